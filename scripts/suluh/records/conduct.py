"""Guides by conduct, cases, and developments of the law."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from suluh.dates import PartialDate
from suluh.records.base import Citation, Id, Record, Strict, Text, Words
from suluh.records.law import Conduct


class Reach(Strict):
    """A provision that reaches a conduct, and when.

    Attributes:
        id: the provision.
        when: in which case it is the one, in a few words.
        note: what distinguishes it from the others.
    """

    id: Id
    when: Text
    note: Text | None = None


class Offence(Record):
    """A guide to a kind of conduct.

    Attributes:
        title: the conduct in plain words.
        order: its place among the guides.
        conduct: the words of the finder it covers.
        reach: the provisions, the most specific first.
        routes: where to turn.
        related: other guides, terms, pages.
    """

    kind: Literal["offence"]
    title: Text
    order: int
    conduct: tuple[Conduct, ...] = ()
    reach: tuple[Reach, ...] = Field(min_length=1)
    routes: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()

    def phrases(self) -> set[str]:
        """When each provision is the one, and what distinguishes it."""
        return {reach.when for reach in self.reach} | {reach.note for reach in self.reach if reach.note}


class OffenceWords(Words):
    """A guide's words in another language."""

    title: Text


class Case(Record):
    """A documented case: what a court decided, without the names of victims.

    Attributes:
        title: what it is about, in a few words.
        court: which court.
        decided: the day of the decision, as far as known; left out where no source gives it.
        outcome: how it ended.
        provisions: those it turned on.
        point: what it shows.
        sentence: in words; figures of a sentence are facts of the case.
        sources: where it was read.
    """

    kind: Literal["case"]
    title: Text
    jurisdiction: str = Field(pattern=r"^[A-Z]{2}$", default="MY")
    court: Text
    decided: PartialDate | None = None
    outcome: Literal[
        "convicted", "pleaded guilty", "acquitted", "appeal dismissed", "appeal allowed", "ordered", "charged"
    ]
    provisions: tuple[Id, ...] = ()
    point: Text
    sentence: Text | None = None
    sources: tuple[Citation, ...] = Field(min_length=1)

    def phrases(self) -> set[str]:
        """The court, the point and the sentence."""
        return {text for text in (self.court, self.point, self.sentence) if text}


class CaseWords(Words):
    """A case's words in another language."""

    title: Text


class Development(Record):
    """Something that happened to the law or will: a Bill, a commencement, a code.

    Attributes:
        title: what it is.
        on: the day of the latest step.
        status: how far it has come.
        as_at: the day this was known.
        touches: provisions and instruments it touches; their pages show a notice.
        sources: where it was read.
    """

    kind: Literal["development"]
    title: Text
    jurisdiction: str = Field(pattern=r"^[A-Z]{2}$", default="MY")
    on: PartialDate
    status: Literal[
        "announced", "consultation", "bill", "passed by one house", "passed", "in force", "lapsed", "deadline"
    ]
    as_at: PartialDate
    touches: tuple[Id, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)


class DevelopmentWords(Words):
    """A development's words in another language."""

    title: Text
