"""Text from records is only ever text: poison in every field of every record, through every template and file."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from xml.etree import ElementTree as Xml

import lxml.html
import pytest
from pydantic import BaseModel

from samples import ROOT
from suluh import mkdocs_edge, parallel
from suluh.cards import write_cards
from suluh.exports import exports
from suluh.finder_data import finder_data
from suluh.formal.files import write_citations
from suluh.identity import LANGUAGES, address
from suluh.library import Library
from suluh.reading import Page
from suluh.records.base import Record
from suluh.rulebook import rulebook
from suluh.search.records import search_records
from suluh.staging import stage
from suluh.staging.config import site_url
from suluh.staging.feeds import write_feeds
from suluh.tables import penalties_csv, table_of
from suluh.twins import write_twins

BEFORE = "=1+1 "  # a formula, to a spreadsheet
AFTER = (
    " \"'><script>poison()</script><img src=x onerror=poison()></title></textarea>"
    " q{{7*7}}q {% raw %} [x](javascript:poison()) <a href='javascript:poison()'> &amp; `x` | y"
)
# What is no free text: ids, addresses, days, words of a choice, and what must keep its form to be what it is.
KEPT = {
    "kind", "source", "url", "archive", "official_url", "official_page", "portal", "link", "number", "read", "purpose",
    "language", "code", "jurisdiction", "id", "claim", "first", "called", "combine", "added", "currency",
}  # fmt: skip
_ID = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")


@cache
def choices(model: type[BaseModel], field: str) -> frozenset[str]:
    """The words a field may be chosen from, where it is a choice."""

    def inside(kind: Any) -> set[str]:
        if get_origin(kind) is Literal:
            return set(get_args(kind))
        return {word for part in get_args(kind) for word in inside(part)}

    return frozenset(inside(model.model_fields[field].annotation))


def poisoned(value: Any, kept: frozenset[str] = frozenset()) -> Any:
    """A record with poison in each of its free texts; nothing is validated again."""
    if isinstance(value, BaseModel):
        changed = {
            field: poisoned(getattr(value, field), choices(type(value), field))
            for field in type(value).model_fields
            if field not in KEPT
        }
        if getattr(value, "kind", None) in ("phone", "whatsapp", "sms", "web", "email"):
            changed.pop("value", None)
        return value.model_copy(update=changed)
    if isinstance(value, tuple):
        return tuple(poisoned(item, kept) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item, kept) for key, item in value.items()}
    if isinstance(value, str) and value not in kept and not _ID.fullmatch(value) and not value.startswith("http"):
        return f"{BEFORE}{value}{AFTER}"
    return value


@pytest.fixture(scope="module")
def hostile(library: Library) -> Library:
    """The real library, every free text of every record poisoned, in both languages."""

    def page(one: Page) -> Page:
        words = {language: poisoned(held) for language, held in one.words.items()}
        if isinstance(one.record, Record):
            for language, held in one.words.items():  # translated phrases are found by the text they translate
                phrases = getattr(held, "phrases", {})
                fresh = {poisoned(phrase): f"{text}{AFTER}" for phrase, text in phrases.items()}
                if hasattr(held, "phrases"):
                    words[language] = words[language].model_copy(update={"phrases": fresh})
        return replace(one, record=poisoned(one.record), words=words)

    pages = {key: page(one) for key, one in library.pages.items()}
    sources = {key: poisoned(source) for key, source in library.sources.items()}
    return Library(library.docs, pages, sources, library.source_home)


@pytest.fixture(scope="module")
def built(hostile: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the poisoned library, as MkDocs and the steps after it make it."""
    work = tmp_path_factory.mktemp("hostile")
    config = ROOT / "mkdocs.yml"
    for running in [parallel.start(stage, hostile, language, work / language, config) for language in LANGUAGES]:
        running.wait()
    processes = {language: mkdocs_edge.start(work / language) for language in LANGUAGES}
    for language, process in processes.items():
        mkdocs_edge.wait(process, language)
    site = work / "en" / "site"
    (work / "ms" / "site").rename(site / "ms")
    where = site_url(config)
    write_feeds(hostile, site, where)
    write_twins(hostile, site, where)
    write_citations(hostile, site, where)
    write_cards(hostile, site, where)
    return site


