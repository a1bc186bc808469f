"""Who acts when: bodies down the side, the stages of a case along the top, a dot where one acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suluh.identity import RecordId
from suluh.library import Library
from suluh.records.people import STAGES

NAMES = 262  # the room for names, in user units
STEP = 52
ROW = 22
TOP = 92


@dataclass(frozen=True)
class Column:
    """A stage and where it stands."""

    stage: str
    x: int


@dataclass(frozen=True)
class Row:
    """A body, its dots, and the line that joins the first to the last."""

    agency: RecordId
    y: int
    dots: tuple[int, ...]
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Chart:
    """The picture's columns and rows, and its size in user units."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    top: int
    width: int
    height: int


def stage_chart(library: Library, agencies: Sequence[RecordId]) -> Chart:
    """The chart of some bodies, in the order given."""
    columns = tuple(Column(stage, NAMES + 20 + index * STEP) for index, stage in enumerate(STAGES))
    rows = []
    for index, key in enumerate(agencies):
        dots = tuple(column.x for column in columns if column.stage in library.agencies[key].stages)
        rows.append(Row(key, TOP + 12 + index * ROW, dots, dots[0] if dots else None, dots[-1] if dots else None))
    width = columns[-1].x + 110
    return Chart(columns, tuple(rows), TOP, width, TOP + 20 + len(rows) * ROW)
