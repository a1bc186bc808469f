"""Which pages have a Markdown twin."""

from __future__ import annotations

from suluh.identity import RecordId
from suluh.library import Library

_LEFT_OUT = frozenset({"404", "search", "a-to-z", "offences/finder"})


def has_twin(library: Library, record: RecordId) -> bool:
    """Whether a page has a twin: all but those that only a script fills."""
    return record in library.pages and record not in _LEFT_OUT
