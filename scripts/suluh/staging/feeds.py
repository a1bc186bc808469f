"""Feeds: what changed in the law, in what the site says, and news; as Atom and as JSON Feed, by jurisdiction.

An entry comes from a record: an event of an instrument, a version of a provision, a development, a change note.
Its days are those of the law or of the note, never of a build, so the same records give the same bytes.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from suluh.dates import PartialDate
from suluh.formal.citation import SITE
from suluh.identity import LANGUAGES, Language, RecordId, address
from suluh.library import Library, instrument_of
from suluh.notes import read_notes
from suluh.records.law import STATES
from suluh.staging.views import LawViews
from suluh.wording import wording

ATOM = "http://www.w3.org/2005/Atom"
SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "feeds.suluh")  # for ids that hold wherever the site stands
KEPT = 60  # entries of a feed
WHOLE = ("all", "law", "site", "news")
PLACES = (*(code.lower() for code in STATES), "asean", "int")


@dataclass(frozen=True)
class Entry:
    """An entry of a feed.

    Attributes:
        key: what makes it that entry, in every language and at every address.
        on: the day, as far as known.
        feed: `law`, `site` or `news`.
        jurisdiction: the folder of its law: `my`, `sg`, `int`; empty where it has none.
        page: the page to read.
        title: what happened, in a few words.
        text: the same in a sentence or two.
    """

    key: str
    on: PartialDate
    feed: str
    jurisdiction: str
    page: RecordId
    title: str
    text: str


def entries(library: Library, language: Language) -> list[Entry]:
    """Every entry in a language, the latest first."""
    found = [*_law(library, language), *_site(library, language), *_news(library, language)]
    return sorted(found, key=lambda entry: (entry.on.earliest, entry.key), reverse=True)


def feeds(library: Library, language: Language) -> dict[str, list[Entry]]:
    """The entries of each feed by its name: of everything, by matter, and by jurisdiction."""
    every = entries(library, language)
    places = [place for place in PLACES if any(entry.jurisdiction == place for entry in every)]
    found = {"all": every[:KEPT]}
    found |= {name: [entry for entry in every if entry.feed == name][:KEPT] for name in WHOLE[1:]}
    found |= {place: [entry for entry in every if entry.jurisdiction == place][:KEPT] for place in places}
    return {name: held for name, held in found.items() if held}


def feed_name(name: str, language: Language) -> str:
    """What a feed is called."""
    words = wording(language)
    return words(f"feed.{name}") if name in WHOLE else words("feed.of", name=words(f"law.jurisdiction.{name}"))


def write_feeds(library: Library, site: Path, site_url: str) -> None:
    """Writes `/feeds/<name>.xml` and `.json`, and the same below `/ms/`."""
    root = site_url.rstrip("/")
    for language in LANGUAGES:
        folder = site / address("feeds", language).strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        here = root + address("feeds", language)
        for name, held in feeds(library, language).items():
            title = f"{SITE}: {feed_name(name, language)}"
            (folder / f"{name}.xml").write_bytes(atom(held, title, name, here, root, language))
            text = json.dumps(json_feed(held, title, name, here, root, language), ensure_ascii=False, indent=1)
            (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


# -- what happened


def _law(library: Library, language: Language) -> Iterator[Entry]:
    views = LawViews(library, language)
    for key, record in library.instruments.items():
        for event in record.history:
            name = views.event_name(event, key)
            note = f" {library.phrase(key, event.note, language)}" if event.note else ""
            yield Entry(
                key=f"{key}#{event.event}@{event.on}{event.house or ''}",
                on=event.on,
                feed="law",
                jurisdiction=key.split("/")[1],
                page=key,
                title=f"{library.title(key, language)}: {name}",
                text=f"{library.title(key, language)}. {name}, {views.words.day(event.on)}.{note}",
            )
    # The provisions that one instrument changed on one day are one entry.
    changed: dict[tuple[RecordId, RecordId, PartialDate], list[RecordId]] = {}
    for key, provision in library.provisions.items():
        for version in provision.versions:
            if version.by and isinstance(version.start, PartialDate):
                changed.setdefault((instrument_of(key), version.by, version.start), []).append(key)
    for (law, by, day), keys in changed.items():
        numbers = ", ".join(library.provisions[key].number for key in keys)
        yield Entry(
            key=f"{law}@{day}/{by}",
            on=day,
            feed="law",
            jurisdiction=law.split("/")[1],
            page=law,
            title=views.words("feed.changed", law=library.title(law, language), by=library.title(by, language)),
            text=views.words("feed.changed.text", numbers=numbers, day=views.words.day(day)),
        )


def _site(library: Library, language: Language) -> Iterator[Entry]:
    for note in read_notes(library.docs):
        page = note.pages[0]
        yield Entry(
            key=f"{page}#note@{note.on}/{note.en}",
            on=note.on,
            feed="site",
            jurisdiction=page.split("/")[1] if page.startswith("law/") and page.count("/") else "",
            page=page,
            title=note.said(language),
            text=note.said(language),
        )


def _news(library: Library, language: Language) -> Iterator[Entry]:
    for key, record in library.developments.items():
        yield Entry(
            key=f"{key}@{record.on}",
            on=record.on,
            feed="news",
            jurisdiction=record.jurisdiction.lower(),
            page=key,
            title=library.title(key, language),
            text=library.summary(key, language),
        )


# -- how it is written


def atom(held: Iterable[Entry], title: str, name: str, here: str, root: str, language: Language) -> bytes:
    """A feed as Atom (RFC 4287).

    Args:
        held: the entries, the latest first.
        title: of the feed.
        name: of its file, without ending.
        here: the address of the folder of feeds.
        root: where the site stands, without a slash at its end.
        language: of the words.
    """
    held = list(held)
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": language})
    _add(feed, "title", title)
    _add(feed, "id", _id(f"feed:{name}:{language}"))
    _add(feed, "updated", _stamp(held[0].on))
    Xml.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{here}{name}.xml"})
    Xml.SubElement(feed, "link", {"rel": "alternate", "href": root + address("index", language)})
    _add(Xml.SubElement(feed, "author"), "name", SITE)
    _add(feed, "rights", "CC BY 4.0")
    for one in held:
        entry = Xml.SubElement(feed, "entry")
        _add(entry, "title", one.title)
        _add(entry, "id", _id(f"{one.key}:{language}"))
        _add(entry, "updated", _stamp(one.on))
        Xml.SubElement(entry, "link", {"href": root + address(one.page, language)})
        Xml.SubElement(entry, "category", {"term": one.feed})
        if one.jurisdiction:
            Xml.SubElement(entry, "category", {"term": one.jurisdiction})
        _add(entry, "summary", f"{one.text} {wording(language)('chrome.not_advice')}")
    Xml.indent(feed)
    text: str = Xml.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def json_feed(
    held: Iterable[Entry], title: str, name: str, here: str, root: str, language: Language
) -> dict[str, object]:
    """The same as JSON Feed 1.1; see :func:`atom`."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": root + address("index", language),
        "feed_url": f"{here}{name}.json",
        "language": language,
        "authors": [{"name": SITE}],
        "items": [
            {
                "id": _id(f"{one.key}:{language}"),
                "url": root + address(one.page, language),
                "title": one.title,
                "content_text": f"{one.text} {wording(language)('chrome.not_advice')}",
                "date_published": _stamp(one.on),
                "tags": [one.feed, *([one.jurisdiction] if one.jurisdiction else [])],
            }
            for one in held
        ],
    }


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    """Text without the letters that XML 1.0 does not allow."""
    return "".join(letter for letter in text if letter in "\t\n\r" or " " <= letter < "\ud800" or letter > "\udfff")


def _id(key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(SPACE, key)}"


def _stamp(day: PartialDate) -> str:
    """The first moment of the earliest day it could be."""
    return f"{day.earliest.isoformat()}T00:00:00Z"
