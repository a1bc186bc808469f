"""Instruments and their provisions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from suluh.dates import PartialDate
from suluh.records.base import Citation, Id, Record, Slug, Strict, Text, Url, Words
from suluh.records.penalty import Penalty

Conduct = Literal[
    "make", "prepare", "use-child", "distribute", "sell", "access", "possess", "communicate", "groom", "meet",
    "touch", "non-contact", "perform", "livestream", "extort", "trust", "fail-to-report", "abet", "attempt",
    "company", "publish-identity", "advertise", "facilitate", "profit",
]  # fmt: skip
State = Literal["in force", "pending", "repealed", "displaced"]
# The states compared, Malaysia first, then by their English names: ISO 3166-1 alpha-2.
STATES = ("MY", "BN", "KH", "ID", "LA", "MM", "PH", "SG", "TH", "TL", "VN")


class Version(Strict):
    """A provision as it stood from a day on.

    Attributes:
        start: the first day, as far as known, or `pending` when enacted and not commenced.
        to: the last day, only where nothing follows.
        by: the instrument that made this version.
        change: what it changed.
        state: whether it is law; `displaced` when another law governs and the wording was not read.
        penalties: the tiers, the general case first; `same` as in the version before; `unread`.
        sources: where this version was read.
    """

    start: PartialDate | Literal["pending"] = Field(alias="from")
    to: PartialDate | None = None
    by: Id | None = None
    change: Text | None = None
    state: State = "in force"
    penalties: tuple[Penalty, ...] | Literal["same", "unread"] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _coherent(self) -> Version:
        if (self.start == "pending") != (self.state == "pending"):
            raise ValueError("from: pending and state: pending go together")
        if self.to and self.start != "pending" and not self.start.surely_before(self.to):
            raise ValueError(f"it ends on {self.to}, which is not surely after {self.start}")
        return self

    def phrases(self) -> set[str]:
        """The free text of the version."""
        found = {self.change} if self.change else set()
        if not isinstance(self.penalties, str):
            for tier in self.penalties:
                found |= tier.phrases()
        return found


class Provision(Record):
    """A section, article, rule or schedule of an instrument.

    Attributes:
        number: as lawyers cite it.
        heading: the provision's own heading.
        offence: whether it makes something punishable, or adds to a punishment.
        conduct: what is done, in the words of the finder.
        protects: whom.
        depth: `core` gets the full page, `supporting` a few lines.
        versions: oldest first.
        related: other records that belong with it.
    """

    kind: Literal["provision"]
    number: Text
    heading: Text
    offence: bool
    conduct: tuple[Conduct, ...] = ()
    protects: Text | None = None
    depth: Literal["core", "supporting"] = "core"
    versions: tuple[Version, ...] = Field(min_length=1)
    related: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _versions_follow(self) -> Provision:
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if earlier.start == "pending":
                raise ValueError("a version that is pending comes last")
            if later.start == "pending":
                continue
            if not earlier.start.surely_before(later.start):
                raise ValueError(
                    f"the versions from {earlier.start} and from {later.start} overlap or stand in the wrong order"
                )
            if earlier.to:
                raise ValueError(f"the version from {earlier.start} has “to”, but another follows: leave it out")
        if self.versions[0].penalties == "same":
            raise ValueError("the first version cannot say penalties: same")
        return self

    @model_validator(mode="after")
    def _offences_are_punished(self) -> Provision:
        for version in self.versions:
            if self.offence and version.penalties == () and version.state == "in force":
                raise ValueError(
                    f"an offence, but the version from {version.start} has no penalties; "
                    "give them, or write same or unread"
                )
            if not self.offence and version.penalties != ():
                raise ValueError("it has penalties, so write offence: true")
        if self.conduct and not self.offence:
            raise ValueError("conduct is for offences")
        return self

    def phrases(self) -> set[str]:
        """The free text of its versions."""
        return set().union(*(version.phrases() for version in self.versions))


class ProvisionWords(Words):
    """A provision's words in another language."""

    heading: Text
    protects: Text | None = None


class Part(Strict):
    """A Part of an instrument and the number of its first provision."""

    number: Text
    heading: Text
    first: Text


class Event(Strict):
    """Something that happened to an instrument, where it was read.

    Attributes:
        event: what happened.
        on: the day, as far as known.
        house: of Parliament.
        ref: a gazette notice.
        note: what to know about it.
        sources: where it was read.
    """

    event: Literal[
        "first reading", "passed", "assent", "gazetted", "commencement", "announced", "signed", "adopted",
        "entry into force",
    ]  # fmt: skip
    on: PartialDate
    house: Literal["dewan-rakyat", "dewan-negara"] | None = None
    ref: Text | None = None
    note: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)


