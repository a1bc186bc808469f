"""Where sentences end. In doubt a sentence goes on: the more it holds, the less is linked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from suluh.citing.grammar import Grammar

_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]+)[\"'”’)\]*_»]*(?:\[\^[^\]\s]*\])?(?=\s|$)"
    r"|(?P<hard>\n[^\S\n]*(?=\n)|\n(?=[^\S\n]*(?:[-*+•|>]|#{1,6}|[0-9]{1,3}[.)])[^\S\n])|\|)"
    r"|(?:^|(?<=\n))(?P<heading>#{1,6}) [^\n]*(?:\n|$)"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")
_NEXT = re.compile(r"\s+([\"'“‘(\[*_«]*)(.)", re.DOTALL)


@dataclass(frozen=True)
class Sentences:
    """The sentences of a text.

    Attributes:
        ends: where each ends, in order; the last is the end of the text.
        headings: the headings in Markdown: where each begins, and its level.
    """

    ends: tuple[int, ...]
    headings: tuple[tuple[int, int], ...] = ()

    def at(self, place: int) -> int:
        """The number of the sentence a place stands in."""
        return bisect_right(self.ends, place)

    def same(self, one: int, other: int) -> bool:
        """Whether two places stand in one sentence."""
        return self.at(one) == self.at(other)

    def above(self, place: int) -> list[int]:
        """The sentences which are the headings a place stands under, the nearest first."""
        found, level = [], 7
        for start, depth in reversed(self.headings[: bisect_right(self.headings, (place, 0))]):
            if depth < level:
                found.append(self.at(start))
                level = depth
        return found


def sentences(text: str, words: Grammar) -> Sentences:
    """Cuts a text at the ends of sentences, paragraphs, list items, headings and table cells."""
    always = words.words("abbreviations", "always")
    before_number = words.words("abbreviations", "before_number")
    ends: list[int] = []
    headings: list[tuple[int, int]] = []
    for found in _CANDIDATE.finditer(text):
        if found["stop"] == "." and _goes_on(text, found.start(), found.end(), always, before_number):
            continue
        if found["heading"]:
            headings.append((found.start(), len(found["heading"])))
        ends.append(found.end())
    ends.append(len(text) + 1)
    return Sentences(tuple(sorted(ends)), tuple(headings))


def _goes_on(text: str, dot: int, end: int, always: frozenset[str], before_number: frozenset[str]) -> bool:
    following = _NEXT.match(text, end)
    if following and following[2].islower():
        return True
    last = _LAST_WORD.search(text, max(0, dot - 24), dot)
    if not last:
        return False
    word = last.group()
    if word in always or (len(word) == 1 and word.isalpha()) or ("." in word and len(word.rsplit(".", 1)[1]) == 1):
        return True
    if following is None or word not in before_number:
        return False
    return following[2].isdigit() or following[1].endswith("(")
