"""Rules that no single schema can hold: that references lead somewhere, that languages agree, that
figures stand once. Each rule is a function from the Library to problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date, timedelta

from suluh import references
from suluh.errors import Problem
from suluh.frontmatter import Path_
from suluh.identity import MAIN, Language, ProvisionId, RecordId
from suluh.library import Library
from suluh.reading import Body, Page
from suluh.records.base import Citation, Record, Words
from suluh.records.kinds import KINDS
from suluh.records.law import Instrument, Provision
from suluh.records.term import Term
from suluh.staging.generated import GENERATED

# Figures of punishment stand in front matter alone, so that prose can never disagree with them.
_FIGURES: dict[Language, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(r"\b(?:RM|MYR|S\$|SGD|PHP|THB|IDR)\s?[0-9][0-9,.]*"),
        re.compile(r"\b(?:[0-9]+|five|ten|fifteen|twenty|thirty)[ -]years?(?:'|’)?s?(?:'|’)? (?:of )?(?:imprisonment|in prison|in jail|jail)"),
        re.compile(r"\b(?:imprisonment|prison|jail)(?: for| of)?(?: up to| at least| not more than)? [0-9]+"),
        re.compile(r"\b(?:[0-9]+|two|three|five|six) strokes\b"),
    ),
    "ms": (
        re.compile(r"\bRM\s?[0-9][0-9,.]*"),
        re.compile(r"\b(?:penjara|pemenjaraan)(?: selama| sehingga| hingga| tidak melebihi| sekurang-kurangnya)* [0-9]+"),
        re.compile(r"\b[0-9]+ tahun (?:penjara|pemenjaraan)"),
        re.compile(r"\b[0-9]+ (?:kali )?sebatan\b"),
    ),
}  # fmt: skip


def problems_of(library: Library, pages: Iterable[Page], broken: Set[RecordId] = frozenset()) -> list[Problem]:
    """Everything the rules find.

    Args:
        library: what was read.
        pages: all pages, those of a doubled id as well.
        broken: ids of pages that exist and could not be read; references to them are not at fault.
    """
    found: list[Problem] = list(_twice(pages))
    for page in library.pages.values():
        found += _citations(library, page)
        found += _records_named(library, page, broken)
        found += _placed(library, page, broken)
        found += _translated(page)
        for language, body in page.bodies.items():
            found += _headings(page, body)
            found += _links(library, body, broken)
            found += _figures_once(language, body)
    return found


def overdue(library: Library, today: date) -> list[tuple[str, date]]:
    """Records whose review is older than the interval of their kind, with the day it fell due."""
    found = []
    for key, page in library.pages.items():
        if isinstance(page.record, Record):
            due = page.record.reviewed.latest + timedelta(days=KINDS[page.kind].review_days)
            if due < today:
                found.append((key, due))
    return found


def _twice(pages: Iterable[Page]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    for page in pages:
        if page.id in files:
            yield Problem(page.file, 1, f"the address {page.id} is taken by {files[page.id]}", "move one of them")
        files.setdefault(page.id, page.file)


def _citations(library: Library, page: Page) -> Iterator[Problem]:
    for path, citation in _cited(page):
        if citation.source not in library.sources:
            yield Problem(
                page.file,
                page.meta.line((*path, "source")),
                f"there is no source “{citation.source}”",
                "add it to docs/sources/, or correct the key",
            )


def _cited(page: Page) -> Iterator[tuple[Path_, Citation]]:
    record = page.record
    if isinstance(record, Provision):
        for i, version in enumerate(record.versions):
            for j, citation in enumerate(version.sources):
                yield ("versions", i, "sources", j), citation
    elif isinstance(record, Instrument):
        for i, event in enumerate(record.history):
            for j, citation in enumerate(event.sources):
                yield ("history", i, "sources", j), citation
        for j, citation in enumerate(record.texts):
            yield ("texts", j), citation
    elif isinstance(record, Term):
        for j, citation in enumerate(record.sources):
            yield ("sources", j), citation


def _records_named(library: Library, page: Page, broken: Set[RecordId]) -> Iterator[Problem]:
    record = page.record
    named: list[tuple[Path_, str, type]] = []
    if isinstance(record, Provision):
        named += [(("related", i), target, Record) for i, target in enumerate(record.related)]
        named += [(("versions", i, "by"), v.by, Instrument) for i, v in enumerate(record.versions) if v.by]
    elif isinstance(record, Instrument):
        named += [(("amends", i), target, Instrument) for i, target in enumerate(record.amends)]
    elif isinstance(record, Term):
        named += [(("see", i), f"glossary/{slug}", Term) for i, slug in enumerate(record.see)]
        if record.use_instead:
            named.append((("use_instead",), f"glossary/{record.use_instead}", Term))
    for path, target, wanted in named:
        found = library.pages.get(target)
        if target in broken:
            continue
        if found is None or not isinstance(found.record, wanted):
            what = "record" if wanted is Record else wanted.__name__.lower()
            yield Problem(
                page.file,
                page.meta.line(path),
                f"there is no {what} “{target}”",
                f"write {what} pages' ids as their path below docs/, and see that the page exists",
            )


def _placed(library: Library, page: Page, broken: Set[RecordId]) -> Iterator[Problem]:
    record = page.record
    if isinstance(record, Instrument):
        numbers = {library.provisions[key].number for key in library.provisions_of(page.id)}
        for i, part in enumerate(record.parts):
            if part.first not in numbers and not any(key.startswith(f"{page.id}/") for key in broken):
                yield Problem(
                    page.file,
                    page.meta.line(("parts", i, "first")),
                    f"Part {part.number} begins with {part.first}, which has no page",
                    "correct the number, or write that provision",
                )
    if not isinstance(record, Provision):
        return
    try:
        found = ProvisionId.parse(page.id)
        wanted = ProvisionId.of(found.instrument, found.unit, record.number)
    except ValueError as error:
        yield Problem(page.file, page.meta.line(("number",)), str(error), "correct the number or the file's name")
        return
    if wanted != found:
        yield Problem(
            page.file,
            page.meta.line(("number",)),
            f"the number {record.number} does not fit the file's name",
            f"move the file to docs/{wanted}.md, or correct the number",
        )
    if found.instrument not in library.instruments and found.instrument not in broken:
        yield Problem(
            page.file,
            1,
            f"there is no instrument {found.instrument}",
            f"write docs/{found.instrument}/index.md with kind: instrument",
        )


def _translated(page: Page) -> Iterator[Problem]:
    """Every translation has the headings of the main page, in order, and a word for every phrase."""
    if page.kind == "page" and getattr(page.record, "in_crisis", False) and page.languages != tuple(page.bodies):
        yield Problem(page.file, 1, "people need this page in a crisis, and it is not translated", "write the .ms.md")
    wanted = [heading.id for heading in page.bodies[MAIN].headings()]
    for language, body in page.bodies.items():
        if language == MAIN:
            continue
        headings = body.headings()
        given = [heading.id for heading in headings]
        if given != wanted:
            lacking = [f"#{name}" for name in wanted if name not in given]
            extra = [f"#{name}" for name in given if name not in wanted]
            told = "; ".join(
                part
                for part in (
                    f"lacks {', '.join(lacking)}" if lacking else "",
                    f"has {', '.join(extra)} besides" if extra else "",
                )
                if part
            )
            yield Problem(
                body.file,
                headings[0].line if headings else body.line,
                f"the headings are not those of {page.file}: {told or 'their order differs'}",
                "give the same headings with the same ids in the same order",
            )
        words = page.words.get(language)
        if isinstance(words, Words) and isinstance(page.record, Record):
            meta = page.words_meta[language]
            phrases = page.record.phrases()
            for phrase in sorted(phrases - set(words.phrases)):
                yield Problem(
                    body.file,
                    meta.line(("phrases",)),
                    f"no translation of the phrase “{phrase}”",
                    f"under phrases write \"{phrase}\": …",
                )
            for phrase in sorted(set(words.phrases) - phrases):
                yield Problem(
                    body.file,
                    meta.line(("phrases", phrase)),
                    f"the phrase “{phrase}” no longer stands in {page.file}",
                    "delete it, or write it exactly as it stands there",
                )
            for phrase, translated in words.phrases.items():
                for problem in _figures_in(language, translated, body.file, meta.line(("phrases", phrase))):
                    if not any(pattern.search(phrase) for pattern in _FIGURES[MAIN]):
                        yield problem
            if (getattr(words, "protects", None) is None) != (getattr(page.record, "protects", None) is None):
                yield Problem(
                    body.file, 1, "“protects” stands in one language only", "write it in both, or in neither"
                )


def _headings(page: Page, body: Body) -> Iterator[Problem]:
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


def _links(library: Library, body: Body, broken: Set[RecordId]) -> Iterator[Problem]:
    for reference in references.find(body.text):
        line = body.line + reference.line - 1
        if reference.scheme == "source":
            if reference.target not in library.sources:
                yield Problem(
                    body.file, line, f"there is no source “{reference.target}”", "add it to docs/sources/, or correct it"
                )
            continue
        if reference.record in broken:
            continue
        target = library.pages.get(reference.record)
        if target is None and reference.scheme == "page" and reference.record in GENERATED:
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


def _figures_once(language: Language, body: Body) -> Iterator[Problem]:
    for number, row in enumerate(body.text.split("\n"), body.line):
        yield from _figures_in(language, row, body.file, number)


def _figures_in(language: Language, text: str, file: str, line: int) -> Iterator[Problem]:
    for pattern in _FIGURES[language]:
        if found := pattern.search(text):
            yield Problem(
                file,
                line,
                f"“{found.group()}” restates a figure that belongs in front matter",
                "write [](penalty:my/act-792/s-14), which expands to the penalty in words",
            )