class OfficialTitle(Strict):
    """A title in a national language.

    Attributes:
        language: ISO 639-1.
        title: as the law itself writes it.
        transliteration: in Latin letters, where the script is another.
    """

    language: str = Field(pattern=r"^[a-z]{2}$")
    title: Text
    transliteration: Text | None = None


class Ask(Strict):
    """What a treaty or a model asks of a state, and how Malaysia answers.

    Attributes:
        article: where it asks.
        asks: what, in our words.
        answer: whether Malaysian law does it.
        answers: the Malaysian provisions that answer.
        told: how, or what is missing, in our words.
        criteria: the criteria of the comparison it is about.
        sources: where the article was read.
    """

    article: Text
    asks: Text
    answer: Literal["yes", "partly", "no", "not found"]
    answers: tuple[Id, ...] = ()
    told: Text
    criteria: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class Party(Strict):
    """Where a state stands to a treaty.

    Attributes:
        status: `party`, `signed` and not ratified, `none` where a complete list lacks it, `not found`.
        signed: the day of signature.
        ratified: the day of ratification, acceptance or approval.
        acceded: the day of accession.
        in_force: the day it came into force for the state, where that was read.
        reservations: reservations and declarations, in our words.
        note: what to know, or what is in doubt.
        as_at: the day for which the list that was read holds.
        sources: where it was read.
    """

    status: Literal["party", "signed", "none", "not found"]
    signed: PartialDate | None = None
    ratified: PartialDate | None = None
    acceded: PartialDate | None = None
    in_force: PartialDate | None = None
    reservations: Text | None = None
    note: Text | None = None
    as_at: PartialDate | None = None
    sources: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _sourced(self) -> Party:
        if self.status != "not found" and not self.sources:
            raise ValueError("say where it was read (sources), or write status: not found")
        if self.status == "signed" and not self.signed:
            raise ValueError("signed, but on which day? write signed: with as much as is known")
        if (self.ratified or self.acceded) and self.status != "party":
            raise ValueError("it ratified or acceded, so write status: party")
        return self

    def phrases(self) -> set[str]:
        """Its free text."""
        return {text for text in (self.reservations, self.note) if text}


class Instrument(Record):
    """An Act, a Bill, a code, a treaty.

    Attributes:
        title: the short title.
        long_title: in our own words, what it says it is for.
        type: what sort of instrument.
        jurisdiction: ISO 3166-1 alpha-2.
        number: of an Act.
        year: of the number, where the history does not show it.
        citation: as lawyers write it.
        abbreviations: other short forms in use.
        official_url: where the official text is.
        amends: the instruments it changes.
        parts: the arrangement.
        history: events, each with its sources.
        texts: where its text was read.
        titles: its official titles in national languages.
        text_language: the language of the text that counts, where a source says so.
        asks: of a treaty: what it asks of a state.
        parties: of a treaty: where each state stands, by ISO code.
    """

    kind: Literal["instrument"]
    title: Text
    long_title: Text | None = None
    type: Literal["act", "amending-act", "bill", "code", "treaty", "subsidiary", "declaration", "guidance"]
    jurisdiction: str = Field(pattern=r"^[A-Z]{2}$")
    number: Text | None = None
    year: int | None = None
    citation: Text
    abbreviations: tuple[Text, ...] = ()
    official_url: Url | None = None
    amends: tuple[Id, ...] = ()
    parts: tuple[Part, ...] = ()
    history: tuple[Event, ...] = ()
    texts: tuple[Citation, ...] = ()
    titles: tuple[OfficialTitle, ...] = ()
    text_language: Text | None = None
    asks: tuple[Ask, ...] = ()
    parties: dict[str, Party] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _treaties_bind(self) -> Instrument:
        for code in self.parties:
            if code not in STATES:
                raise ValueError(f"parties: “{code}” is none of the states compared; write one of {', '.join(STATES)}")
        return self

    def phrases(self) -> set[str]:
        """The free text of its Parts, its history and its parties."""
        found = {part.heading for part in self.parts} | {event.note for event in self.history if event.note}
        found |= {text for ask in self.asks for text in (ask.asks, ask.told)}
        found |= {self.text_language} if self.text_language else set()
        return found.union(*(party.phrases() for party in self.parties.values()))

    def event(self, name: str) -> Event | None:
        """The first event of a name."""
        return next((event for event in self.history if event.event == name), None)

    @property
    def akn_year(self) -> int | None:
        """The year it is numbered in: its own, else that of assent, gazette or first reading."""
        if self.year:
            return self.year
        for name in ("assent", "gazetted", "commencement", "first reading", "passed"):
            if event := self.event(name):
                return event.on.year
        return None


class InstrumentWords(Words):
    """An instrument's words in another language."""

    title: Text
    long_title: Text | None = None
