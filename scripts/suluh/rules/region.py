"""The comparison holds together: every state answers every criterion, in the form it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Set

from suluh.errors import Problem
from suluh.identity import RecordId
from suluh.library import Library
from suluh.reading import Page
from suluh.records.law import Instrument, Provision
from suluh.records.region import ANSWERS, Jurisdiction


def answered(library: Library, page: Page, broken: Set[RecordId]) -> Iterator[Problem]:
    """A state stands in its own folder and answers each criterion, by law in force."""
    record = page.record
    if not isinstance(record, Jurisdiction):
        return
    if page.id != f"law/{record.code.lower()}":
        yield Problem(
            page.file, page.meta.line(("code",)), f"the code {record.code} does not fit the folder", "correct one"
        )
    known = {key.rpartition("/")[2]: criterion for key, criterion in library.criteria.items()}
    for name in record.cells:
        if name not in known and f"compare/{name}" not in broken:
            yield Problem(
                page.file,
                page.meta.line(("cells", name)),
                f"there is no criterion “{name}”",
                f"write one of: {', '.join(known)}",
            )
    for name, criterion in known.items():
        line = page.meta.line(("cells", name) if name in record.cells else ("cells",))
        cell = record.cells.get(name)
        if cell is None:
            yield Problem(page.file, line, f"no answer to “{name}”", f"add {name}: {{answer: not found}} under cells")
            continue
        if cell.answer not in ANSWERS[criterion.shape]:
            allowed = ", ".join(ANSWERS[criterion.shape])
            yield Problem(
                page.file, line, f"{name} cannot be answered with “{cell.answer}”", f"write one of: {allowed}"
            )
        elif cell.answer == "stated":
            needed = {"age": "value", "penalty": "penalty", "words": "text"}.get(criterion.shape)
            if needed and getattr(cell, needed) is None:
                yield Problem(page.file, line, f"{name} is stated, but where is its {needed}?", f"add {needed}:")
            if criterion.shape == "body" and not (cell.bodies or cell.text):
                yield Problem(page.file, line, f"{name} is stated, but names no body", "add bodies: or text:")
        yield from _rests_on_law(library, page, name, broken)


def _rests_on_law(library: Library, page: Page, name: str, broken: Set[RecordId]) -> Iterator[Problem]:
    """A yes about conduct rests on something that is law: a Bill or a repealed provision is none."""
    assert isinstance(page.record, Jurisdiction)
    cell = page.record.cells[name]
    line = page.meta.line(("cells", name))
    for key in cell.provisions:
        found = library.pages.get(key)
        if key in broken:
            continue
        if found is None or not isinstance(found.record, Provision | Instrument):
            yield Problem(
                page.file, line, f"{name}: there is no provision or instrument “{key}”", "correct the id, or write it"
            )
        elif not (key.startswith(f"{page.id}/")):
            yield Problem(
                page.file, line, f"{name}: {key} is not law of {page.record.name}", "name that state's own law"
            )
        elif cell.answer in ("yes", "partly") and not library.is_law(key):
            yield Problem(
                page.file,
                line,
                f"{name}: {key} is not law in force, and cannot make a “{cell.answer}”",
                "tell it in the text or the note; answer by what is in force",
            )
    if cell.penalty and cell.penalty not in broken:
        punishing = library.provisions.get(cell.penalty)
        if punishing is None or not punishing.offence:
            yield Problem(page.file, line, f"{name}: {cell.penalty} has no penalty", "name an offence")
        elif cell.tier and library.tier_of(cell.penalty, cell.tier) is None:
            yield Problem(page.file, line, f"{name}: no tier at “{cell.tier}”", "write it as that page's `at`")
    for key in cell.bodies:
        if key not in library.agencies and key not in broken:
            yield Problem(page.file, line, f"{name}: there is no body “{key}”", "write it under docs/agencies/")
