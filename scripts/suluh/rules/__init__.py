"""Rules that no single schema can hold.

That references lead somewhere, that languages agree, that figures stand once: each rule is a function from the
Library to problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta

from suluh.errors import Problem
from suluh.identity import RecordId
from suluh.library import Library, penalties_of
from suluh.linkcheck.health import try_health
from suluh.reading import Page
from suluh.records.base import Record
from suluh.records.kinds import KINDS
from suluh.redirects import redirect_problems
from suluh.rules import finder, languages, named, notes, placing, prose, region
from suluh.timeline import current


def problems_of(library: Library, pages: Iterable[Page], broken: Set[RecordId] = frozenset()) -> list[Problem]:
    """Everything the rules find.

    Args:
        library: what was read.
        pages: all pages, those of a doubled id as well.
        broken: ids of pages that exist and could not be read; references to them are not at fault.
    """
    found: list[Problem] = [*_twice(pages), *finder.rulebook_problems(library, broken)]
    found += [*redirect_problems(library, broken), *notes.note_problems(library, broken), *try_health(library.docs)[1]]
    for page in library.pages.values():
        found += named.citations(library, page)
        found += named.records(library, page, broken)
        found += placing.placed(library, page, broken)
        found += region.answered(library, page, broken)
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


def unsure(library: Library) -> dict[str, list[str]]:
    """Provisions whose version in force rests on one report or none, or whose penalty is not settled or not read."""
    found: dict[str, list[str]] = {
        "one report": [],
        "text not read": [],
        "penalty not settled": [],
        "penalty not read": [],
    }
    for key, record in library.provisions.items():
        version = current(record)
        level = library.assurance_of(version)
        if level in ("single", "none"):
            found["one report" if level == "single" else "text not read"].append(key)
        tiers = penalties_of(record, version)
        if tiers is None:
            found["penalty not read"].append(key)
        elif any(tier.unsettled for tier in tiers):
            found["penalty not settled"].append(key)
    return found


def _twice(pages: Iterable[Page]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    for page in pages:
        if page.id in files:
            yield Problem(page.file, 1, f"the address {page.id} is taken by {files[page.id]}", "move one of them")
        files.setdefault(page.id, page.file)
