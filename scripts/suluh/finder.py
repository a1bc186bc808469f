"""The offence finder: from facts to the provisions that may apply, by rules kept as data.

`may_apply` is the reference; `docs/assets/scripts/finder.js` is its twin in the browser, and one table of
cases tests both. Nothing here names a provision: what is known of the law stands in the records and in
`docs/offences/rules.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from suluh import timeline
from suluh.dates import PartialDate
from suluh.identity import RecordId
from suluh.library import Library, instrument_of
from suluh.records.base import Strict
from suluh.records.finding import Age, By, How, Modifier, Rule, Rulebook, When, Where, Whom
from suluh.records.law import Conduct, Provision

ADULT = 18
FACTS = ("conduct", "whom", "age", "by", "how", "on")
Law = Literal["applies", "uncertain"]


class Facts(Strict):
    """What is known of a case; None where it is not.

    Attributes:
        conduct: what was done.
        whom: to whom. A decoy is an adult, or nobody, whom the person believed to be a child; an image is one
            that was drawn or made by computer, with no real child.
        age: of the child, or the age the decoy was believed to have.
        by: by whom.
        how: online or in person.
        where: in Malaysia, abroad by a citizen, abroad by another person.
        on: the day, as far as it is known; the law as it is now where None.
    """

    conduct: tuple[Conduct, ...] = ()
    whom: Whom | None = None
    age: int | None = Field(default=None, ge=0, lt=ADULT)
    by: By | None = None
    how: How | None = None
    where: Where = "malaysia"
    on: PartialDate | None = None


@dataclass(frozen=True)
class Element:
    """A rule that fits: its place in the rulebook, and the facts that are missing to be sure of it."""

    rule: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A provision that may apply.

    Attributes:
        provision: its id.
        law: whether it was surely law on the day.
        versions: those that applied, or may have, by their place.
        elements: why it fits.
        modifiers: what changes how it applies, by their place in the rulebook.
    """

    provision: RecordId
    law: Law
    versions: tuple[int, ...]
    elements: tuple[Element, ...]
    modifiers: tuple[int, ...]


@dataclass(frozen=True)
class Changed:
    """A modifier that holds: its place, and how it stood on the day."""

    modifier: int
    law: Law
    versions: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """What may apply, never what does.

    Attributes:
        found: the provisions, the specific Act before the general.
        modifiers: what changes how they apply.
        missing: the facts that would make the answer surer.
        reports: places of the pages to turn to, in the rulebook.
    """

    found: tuple[Found, ...]
    modifiers: tuple[Changed, ...]
    missing: tuple[str, ...]
    reports: tuple[int, ...]


def may_apply(facts: Facts, library: Library, book: Rulebook) -> Answer:
    """The provisions that may apply to the facts."""
    changed = list(_modifiers(facts, library, book))
    found: dict[RecordId, Found] = {}
    for provision in dict.fromkeys(rule.provision for rule in book.rules):
        if one := _provision(provision, facts, library, book, changed):
            found[provision] = one
    acts = {act: place for place, act in enumerate(book.acts)}
    ordered = sorted(found.values(), key=lambda one: (acts[instrument_of(one.provision)], one.elements[0].rule))
    reached = {place for one in ordered for place in one.modifiers}
    shown = [
        change
        for change, missing in changed
        if not missing and (change.modifier in reached or book.modifiers[change.modifier].alone)
    ]
    unknown = {key for one in ordered for element in one.elements for key in element.missing}
    for change, missing in changed:
        if any(_reaches(book.modifiers[change.modifier], key, book) for key in found):
            unknown |= missing
    if not facts.conduct:
        unknown.add("conduct")
    unsettled = "uncertain" in {one.law for one in ordered} | {change.law for change in shown}
    if facts.on is None or (unsettled and not facts.on.exact):
        unknown.add("on")
    reports = [
        place for place, turn in enumerate(book.reports) if turn.when is None or holds(turn.when, facts) == frozenset()
    ]
    return Answer(tuple(ordered), tuple(shown), tuple(key for key in FACTS if key in unknown), tuple(reports))


def holds(when: When, facts: Facts) -> frozenset[str] | None:
    """Whether a condition holds.

    Returns:
        None if it does not; the facts that are missing if it may; nothing missing if it surely does.
    """
    missing: set[str] = set()
    if when.conduct and not set(when.conduct) & set(facts.conduct):
        return None
    if facts.where not in (when.where or (facts.where,)):
        return None
    for key in ("whom", "by", "how"):
        wanted, given = getattr(when, key), getattr(facts, key)
        if wanted and given is None:
            missing.add(key)
        elif wanted and given not in wanted:
            return None
    if when.age:
        within = _within(when.age, facts)
        if within is None:
            missing.add("age" if facts.whom else "whom")
        elif not within:
            return None
    return frozenset(missing)


