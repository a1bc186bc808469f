"""Timelines, drawn downwards: each event or version at its place in time, with room to read it.

Downwards because a phone is narrow: the picture keeps its text size at 320 px.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from suluh.dates import PartialDate
from suluh.records.law import Event, Provision, Version

ROW = 56  # the least room of an entry, in user units: two lines of text and air
REACH = 40  # what the longest gap adds, so that time still shows
TOP = 24

Mark = Literal["exact", "partial", "pending"]
Line = Literal["none", "in force", "repealed", "displaced", "plain"]


@dataclass(frozen=True)
class Entry:
    """A point on the line.

    Attributes:
        y: its height.
        mark: how its dot is drawn: the day known, known in part, or not set.
        line: how the line below it is drawn, up to the next entry.
        until: where that line ends.
        item: the version or event it stands for.
    """

    y: int
    mark: Mark
    line: Line
    until: int
    item: Version | Event


@dataclass(frozen=True)
class Timeline:
    """A picture's entries and its size in user units."""

    entries: tuple[Entry, ...]
    width: int
    height: int


def provision_timeline(provision: Provision) -> Timeline:
    """The versions of a provision."""
    starts = [version.start for version in provision.versions]
    lines: list[Line] = ["none" if version.state == "pending" else _line(version) for version in provision.versions]
    return _lay_out(provision.versions, starts, lines)


def instrument_timeline(events: Sequence[Event]) -> Timeline:
    """The events of an instrument, oldest first."""
    ordered = sorted(events, key=lambda event: event.on.earliest)
    return _lay_out(ordered, [event.on for event in ordered], ["plain"] * len(ordered))


def _line(version: Version) -> Line:
    if version.state == "repealed":
        return "repealed"
    return "displaced" if version.state == "displaced" else "in force"


def _lay_out(
    items: Sequence[Version | Event], starts: Sequence[PartialDate | Literal["pending"]], lines: Sequence[Line]
) -> Timeline:
    known: list[date | None] = [None if isinstance(start, str) else start.earliest for start in starts]
    gaps = [(later - earlier).days if earlier and later else 0 for earlier, later in itertools.pairwise(known)]
    longest = max([*gaps, 1])
    heights = [TOP]
    for gap in gaps:
        heights.append(heights[-1] + ROW + round(REACH * gap / longest))
    end = heights[-1] + ROW
    entries = []
    for index, (item, start, line) in enumerate(zip(items, starts, lines, strict=True)):
        until = heights[index + 1] if index + 1 < len(heights) else end - 16
        if line == "plain" and index + 1 == len(heights):
            until = heights[index]
        mark: Mark = "pending" if isinstance(start, str) else "exact" if start.exact else "partial"
        entries.append(Entry(heights[index], mark, line, until, item))
    return Timeline(tuple(entries), 320, end)
