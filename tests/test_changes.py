"""`suluh diff` says in words what changed in the law data, and nothing where nothing did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import SMALL
from suluh.changes import changes
from suluh.errors import SuluhError
from suluh.exports import exports
from suluh.library import read_library

SECTION = "law/my/act-1/s-1.md"
KEY = "law/my/act-1/s-1"
BODY = """
    ---
    kind: agency
    name: Chambers
    summary: A body.
    sort: prosecution
    jurisdiction: MY
    stages: [charge]
    channels:
      - {id: phone, kind: phone, value: "15999", hours: all day, as_at: 2026-11, sources: [{source: act-text}]}
      - {id: desk, kind: phone, value: "03-1234 5678", as_at: 2026-11, sources: [{source: a-report}]}
    sources: [{source: act-text}]
    reviewed: 2026-11-21
    ---
    """
AGENCY = {"agencies/my-chambers.md": BODY}


def written(docs: Path, out: Path) -> Path:
    data = out / "data"
    data.mkdir(parents=True)
    for name, rows in exports(read_library(docs), "https://suluh.example/").items():
        (data / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return out


@pytest.fixture
def said(small: Callable[..., Path], tmp_path: Path) -> Callable[..., list[str]]:
    """What is said of a change of files, against the small library with one body."""

    def say(files: dict[str, str | None]) -> list[str]:
        before = written(small(AGENCY), tmp_path / "before")
        for name, text in files.items():
            if text is None:
                (tmp_path / "docs" / name).unlink()
        after = written(small({**AGENCY, **files}), tmp_path / "after")
        return [str(change) for change in changes(before, after / "data")]

    return say


def section(*pairs: tuple[str, str]) -> dict[str, str | None]:
    text = SMALL[SECTION]
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return {SECTION: text, "law/my/act-1/s-1.ms.md": None}


def test_where_nothing_changed_nothing_is_said(said: Callable[..., list[str]]) -> None:
    assert said({}) == []


def test_a_penalty(said: Callable[..., list[str]]) -> None:
    found = said(section(("{max_years: 7, mandatory: true}", "{max_years: 9, mandatory: true}")))
    assert (
        f"{KEY}: version from June 2010: the penalty was imprisonment for up to 7 years, which must be imposed (a second offence); "
        "it is now imprisonment for up to 9 years, which must be imposed (a second offence)"
    ) in found


def test_a_penalty_that_is_not_settled_any_more(said: Callable[..., list[str]]) -> None:
    found = said(
        section(
            (
                "when: a second offence",
                "when: a second offence\n                unsettled: [the maximum]",
            )
        )
    )
    assert any("[not settled: the maximum]" in line for line in found)


def test_a_version(said: Callable[..., list[str]]) -> None:
    new = "reviewed: 2026-11-21"
    version = (
        "  - from: 2027-01-01\n            by: law/my/act-1\n            penalties:\n"
        "              - fine: {max: 500, currency: MYR}\n            sources: [{source: act-text}]\n        "
    )
    found = said(section((new, version + new)))
    assert f"{KEY}: a version from 1 January 2027 was added, by law/my/act-1: a fine of up to RM500" in found


def test_a_day_that_is_known_better(said: Callable[..., list[str]]) -> None:
    found = said(section(("from: 2010-06\n", "from: 2010-06-15\n")))
    assert f"{KEY}: the version from June 2010 is now dated from 15 June 2010" in found
    assert not any("was removed (imprisonment" in line for line in found)


def test_an_assurance(said: Callable[..., list[str]]) -> None:
    found = said(section(("sources: [{source: a-report}]", "sources: [{source: act-text}]")))
    assert f"{KEY}: version from June 2010: assurance was single; it is now official" in found
    assert sum("assurance" in line for line in found) == 1
    assert any("sources: now without a-report and with act-text" in line for line in found)


def test_a_channel(said: Callable[..., list[str]]) -> None:
    row = '      - {id: desk, kind: phone, value: "03-1234 5678", as_at: 2026-11, sources: [{source: a-report}]}\n'
    mail = '      - {id: mail, kind: email, value: "a@example.org", as_at: 2026-11, sources: [{source: act-text}]}\n'
    text = BODY.replace('"15999"', '"15998"').replace(", hours: all day", "").replace(row, mail)
    assert said({"agencies/my-chambers.md": text}) == [
        "agencies/my-chambers: the channel desk was removed (“03-1234 5678”)",
        "agencies/my-chambers: a channel mail was added: a@example.org",
        "agencies/my-chambers: channel phone: hours was removed (it was “all day”)",
        "agencies/my-chambers: channel phone: value was 15999; it is now 15998",
    ]


def test_the_assurance_of_a_channel(said: Callable[..., list[str]]) -> None:
    text = BODY.replace("as_at: 2026-11, sources: [{source: a-report}]", "as_at: 2020, sources: [{source: a-report}]")
    found = said({"agencies/my-chambers.md": text})
    assert "agencies/my-chambers: channel desk: assurance was fair; it is now low" in found


def test_what_was_added_and_removed(said: Callable[..., list[str]]) -> None:
    found = said(
        {
            SECTION: None,
            "law/my/act-1/s-1.ms.md": None,
            "index.md": SMALL["index.md"].replace("See [section 1](law:my/act-1/s-1).", ""),
        }
    )
    assert f"{KEY}: removed (Taking what is not yours)" in found
    assert any(line.startswith("law/my/act-1: provisions") for line in found)


def test_a_review_alone_changes_no_law(said: Callable[..., list[str]]) -> None:
    assert said({"agencies/my-chambers.md": BODY.replace("reviewed: 2026-11-21", "reviewed: 2026-11-22")}) == []


def test_an_addition(small: Callable[..., Path], tmp_path: Path) -> None:
    before = written(small(), tmp_path / "before")
    after = written(small(AGENCY), tmp_path / "after")
    assert [str(change) for change in changes(before, after)] == ["agencies/my-chambers: added (Chambers)"]
    assert [str(change) for change in changes(after, before)] == ["agencies/my-chambers: removed (Chambers)"]


def test_a_folder_without_data_is_told(tmp_path: Path) -> None:
    with pytest.raises(SuluhError, match="no law data"):
        changes(tmp_path, tmp_path)
    (tmp_path / "terms.json").write_text("{", encoding="utf-8")
    with pytest.raises(SuluhError, match="cannot be read"):
        changes(tmp_path, tmp_path)


@pytest.mark.site
def test_the_real_data_is_its_own_equal(site: Path) -> None:
    assert changes(site, site / "data") == []
