"""Feeds: made of records and their own days, read back by a feed reader that others wrote."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from suluh.library import Library, read_library
from suluh.staging.feeds import entries, feeds, write_feeds

WHERE = "https://suluh.example/"


@pytest.fixture(scope="module")
def written(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds")
    write_feeds(library, folder, WHERE)
    return folder


def test_a_feed_reader_reads_every_atom_feed(written: Path) -> None:
    paths = sorted(written.rglob("*.xml"))
    assert len(paths) >= 20
    for path in paths:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.entries
        for entry in feed.entries:
            assert entry.id.startswith("urn:uuid:")
            assert entry.title
            assert entry.updated_parsed
            assert entry.link.startswith(WHERE)
        ids = [entry.id for entry in feed.entries]
        assert len(ids) == len(set(ids)), path


def test_entries_lead_to_pages_and_come_latest_first(library: Library) -> None:
    found = entries(library, "en")
    assert all(entry.page in library.pages for entry in found)
    days = [entry.on.earliest for entry in found]
    assert days == sorted(days, reverse=True)


def test_json_feeds_say_the_same_as_atom(written: Path) -> None:
    for path in sorted(written.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        atom = feedparser.parse(path.with_suffix(".xml").read_bytes())
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in data["items"]] == [entry.id for entry in atom.entries]
        assert data["feed_url"].endswith(path.name)


def test_each_state_with_events_has_a_feed_of_its_own(library: Library) -> None:
    names = set(feeds(library, "en"))
    assert {"all", "law", "site", "news", "my", "sg", "ph"} <= names
    assert all(entry.jurisdiction == "sg" for entry in feeds(library, "en")["sg"])


def test_an_amendment_is_one_entry_with_the_provisions_it_changed(library: Library) -> None:
    found = [entry for entry in entries(library, "en") if entry.key.startswith("law/my/act-792@2023-07/")]
    assert len(found) == 1
    assert "15A" in found[0].text
    assert "July 2023" in found[0].text


def test_the_same_records_give_the_same_bytes(library: Library, written: Path, tmp_path: Path) -> None:
    write_feeds(library, tmp_path, WHERE)
    for path in written.rglob("*.xml"):
        assert path.read_bytes() == (tmp_path / path.relative_to(written)).read_bytes()


def test_a_note_without_a_day_or_a_page_is_refused(small) -> None:
    from suluh.errors import ContentError

    docs = small({})
    (docs / "change-notes.yml").write_text(
        "notes:\n  - {on: 2026-11, pages: [nowhere], en: Changed., ms: Diubah.}\n", encoding="utf-8"
    )
    with pytest.raises(ContentError) as error:
        read_library(docs)
    assert "has no day" in str(error.value)
    assert "which is no page" in str(error.value)