def test_no_page_holds_a_script_a_handler_or_a_link_that_runs(built: Path) -> None:
    wrong: list[str] = []
    pages = list(built.rglob("*.html"))
    assert len(pages) > 3000
    for path in pages:
        tree = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        name = path.relative_to(built).as_posix()
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            if (
                element.tag == "script"
                and element.get("type") != "application/ld+json"
                and (element.text or "").strip()
            ):
                wrong.append(f"{name}: a script with words")
            if element.tag == "img" and element.get("src") == "x":
                wrong.append(f"{name}: an image that was slipped in")
            for key, value in element.attrib.items():
                if key.lower().startswith("on"):
                    wrong.append(f"{name}: {key} on <{element.tag}>")
                if key in ("href", "src", "action") and re.match(
                    r"\s*(javascript|data|vbscript):", value, re.IGNORECASE
                ):
                    wrong.append(f"{name}: {key}={value[:40]}")
        for block in tree.xpath("//script[@type='application/ld+json']"):
            json.loads(block.text)
    assert wrong[:20] == []


def test_no_template_in_a_text_is_carried_out(built: Path) -> None:
    for path in [*built.rglob("*.html"), *built.rglob("*.md"), *built.rglob("*.xml")]:
        assert "q49q" not in path.read_text(encoding="utf-8"), path


def test_feeds_hold_text_alone(built: Path) -> None:
    feeds = list(built.rglob("feeds/*.xml"))
    assert len(feeds) >= 8
    for path in feeds:
        root = Xml.parse(path).getroot()
        tags = {element.tag.partition("}")[2] for element in root.iter()}
        assert tags <= {
            "feed",
            "title",
            "id",
            "updated",
            "link",
            "author",
            "name",
            "rights",
            "entry",
            "category",
            "summary",
        }
        for link in root.iter("{http://www.w3.org/2005/Atom}link"):
            assert link.get("href", "").startswith("https://"), path
    for path in built.rglob("feeds/*.json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_markdown_twins_hold_no_tag(built: Path) -> None:
    twins = list(built.rglob("index.md"))
    assert len(twins) > 3000
    for path in twins:
        text = path.read_text(encoding="utf-8")
        assert "<script" not in text, path
        assert "<img" not in text, path
    assert "<script" not in (built / "llms.txt").read_text(encoding="utf-8")


def test_a_spreadsheet_takes_no_cell_for_a_formula(hostile: Library) -> None:
    data = exports(hostile, "https://suluh.example/")
    for text in [penalties_csv(hostile), *(table_of(rows[name]) for name, rows in data.items())]:
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert cell[:1] not in ("=", "+", "-", "@", "\t"), cell[:60]


def test_search_and_finder_data_are_plain_json(hostile: Library) -> None:
    book = rulebook(hostile)
    assert book is not None
    assert "poison" in json.dumps(finder_data(hostile, book))
    assert sum(1 for record in search_records(hostile) if record.id) == len(hostile.pages) - 2


def test_citation_files_keep_to_their_fields(built: Path) -> None:
    path = built / address("law/my/act-792/s-10").strip("/")
    ris = (path / "cite.ris").read_text(encoding="utf-8")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ?", row) for row in ris.split("\r\n") if row)
    json.loads((path / "cite.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sources/my.yml", "url: https://example.org/act", "url: javascript:alert(1)"),
        ("law/my/act-1/index.md", "citation: Act 1", "citation: Act 1\n        official_url: javascript:alert(1)"),
    ],
)
def test_an_address_that_runs_is_refused(small: Any, file: str, old: str, new: str) -> None:
    from samples import SMALL
    from suluh.errors import ContentError
    from suluh.library import read_library

    with pytest.raises(ContentError) as error:
        read_library(small({file: SMALL[file].replace(old, new)}))
    assert "address" in str(error.value) or "https?" in str(error.value)
