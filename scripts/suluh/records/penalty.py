"""Penalties as data: tiers of punishment, each with what must and what may be imposed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PositiveInt, model_validator

from suluh.records.base import Strict, Text

Combine = Literal["either or both", "either", "any two", "cumulative"]


class Imprisonment(Strict):
    """Imprisonment, counted in years or in months.

    Attributes:
        min_years: the least the court may impose.
        min_months: the least, where the law counts it in months.
        max_years: the most the court may impose.
        months: the most, where the law counts it in months.
        life: imprisonment for life.
        mandatory: whether the text says that it must be imposed; None where not read.
    """

    min_years: PositiveInt | None = None
    min_months: PositiveInt | None = None
    max_years: PositiveInt | None = None
    months: PositiveInt | None = None
    life: bool | None = None
    mandatory: bool | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Imprisonment:
        if self.min_years and self.max_years and self.min_years > self.max_years:
            raise ValueError(f"the minimum of {self.min_years} years is above the maximum of {self.max_years}")
        if self.months and self.max_years:
            raise ValueError("give the maximum in years or in months, not in both")
        if self.min_months and self.min_years:
            raise ValueError("give the minimum in years or in months, not in both")
        if self.min_months and self.min_months > (self.months or (self.max_years or 999) * 12):
            raise ValueError(f"the minimum of {self.min_months} months is above the maximum")
        return self


class Fine(Strict):
    """A fine, in whole units of a currency (ISO 4217).

    Attributes:
        currency: `MYR`, `SGD`, ….
        min: the least the court may impose.
        max: the most the court may impose.
        per_day: for each day that the offence goes on.
        mandatory: whether the text says that it must be imposed; None where not read.
    """

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    min: PositiveInt | None = None
    max: PositiveInt | None = None
    per_day: PositiveInt | None = None
    mandatory: bool | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Fine:
        if self.min and self.max and self.min > self.max:
            raise ValueError(f"the minimum of {self.min} is above the maximum of {self.max}")
        return self


class Whipping(Strict):
    """Whipping, in strokes.

    Attributes:
        called: what the law calls it.
        min_strokes: the least number.
        max_strokes: the greatest number.
        liable: the court may add it, with no number fixed by the provision.
        mandatory: whether the text says that it must be imposed; None where not read.
    """

    called: Literal["whipping", "caning"] = "whipping"
    min_strokes: PositiveInt | None = None
    max_strokes: PositiveInt | None = None
    liable: bool | None = None
    mandatory: bool | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Whipping:
        if self.min_strokes and self.max_strokes and self.min_strokes > self.max_strokes:
            raise ValueError(f"the minimum of {self.min_strokes} strokes is above the maximum of {self.max_strokes}")
        if self.liable and self.mandatory:
            raise ValueError("whipping to which one is liable is not mandatory")
        return self


class Penalty(Strict):
    """One tier of a punishment.

    Attributes:
        at: where in the provision it stands.
        when: the case this tier is for; None in the general case.
        combine: how its kinds of punishment stand to each other; `cumulative` means that each stands
            by its own `mandatory`.
        added: `either` where the text joins the kinds that may be added by “or”.
        in_addition_to: the punishment it comes on top of.
        unsettled: what about these figures is in doubt.
    """

    at: Text | None = None
    when: Text | None = None
    imprisonment: Imprisonment | None = None
    fine: Fine | None = None
    whipping: Whipping | None = None
    death: bool | None = None
    community_service: bool | None = None
    other: Text | None = None
    combine: Combine | None = None
    added: Literal["either"] | None = None
    in_addition_to: Text | None = None
    unsettled: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _is_a_punishment(self) -> Penalty:
        kinds = [
            name
            for name in ("imprisonment", "fine", "whipping", "death", "community_service", "other")
            if getattr(self, name)
        ]
        if not kinds:
            raise ValueError("a tier without a punishment; write penalties: unread where it was not read")
        if len(kinds) > 1 and not self.combine:
            raise ValueError(f"{' and '.join(kinds)}: say how they combine (either or both, cumulative, …)")
        if len(kinds) == 1 and self.combine:
            raise ValueError(f"only {kinds[0]} is given, so there is nothing to combine")
        if self.added and self.combine != "cumulative":
            raise ValueError("added: either goes with combine: cumulative")
        return self

    def phrases(self) -> set[str]:
        """The free text of the tier."""
        return {text for text in (self.when, self.other, self.in_addition_to, *self.unsettled) if text}
