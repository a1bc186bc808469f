"""Bodies, platforms and routes: whom to turn to, and how."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from suluh.dates import PartialDate
from suluh.records.base import WEB, Citation, Id, Record, Slug, Strict, Text, Url, Words

Stage = Literal["prevent", "report", "take-down", "investigate", "protect", "charge", "try", "support", "cooperate"]
STAGES: tuple[Stage, ...] = (
    "prevent", "report", "take-down", "investigate", "protect", "charge", "try", "support", "cooperate",
)  # fmt: skip
ChannelKind = Literal["phone", "whatsapp", "sms", "web", "email", "walk-in", "app"]
Seed = Literal["seed-a", "seed-b"]


class Channel(Strict):
    """A way to reach a body. It is written once, here; every page and card takes it from here.

    Attributes:
        id: its name within the body; pages write `(channel:my-talian-kasih/phone)`.
        kind: what sort of way.
        value: the number, address or place.
        hours: when it answers.
        languages: in which languages.
        cost: to the person who uses it.
        note: what to know before using it.
        not_for: whether it is shown only to say that it is *not* a route for this.
        as_at: the day the sources show it.
        sources: where it was read; assurance is computed from them.
        official_page: where to get the present value when it is not sure enough to print.
    """

    id: Slug
    kind: ChannelKind
    value: Text
    hours: Text | None = None
    languages: Text | None = None
    cost: Text | None = None
    note: Text | None = None
    not_for: bool = False
    as_at: PartialDate | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)
    official_page: Url | None = None

    @model_validator(mode="after")
    def _usable(self) -> Channel:
        if self.kind in ("phone", "whatsapp", "sms") and not re.fullmatch(r"\+?[0-9][0-9 -]{1,18}", self.value):
            raise ValueError(f"“{self.value}” is no telephone number; write digits, spaces and hyphens")
        if self.kind == "web" and not WEB.fullmatch(self.value):
            raise ValueError(f"“{self.value}” is no web address; begin with https://")
        if self.kind == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", self.value):
            raise ValueError(f"“{self.value}” is no e-mail address")
        return self

    @property
    def href(self) -> str | None:
        """The link that uses it: `tel:15999`."""
        digits = re.sub(r"[^0-9+]", "", self.value)
        if self.kind == "phone":
            return f"tel:{digits}"
        if self.kind == "sms":
            return f"sms:{digits}"
        if self.kind == "whatsapp":
            international = digits.removeprefix("+")
            return f"https://wa.me/{'6' + international if international.startswith('0') else international}"
        if self.kind == "email":
            return f"mailto:{self.value}"
        return self.value if self.kind == "web" else None

    def phrases(self) -> set[str]:
        """Its free text; the value of a place is words too."""
        found = {self.hours, self.languages, self.cost, self.note}
        if self.kind in ("walk-in", "app"):
            found.add(self.value)
        return {text for text in found if text}


class Agency(Record):
    """A body: police, regulator, welfare, court, hospital, hotline, organisation.

    Attributes:
        name: what it is called.
        sort: what sort of body.
        jurisdiction: ISO 3166-1 alpha-2; XA for ASEAN, XU for the UN, XO for other international bodies.
        stages: the stages of a case it acts in.
        powers: provisions and instruments it acts under.
        channels: how to reach it, the best first.
        official_page: its own page.
        named_in: the articles that began the project, where they name it.
        sources: where its role was read.
    """

    kind: Literal["agency"]
    name: Text
    sort: Literal[
        "police", "regulator", "welfare", "prosecution", "court", "health", "education", "ngo", "hotline",
        "intergovernmental", "ministry",
    ]  # fmt: skip
    jurisdiction: str = Field(pattern=r"^[A-Z]{2}$")
    stages: tuple[Stage, ...] = Field(min_length=1)
    powers: tuple[Id, ...] = ()
    channels: tuple[Channel, ...] = ()
    official_page: Url | None = None
    named_in: tuple[Seed, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _channels_differ(self) -> Agency:
        names = [channel.id for channel in self.channels]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two channels are called “{name}”")
        return self

    def phrases(self) -> set[str]:
        """The free text of its channels."""
        return set().union(*(channel.phrases() for channel in self.channels)) if self.channels else set()


class AgencyWords(Words):
    """An agency's words in another language."""

    name: Text


class Way(Strict):
    """A way to report to a platform: in the app, or by a form.

    Attributes:
        route: where.
        how: what to press, in words.
        value: the form's address.
        as_at: the day the sources show it.
        sources: where it was read.
    """

    route: Literal["in-app", "web", "email"]
    how: Text
    value: Text | None = None
    as_at: PartialDate | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _usable(self) -> Way:
        if self.value and self.route == "web" and not WEB.fullmatch(self.value):
            raise ValueError(f"“{self.value}” is no web address; begin with https://")
        return self


class Fact(Strict):
    """Something a body or platform does, since when, where it was read."""

    fact: Text
    as_at: PartialDate | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class Platform(Record):
    """An app or site on which harm happens and is reported.

    Attributes:
        name: what it is called.
        operator: who runs it.
        report: ways to report, the best first.
        does: what the platform does with a report.
        named_in: the articles that began the project, where they name it.
    """

    kind: Literal["platform"]
    name: Text
    operator: Text
    report: tuple[Way, ...] = Field(min_length=1)
    does: tuple[Fact, ...] = ()
    named_in: tuple[Seed, ...] = ()

    def phrases(self) -> set[str]:
        """The free text of its ways and facts."""
        return {way.how for way in self.report} | {item.fact for item in self.does}


class PlatformWords(Words):
    """A platform's words in another language."""


class Route(Record):
    """A way through reporting for one kind of reader. Its steps are the body.

    Attributes:
        title: the page's name.
        reader: who it is for, in the reader's words: the label of the choice on `/report/`.
        group: under which heading the choice stands.
        order: its place among the choices.
        channels: the ways to use now, as `agency/channel`, the first one first.
        related: provisions and pages that stand behind it.
    """

    kind: Literal["route"]
    title: Text
    reader: Text
    group: Literal["who", "what", "know"]
    order: int
    channels: tuple[str, ...] = ()
    related: tuple[Id, ...] = ()


class RouteWords(Words):
    """A route's words in another language."""

    title: Text
    reader: Text


class Figure(Record):
    """A number from a study or an authority, with what it counts and what it does not show.

    Attributes:
        title: what the number is about.
        values: the numbers by name; `claim` shows them as `{name}`.
        claim: what is claimed, in our words, without retyping the numbers.
        population: whom it counts.
        year: when it was counted.
        limits: what it does not show.
        sources: where it was read.
        named_in: the articles that began the project, where they give it.
        topic: the heading it stands under.
    """

    kind: Literal["figure"]
    title: Text
    values: dict[str, int | float] = Field(min_length=1)
    claim: Text
    population: Text
    year: Text
    limits: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    named_in: tuple[Seed, ...] = ()
    topic: Literal["prevalence", "disclosure", "reports", "cases", "platforms", "response", "region"]

    @model_validator(mode="after")
    def _places_filled(self) -> Figure:
        places = set(re.findall(r"\{(\w+)\}", self.claim))
        if missing := places - set(self.values):
            raise ValueError(f"the claim names {{{', {'.join(sorted(missing))}}}, which values does not hold")
        if unused := set(self.values) - places:
            raise ValueError(f"the claim does not use {', '.join(sorted(unused))}")
        return self

    def phrases(self) -> set[str]:
        """Whom it counts and what it does not show."""
        return {self.population, self.limits}


class FigureWords(Words):
    """A figure's words in another language."""

    title: Text
    claim: Text
