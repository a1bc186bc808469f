"""The Library: every page and source, read once, linked, and read-only from then on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from suluh import references
from suluh.assurance import Assurance, assurance
from suluh.errors import ContentError
from suluh.identity import MAIN, Language, ProvisionId, RecordId, akn_instrument, akn_provision, order_key
from suluh.reading import Page, read_pages, read_sources
from suluh.records.conduct import Case, Development, Offence
from suluh.records.law import STATES, Instrument, Provision, Version
from suluh.records.penalty import Penalty
from suluh.records.people import Agency, Channel, Figure, Platform, Route
from suluh.records.region import Criterion, Jurisdiction
from suluh.records.source import Source
from suluh.records.term import Term
from suluh.timeline import current


@dataclass(frozen=True)
class Library:
    """What the site is made from.

    Attributes:
        docs: the folder it was read from.
        pages: every page by its id, in order of ids.
        sources: every source by its key.
        source_home: the file (its stem) each source stands in.
    """

    docs: Path
    pages: dict[RecordId, Page]
    sources: dict[str, Source]
    source_home: dict[str, str]

    # -- records by kind

    @cached_property
    def instruments(self) -> dict[RecordId, Instrument]:
        """Instruments by id."""
        return {key: page.record for key, page in self.pages.items() if isinstance(page.record, Instrument)}

    @cached_property
    def provisions(self) -> dict[RecordId, Provision]:
        """Provisions by id, in the order of their instruments and numbers."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Provision)]
        found.sort(key=lambda item: (instrument_of(item[0]), order_key(item[1].number)))
        return dict(found)

    @cached_property
    def terms(self) -> dict[RecordId, Term]:
        """Terms by id."""
        return {key: page.record for key, page in self.pages.items() if isinstance(page.record, Term)}

    @cached_property
    def agencies(self) -> dict[RecordId, Agency]:
        """Bodies by id."""
        return {key: page.record for key, page in self.pages.items() if isinstance(page.record, Agency)}

    @cached_property
    def platforms(self) -> dict[RecordId, Platform]:
        """Platforms by id."""
        return {key: page.record for key, page in self.pages.items() if isinstance(page.record, Platform)}

    @cached_property
    def routes(self) -> dict[RecordId, Route]:
        """Routes by id, in the order they are offered."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Route)]
        return dict(sorted(found, key=lambda item: item[1].order))

    @cached_property
    def figures(self) -> dict[RecordId, Figure]:
        """Figures by id."""
        return {key: page.record for key, page in self.pages.items() if isinstance(page.record, Figure)}

    @cached_property
    def offences(self) -> dict[RecordId, Offence]:
        """Guides by conduct, in their order."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Offence)]
        return dict(sorted(found, key=lambda item: item[1].order))

    @cached_property
    def cases(self) -> dict[RecordId, Case]:
        """Cases by id, the latest first."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Case)]
        return dict(sorted(found, key=lambda item: (str(item[1].decided or ""), item[0]), reverse=True))

    @cached_property
    def developments(self) -> dict[RecordId, Development]:
        """Developments by id, the latest first."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Development)]
        return dict(sorted(found, key=lambda item: (str(item[1].on), item[0]), reverse=True))

    @cached_property
    def jurisdictions(self) -> dict[RecordId, Jurisdiction]:
        """States by id, in the order they are compared."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Jurisdiction)]
        order = {code: index for index, code in enumerate(STATES)}
        return dict(sorted(found, key=lambda item: (order.get(item[1].code, len(order)), item[0])))

    @cached_property
    def criteria(self) -> dict[RecordId, Criterion]:
        """The questions of the comparison, in their order."""
        found = [(key, page.record) for key, page in self.pages.items() if isinstance(page.record, Criterion)]
        return dict(sorted(found, key=lambda item: (item[1].order, item[0])))

    def channel(self, target: str) -> Channel | None:
        """A channel by `agency/channel`, as in `my-talian-kasih/phone`; None where there is none."""
        agency, _, name = target.partition("/")
        record = self.agencies.get(f"agencies/{agency}")
        return next((channel for channel in record.channels if channel.id == name), None) if record else None

    @cached_property
    def _by_instrument(self) -> dict[RecordId, list[RecordId]]:
        found: dict[RecordId, list[RecordId]] = {}
        for key in self.provisions:
            found.setdefault(instrument_of(key), []).append(key)
        return found

    def provisions_of(self, instrument: RecordId) -> list[RecordId]:
        """The ids of an instrument's provisions, in order."""
        return self._by_instrument.get(instrument, [])

    @cached_property
    def _amendments(self) -> dict[RecordId, list[RecordId]]:
        found: dict[RecordId, list[RecordId]] = {}
        for key, record in self.instruments.items():
            for amended in record.amends:
                found.setdefault(amended, []).append(key)
        for keys in found.values():
            keys.sort(key=lambda key: (str(first_day(self.instruments[key])), key))
        return found

    def amendments_of(self, instrument: RecordId) -> list[RecordId]:
        """The ids of instruments that change this one, oldest first."""
        return self._amendments.get(instrument, [])

    # -- words in a language

    def title(self, record: RecordId, language: Language = MAIN) -> str:
        """What a page is called: a heading, a title, a term."""
        page = self.pages[record]
        words = page.words.get(language)
        for holder in (words, page.record) if words else (page.record,):
            for name in ("heading", "title", "term", "name"):
                if value := getattr(holder, name, None):
                    return str(value)
        return record

    def summary(self, record: RecordId, language: Language = MAIN) -> str:
        """What a page says, in a sentence or two."""
        page = self.pages[record]
        words = page.words.get(language)
        return words.summary if words else page.record.summary

    def phrase(self, record: RecordId, text: str, language: Language = MAIN) -> str:
        """Free text inside a record, translated where the translation holds it."""
        words = self.pages[record].words.get(language)
        phrases: dict[str, str] = getattr(words, "phrases", {}) if words else {}
        return phrases.get(text, text)

    # -- the law

    def assurance_of(self, version: Version) -> Assurance:
        """How sure the reading of a version is."""
        return assurance(version.sources, self.sources)

    def is_law(self, record: RecordId) -> bool:
        """Whether a provision is in force, or an instrument is more than a Bill."""
        if record in self.provisions:
            return current(self.provisions[record]).state == "in force"
        return record in self.instruments and self.instruments[record].type != "bill"

    def tier_of(self, record: RecordId, at: str | None) -> Penalty | None:
        """The tier of a provision in force at a place in it, else its first; None where it was not read."""
        provision = self.provisions[record]
        tiers = penalties_of(provision, current(provision)) or ()
        return next((tier for tier in tiers if at is None or tier.at == at), None)

    def akn(self, record: RecordId) -> str | None:
        """The AKN-style id of an instrument or a provision; none where the instrument's year is not known."""
        if record in self.instruments:
            instrument = self.instruments[record]
            document = {"bill": "bill", "treaty": "act"}.get(instrument.type, "act")
            return akn_instrument(record, document, instrument.akn_year, instrument.number)
        provision = ProvisionId.parse(record)
        work = self.akn(provision.instrument)
        return akn_provision(work, provision, self.provisions[record].number) if work else None

    # -- links

    @cached_property
    def links(self) -> dict[RecordId, list[RecordId]]:
        """The pages each page leads to: named as related, or linked in its English body."""
        found: dict[RecordId, list[RecordId]] = {}
        for key, page in self.pages.items():
            targets = list(getattr(page.record, "related", ()))
            targets += [
                reference.record
                for reference in references.find(page.bodies[MAIN].text)
                if reference.scheme in ("law", "page")
            ]
            found[key] = [target for target in dict.fromkeys(targets) if target in self.pages and target != key]
        return found

    @cached_property
    def backlinks(self) -> dict[RecordId, list[RecordId]]:
        """The pages that lead to each page."""
        found: dict[RecordId, list[RecordId]] = {}
        for key, targets in self.links.items():
            for target in targets:
                found.setdefault(target, []).append(key)
        return found


