"""Penalties side by side: a bar for each offence, as long as the longest imprisonment it allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from suluh.identity import RecordId
from suluh.records.penalty import Penalty

NAMES = 118
SCALE = 5.6  # user units a year
LONGEST = 30  # years: where the scale ends; imprisonment for life is drawn to its end
ROW = 20
TOP = 28


@dataclass(frozen=True)
class Bar:
    """An offence's bar.

    Attributes:
        id: the offence.
        y: its height.
        length: in user units; 0 where there is no imprisonment or its length is not settled.
        least: where the minimum stands, or None.
        years: the maximum, or None.
        life: whether life imprisonment is allowed.
        settled: whether the figure is read and not in doubt.
    """

    id: RecordId
    y: int
    length: float
    least: float | None
    years: int | None
    life: bool
    settled: bool


@dataclass(frozen=True)
class Chart:
    """The bars, the scale and the size in user units."""

    bars: tuple[Bar, ...]
    marks: tuple[tuple[int, float], ...]
    width: int
    height: int
    names: int = NAMES


def heaviest(tiers: Sequence[Penalty] | None) -> Penalty | None:
    """The settled tier with the longest imprisonment; an unsettled one only where no other was read."""
    if not tiers:
        return None
    settled = [tier for tier in tiers if not tier.unsettled]

    def years(tier: Penalty) -> tuple[bool, int]:
        prison = tier.imprisonment
        return (bool(prison and prison.life) or bool(tier.death), (prison.max_years or 0) if prison else 0)

    return max(settled or tiers, key=years)


def penalty_chart(offences: Sequence[tuple[RecordId, tuple[Penalty, ...] | None]]) -> Chart:
    """The chart of some offences with their tiers, in the order given."""
    bars = []
    for index, (key, tiers) in enumerate(offences):
        tier = heaviest(tiers)
        prison = tier.imprisonment if tier else None
        settled = tier is not None and not tier.unsettled
        life = bool(prison and prison.life)
        years = prison.max_years if prison else None
        shown = LONGEST if life else min(years or (prison.months or 0) / 12 if prison else 0, LONGEST)
        least = prison.min_years * SCALE if prison and prison.min_years else None
        bars.append(Bar(key, TOP + index * ROW, shown * SCALE if settled else 0, least, years, life, settled))
    marks = tuple((year, NAMES + year * SCALE) for year in range(0, LONGEST + 1, 5))
    return Chart(tuple(bars), marks, round(NAMES + LONGEST * SCALE + 34), TOP + len(bars) * ROW + 8)
