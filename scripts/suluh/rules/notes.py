"""Change notes are dated and name pages that are there."""

from __future__ import annotations

from collections.abc import Iterator, Set

from suluh.errors import Problem
from suluh.identity import RecordId
from suluh.library import Library
from suluh.notes import NAME, try_notes
from suluh.staging.generated import generated_pages


def note_problems(library: Library, broken: Set[RecordId] = frozenset()) -> Iterator[Problem]:
    """A note is dated to the day and names pages that are there."""
    notes, problems = try_notes(library.docs)
    yield from problems
    there = set(library.pages) | {page.id for page in generated_pages(library)} | set(broken)
    file = f"{library.docs.name}/{NAME}"
    for note in notes:
        if not note.on.exact:
            yield Problem(file, 1, f"the note of {note.on} has no day", "write it as 2026-11-21")
        for page in note.pages:
            if page not in there:
                yield Problem(file, 1, f"the note of {note.on} names {page}, which is no page", "correct its id")
