"""Records stand where their id says."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

from suluh.errors import Problem
from suluh.identity import ProvisionId, RecordId
from suluh.library import Library
from suluh.reading import Page
from suluh.records.law import Instrument, Provision
from suluh.records.plain import Plain

LAYOUTS = Path(__file__).resolve().parents[2] / "theme" / "pages"


def placed(library: Library, page: Page, broken: Set[RecordId]) -> Iterator[Problem]:
    """A provision stands in its instrument, at its number; a Part begins with a provision that exists."""
    record = page.record
    if isinstance(record, Plain) and record.layout and not (LAYOUTS / f"{record.layout}.md.j2").exists():
        yield Problem(
            page.file,
            page.meta.line(("layout",)),
            f"there is no layout “{record.layout}”",
            f"write one of: {', '.join(sorted(path.name.partition('.')[0] for path in LAYOUTS.glob('*.md.j2')))}",
        )
    if isinstance(record, Instrument):
        numbers = {library.provisions[key].number for key in library.provisions_of(page.id)}
        for i, part in enumerate(record.parts):
            if part.first not in numbers and not any(key.startswith(f"{page.id}/") for key in broken):
                yield Problem(
                    page.file,
                    page.meta.line(("parts", i, "first")),
                    f"Part {part.number} begins with {part.first}, which has no page",
                    "correct the number, or write that provision",
                )
    if not isinstance(record, Provision):
        return
    try:
        found = ProvisionId.parse(page.id)
        wanted = ProvisionId.of(found.instrument, found.unit, record.number)
    except ValueError as error:
        yield Problem(page.file, page.meta.line(("number",)), str(error), "correct the number or the file's name")
        return
    if wanted != found:
        yield Problem(
            page.file,
            page.meta.line(("number",)),
            f"the number {record.number} does not fit the file's name",
            f"move the file to docs/{wanted}.md, or correct the number",
        )
    if found.instrument not in library.instruments and found.instrument not in broken:
        yield Problem(
            page.file,
            1,
            f"there is no instrument {found.instrument}",
            f"write docs/{found.instrument}/index.md with kind: instrument",
        )
