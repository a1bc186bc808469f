"""Bodies: headings have ids, links lead somewhere, figures and numbers are not retyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from suluh import references
from suluh.errors import Problem
from suluh.identity import MAIN, Language, RecordId
from suluh.library import Library
from suluh.reading import Body
from suluh.records.law import Provision
from suluh.rules.named import channel_named
from suluh.staging.generated import is_generated

# Figures of punishment stand in front matter alone, so that prose can never disagree with them.
_YEARS = r"\b(?:[0-9]+|five|ten|fifteen|twenty|thirty)[ -]years?(?:'|’)?s?(?:'|’)? (?:of )?"
_UP_TO = r"(?: selama| sehingga| hingga| tidak melebihi| sekurang-kurangnya)*"
FIGURES: dict[Language, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(r"(?<![\w])(?:RM|MYR|S\$|SGD|B\$|BND|PHP|₱|THB|IDR|Rp|VND|KHR|LAK|MMK|US\$|USD)\s?[0-9][0-9,.]*"),
        re.compile(_YEARS + r"(?:imprisonment|in prison|in jail|jail)"),
        re.compile(
            r"\b(?:imprisonment|prison|jail)(?: for| of)?(?: up to| at least| not more than)? [0-9]+", re.IGNORECASE
        ),
        re.compile(r"\b(?:[0-9]+|two|three|five|six) strokes\b"),
    ),
    "ms": (
        re.compile(r"(?<![\w])(?:RM|S\$|B\$|Rp|US\$|PHP|THB|IDR|VND|SGD|BND)\s?[0-9][0-9,.]*"),
        re.compile(rf"\b(?:penjara|pemenjaraan){_UP_TO} [0-9]+", re.IGNORECASE),
        re.compile(r"\b[0-9]+ tahun (?:penjara|pemenjaraan)"),
        re.compile(r"\b[0-9]+ (?:kali )?sebatan\b"),
    ),
}
_TELEPHONE = re.compile(
    r"(?<![\w/.-])(?:999|997|15999|15555"
    r"|\+?60[ -]?[0-9][0-9 -]{6,}"
    r"|0[0-9]{1,2}[ -][0-9]{3,4}[ -]?[0-9]{3,4}"
    r"|1[- ]?[38]00[- ][0-9-]{5,})(?![\w-])"
)


def headings(body: Body) -> Iterator[Problem]:
    """Every heading has an id of its own, and none is of the first level."""
    seen: set[str] = set()
    for heading in body.headings():
        if heading.id is None:
            yield Problem(
                body.file,
                heading.line,
                f"the heading “{heading.words}” has no id",
                "end it with { #a-short-id }, the same in every language",
            )
        elif heading.id in seen:
            yield Problem(body.file, heading.line, f"the id #{heading.id} stands twice", "choose another")
        else:
            seen.add(heading.id)
        if heading.level == 1:
            yield Problem(body.file, heading.line, "a first-level heading", "begin with ##; the title is made")


def links(library: Library, body: Body, broken: Set[RecordId]) -> Iterator[Problem]:
    """Every reference leads to a page, a source, a penalty or a channel."""
    for reference in references.find(body.text):
        line = body.line + reference.line - 1
        if reference.scheme == "source":
            if reference.target not in library.sources:
                yield Problem(
                    body.file,
                    line,
                    f"there is no source “{reference.target}”",
                    "add it to docs/sources/, or correct it",
                )
            continue
        if reference.record in broken:
            continue
        if reference.scheme == "channel":
            yield from channel_named(library, reference.target, body.file, line)
            continue
        target = library.pages.get(reference.record)
        if target is None and reference.scheme in ("page", "law") and is_generated(library, reference.record):
            continue
        if target is None:
            yield Problem(
                body.file,
                line,
                f"{reference.scheme}:{reference.target} leads to no page",
                "correct it, or write that page; a law: target is its path below docs/law/",
            )
        elif reference.scheme == "penalty":
            if not isinstance(target.record, Provision) or not target.record.offence:
                yield Problem(body.file, line, f"{reference.target} has no penalty", "point at an offence")
        elif reference.fragment and target.kind == "page":
            ids = {heading.id for heading in target.bodies[MAIN].headings()}
            if reference.fragment not in ids and not getattr(target.record, "layout", None):
                yield Problem(
                    body.file,
                    line,
                    f"{reference.target} has no heading #{reference.fragment}",
                    f"choose one of: {', '.join(sorted(filter(None, ids)))}",
                )
    for scheme, row in references.unknown_schemes(body.text):
        yield Problem(
            body.file,
            body.line + row - 1,
            f"“{scheme}:” is no kind of link",
            f"write one of {', '.join(name + ':' for name in references.SCHEMES)} or https:",
        )


def numbers_once(body: Body) -> Iterator[Problem]:
    """Telephone numbers stand in the records of bodies alone."""
    for number, row in enumerate(body.text.split("\n"), body.line):
        plain = re.sub(r"\]\([^)]*\)", "]", row)
        found = _TELEPHONE.search(plain) or re.search(r"tel:[0-9+-]+", row)
        if found:
            yield Problem(
                body.file,
                number,
                f"“{found.group()}” looks like a telephone number",
                "write [](channel:my-talian-kasih/phone); the number stands in that body's record",
            )


def figures_once(language: Language, body: Body) -> Iterator[Problem]:
    """Figures of punishment stand in front matter alone."""
    for number, row in enumerate(body.text.split("\n"), body.line):
        yield from figures_in(language, row, body.file, number)


def figures_in(language: Language, text: str, file: str, line: int) -> Iterator[Problem]:
    """Figures of punishment in a text, each a problem."""
    for pattern in FIGURES[language]:
        if found := pattern.search(text):
            yield Problem(
                file,
                line,
                f"“{found.group()}” restates a figure that belongs in front matter",
                "write [](penalty:my/act-792/s-14), which expands to the penalty in words",
            )