def instrument_of(provision: RecordId) -> RecordId:
    """The id of the instrument a provision stands in."""
    return ProvisionId.parse(provision).instrument


def first_day(instrument: Instrument) -> str:
    """The day an instrument began, or was first heard of; for sorting."""
    for name in ("commencement", "gazetted", "assent", "passed", "first reading", "announced", "signed"):
        if event := instrument.event(name):
            return str(event.on)
    return ""


def penalties_of(provision: Provision, version: Version) -> tuple[Penalty, ...] | None:
    """The tiers of a version, `same` followed back; None where they were not read."""
    index = provision.versions.index(version)
    while provision.versions[index].penalties == "same":
        index -= 1
    found = provision.versions[index].penalties
    return None if isinstance(found, str) else found


def read_library(docs: Path) -> Library:
    """Reads everything below `docs/` and holds it against the rules.

    Raises:
        ContentError: with every problem found.
    """
    from suluh.rules import problems_of  # the rules ask the Library; it knows nothing of them

    pages, broken, problems = read_pages(docs)
    sources, homes, more = read_sources(docs)
    problems += more
    library = link(docs, pages, sources, homes)
    problems += problems_of(library, pages, broken)
    if problems:
        raise ContentError(problems)
    return library


def link(docs: Path, pages: Iterable[Page], sources: dict[str, Source], homes: dict[str, str]) -> Library:
    """A Library of pages and sources already read."""
    ordered = sorted(pages, key=lambda page: page.id)
    return Library(docs, {page.id: page for page in ordered}, dict(sorted(sources.items())), homes)
