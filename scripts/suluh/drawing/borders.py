"""One case in four states: who or what is in each, and what that state can do. The list below says the same."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Side = Literal["person", "child", "server", "company"]
SIDES: tuple[Side, ...] = ("person", "child", "server", "company")
BOX = 164  # narrow enough for two side by side on a phone
GAP = 12
LINE = 16
LETTERS = 25


@dataclass(frozen=True)
class Box:
    """One of the four, with its lines of words."""

    side: Side
    x: int
    y: int
    height: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """The boxes and the sizes in user units."""

    boxes: tuple[Box, ...]
    width: int
    height: int
    box: int = BOX


def borders_picture(say: Callable[[str], str]) -> Picture:
    """The picture.

    Args:
        say: the words of a side, by its name.
    """
    lines = {side: tuple(textwrap.wrap(say(side), LETTERS)) for side in SIDES}
    boxes, y = [], 0
    for row in (SIDES[:2], SIDES[2:]):
        height = 40 + LINE * max(len(lines[side]) for side in row)
        boxes += [Box(side, index * (BOX + GAP), y, height, lines[side]) for index, side in enumerate(row)]
        y += height + GAP
    return Picture(tuple(boxes), 2 * BOX + GAP, y - GAP)
