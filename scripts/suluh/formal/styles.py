"""Citations for people, in six styles: the law itself and our page about it, each by itself.

Why not a CSL processor: citeproc-py with the packaged styles was tried on Malaysian law. OSCOLA and AGLC
print the year twice (“… Act 2017 2017”) and no jurisdiction; AGLC drops “s”; APA makes it an American
Public Law (“Pub. L. No. Act 792 … § 10”). None of them can be told otherwise: CSL styles cannot look into
a title for its year, and none asks for `jurisdiction`. OSCOLA 5 has no style yet
(citation-style-language/styles, pull request 8115), courts here have none at all. For web pages the styles
fit, but cost 10 ms a page, half of what MkDocs needs for it. So this module writes all of them, and a test
holds what it writes for web pages against citeproc-py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from suluh.citing import write
from suluh.dates import PartialDate
from suluh.formal.citation import SITE, Item, What, items
from suluh.formal.naming import cited, full_name, pinpoint
from suluh.identity import Language, RecordId
from suluh.library import Library, instrument_of
from suluh.records.base import Record
from suluh.records.conduct import Case
from suluh.records.people import Figure
from suluh.wording import Wording, wording

Look = Literal["", "slanted", "today"]
Piece = tuple[Look, str]
Line = list[Piece]
STYLES = ("court", "oscola", "oscola4", "aglc", "apa", "plain")


@dataclass(frozen=True)
class Citations:
    """One thing to cite, in every style.

    Attributes:
        what: the law itself, a decision, the source of a figure, or our page.
        lines: the style and the text in pieces: plain, slanted, or the place of the reader's own day.
    """

    what: What
    lines: list[tuple[str, Line]]


def citations(library: Library, record: RecordId, language: Language, root: str) -> list[Citations]:
    """Everything that can be cited on a page.

    Args:
        library: where the records are.
        record: whose page it is.
        language: in which words.
        root: where the site stands, without a slash at its end.
    """
    found = []
    for what, item in items(library, record, language, root):
        lines = _WRITERS[what](library, record, wording(language), item)
        found.append(Citations(what, [(style, lines[style]) for style in STYLES]))
    return found


def plain(line: Line) -> str:
    """A line as text alone."""
    return "".join(text for _, text in line)


def _law(library: Library, record: RecordId, words: Wording, item: Item) -> dict[str, Line]:
    language = words.language
    known = library.pages[record].record
    assert isinstance(known, Record)
    name = item["title"]
    land = item["jurisdiction"]
    as_at = words("formal.as_at", day=words.day(known.reviewed))
    url, archive = item.get("URL"), item.get("archive_location")
    at = f" <{url}>" if url else ""
    kept = f", {words('formal.archived_at', url=archive)}" if archive else ""
    if record in library.instruments:
        court = full_name(library, record, language)
        spoken = full_name(library, record, language, "()")
        note = bare = dotted = ""
    else:
        act = instrument_of(record)
        place = cited(library, record)
        court = _capital(write(place, language=language, instrument_name=full_name(library, act, language)))
        spoken = _capital(write(place, language=language, instrument_name=full_name(library, act, language, "()")))
        point = pinpoint(library, record, language)
        note, bare = f", {point}", f" {point}"
        unit, _, number = point.partition(" ")
        dotted = f", {unit}. {number}" if number else note
    oscola = f"{name} ({land}){note} ({as_at}){at}{kept}"
    return {
        "court": [("", f"{court} ({as_at}){at}{kept}")],
        "oscola": [("", oscola)],
        "oscola4": [("", oscola + ".")],
        "aglc": [("slanted", name), ("", f" ({land}){bare} ({as_at}){at}{kept}")],
        "apa": [("slanted", name), ("", f" ({land}){dotted} ({as_at}).{f' {url}' if url else ''}{kept}")],
        "plain": [
            ("", f"{spoken}, {land}, {as_at}."),
            ("", f" {words('formal.text_at', url=url)}" if url else ""),
            ("", f" {_capital(words('formal.archived_at', url=archive))}." if archive else ""),
        ],
    }


def _decision(library: Library, record: RecordId, words: Wording, item: Item) -> dict[str, Line]:
    case = library.pages[record].record
    assert isinstance(case, Case)
    court = item["authority"]
    if "issued" in item:
        court += f", {_day(words, item)}"
    seen = f"{item['title']} ({court})"
    at = f" <{item['URL']}>"
    archive = item.get("archive_location")
    kept = f", {words('formal.archived_at', url=archive)}" if archive else ""
    source = library.sources[case.sources[0].source]
    report = words("formal.reported", what=f"{source.publisher}, [{source.title}]")
    return {
        "court": [("", f"{court}, {item['title']}; {report}{at}{kept}")],
        "oscola": [("", f"{seen}; {report}{at}{kept}")],
        "oscola4": [("", f"{seen}; {report}{at}{kept}.")],
        "aglc": [("", f"{seen}; {report}{at}{kept}")],
        "apa": [("", f"{seen}. {item['URL']}{kept}")],
        "plain": [("", f"{court}: {item['title']}. {_capital(report)}. {item['URL']}{kept}")],
    }


def _source(library: Library, record: RecordId, words: Wording, item: Item) -> dict[str, Line]:
    figure = library.pages[record].record
    assert isinstance(figure, Figure)
    what, publisher, url = item["title"], item["publisher"], item["URL"]
    archive = item.get("archive_location")
    kept = f", {words('formal.archived_at', url=archive)}" if archive else ""
    at = f", {figure.sources[0].at}" if figure.sources[0].at else ""
    read: Line = [("", f" {words('formal.accessed')} "), ("today", words("formal.today"))]
    return {
        "court": [("", f"{publisher}, {what}{at}, <{url}>{kept},"), *read],
        "oscola": [("", f"{publisher}, {what}{at} <{url}>{kept}"), *read],
        "oscola4": [("", f"{publisher}, {what}{at} <{url}>{kept}"), *read, ("", ".")],
        "aglc": [("", f"{publisher}, {what}{at} <{url}>{kept}")],
        "apa": [("", f"{publisher}. ({words('formal.no_day')}). {what}. {url}{kept}")],
        "plain": [("", f"{publisher}: {what}{at}. {url}{kept}")],
    }


def _page(library: Library, record: RecordId, words: Wording, item: Item) -> dict[str, Line]:
    title, url, day = item["title"], item["URL"], _day(words, item)
    read: Line = [("", f" {words('formal.accessed')} "), ("today", words("formal.today"))]
    oscola: Line = [("", f"{SITE}, ‘{title}’ ("), ("slanted", SITE), ("", f", {day}) <{url}>"), *read]
    return {
        "court": [("", f"“{title}”, {SITE}, {day}, <{url}>,"), *read],
        "oscola": oscola,
        "oscola4": [*oscola, ("", ".")],
        "aglc": [
            ("", f"{SITE}, ‘{title}’, "),
            ("slanted", SITE),
            ("", f" ({words('formal.web_page')}, {day}) <{url}>"),
        ],
        "apa": [("", f"{SITE}. ({_apa_day(words, item)}). "), ("slanted", title), ("", f". {url}")],
        "plain": [("", f"{title}. {words('formal.page_of', site=SITE, day=day)} {url}"), ("", ","), *read],
    }


_WRITERS: dict[What, Callable[[Library, RecordId, Wording, Item], dict[str, Line]]] = {
    "law": _law,
    "decision": _decision,
    "source": _source,
    "page": _page,
}


def _day(words: Wording, item: Item) -> str:
    return words.day(_issued(item))


def _apa_day(words: Wording, item: Item) -> str:
    """`2026, November 21`; Malay puts the day before the month."""
    day = _issued(item)
    if day.month is None:
        return str(day.year)
    month = words(f"month.{day.month}")
    if day.day is None:
        return f"{day.year}, {month}"
    return f"{day.year}, {f'{month} {day.day}' if words.language == 'en' else f'{day.day} {month}'}"


def _issued(item: Item) -> PartialDate:
    return PartialDate(*item["issued"]["date-parts"][0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
