"""The comparison at a glance: a square for each cell, with its mark, so that colour never speaks alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suluh.comparison import Answered, Tone
from suluh.identity import RecordId

NAMES = 196
SIDE = 30
ROW = 26
TOP = 34
MARKS: dict[Tone, str] = {"yes": "✓", "partly": "◐", "no": "✕", "stated": "•", "unknown": "?"}


@dataclass(frozen=True)
class Square:
    """A cell of the picture."""

    cell: Answered
    x: int
    y: int
    mark: str


@dataclass(frozen=True)
class Heat:
    """The picture: squares, the heads of columns and rows, and the size in user units."""

    squares: tuple[Square, ...]
    columns: tuple[tuple[RecordId, int], ...]
    rows: tuple[tuple[RecordId, int], ...]
    width: int
    height: int
    top: int = TOP
    side: int = SIDE
    tall: int = ROW - 4


def mark(cell: Answered) -> str:
    """What stands in a square: a sign, an age, or the years of a maximum (`L` for life)."""
    if cell.tone != "stated":
        return MARKS[cell.tone]
    if cell.cell.value is not None:
        return str(cell.cell.value)
    if cell.cell.penalty:
        prison = cell.penalty.imprisonment if cell.penalty and not cell.unsettled else None
        if prison is None:
            return "…"
        if prison.life:
            return "L"
        if prison.max_years:
            return str(prison.max_years)
        return "<1" if prison.months and prison.months < 12 else "…"
    return MARKS["stated"]


def heat(cells: Sequence[Answered]) -> Heat:
    """The picture of some cells."""
    states = list(dict.fromkeys(cell.state for cell in cells))
    criteria = list(dict.fromkeys(cell.criterion for cell in cells))
    column = {state: NAMES + index * SIDE for index, state in enumerate(states)}
    row = {criterion: TOP + index * ROW for index, criterion in enumerate(criteria)}
    squares = tuple(Square(cell, column[cell.state], row[cell.criterion], mark(cell)) for cell in cells)
    return Heat(
        squares,
        tuple(column.items()),
        tuple(row.items()),
        NAMES + len(states) * SIDE + 4,
        TOP + len(criteria) * ROW + 4,
    )
