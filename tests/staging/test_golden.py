"""Rendering against golden files: what staging makes of the small library, to the letter.

A change that is meant: run the tests once with SULUH_GOLDEN=write, read the difference, commit it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import ROOT
from suluh.library import read_library
from suluh.staging import stage

GOLDEN = Path(__file__).parents[1] / "golden"
ABOUT = {
    f"about/{name}.md": f"---\ntitle: {name}\nsummary: What the theme links to.\n---\n"
    for name in ("assurance", "mistakes")
}
PAGES = ["law/my/act-1/s-1.md", "law/my/act-1/index.md", "law/my/act-1/whole.md", "sources/my.md", "index.md"]


@pytest.fixture(autouse=True)
def pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine that can draw pictures for link previews, whatever letters this one has."""
    monkeypatch.setattr("suluh.previews.why_not", lambda language: None)


@pytest.mark.parametrize("language", ["en", "ms"])
@pytest.mark.parametrize("page", PAGES)
def test_staged_pages_are_as_they_were(page: str, language, small: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "staged"
    stage(read_library(small(ABOUT)), language, out, ROOT / "mkdocs.yml")
    found = (out / "docs" / page).read_text(encoding="utf-8")
    golden = GOLDEN / language / page
    if os.environ.get("SULUH_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_only_what_changed_is_written(small: Callable[..., Path], tmp_path: Path) -> None:
    docs = small(ABOUT)
    out = tmp_path / "staged"
    stage(read_library(docs), "en", out, ROOT / "mkdocs.yml")
    assert stage(read_library(docs), "en", out, ROOT / "mkdocs.yml") == []
    page = docs / "law/my/act-1/s-1.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    changed = stage(read_library(docs), "en", out, ROOT / "mkdocs.yml")
    assert {path.relative_to(out / "docs").as_posix() for path in changed} == {
        "law/my/act-1/s-1.md",
        "law/my/act-1/whole.md",
    }


def test_a_bare_citation_on_an_act_s_own_page_is_linked(small: Callable[..., Path], tmp_path: Path) -> None:
    second = (small() / "law/my/act-1/s-1.md").read_text(encoding="utf-8").replace('number: "1"', 'number: "2"')
    body = "## What it covers { #covers }\n\nSee section 1. Under the Penal Code, section 1 is another matter.\n"
    text = second[: second.index("## What")] + body
    out = tmp_path / "staged"
    stage(read_library(small({**ABOUT, "law/my/act-1/s-2.md": text})), "en", out, ROOT / "mkdocs.yml")
    found = (out / "docs/law/my/act-1/s-2.md").read_text(encoding="utf-8")
    assert "See [section 1](s-1.md). Under the Penal Code, section 1 is another matter." in found
