"""The finder's rules as data: which facts make a provision fit, and what adds to it or carries it further."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, NonNegativeInt, model_validator

from suluh.records.base import Id, Slug, Strict, Text
from suluh.records.law import Conduct

Whom = Literal["child", "adult", "decoy", "image"]
By = Literal["adult", "child", "trust", "company", "platform"]
How = Literal["online", "person"]
Where = Literal["malaysia", "citizen", "other"]
CHOICES: dict[str, tuple[str, ...]] = {
    "whom": get_args(Whom),
    "by": get_args(By),
    "how": get_args(How),
    "where": get_args(Where),
}


class Said(Strict):
    """Words in every language of the site."""

    en: Text
    ms: Text


class Age(Strict):
    """Bounds of a child's age.

    Attributes:
        under: younger than this.
        from_: this old or older.
    """

    under: NonNegativeInt | None = None
    from_: NonNegativeInt | None = Field(default=None, alias="from")

    @model_validator(mode="after")
    def _bounds(self) -> Age:
        if self.under is None and self.from_ is None:
            raise ValueError("no bound; write under: or from:")
        return self


class When(Strict):
    """A condition: each key that is set must hold, by any of its words.

    Attributes:
        conduct: what was done.
        whom: to whom.
        age: how old the child was; an adult is past every bound.
        by: by whom.
        how: online or in person.
        where: in Malaysia, abroad by a citizen, abroad by another.
    """

    conduct: tuple[Conduct, ...] = ()
    whom: tuple[Whom, ...] = ()
    age: Age | None = None
    by: tuple[By, ...] = ()
    how: tuple[How, ...] = ()
    where: tuple[Where, ...] = ()


class Grounded(Strict):
    """What is said of a provision and rests on something that can be read.

    Attributes:
        provision: which.
        rests_on: provisions and instruments on whose pages the ground stands.
        sources: keys of sources.
    """

    provision: Id
    rests_on: tuple[Id, ...] = ()
    sources: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _has_a_ground(self) -> Grounded:
        if not self.rests_on and not self.sources:
            raise ValueError("it rests on nothing; name a provision under rests_on or a source under sources")
        return self


class Rule(Grounded):
    """Facts that make a provision fit.

    Attributes:
        when: the facts.
        unless: facts that rule it out.
        versions: the versions (by their `from`) it holds for; every one where none is named.
        only_when_known: whether every fact it asks for must have been given.
        fits: the element these facts meet.
        ask: what else must be found out.
    """

    when: When
    unless: When | None = None
    versions: tuple[Text, ...] = ()
    only_when_known: bool = False
    fits: Said
    ask: tuple[Said, ...] = ()


class Modifier(Grounded):
    """A provision that changes how others apply.

    Attributes:
        effect: `counts`: a decoy counts as a child; `carries`: the others reach conduct abroad; `adds`: to the
            punishment; `notes`: worth knowing.
        when: the facts, in any of these cases.
        to: names of the sets of provisions it reaches.
        alone: whether it is said although no provision was found.
        says: what it does.
    """

    effect: Literal["counts", "carries", "adds", "notes"]
    when: tuple[When, ...] = Field(min_length=1)
    to: tuple[Text, ...] = Field(min_length=1)
    alone: bool = False
    says: Said


class Group(Strict):
    """Kinds of conduct that are asked for together."""

    name: Said
    conduct: tuple[Conduct, ...] = Field(min_length=1)


class Turn(Strict):
    """A page to turn to.

    Attributes:
        page: its id.
        when: for which facts; always where not set.
    """

    page: Id
    when: When | None = None


class Rulebook(Strict):
    """All of `docs/offences/rules.yml`.

    Attributes:
        acts: the instruments the finder knows, the most specific first.
        groups: the conduct it asks for.
        sets: provisions (or whole instruments) by a name, for modifiers.
        rules: in the order in which their provisions are shown within an Act.
        modifiers: what changes how they apply.
        reports: where to turn.
        left_out: core offences with a conduct that the finder leaves out, each with the reason.
    """

    acts: tuple[Id, ...] = Field(min_length=1)
    groups: tuple[Group, ...] = Field(min_length=1)
    sets: dict[str, tuple[Id, ...]] = Field(default_factory=dict)
    rules: tuple[Rule, ...] = Field(min_length=1)
    modifiers: tuple[Modifier, ...] = ()
    reports: tuple[Turn, ...] = ()
    left_out: dict[str, Text] = Field(default_factory=dict)