def law_on(provision: Provision, on: PartialDate | None) -> tuple[Law | None, tuple[int, ...]]:
    """How a provision stood on a day known as far as it is: None where it surely was not law."""
    if on is None:
        if timeline.status(provision) != "in force":
            return None, ()
        return "applies", (provision.versions.index(timeline.current(provision)),)
    answers = [timeline.on_day(provision, day) for day in sorted(_telling(provision, on))]
    versions = {
        provision.versions.index(version)
        for answer in answers
        for version in answer.versions
        if version.state == "in force"
    }
    if not versions:
        return None, ()
    sure = len(versions) == 1 and all(answer.answer == "applies" for answer in answers)
    sure = sure and all(version.state == "in force" for answer in answers for version in answer.versions)
    return ("applies" if sure else "uncertain"), tuple(sorted(versions))


def _telling(provision: Provision, on: PartialDate) -> set[date]:
    """The days that tell all there is to tell of a span: its ends, and those on which something changes."""
    days = {on.earliest, on.latest}
    for version in provision.versions:
        for edge in (version.start, version.to):
            if isinstance(edge, PartialDate):
                days |= {day for day in (edge.earliest, edge.latest) if on.earliest <= day <= on.latest}
    return days


def _within(age: Age, facts: Facts) -> bool | None:
    if facts.whom == "image":
        return False
    if facts.whom == "adult":
        return age.under is None
    if facts.whom is None or facts.age is None:
        return None
    return (age.under is None or facts.age < age.under) and (age.from_ is None or facts.age >= age.from_)


def _modifiers(facts: Facts, library: Library, book: Rulebook) -> Iterator[tuple[Changed, frozenset[str]]]:
    """The modifiers that hold or may, with the facts that are missing."""
    for place, modifier in enumerate(book.modifiers):
        ways = [missing for when in modifier.when if (missing := holds(when, facts)) is not None]
        if ways:
            missing = min(ways, key=len)
            law, versions = law_on(library.provisions[modifier.provision], facts.on)
            if law:
                yield Changed(place, law, versions), missing


def _reaches(modifier: Modifier, provision: RecordId, book: Rulebook) -> bool:
    return any(key in book.sets[name] for name in modifier.to for key in (provision, instrument_of(provision)))


def _provision(
    key: RecordId,
    facts: Facts,
    library: Library,
    book: Rulebook,
    changed: list[tuple[Changed, frozenset[str]]],
) -> Found | None:
    law, possible = law_on(library.provisions[key], facts.on)
    if law is None:
        return None
    reaching = [
        (one.modifier, missing) for one, missing in changed if _reaches(book.modifiers[one.modifier], key, book)
    ]

    def by_effect(effect: str) -> list[tuple[int, frozenset[str]]]:
        return [(place, missing) for place, missing in reaching if book.modifiers[place].effect == effect]

    carried: frozenset[str] = frozenset()
    if facts.where != "malaysia":
        if not by_effect("carries"):
            return None
        carried = min((missing for _, missing in by_effect("carries")), key=len)
    counts = [place for place, missing in by_effect("counts") if not missing]
    starts = [str(version.start) for version in library.provisions[key].versions]
    elements, versions, counted = [], set(), False
    for place, rule in enumerate(book.rules):
        if rule.provision != key:
            continue
        fitting = [index for index in possible if not rule.versions or starts[index] in rule.versions]
        missing, as_child = _fits(rule, facts, bool(counts))
        if not fitting or missing is None:
            continue
        counted = counted or as_child
        versions |= set(fitting)
        elements.append(Element(place, tuple(name for name in FACTS if name in missing | carried)))
    if not elements:
        return None
    modifiers = tuple(place for place, missing in reaching if not missing and (counted or place not in counts))
    return Found(key, law, tuple(sorted(versions)), tuple(elements), modifiers)


def _fits(rule: Rule, facts: Facts, counts: bool) -> tuple[frozenset[str] | None, bool]:
    """Whether a rule fits, as `holds` says it; and whether only because a decoy counts as a child."""
    if rule.unless and holds(rule.unless, facts) == frozenset():
        return None, False
    if facts.whom != "decoy":
        return _known(rule, holds(rule.when, facts)), False
    grown = facts.model_copy(update={"whom": "adult"})
    plain = _known(rule, holds(rule.when, grown))
    if plain is not None or not counts:
        return plain, False
    found = _known(rule, holds(rule.when, facts.model_copy(update={"whom": "child"})))
    return found, found is not None


def _known(rule: Rule, missing: frozenset[str] | None) -> frozenset[str] | None:
    return None if rule.only_when_known and missing else missing
