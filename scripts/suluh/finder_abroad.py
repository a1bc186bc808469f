"""The finder beyond Malaysia: which states' law may reach the facts, where its reading is sure enough.

`docs/assets/scripts/finder/abroad.js` is its twin in the browser; `tests/finder_abroad.yml` tests both. It says no
more than the comparison: that a state has an offence of this kind, for a child of this age, on this day.
"""

from __future__ import annotations

from dataclasses import dataclass

from suluh.assurance import Assurance
from suluh.comparison import Answered, answered
from suluh.finder import Facts, law_on
from suluh.identity import RecordId
from suluh.library import Library

SURE: tuple[Assurance, ...] = ("official", "mirror", "restated")  # enough to say that a law may reach the facts
HOME = "law/my"


@dataclass(frozen=True)
class Reach:
    """A state whose law may reach the facts.

    Attributes:
        state: its id.
        criterion: the question its answer stands under.
        provisions: what it rests on, those that were law on the day.
    """

    state: RecordId
    criterion: RecordId
    provisions: tuple[RecordId, ...]

    @property
    def id(self) -> str:
        """The cell's name: `sg.grooming`."""
        return f"{self.state.rpartition('/')[2]}.{self.criterion.rpartition('/')[2]}"


def candidates(library: Library) -> list[Answered]:
    """The cells that may be said of facts: offences in force, read surely enough, by question and state."""
    return [
        cell
        for criterion, record in library.criteria.items()
        if record.conduct
        for state in library.jurisdictions
        if state != HOME
        for cell in (answered(library, state, criterion),)
        if cell.cell.answer in ("yes", "partly") and cell.assurance in SURE and offences(library, cell)
    ]


def offences(library: Library, cell: Answered) -> list[RecordId]:
    """The offences that a cell rests on."""
    return [key for key in cell.provisions if key in library.provisions and library.provisions[key].offence]


def child_under(library: Library, state: RecordId) -> int | None:
    """The age below which a state's law on such material protects; None where it was not found."""
    cell = library.jurisdictions[state].cells.get("age-of-child")
    return cell.value if cell else None


def reaches_made_images(library: Library, state: RecordId) -> bool:
    """Whether a state's definition takes in images without a real child."""
    cell = library.jurisdictions[state].cells.get("definition")
    return cell is not None and cell.answer == "yes"


def elsewhere(facts: Facts, library: Library) -> tuple[Reach, ...]:
    """The states whose law may reach the facts.

    Nothing is said where the facts lie in Malaysia alone and in person; or where the other is an adult. A decoy is
    left out: whether one counts as a child differs from state to state and was not read for each.
    """
    if facts.where == "malaysia" and facts.how != "online":
        return ()
    if facts.whom in ("adult", "decoy"):
        return ()
    found = []
    for cell in candidates(library):
        if not set(library.criteria[cell.criterion].conduct) & set(facts.conduct):
            continue
        limit = child_under(library, cell.state)
        if facts.age is not None and limit is not None and facts.age >= limit:
            continue
        if facts.whom == "image" and not reaches_made_images(library, cell.state):
            continue
        held = tuple(key for key in offences(library, cell) if law_on(library.provisions[key], facts.on)[0])
        if held:
            found.append(Reach(cell.state, cell.criterion, held))
    return tuple(found)
