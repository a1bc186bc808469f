"""States and criteria: the comparison, cell by cell."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from suluh.dates import PartialDate
from suluh.records.base import Citation, Id, Record, Slug, Strict, Text, Url, Words
from suluh.records.law import Conduct

Answer = Literal["yes", "partly", "no", "stated", "not found"]
Shape = Literal["whether", "age", "penalty", "body", "words"]
# What each shape of question may be answered with. “not found” is an answer of its own, never a “no”.
ANSWERS: dict[Shape, tuple[Answer, ...]] = {
    "whether": ("yes", "partly", "no", "not found"),
    "age": ("stated", "no", "not found"),
    "penalty": ("stated", "no", "not found"),
    "body": ("stated", "no", "not found"),
    "words": ("stated", "not found"),
}
TEXT_LIMIT = 320


class Cell(Strict):
    """One state's answer to one criterion.

    Attributes:
        answer: in the form its criterion asks for.
        value: an age in years.
        text: the answer in a sentence or two, without figures of punishment.
        provisions: the provisions or instruments it rests on, the first one first.
        penalty: the provision whose penalty is the answer.
        tier: which of its tiers, by its `at`; else the first.
        bodies: the bodies that are the answer.
        link: an outside address that is the answer.
        start: the day since which the answer has held, as far as read.
        note: what is not settled.
        sources: where it was read, besides what the provisions cite.
    """

    answer: Answer
    value: int | None = Field(default=None, ge=0, le=25)
    text: str | None = Field(default=None, min_length=1, max_length=TEXT_LIMIT)
    provisions: tuple[Id, ...] = ()
    penalty: Id | None = None
    tier: Text | None = None
    bodies: tuple[Id, ...] = ()
    link: Url | None = None
    start: PartialDate | None = Field(default=None, alias="from")
    note: Text | None = None
    sources: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _carried(self) -> Cell:
        if self.answer == "not found":
            for name in ("value", "penalty", "bodies", "link", "provisions"):
                if getattr(self, name):
                    raise ValueError(f"“not found” gives no {name}: delete it, or write the answer it gives")
        elif not (self.provisions or self.penalty or self.sources or self.bodies):
            raise ValueError("on what does the answer rest? name provisions or sources, or write answer: not found")
        if self.answer in ("yes", "partly", "no") and not self.text:
            raise ValueError("say it in a sentence too: text")
        return self

    @property
    def rests_on(self) -> tuple[Id, ...]:
        """The provisions and instruments it rests on, the penalty's first."""
        return tuple(dict.fromkeys(key for key in (self.penalty, *self.provisions) if key))

    def phrases(self) -> set[str]:
        """Its free text."""
        return {text for text in (self.text, self.note) if text}


class Jurisdiction(Record):
    """A state: its law at a glance, and its column of the comparison.

    Attributes:
        name: what it is called.
        code: ISO 3166-1 alpha-2.
        languages: of the texts that count, as far as read.
        portal: the official portal of its statutes.
        cells: its answers by criterion.
    """

    kind: Literal["jurisdiction"]
    name: Text
    code: str = Field(pattern=r"^[A-Z]{2}$")
    languages: tuple[Text, ...] = ()
    portal: Url | None = None
    cells: dict[Slug, Cell]

    def phrases(self) -> set[str]:
        """The free text of its cells."""
        return set(self.languages).union(*(cell.phrases() for cell in self.cells.values()))


class JurisdictionWords(Words):
    """A state's words in another language."""

    name: Text


class Criterion(Record):
    """A question that the comparison asks of every state.

    Attributes:
        title: what it is called.
        question: in full.
        shape: the form of the answers.
        group: the heading it stands under.
        order: its place in the comparison.
        guides: the offence guides whose regional part it gives.
        conduct: the conduct of the finder that it is about.
    """

    kind: Literal["criterion"]
    title: Text
    question: Text
    shape: Shape
    group: Literal["child", "conduct", "duties", "reach", "penalties", "help", "texts"]
    order: int
    guides: tuple[Id, ...] = ()
    conduct: tuple[Conduct, ...] = ()


class CriterionWords(Words):
    """A criterion's words in another language."""

    title: Text
    question: Text
