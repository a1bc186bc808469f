"""What the finder's page asks: its choices, and the table that stands there without script."""

from __future__ import annotations

from functools import cached_property

from suluh.finder import law_on
from suluh.identity import Language
from suluh.library import Library
from suluh.records.finding import CHOICES, Group, Rule, Rulebook, Said
from suluh.rulebook import rulebook
from suluh.wording import wording


class FinderViews:
    """Questions about the finder, asked in one language."""

    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words = wording(language)
        self.choices = CHOICES

    @cached_property
    def book(self) -> Rulebook | None:
        """The rulebook; None where none was written."""
        return rulebook(self.library)

    def groups(self) -> tuple[Group, ...]:
        """The conduct that is asked for, in groups."""
        return self.book.groups if self.book else ()

    def said(self, words: Said) -> str:
        """Words in this language."""
        return str(getattr(words, self.language))

    def rules_for(self, conduct: str) -> list[Rule]:
        """The rules for a conduct that hold for the law as it is now, the specific Act before the general."""
        found = [rule for rule in (self.book.rules if self.book else ()) if conduct in rule.when.conduct]
        return [rule for rule in found if self._holds_now(rule)]

    def condition(self, rule: Rule) -> str:
        """For whom a rule is, in a few words: `a child under 14; online`."""
        when = rule.when
        whom = f" {self.words('or')} ".join(self.words(f"finder.short.{one}") for one in when.whom)
        if when.age and when.age.under is not None:
            whom += " " + self.words("finder.short.under", age=when.age.under)
        if when.age and when.age.from_ is not None:
            whom += " " + self.words("finder.short.from", age=when.age.from_)
        parts = [whom, *(self.words(f"finder.by.{one}") for one in when.by)]
        parts += [self.words(f"finder.how.{one}") for one in when.how]
        return "; ".join(part for part in parts if part)

    def _holds_now(self, rule: Rule) -> bool:
        record = self.library.provisions[rule.provision]
        law, versions = law_on(record, None)
        return law is not None and (not rule.versions or str(record.versions[versions[0]].start) in rule.versions)
