"""The data others build on: its keys, its words in two languages, and that unsure figures are not shown as facts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from suluh.exports import exports
from suluh.library import Library
from suluh.tables import penalties_csv

ALWAYS = {"id", "url", "jurisdiction", "instrument", "number", "heading", "offence", "status", "conduct",
          "versions", "assurance", "reviewed"}  # fmt: skip


@pytest.fixture(scope="module")
def data(library: Library) -> dict:
    return exports(library, "https://suluh.example/")


def provision(data: dict, key: str) -> dict:
    return next(row for row in data["provisions"]["provisions"] if row["id"] == key)


def test_every_provision_has_the_promised_keys(data: dict) -> None:
    for row in data["provisions"]["provisions"]:
        assert set(row) >= ALWAYS, row["id"]
        for version in row["versions"]:
            assert set(version) >= {"from", "state", "assurance", "sources"}, row["id"]


def test_section_10_of_act_792(data: dict) -> None:
    row = provision(data, "law/my/act-792/s-10")
    assert row["akn"] == "/akn/my/act/2017/792/~sec_10"
    assert row["heading"]["ms"].startswith("Mengakses")
    assert row["penalties"] == [
        {
            "imprisonment": {"max_years": 5},
            "fine": {"currency": "MYR", "max": 10000},
            "combine": "either or both",
        }
    ]
    assert [version["from"] for version in row["versions"]] == ["2017-07-10", "2023-07"]
    assert row["versions"][0]["to"] == "2023-07"
    assert row["versions"][1]["by"] == "law/my/act-a1687"
    assert row["versions"][1]["penalties"] == row["penalties"]


def test_figures_in_doubt_are_marked(data: dict) -> None:
    tiers = provision(data, "law/my/act-792/s-15b")["penalties"]
    assert tiers[0]["unsettled"]
    assert {"en", "ms"} <= set(tiers[0]["unsettled"][0])


def test_ids_are_unique_and_in_order(data: dict) -> None:
    for name, export in data.items():
        ids = [row["id"] for row in export[name]]
        assert len(ids) == len(set(ids)) == export["count"]
    numbers = [row["number"] for row in data["provisions"]["provisions"] if row["instrument"] == "law/my/act-792"]
    assert (
        numbers.index("15")
        < numbers.index("15A")
        < numbers.index("15B")
        < numbers.index("16")
        < numbers.index("Schedule")
    )


def test_every_source_that_is_cited_is_exported(data: dict) -> None:
    known = {row["id"] for row in data["sources"]["sources"]}
    for row in data["provisions"]["provisions"]:
        for version in row["versions"]:
            assert {citation["source"] for citation in version["sources"]} <= known


def test_the_same_library_gives_the_same_bytes(library: Library, data: dict) -> None:
    assert json.dumps(exports(library, "https://suluh.example/")) == json.dumps(data)


@pytest.mark.site
def test_files_stand_where_the_data_page_says(site: Path) -> None:
    for name in ("provisions", "instruments", "sources", "terms"):
        published = json.loads((site / "data" / f"{name}.json").read_text(encoding="utf-8"))
        assert published["count"] == len(published[name]) > 0
        schema = json.loads((site / "data" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
        assert schema["properties"][name]["items"]["required"]


def test_a_number_that_is_not_sure_is_not_in_the_data(data: dict) -> None:
    channels = [channel for row in data["agencies"]["agencies"] for channel in row.get("channels", [])]
    assert any(channel["assurance"] == "low" for channel in channels)
    assert all(("value" in channel) == (channel["assurance"] != "low") for channel in channels)


def test_words_stand_in_both_languages(data: dict) -> None:
    for name in ("agencies", "platforms", "routes", "figures"):
        for row in data[name][name]:
            assert set(row["summary"]) == {"en", "ms"}, row["id"]


def test_the_csv_shows_no_unsettled_figure(library: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(penalties_csv(library))))
    assert len(rows) > 50
    for row in rows:
        if row["settled"] != "yes":
            assert not any(row[name] for name in ("max_years", "fine_max", "min_strokes")), row
    ten = next(row for row in rows if row["id"] == "law/my/act-792/s-10")
    assert (ten["max_years"], ten["fine_max"], ten["assurance"]) == ("5", "10000", "mirror")


def test_a_withheld_address_is_given_nowhere(library, site: Path) -> None:
    withheld = [key for key, source in library.sources.items() if source.no_address == "withheld"]
    assert withheld
    told = {source["id"]: source for source in json.loads((site / "data/sources.json").read_text())["sources"]}
    for key in withheld:
        assert told[key].get("url") is None
        page = (site / "sources" / library.source_home[key] / "index.html").read_text()
        entry = page.partition(f'<div id="{key}">')[2].partition("</div>")[0]
        assert "The address is not given" in entry
        assert "href" not in entry.partition("</dt>")[0]
