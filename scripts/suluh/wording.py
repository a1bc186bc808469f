"""Values in words, in each language: days, amounts, penalties. No HTML here.

The words themselves stand in `scripts/theme/words/<language>.yml`; this module only chooses and joins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from suluh.dates import PartialDate
from suluh.identity import Language
from suluh.records.penalty import Fine, Imprisonment, Penalty, Whipping

WORDS = Path(__file__).resolve().parents[1] / "theme" / "words"
_SIGN = {"MYR": "RM", "SGD": "S$", "PHP": "PHP ", "THB": "THB ", "IDR": "IDR ", "BND": "B$", "USD": "US$"}
Translate = Callable[[str], str]


@dataclass(frozen=True)
class Wording:
    """The words of one language.

    Attributes:
        language: which.
        words: interface words by key; a key may hold `{name}` places.
    """

    language: Language
    words: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """A word or phrase of the interface.

        Raises:
            KeyError: there is no such key in this language.
        """
        text = self.words[key]
        return text.format(**values) if values else text

    # -- days and amounts

    def day(self, value: PartialDate | str) -> str:
        """`10 July 2017`, `July 2017`, `2017`; a pending start in words."""
        if isinstance(value, str):
            if value == "pending":
                return self("day.pending")
            value = PartialDate.parse(value)
        if value.month is None:
            return str(value.year)
        month = self(f"month.{value.month}")
        return f"{value.day} {month} {value.year}" if value.day else f"{month} {value.year}"

    def amount(self, currency: str, value: int) -> str:
        """`RM10,000`."""
        return f"{_SIGN.get(currency, currency + ' ')}{value:,}"

    # -- penalties

    def imprisonment(self, value: Imprisonment) -> str:
        """`imprisonment for up to 5 years`."""
        years = self._years
        if value.life and not (value.max_years or value.min_years):
            return self("prison.life")
        if value.min_months:
            low = self._months(value.min_months)
            if value.months:
                return self("prison.between", low=low, high=self._months(value.months))
            if value.max_years:
                return self("prison.between", low=low, high=years(value.max_years))
            return self("prison.min", years=low)
        if value.months:
            return self("prison.one_month" if value.months == 1 else "prison.months", months=value.months)
        if value.min_years and value.max_years:
            if value.min_years == value.max_years:
                key = "prison.fixed_or_life" if value.life else "prison.fixed"
                return self(key, years=years(value.max_years))
            if value.life:
                return self("prison.range_or_life", low=value.min_years, years=years(value.max_years))
            return self("prison.range", low=value.min_years, years=years(value.max_years))
        if value.min_years and value.life:
            return self("prison.min_to_life", years=years(value.min_years))
        if value.min_years:
            return self("prison.min", years=years(value.min_years))
        if value.max_years and value.life:
            return self("prison.max_or_life", years=years(value.max_years))
        if value.max_years:
            return self("prison.max", years=years(value.max_years))
        return self("prison.open")

    def fine(self, value: Fine) -> str:
        """`a fine of up to RM10,000`."""
        if value.min and value.max:
            text = self(
                "fine.range", low=self.amount(value.currency, value.min), high=self.amount(value.currency, value.max)
            )
        elif value.max:
            text = self("fine.max", high=self.amount(value.currency, value.max))
        elif value.min:
            text = self("fine.min", low=self.amount(value.currency, value.min))
        else:
            text = self("fine.open")
        if value.per_day:
            text += self("fine.per_day", amount=self.amount(value.currency, value.per_day))
        return text

    def whipping(self, value: Whipping) -> str:
        """`whipping of at least 6 strokes`, `caning of up to 12 strokes`."""
        name = value.called
        if value.min_strokes and value.max_strokes:
            return self(f"{name}.range", low=value.min_strokes, strokes=self._strokes(value.max_strokes))
        if value.min_strokes:
            return self(f"{name}.min", strokes=self._strokes(value.min_strokes))
        if value.max_strokes:
            return self(f"{name}.max", strokes=self._strokes(value.max_strokes))
        return self(f"{name}.open")

    def _years(self, count: int) -> str:
        return self("years.one" if count == 1 else "years.many", count=count)

    def _months(self, count: int) -> str:
        years, left = divmod(count, 12)
        months = self("months.one" if left == 1 else "months.many", count=left)
        if count > 24:  # 17 years and 4 months, not 208 months
            return self("months.and_years", years=self._years(years), count=months) if left else self._years(years)
        return self("months.one" if count == 1 else "months.many", count=count)

    def _strokes(self, count: int) -> str:
        return self("strokes.one" if count == 1 else "strokes.many", count=count)

    def punishments(self, tier: Penalty, translate: Translate = str) -> list[tuple[str, str, bool | None]]:
        """The kinds of punishment of a tier: name, words, and whether it must be imposed."""
        found: list[tuple[str, str, bool | None]] = []
        if tier.death:
            found.append(("death", self("death"), None))
        if tier.imprisonment:
            found.append(("imprisonment", self.imprisonment(tier.imprisonment), tier.imprisonment.mandatory))
        if tier.fine:
            found.append(("fine", self.fine(tier.fine), tier.fine.mandatory))
        if tier.whipping:
            must = False if tier.whipping.liable else tier.whipping.mandatory
            found.append(("whipping", self.whipping(tier.whipping), must))
        if tier.community_service:
            found.append(("community_service", self("community_service"), None))
        if tier.other:
            found.append(("other", translate(tier.other), None))
        return found

    def penalty(self, tier: Penalty, translate: Translate = str) -> str:
        """A tier in one clause, without a full stop: what must be imposed, then what may be added.

        Args:
            tier: the penalty.
            translate: turns the record's free text into this language.
        """
        found = self.punishments(tier, translate)
        if tier.combine in ("either or both", "either", "any two"):
            names = [words for _, words, _ in found]
            text = self._join(names, self("or"))
            if tier.combine == "either or both":
                text += self("penalty.or_both" if len(names) == 2 else "penalty.or_any")
            elif tier.combine == "any two":
                text += self("penalty.any_two")
        else:
            must = [words for _, words, mandatory in found if mandatory]
            open_ = [words for _, words, mandatory in found if mandatory is None]
            may = [words for _, words, mandatory in found if mandatory is False]
            parts = []
            if must:
                parts.append(
                    self("penalty.must" if len(must) == 1 else "penalty.must_all", what=self._join(must, self("and")))
                )
            if open_:
                parts.append(self._join(open_, self("and")))
            if may:
                what = self._join(may, self("or" if tier.added else "and"))
                parts.append(self("penalty.may_add", what=what) if parts else self("penalty.may", what=what))
            text = "; ".join(parts)
        if tier.in_addition_to:
            text += self("penalty.in_addition", what=translate(tier.in_addition_to))
        return text

    def _join(self, names: list[str], word: str) -> str:
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {word} {names[-1]}"

    def sentence(self, tier: Penalty, translate: Translate = str) -> str:
        """A tier as a sentence: capital letter and full stop."""
        text = self.penalty(tier, translate)
        return text[:1].upper() + text[1:] + "."


@cache
def wording(language: Language) -> Wording:
    """The words of a language, read once."""
    with (WORDS / f"{language}.yml").open(encoding="utf-8") as file:
        return Wording(language, yaml.safe_load(file))
