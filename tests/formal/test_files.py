"""Files for reference managers, read back by parsers that others wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import rispy
from pybtex.database import parse_string

from formal.hostile import HOSTILE
from samples import write
from suluh.formal.citation import CITED, items
from suluh.formal.files import bibtex, csl_json, ris, write_citations
from suluh.identity import address
from suluh.library import Library, read_library

ROOT = "https://suluh.example"


def every(library: Library, language="en"):
    for record, page in library.pages.items():
        if isinstance(page.record, CITED):
            yield record, [item for _, item in items(library, record, language, ROOT)]


@pytest.fixture
def nasty(tmp_path: Path) -> Library:
    return read_library(write(tmp_path / "docs", HOSTILE))


def test_rispy_reads_what_was_meant(library: Library) -> None:
    for record, found in every(library):
        entries = rispy.loads(ris(found))
        assert [entry["title"] for entry in entries] == [re.sub(r"\s+", " ", item["title"]) for item in found], record
        for entry, item in zip(entries, found, strict=True):
            assert entry.get("urls", [None])[0] == item.get("URL")
            assert entry.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)
            assert "unknown_tag" not in entry


def test_a_law_is_a_statute_with_its_section(library: Library) -> None:
    law, page = rispy.loads(ris(dict(every(library))["law/my/act-792/s-10"]))
    assert (law["type_of_reference"], law["title"]) == ("STAT", "Sexual Offences against Children Act 2017")
    assert law["section"] == "10"
    assert page["type_of_reference"] == "ELEC"


def test_pybtex_reads_what_was_meant(library: Library) -> None:
    for record, found in every(library):
        entries = parse_string(bibtex(found), "bibtex").entries
        assert list(entries) == [item["id"] for item in found], record
        for entry, item in zip(entries.values(), found, strict=True):
            assert entry.fields.get("url") == item.get("URL")
            assert entry.fields.get("year") == (str(item["issued"]["date-parts"][0][0]) if "issued" in item else None)


def test_hostile_texts_stay_texts(nasty: Library) -> None:
    for _, found in every(nasty):
        entries = rispy.loads(ris(found))
        assert len(entries) == len(found)
        assert [entry["title"] for entry in entries] == [re.sub(r"\s+", " ", item["title"]) for item in found]
        bib = parse_string(bibtex(found), "bibtex").entries
        assert list(bib) == [item["id"] for item in found]
        assert all("javascript" not in entry.fields.get("url", "") for entry in bib.values())
        assert json.loads(csl_json(found)) == found


def test_bibtex_gives_hostile_titles_back(nasty: Library) -> None:
    undone = {
        "textbackslash{}": "\\",
        "textbraceleft{}": "{",
        "textbraceright{}": "}",
        "textasciitilde{}": "~",
        "textasciicircum{}": "^",
    }
    for _, found in every(nasty):
        for entry, item in zip(parse_string(bibtex(found), "bibtex").entries.values(), found, strict=True):
            title = re.sub(r"\\(text\w+\{\}|.)", lambda hit: undone.get(hit[1], hit[1]), entry.fields["title"][1:-1])
            assert title == re.sub(r"\s+", " ", item["title"])


def test_files_stand_beside_the_pages(small: Callable[..., Path], tmp_path: Path) -> None:
    library = read_library(small())
    site = tmp_path / "site"
    for record in library.pages:
        for language in ("en", "ms"):
            (site / address(record, language).strip("/")).mkdir(parents=True, exist_ok=True)
    write_citations(library, site, ROOT + "/")
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("cite.*"))
    assert found == sorted(
        f"{prefix}law/my/act-1/{below}cite.{ending}"
        for prefix in ("", "ms/") for below in ("", "s-1/") for ending in ("bib", "json", "ris")
    )  # fmt: skip
    assert json.loads((site / "ms/law/my/act-1/s-1/cite.json").read_text(encoding="utf-8"))[0]["number"] == "Akta 1"
