"""What front matter names exists: sources, records, channels."""

from __future__ import annotations

from collections.abc import Iterator, Set

from suluh.errors import Problem
from suluh.frontmatter import Path_
from suluh.identity import RecordId
from suluh.library import Library
from suluh.reading import Page
from suluh.records.base import Citation, Record
from suluh.records.conduct import Case, Development, Offence
from suluh.records.law import Instrument, Provision
from suluh.records.people import Agency, Figure, Platform, Route
from suluh.records.region import Criterion, Jurisdiction
from suluh.records.term import Term


def citations(library: Library, page: Page) -> Iterator[Problem]:
    """Every cited source exists."""
    for path, citation in _cited(page):
        if citation.source not in library.sources:
            yield Problem(
                page.file,
                page.meta.line((*path, "source")),
                f"there is no source “{citation.source}”",
                "add it to docs/sources/, or correct the key",
            )


def records(library: Library, page: Page, broken: Set[RecordId]) -> Iterator[Problem]:
    """Every record that front matter names exists and is of the kind that is meant."""
    record = page.record
    named: list[tuple[Path_, str, type]] = []
    if isinstance(record, Provision):
        named += [(("related", i), target, Record) for i, target in enumerate(record.related)]
        named += [(("versions", i, "by"), v.by, Instrument) for i, v in enumerate(record.versions) if v.by]
    elif isinstance(record, Instrument):
        named += [(("amends", i), target, Instrument) for i, target in enumerate(record.amends)]
        named += [
            (("asks", i, "answers", j), target, Record)
            for i, ask in enumerate(record.asks)
            for j, target in enumerate(ask.answers)
        ]
        named += [
            (("asks", i, "criteria", j), f"compare/{name}", Criterion)
            for i, ask in enumerate(record.asks)
            for j, name in enumerate(ask.criteria)
        ]
    elif isinstance(record, Criterion):
        named += [(("guides", i), target, Offence) for i, target in enumerate(record.guides)]
    elif isinstance(record, Term):
        named += [(("see", i), f"glossary/{slug}", Term) for i, slug in enumerate(record.see)]
        if record.use_instead:
            named.append((("use_instead",), f"glossary/{record.use_instead}", Term))
    elif isinstance(record, Offence):
        named += [(("reach", i, "id"), reach.id, Provision) for i, reach in enumerate(record.reach)]
        named += [(("routes", i), target, Route) for i, target in enumerate(record.routes)]
        named += [(("related", i), target, Record) for i, target in enumerate(record.related)]
    elif isinstance(record, Case):
        named += [(("provisions", i), target, Provision) for i, target in enumerate(record.provisions)]
    elif isinstance(record, Development):
        named += [(("touches", i), target, Record) for i, target in enumerate(record.touches)]
    elif isinstance(record, Agency):
        named += [(("powers", i), target, Record) for i, target in enumerate(record.powers)]
    elif isinstance(record, Route):
        named += [(("related", i), target, Record) for i, target in enumerate(record.related)]
        for i, target in enumerate(record.channels):
            yield from channel_named(library, target, page.file, page.meta.line(("channels", i)))
    for path, target, wanted in named:
        found = library.pages.get(target)
        if target in broken:
            continue
        if found is None or not isinstance(found.record, wanted):
            what = "record" if wanted is Record else wanted.__name__.lower()
            yield Problem(
                page.file,
                page.meta.line(path),
                f"there is no {what} “{target}”",
                f"write {what} pages' ids as their path below docs/, and see that the page exists",
            )


def channel_named(library: Library, target: str, file: str, line: int) -> Iterator[Problem]:
    """A channel that is named exists."""
    if library.channel(target) is None:
        agency, _, _ = target.partition("/")
        known = (
            [channel.id for channel in library.agencies[f"agencies/{agency}"].channels]
            if (f"agencies/{agency}" in library.agencies)
            else []
        )
        remedy = (
            f"choose one of: {', '.join(known)}" if known else "write it as agency/channel, as in my-talian-kasih/phone"
        )
        yield Problem(file, line, f"there is no channel “{target}”", remedy)


def _cited(page: Page) -> Iterator[tuple[Path_, Citation]]:
    record = page.record
    if isinstance(record, Provision):
        for i, version in enumerate(record.versions):
            for j, citation in enumerate(version.sources):
                yield ("versions", i, "sources", j), citation
    elif isinstance(record, Instrument):
        for i, event in enumerate(record.history):
            for j, citation in enumerate(event.sources):
                yield ("history", i, "sources", j), citation
        for j, citation in enumerate(record.texts):
            yield ("texts", j), citation
        for i, ask in enumerate(record.asks):
            for j, citation in enumerate(ask.sources):
                yield ("asks", i, "sources", j), citation
        for code, party in record.parties.items():
            for j, citation in enumerate(party.sources):
                yield ("parties", code, "sources", j), citation
    elif isinstance(record, Jurisdiction):
        for name, cell in record.cells.items():
            for j, citation in enumerate(cell.sources):
                yield ("cells", name, "sources", j), citation
    elif isinstance(record, Term | Agency | Figure | Case | Development):
        for j, citation in enumerate(record.sources):
            yield ("sources", j), citation
    if isinstance(record, Agency):
        for i, channel in enumerate(record.channels):
            for j, citation in enumerate(channel.sources):
                yield ("channels", i, "sources", j), citation
    elif isinstance(record, Platform):
        for i, way in enumerate(record.report):
            for j, citation in enumerate(way.sources):
                yield ("report", i, "sources", j), citation
        for i, item in enumerate(record.does):
            for j, citation in enumerate(item.sources):
                yield ("does", i, "sources", j), citation
