"""What templates ask about records, in one language: values and words, no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from suluh import timeline
from suluh.assurance import LEVELS, Assurance
from suluh.comparison import standings
from suluh.drawing.penalties import heaviest
from suluh.identity import MAIN, Language, ProvisionId, RecordId
from suluh.library import Library, instrument_of, penalties_of
from suluh.records.base import Citation
from suluh.records.conduct import Offence
from suluh.records.law import Event, Instrument, Provision, Version
from suluh.records.penalty import Penalty
from suluh.wording import wording


@dataclass(frozen=True)
class VersionView:
    """A version with what its card shows."""

    version: Version
    tiers: tuple[Penalty, ...] | None
    assurance: Assurance
    current: bool
    earliest: str
    latest: str
    ends_earliest: str
    ends_latest: str


@dataclass(frozen=True)
class Reading:
    """A version that has not been read in the official text, for the work list."""

    provision: RecordId
    version: Version
    assurance: Assurance
    first: bool  # the only version, so that its day need not be told


@dataclass(frozen=True)
class PenaltyCells:
    """The cells of a row of penalties: words, and figures to sort by."""

    prison: str
    fine: str
    whipping: str
    years: float
    amount: int
    strokes: int


class LawViews:
    """Questions about the law, asked of a Library in one language."""

    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words = wording(language)

    # -- names

    def unit_name(self, record: RecordId) -> str:
        """`section 10`, `seksyen 10`, `Schedule`."""
        number = self.library.provisions[record].number
        unit = ProvisionId.parse(record).unit
        if unit == "schedule":
            return self.words("unit.schedule") if number == "Schedule" else number
        if unit == "passage":
            return self.words("unit.passage.unread")
        return f"{self.words(f'unit.{unit}')} {number}"

    def name(self, record: RecordId) -> str:
        """`Section 10`: to begin a heading with."""
        text = self.unit_name(record)
        return text[:1].upper() + text[1:]

    def cite(self, record: RecordId) -> str:
        """`Section 10, Act 792`: short and unmistakable."""
        return f"{self.name(record)}, {self.citation(instrument_of(record))}"

    def type_name(self, instrument: RecordId) -> str:
        """What sort of instrument it is, in the words of its state: Act, law, decree."""
        record = self.library.instruments[instrument]
        acts = ("MY", "SG", "BN", "PH")
        elsewhere = {"act": "law", "subsidiary": "decree"} if record.jurisdiction not in acts else {}
        return self.words(f"instrument.type.{elsewhere.get(record.type, record.type)}")

    def citation(self, instrument: RecordId) -> str:
        """An instrument's citation in this language: `Act 792`, `Akta 792`."""
        citation = self.library.instruments[instrument].citation
        if self.language == "ms" and citation.startswith("Act "):
            return "Akta " + citation.removeprefix("Act ")
        return citation

    def local_citation(self, instrument: RecordId) -> str:
        """A citation without the country in brackets, for where the country is plain: `Penal Code 1871`."""
        country = wording(MAIN).words.get(f"law.jurisdiction.{instrument.split('/')[1]}", "")
        first = country.partition(" ")[0]
        return self.citation(instrument).removesuffix(f" ({country})").removesuffix(f" ({first})")

    def short_cite(self, record: RecordId) -> str:
        """`s 10 SOAC`: for pictures."""
        instrument = self.library.instruments[instrument_of(record)]
        name = instrument.abbreviations[0] if instrument.abbreviations else self.local_citation(instrument_of(record))
        unit = ProvisionId.parse(record).unit
        number = self.library.provisions[record].number
        if unit == "passage":
            return f"“{self.library.title(record, self.language)}” {name}"
        return f"{number} {name}" if unit == "schedule" else f"{self.words(f'unit.{unit}.short')} {number} {name}"

    def cases_of(self, guide: Offence) -> list[RecordId]:
        """The cases that turned on a provision of a guide."""
        reached = {reach.id for reach in guide.reach}
        return [key for key, case in self.library.cases.items() if reached & set(case.provisions)]

    def guides_to(self, provision: RecordId) -> list[RecordId]:
        """The guides in which a provision stands."""
        return [
            key for key, guide in self.library.offences.items() if any(reach.id == provision for reach in guide.reach)
        ]

    def cases_on(self, provision: RecordId) -> list[RecordId]:
        """The cases that turned on a provision."""
        return [key for key, case in self.library.cases.items() if provision in case.provisions]

    def under_way(self, record: RecordId) -> list[RecordId]:
        """Developments that touch a page and are not yet law."""
        return [
            key
            for key, item in self.library.developments.items()
            if record in item.touches and item.status not in ("in force", "lapsed")
        ]

    # -- penalties

    def translator(self, record: RecordId) -> Callable[[str], str]:
        """Turns a record's free text into this language."""
        return lambda text: self.library.phrase(record, text, self.language)

    def current_tiers(self, record: RecordId) -> tuple[Penalty, ...] | None:
        """The tiers in force on the day of review; None where not read."""
        provision = self.library.provisions[record]
        return penalties_of(provision, timeline.current(provision))

    def penalty_words(self, record: RecordId) -> str:
        """The penalty in one clause, for running prose."""
        tiers = self.current_tiers(record)
        if tiers is None:
            return self.words("penalty.unread")
        translate = self.translator(record)
        parts = []
        for tier in tiers:
            text = self.words.penalty(tier, translate)
            parts.append(f"{text} ({translate(tier.when)})" if tier.when else text)
        return "; ".join(parts)

    # -- versions

    def versions(self, record: RecordId) -> list[VersionView]:
        """The versions, newest first."""
        provision = self.library.provisions[record]
        now = timeline.current(provision)
        found = []
        for version in provision.versions:
            pending = isinstance(version.start, str)
            found.append(
                VersionView(
                    version=version,
                    tiers=penalties_of(provision, version),
                    assurance=self.library.assurance_of(version),
                    current=version is now,
                    earliest="" if pending else version.start.earliest.isoformat(),  # type: ignore[union-attr]
                    latest="" if pending else version.start.latest.isoformat(),  # type: ignore[union-attr]
                    ends_earliest=version.to.earliest.isoformat() if version.to else "",
                    ends_latest=version.to.latest.isoformat() if version.to else "",
                )
            )
        return found[::-1]

    def current(self, record: RecordId) -> VersionView:
        """The version in force on the day of review."""
        return next(view for view in self.versions(record) if view.current)

    def status(self, provision: Provision) -> str:
        """The key of its status in the words of the interface."""
        return "status." + timeline.status(provision).replace(" ", "_")

    def span(self, record: RecordId, version: Version) -> str:
        """`10 July 2017 to July 2023`, `since July 2023`."""
        provision = self.library.provisions[record]
        index = provision.versions.index(version)
        day = self.words.day
        if version.start == "pending":
            return self.words("day.pending")
        later = provision.versions[index + 1] if index + 1 < len(provision.versions) else None
        if later and later.start != "pending":
            return self.words("span.until", start=day(version.start), end=day(later.start))
        if version.to:
            return self.words("span.to", start=day(version.start), end=day(version.to))
        return self.words("span.since", start=day(version.start))

    # -- instruments

    def events(self, instrument: RecordId) -> list[Event]:
        """What happened to an instrument, oldest first."""
        return sorted(self.library.instruments[instrument].history, key=lambda event: event.on.earliest)

    def event_name(self, event: Event, of: RecordId = "law/my/") -> str:
        """`Passed, Dewan Rakyat`; assent is royal in Malaysia, elsewhere the head of state's act."""
        royal = event.event != "assent" or of.startswith("law/my/")
        text = self.words(f"event.{event.event.replace(' ', '_')}" + ("" if royal else ".elsewhere"))
        return f"{text}, {self.words(f'house.{event.house}')}" if event.house else text

    def life(self, instrument: RecordId) -> list[tuple[RecordId, Event]]:
        """The events of an instrument and the ones that matter of those that amend it, oldest first."""
        found = [(instrument, event) for event in self.library.instruments[instrument].history]
        for amending in self.library.amendments_of(instrument):
            events = self.library.instruments[amending].history
            best = next(
                (
                    event
                    for name in ("commencement", "gazetted", "assent", "passed", "first reading", "announced")
                    for event in reversed(events)
                    if event.event == name
                ),
                None,
            )
            if best:
                found.append((amending, best))
        return sorted(found, key=lambda item: item[1].on.earliest)

    def arrangement(self, instrument: RecordId) -> list[tuple[str | None, list[RecordId]]]:
        """The provisions under their Parts: the Part's words, then the ids."""
        record: Instrument = self.library.instruments[instrument]
        starts = {part.first: part for part in record.parts}
        found: list[tuple[str | None, list[RecordId]]] = []
        for key in self.library.provisions_of(instrument):
            part = starts.get(self.library.provisions[key].number)
            if part or not found:
                words = None
                if part:
                    heading = self.library.phrase(instrument, part.heading, self.language)
                    words = self.words("part", number=part.number, heading=heading)
                found.append((words, []))
            elif ProvisionId.parse(key).unit == "schedule" and found[-1][0] is not None:
                found.append((None, []))
            found[-1][1].append(key)
        return found

    def instruments_of(self, jurisdiction: str) -> list[RecordId]:
        """The instruments of a jurisdiction that stand by themselves, then those that amend them."""
        keys = [key for key in self.library.instruments if key.startswith(f"law/{jurisdiction}/")]
        return sorted(keys, key=lambda key: (bool(self.library.instruments[key].amends), key))

    def jurisdictions(self) -> list[str]:
        """The folders of jurisdictions that hold an instrument: Malaysia first, states, then wider bodies."""
        held = {key.split("/")[1] for key in self.library.instruments}
        return sorted(
            held, key=lambda folder: (folder != "my", len(folder) > 2, self.words(f"law.jurisdiction.{folder}"))
        )

    def neighbours(self, record: RecordId) -> tuple[RecordId | None, RecordId | None]:
        """The provisions before and after."""
        keys = self.library.provisions_of(instrument_of(record))
        at = keys.index(record)
        return (keys[at - 1] if at else None, keys[at + 1] if at + 1 < len(keys) else None)

    def related(self, record: RecordId) -> list[RecordId]:
        """What belongs with a record: named by it, or leading to it; its own Act and neighbours left out."""
        mine = self.library.links.get(record, [])
        theirs = self.library.backlinks.get(record, [])
        found = [key for key in dict.fromkeys([*mine, *theirs]) if self.library.pages[key].kind == "provision"]
        order = list(self.library.provisions)
        return sorted(found, key=order.index)

    def used_by(self, record: RecordId) -> list[RecordId]:
        """Provisions that lead to a page."""
        keys = self.library.backlinks.get(record, [])
        return [key for key in self.library.provisions if key in set(keys)]

    # -- sources and assurance

    def cited(self, citations: tuple[Citation, ...]) -> list[tuple[Citation, str]]:
        """Citations with the day they were read, in words."""
        return [
            (citation, self.words.day(citation.read or self.library.sources[citation.source].read))
            for citation in citations
        ]

    def assurance_counts(self) -> list[tuple[Assurance, int]]:
        """How many provisions there are of each assurance, by their version in force."""
        found = [self.current(key).assurance for key in self.library.provisions]
        return [(level, found.count(level)) for level in LEVELS]

    def to_read(self) -> list[Reading]:
        """Every version that has not been read in the official text, the least sure first."""
        found = [
            Reading(key, version, self.library.assurance_of(version), len(provision.versions) == 1)
            for key, provision in self.library.provisions.items()
            for version in provision.versions
            if self.library.assurance_of(version) != "official"
        ]
        order = {key: index for index, key in enumerate(self.library.provisions)}
        return sorted(found, key=lambda item: (-LEVELS.index(item.assurance), order[item.provision]))

    def to_read_by_act(self) -> list[tuple[RecordId, list[tuple[Assurance, list[Reading]]]]]:
        """The same by instrument and assurance, in the order of the Acts."""
        found: dict[RecordId, dict[Assurance, list[Reading]]] = {}
        for item in self.to_read():
            levels = found.setdefault(instrument_of(item.provision), {})
            levels.setdefault(item.assurance, []).append(item)
        order = list(dict.fromkeys(instrument_of(key) for key in self.library.provisions))
        return [(act, list(found[act].items())) for act in order if act in found]

    # -- terms

    def letters(self) -> list[tuple[str, list[RecordId]]]:
        """The terms by first letter, in this language's order."""
        found: dict[str, list[RecordId]] = {}
        for key in sorted(self.library.terms, key=lambda key: self.library.title(key, self.language).casefold()):
            letter = self.library.title(key, self.language)[:1].upper()
            found.setdefault(letter, []).append(key)
        return sorted(found.items())

    def index(self) -> list[tuple[str, list[tuple[str, RecordId]]]]:
        """Every page under the words people look for it by: its title and its aliases in this language."""
        entries: set[tuple[str, RecordId]] = set()
        for key, page in self.library.pages.items():
            if key in ("404", "index", "search", "a-to-z"):
                continue
            shown: Language = self.language if self.language in page.languages else MAIN
            holder = page.record if shown == MAIN else page.words.get(shown)
            for words in (self.library.title(key, shown), *getattr(holder, "aliases", ())):
                entries.add((words[:1].upper() + words[1:], key))
        found: dict[str, list[tuple[str, RecordId]]] = {}
        for words, key in sorted(entries, key=lambda entry: (entry[0].casefold(), entry[1], entry[0])):
            letter = words[0] if words[0].isascii() and words[0].isalpha() else "0"
            found.setdefault(letter, []).append((words, key))
        return sorted(found.items())

    def exported(self) -> list[tuple[str, int]]:
        """The data files and how many records each holds."""
        library = self.library
        counts = {
            "provisions": len(library.provisions),
            "instruments": len(library.instruments),
            "sources": len(library.sources),
            "terms": len(library.terms),
            "agencies": len(library.agencies),
            "platforms": len(library.platforms),
            "routes": len(library.routes),
            "figures": len(library.figures),
            "offences": len(library.offences),
            "cases": len(library.cases),
            "developments": len(library.developments),
            "jurisdictions": len(library.jurisdictions),
            "criteria": len(library.criteria),
            "comparison": len(library.jurisdictions) * len(library.criteria),
            "ratifications": len(standings(library)),
        }
        return [(name, count) for name, count in counts.items() if count]

    # -- offences side by side

    def offences_now(self) -> list[tuple[RecordId, tuple[Penalty, ...] | None]]:
        """Every core offence of Malaysia in force with its tiers; Acts mostly about such offences come first."""
        found = [
            key
            for key, record in self.library.provisions.items()
            if record.offence
            and record.depth == "core"
            and key.startswith("law/my/")
            and timeline.status(record) == "in force"
        ]
        counts = Counter(instrument_of(key) for key in found)

        def share(key: RecordId) -> float:
            act = instrument_of(key)
            return counts[act] / len(self.library.provisions_of(act))

        return [(key, self.current_tiers(key)) for key in sorted(found, key=share, reverse=True)]

    def conducts(self) -> list[str]:
        """The kinds of conduct that offences name, by their words in this language."""
        found = {conduct for key, _ in self.offences_now() for conduct in self.library.provisions[key].conduct}
        return sorted(found, key=lambda conduct: self.words(f"conduct.{conduct}"))

    def acts_with_offences(self) -> list[RecordId]:
        """The instruments that core offences stand in."""
        return list(dict.fromkeys(instrument_of(key) for key, _ in self.offences_now()))

    def penalty_cells(self, tiers: tuple[Penalty, ...] | None) -> PenaltyCells:
        """A row of the table of penalties: the heaviest tier, in words and in figures to sort by."""
        tier = heaviest(tiers)
        if tier is None:
            unread = self.words("penalties.unread")
            return PenaltyCells(unread, unread, unread, -1, -1, -1)
        if tier.unsettled:
            unsettled = self.words("penalties.unsettled")
            return PenaltyCells(unsettled, unsettled, unsettled, -1, -1, -1)
        prison, fine, whip = tier.imprisonment, tier.fine, tier.whipping
        none = self.words("penalties.none")
        years = (99 if prison.life else prison.max_years or (prison.months or 0) / 12) if prison else 0
        return PenaltyCells(
            prison=self.words.imprisonment(prison) if prison else none,
            fine=self.words.fine(fine) if fine else none,
            whipping=self.words.whipping(whip) if whip else none,
            years=years,
            amount=(fine.max or fine.min or 0) if fine else 0,
            strokes=(whip.max_strokes or whip.min_strokes or 0) if whip else 0,
        )

    def laws_began(self) -> list[tuple[RecordId, Event]]:
        """The commencement of every principal law of Malaysia since 1998, and the Bills, oldest first."""
        found = []
        for key, record in self.library.instruments.items():
            if record.jurisdiction != "MY" or (record.amends and record.type != "bill"):
                continue
            event = record.event("commencement") or (
                record.history[-1] if record.type == "bill" and record.history else None
            )
            if event and event.on.year >= 1998:
                found.append((key, event))
        return sorted(found, key=lambda item: (item[1].on.earliest, item[0]))

    def law_by_year(self) -> list[tuple[int, list[tuple[RecordId, Event]]]]:
        """What happened to the law, year by year from 1998, the latest first."""
        found: dict[int, list[tuple[RecordId, Event]]] = {}
        for key, record in self.library.instruments.items():
            for event in record.history:
                wanted = (
                    event.event in ("commencement", "gazetted") or record.type == "bill" or event.event == "announced"
                )
                if record.jurisdiction == "MY" and wanted and event.on.year >= 1998:
                    found.setdefault(event.on.year, []).append((key, event))
        return [
            (year, sorted(entries, key=lambda entry: (entry[1].on.earliest, entry[0])))
            for year, entries in sorted(found.items(), reverse=True)
        ]

    def other_title(self, record: RecordId) -> str:
        """The title in the other language."""
        other: Language = "ms" if self.language == MAIN else MAIN
        return self.library.title(record, other)
