"""Which version of a provision applied on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from suluh.records.law import Provision, Version

Answer = Literal["applies", "not yet", "ended", "uncertain"]


@dataclass(frozen=True)
class OnDay:
    """The law on a day.

    Attributes:
        answer: `applies`; `not yet` before the first version; `ended` after the last; `uncertain` when
            the day lies where a change is only known by month or year.
        versions: the version that applied; when uncertain, those it may have been (none stands for
            “not yet in force”).
    """

    answer: Answer
    versions: tuple[Version, ...]


def on_day(provision: Provision, day: date) -> OnDay:
    """Which version of a provision applied on a day."""
    before: tuple[Version, ...] = ()
    for version in provision.versions:
        if version.start == "pending" or day < version.start.earliest:
            break
        if day < version.start.latest:
            return OnDay("uncertain", (*before, version))
        before = (version,)
    if not before:
        return OnDay("not yet", ())
    version = before[0]
    if version.state == "repealed" or (version.to and day > version.to.latest):
        return OnDay("ended", ())
    if version.to and not version.to.exact and day >= version.to.earliest:
        return OnDay("uncertain", (version,))
    return OnDay("applies", (version,))


def current(provision: Provision) -> Version:
    """The version in force on the day the provision was reviewed; before its start, the first one.

    The day of review stands for today, so that a build does not depend on the clock.
    """
    found = [
        version
        for version in provision.versions
        if version.start != "pending" and version.start.earliest <= provision.reviewed.latest
    ]
    return found[-1] if found else provision.versions[0]


def status(provision: Provision) -> str:
    """`in force`, `not yet in force`, `repealed` or `displaced`, on the day of review."""
    version = current(provision)
    if version.start == "pending" or version.start.earliest > provision.reviewed.latest:
        return "not yet in force"
    if version.to and version.to.latest < provision.reviewed.earliest:
        return "repealed"
    return version.state
