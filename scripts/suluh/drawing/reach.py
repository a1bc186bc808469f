"""Which provision applies when: a row for each, the case on the left, the provision on the right."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from suluh.identity import RecordId
from suluh.records.conduct import Offence

BOX = 196  # narrow enough for a phone, beside the provision
GAP = 28
LAW = 112
LETTERS = 29  # of a line in the left box
LINE = 16


@dataclass(frozen=True)
class Row:
    """A case and its provision."""

    id: RecordId
    lines: tuple[str, ...]
    y: int
    height: int

    @property
    def middle(self) -> int:
        """The height of the arrow."""
        return self.y + self.height // 2


@dataclass(frozen=True)
class Chart:
    """The picture's rows and sizes in user units."""

    rows: tuple[Row, ...]
    width: int
    height: int
    box: int = BOX
    gap: int = GAP
    law: int = LAW


def reach_chart(record: Offence, translate: Callable[[str], str]) -> Chart:
    """The chart of a guide."""
    rows, y = [], 4
    for reach in record.reach:
        lines = tuple(textwrap.wrap(translate(reach.when), LETTERS)) or ("",)
        height = 14 + LINE * len(lines)
        rows.append(Row(reach.id, lines, y, height))
        y += height + 8
    return Chart(tuple(rows), BOX + GAP + LAW + 2, y)
