"""Rules that no single schema can hold.

That references lead somewhere, that languages agree, that figures stand once: each rule is a function from the
Library to problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta

from suluh.errors import Problem
from suluh.identity import RecordId
from suluh.library import Library
from suluh.reading import Page
from suluh.records.base import Record
from suluh.records.kinds import KINDS
from suluh.rules import finder, languages, named, placing, prose


def problems_of(library: Library, pages: Iterable[Page], broken: Set[RecordId] = frozenset()) -> list[Problem]:
    """Everything the rules find.

    Args:
        library: what was read.
        pages: all pages, those of a doubled id as well.
        broken: ids of pages that exist and could not be read; references to them are not at fault.
    """
    found: list[Problem] = [*_twice(pages), *finder.rulebook_problems(library, broken)]
    for page in library.pages.values():
        found += named.citations(library, page)
        found += named.records(library, page, broken)
        found += placing.placed(library, page, broken)
        found += languages.translated(page)
        for language, body in page.bodies.items():
            found += prose.headings(body)
            found += prose.links(library, body, broken)
            found += prose.figures_once(language, body)
            found += prose.numbers_once(body)
    return found


def overdue(library: Library, today: date) -> list[tuple[str, date]]:
    """Records whose review is older than the interval of their kind, with the day it fell due."""
    found = []
    for key, page in library.pages.items():
        if isinstance(page.record, Record):
            due = page.record.reviewed.latest + timedelta(days=KINDS[page.kind].review_days)
            if due < today:
                found.append((key, due))
    return found


def _twice(pages: Iterable[Page]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    for page in pages:
        if page.id in files:
            yield Problem(page.file, 1, f"the address {page.id} is taken by {files[page.id]}", "move one of them")
        files.setdefault(page.id, page.file)
