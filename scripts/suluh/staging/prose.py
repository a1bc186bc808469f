"""A page's Markdown with its references resolved, its citations linked and its terms explained."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from suluh import references

# What is not prose: code, headings, attribute lists, links with their targets, HTML, addresses.
_CLOSED = re.compile(
    r"```.*?```|`[^`\n]*`"
    r"|^\#{1,6} [^\n]*$"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^)]*\)(?:\{[^}\n]*\})?"
    r"|<[^>\n]+>"
    r"|\{[^}\n]*\}"
    r"|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
_LINK_PARTS = re.compile(r"(!?\[)((?:[^\[\]]|\[[^\[\]]*\])*)(\]\([^)]*\)(?:\{[^}\n]*\})?)")
_BLOCK_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#{1,6}|>) )|\n(?=\|)")


@dataclass(frozen=True)
class Edit:
    """A stretch of text to be replaced."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits must not overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start < at:
            raise ValueError(f"edits overlap at {edit.start}")
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def closed_spans(text: str) -> list[tuple[int, int]]:
    """The stretches that are not prose, in order."""
    return [found.span() for found in _CLOSED.finditer(text)]


def is_open(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies wholly in prose."""
    index = bisect_right(spans, (start, 1 << 60))
    before = index == 0 or spans[index - 1][1] <= start
    after = index == len(spans) or spans[index][0] >= end
    return before and after


def blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs, list items and table rows, each with its place: sentences never cross them."""
    found, at = [], 0
    for gap in _BLOCK_END.finditer(text):
        found.append((at, gap.start()))
        at = gap.end()
    found.append((at, len(text)))
    return [(start, end) for start, end in found if text[start:end].strip()]


def readable(text: str) -> str:
    """The text with link targets, code and HTML blanked out, every place kept.

    The words of links stay, since they may name the Act that a section beside them belongs to.
    """

    def blank(found: re.Match[str]) -> str:
        whole = found.group()
        if link := _LINK_PARTS.fullmatch(whole):
            return " " * len(link[1]) + link[2] + " " * len(link[3])
        return re.sub(r"[^\n]", " ", whole)

    return _CLOSED.sub(blank, text)


def resolve(text: str, write: Callable[[references.Reference], str]) -> str:
    """The text with each of our references written out."""
    return apply(text, [Edit(found.start, found.end, write(found)) for found in references.find(text)])


def explain_terms(text: str, terms: dict[str, str], write: Callable[[str, str], str]) -> str:
    """The text with the first use of each term linked.

    Args:
        text: Markdown, references resolved.
        terms: the slug of each written form, forms in lower case.
        write: makes the link from the slug and the words as they stand.
    """
    if not terms:
        return text
    forms = "|".join(re.escape(form) for form in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE)
    spans = closed_spans(text)
    seen: set[str] = set()
    edits = []
    for found in pattern.finditer(text):
        slug = terms[found.group().lower()]
        if slug not in seen and is_open(spans, *found.span()):
            seen.add(slug)
            edits.append(Edit(*found.span(), write(slug, found.group())))
    return apply(text, edits)
