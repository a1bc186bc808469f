"""Terms of the field."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from suluh.records.base import Citation, Record, Slug, Text, Words


class Term(Record):
    """A word of the field and what it means here.

    Attributes:
        term: the word.
        standing: whether to use it: `current`, `historical` (an older statutory term), `avoid`.
        use_instead: the slug of the better term.
        tooltip: whether its first use on a page is explained; not for everyday words.
        see: slugs of other terms.
        sources: where the meaning was read.
    """

    kind: Literal["term"]
    term: Text
    standing: Literal["current", "historical", "avoid"] = "current"
    use_instead: Slug | None = None
    tooltip: bool = True
    see: tuple[Slug, ...] = ()
    sources: tuple[Citation, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _better_word(self) -> Term:
        if self.standing != "current" and not self.use_instead:
            raise ValueError(f"the term is {self.standing}: say which to use_instead")
        return self


class TermWords(Words):
    """A term's words in another language."""

    term: Text
