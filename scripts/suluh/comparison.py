"""The comparison of states: each cell with what carries it. Pure: it asks the Library and words nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from suluh.assurance import LEVELS, Assurance, assurance
from suluh.dates import PartialDate
from suluh.identity import RecordId, address
from suluh.library import Library
from suluh.records.base import Citation
from suluh.records.law import STATES
from suluh.records.penalty import Penalty
from suluh.records.region import Answer, Cell
from suluh.timeline import current

Tone = Literal["yes", "partly", "no", "stated", "unknown"]
_TONES: dict[Answer, Tone] = {
    "yes": "yes", "partly": "partly", "no": "no", "stated": "stated", "not found": "unknown",
}  # fmt: skip


@dataclass(frozen=True)
class Answered:
    """A cell of the comparison.

    Attributes:
        criterion: the question's id, `compare/grooming`.
        state: the state's id, `law/sg`.
        cell: the answer.
        assurance: how sure: the weakest of the provisions it rests on, or what its own sources give where that is
            better; `none` where nothing was found.
        penalty: the tier that is the answer, where the question asks for a penalty.
        sources: what carries it: its own citations, then those of the versions in force of its provisions.
        version: the first day of the youngest version that it rests on; none where it rests on no provision. It tells
            which text was read, not since when the answer has held: that is `start`.
    """

    criterion: RecordId
    state: RecordId
    cell: Cell
    assurance: Assurance
    penalty: Penalty | None
    sources: tuple[Citation, ...]
    version: PartialDate | None

    @property
    def name(self) -> str:
        """The criterion's short name: `grooming`."""
        return self.criterion.rpartition("/")[2]

    @property
    def code(self) -> str:
        """The state's code in small letters: `sg`."""
        return self.state.rpartition("/")[2]

    @property
    def id(self) -> str:
        """Its own name within the comparison: `sg.grooming`."""
        return f"{self.code}.{self.name}"

    @property
    def tone(self) -> Tone:
        """How a picture shows it. What was not found never looks like a no."""
        return _TONES[self.cell.answer]

    @property
    def unsettled(self) -> bool:
        """Whether the penalty it states is in doubt or was not read."""
        return self.cell.penalty is not None and (self.penalty is None or bool(self.penalty.unsettled))

    @property
    def start(self) -> PartialDate | None:
        """The day since which it has held, as far as read."""
        return self.cell.start

    @property
    def provisions(self) -> tuple[RecordId, ...]:
        """The provisions and instruments it rests on, the penalty's first."""
        return self.cell.rests_on


def answered(library: Library, state: RecordId, criterion: RecordId) -> Answered:
    """The cell of a state and a criterion; “not found” where the state says nothing."""
    name = criterion.rpartition("/")[2]
    cell = library.jurisdictions[state].cells.get(name) or Cell(answer="not found")
    penalty = library.tier_of(cell.penalty, cell.tier) if cell.penalty else None
    carried = [citations_of(library, key) for key in cell.rests_on]
    bodies = [library.agencies[key].sources for key in cell.bodies]
    mine = assurance(cell.sources, library.sources)
    levels = [assurance(citations, library.sources) for citations in (carried or bodies)]
    level = best(mine, weakest(levels)) if levels else mine
    starts = [current(library.provisions[key]).start for key in cell.rests_on if key in library.provisions]
    known = [start for start in starts if start != "pending"]
    sources = [*cell.sources, *(citation for citations in (*carried, *bodies) for citation in citations)]
    return Answered(
        criterion=criterion,
        state=state,
        cell=cell,
        assurance="none" if cell.answer == "not found" else level,
        penalty=penalty,
        sources=_once(sources),
        version=max(known, key=lambda start: start.latest, default=None),
    )


def comparison(library: Library) -> list[Answered]:
    """Every cell, by criterion and then by state."""
    return [answered(library, state, criterion) for criterion in library.criteria for state in library.jurisdictions]


def citations_of(library: Library, record: RecordId) -> tuple[Citation, ...]:
    """What carries a provision's version in force, or an instrument."""
    if record in library.provisions:
        return current(library.provisions[record]).sources
    instrument = library.instruments[record]
    return instrument.texts or tuple(citation for event in instrument.history for citation in event.sources)


def weakest(levels: Iterable[Assurance]) -> Assurance:
    """The least sure of some."""
    return max(levels, key=LEVELS.index)


def best(one: Assurance, other: Assurance) -> Assurance:
    """The surer of two."""
    return min(one, other, key=LEVELS.index)


def tally(cells: Iterable[Answered]) -> Counter[str]:
    """How many cells there are of each tone."""
    return Counter(cell.tone for cell in cells)


def anchor(cell: Answered, page: RecordId = "compare") -> str:
    """The address of a cell in the main language: `/compare/#sg.grooming`."""
    return f"{address(page)}#{cell.id}"


def _once(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    found: dict[tuple[str, str | None], Citation] = {}
    for citation in citations:
        found.setdefault((citation.source, citation.at), citation)
    return tuple(found.values())


@dataclass(frozen=True)
class Standing:
    """Where a state stands to a treaty.

    Attributes:
        treaty: the instrument's id.
        code: the state, ISO 3166-1 alpha-2.
        status: `party`, `signed`, `none` or `not found`.
    """

    treaty: RecordId
    code: str
    status: Literal["party", "signed", "none", "not found"]


def treaties(library: Library) -> list[RecordId]:
    """The instruments that states sign or ratify: those of the world first, then ASEAN's."""
    found = [key for key, record in library.instruments.items() if record.parties]
    return sorted(found, key=lambda key: (key.startswith("law/asean/"), key))


def standings(library: Library) -> list[Standing]:
    """Every state beside every treaty."""
    found = []
    for treaty in treaties(library):
        parties = library.instruments[treaty].parties
        for code in STATES:
            found.append(Standing(treaty, code, parties[code].status if code in parties else "not found"))
    return found
