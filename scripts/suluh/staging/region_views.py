"""What templates ask about states and the comparison, in one language."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from suluh.assurance import LEVELS, Assurance, assurance
from suluh.comparison import Answered, answered, comparison, standings, treaties
from suluh.drawing.heat import Heat, heat, mark
from suluh.identity import Language, RecordId
from suluh.library import Library
from suluh.records.law import STATES, Ask, Instrument, Party
from suluh.records.region import Criterion
from suluh.timeline import current
from suluh.wording import wording


class RegionViews:
    """Questions about the states, asked of a Library in one language."""

    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words = wording(language)

    # -- cells

    def cells(self) -> list[Answered]:
        """Every cell."""
        return comparison(self.library)

    def rows(self) -> list[tuple[RecordId, list[Answered]]]:
        """The criteria, each with its cells in the order of states."""
        return [(key, self.of_criterion(key)) for key in self.library.criteria]

    def of_criterion(self, criterion: RecordId) -> list[Answered]:
        """What every state answers to a question."""
        return [answered(self.library, state, criterion) for state in self.library.jurisdictions]

    def of_state(self, state: RecordId) -> list[tuple[str, list[Answered]]]:
        """A state's answers under the headings of the questions."""
        cells = [answered(self.library, state, key) for key in self.library.criteria]
        return [(group, list(found)) for group, found in groupby(self._grouped(cells), key=self._group)]

    def groups(self) -> list[tuple[str, list[RecordId]]]:
        """The questions under their headings."""
        found: dict[str, list[RecordId]] = {}
        for key, record in self.library.criteria.items():
            found.setdefault(record.group, []).append(key)
        return list(found.items())

    def _group(self, cell: Answered) -> str:
        criterion: Criterion = self.library.criteria[cell.criterion]
        return criterion.group

    def _grouped(self, cells: list[Answered]) -> list[Answered]:
        order = [group for group, _ in self.groups()]
        return sorted(cells, key=lambda cell: order.index(self._group(cell)))

    def answer(self, cell: Answered) -> str:
        """The answer in a word or a figure: `Yes`, `16`, `imprisonment for up to 5 years`, `Not found`."""
        if cell.cell.value is not None:
            return self.words("compare.age", age=cell.cell.value)
        if cell.cell.penalty:
            return self.penalty(cell)
        if cell.cell.bodies:
            return "; ".join(self.library.title(key, self.language) for key in cell.cell.bodies)
        return self.words(f"answer.{cell.cell.answer.replace(' ', '_')}")

    def penalty(self, cell: Answered) -> str:
        """The penalty of a cell, from its provision's record."""
        if cell.penalty is None or cell.cell.penalty is None:
            return self.words("penalty.unread")
        key = cell.cell.penalty
        text = self.words.penalty(cell.penalty, lambda words: self.library.phrase(key, words, self.language))
        return text[:1].upper() + text[1:]

    def text(self, cell: Answered, words: str | None) -> str:
        """A cell's free text in this language."""
        return self.library.phrase(cell.state, words, self.language) if words else ""

    def question(self, criterion: RecordId) -> str:
        """A question in full."""
        page = self.library.pages[criterion]
        return str(getattr(page.words.get(self.language), "question", self.library.criteria[criterion].question))

    def mark(self, cell: Answered) -> str:
        """What a picture shows in the cell's square."""
        return mark(cell)

    def heat(self, cells: list[Answered]) -> Heat:
        """The picture of cells."""
        return heat(cells)

    def counts(self, cells: list[Answered]) -> list[tuple[str, int]]:
        """How many cells say what, for the words under a picture."""
        found = Counter(cell.tone for cell in cells)
        return [(tone, found[tone]) for tone in ("yes", "partly", "no", "stated", "unknown") if found[tone]]

    def by_assurance(self, cells: list[Answered]) -> list[tuple[Assurance, int]]:
        """How many cells there are of each assurance; those where nothing was found are left out."""
        found = Counter(cell.assurance for cell in cells if cell.tone != "unknown")
        return [(level, found[level]) for level in LEVELS if found[level]]

    def sort_value(self, cell: Answered) -> float:
        """What states are sorted by under a criterion: the surest yes first, what was not found last."""
        if cell.cell.value is not None:
            return cell.cell.value
        if cell.cell.penalty:
            prison = cell.penalty.imprisonment if cell.penalty and not cell.unsettled else None
            return (99 if prison.life else prison.max_years or (prison.months or 0) / 12) if prison else -0.5
        return {"yes": 3, "partly": 2, "stated": 2, "no": 1}.get(cell.tone, -1)

    # -- states

    def bodies_of(self, code: str) -> list[RecordId]:
        """The bodies of a state that have pages."""
        return [key for key, agency in self.library.agencies.items() if agency.jurisdiction == code]

    def reporting(self, code: str) -> list[RecordId]:
        """The bodies of a state to which people report."""
        return [key for key in self.bodies_of(code) if "report" in self.library.agencies[key].stages]

    def of_guide(self, guide: RecordId) -> list[RecordId]:
        """The questions whose answers are the regional part of a guide."""
        return [key for key, criterion in self.library.criteria.items() if guide in criterion.guides]

    def asks_of(self, criterion: RecordId) -> list[tuple[RecordId, Ask]]:
        """What treaties and models ask about a question."""
        name = criterion.rpartition("/")[2]
        return [
            (key, ask)
            for key, record in self.library.instruments.items()
            for ask in record.asks
            if name in ask.criteria
        ]

    def coverage(self) -> list[tuple[RecordId, int, int, list[tuple[Assurance, int]]]]:
        """Each state: how many instruments and provisions it has here, and how sure their reading is."""
        found = []
        for state in self.library.jurisdictions:
            provisions = [key for key in self.library.provisions if key.startswith(f"{state}/")]
            instruments = [key for key in self.library.instruments if key.startswith(f"{state}/")]
            levels = Counter(self._assurance(key) for key in provisions)
            found.append(
                (
                    state,
                    len(instruments),
                    len(provisions),
                    [(level, levels[level]) for level in LEVELS if levels[level]],
                )
            )
        return found

    def _assurance(self, provision: RecordId) -> Assurance:
        return assurance(current(self.library.provisions[provision]).sources, self.library.sources)

    # -- treaties

    def treaties(self) -> list[RecordId]:
        """The instruments that states sign or ratify."""
        return treaties(self.library)

    def states(self) -> tuple[str, ...]:
        """The codes of the states compared."""
        return STATES

    def party(self, treaty: RecordId, code: str) -> Party | None:
        """Where a state stands to a treaty."""
        instrument: Instrument = self.library.instruments[treaty]
        return instrument.parties.get(code)

    def party_words(self, party: Party | None) -> str:
        """`Party since 12 April 2012 (accession)`, `Signed on …, not ratified`, `Not found`."""
        if party is None or party.status == "not found":
            return self.words("party.not_found")
        day = self.words.day
        if party.status == "party":
            if party.acceded:
                text = self.words("party.acceded", day=day(party.acceded))
            elif party.ratified:
                text = self.words("party.ratified", day=day(party.ratified))
            else:
                text = self.words("party.party")
            if party.signed:
                text += self.words("party.signed_before", day=day(party.signed))
            if party.in_force:
                text += self.words("party.in_force", day=day(party.in_force))
            return text
        if party.status == "signed":
            assert party.signed is not None
            return self.words("party.signed", day=day(party.signed))
        return self.words("party.none")

    def standings(self) -> dict[str, int]:
        """How many standings there are of each sort."""
        return dict(Counter(standing.status for standing in standings(self.library)))
