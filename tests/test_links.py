"""Each of three checks finds what is broken: ours over built HTML, MkDocs' over Markdown, lychee's over the site."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from suluh.errors import BuildError
from suluh.links import broken_links, lychee

SOUND = {
    "index.html": '<h1 id="top">Home</h1><a href="law/#acts">law</a><a href="ms/" hreflang="ms">Malay</a>',
    "law/index.html": '<h1>Law</h1><h2 id="acts">Acts</h2><a href="../">home</a><img src="../assets/a.svg" alt="">',
    "ms/index.html": '<a href="../" hreflang="en">English</a><a href="undang/">x</a>',
    "ms/undang/index.html": '<a href="../">x</a>',
    "assets/a.svg": "<svg/>",
}


def made(folder: Path, changes: dict[str, str]) -> Path:
    for name, text in (SOUND | changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if name.endswith(".svg") else f"<!doctype html><title>t</title>{text}", encoding="utf-8")
    return folder


def test_a_sound_site_has_no_fault(tmp_path: Path) -> None:
    assert broken_links(made(tmp_path, {})) == []


@pytest.mark.parametrize(
    ("page", "html", "words"),
    [
        ("law/index.html", '<a href="../nowhere/">x</a>', "leads nowhere (nowhere/index.html"),
        ("law/index.html", '<a href="../assets/b.svg">x</a>', "leads nowhere"),
        ("index.html", '<a href="law/#act">x</a>', "an id that is not on law/index.html"),
        ("index.html", '<a href="#nothing">x</a>', "an id that is not on index.html"),
        ("index.html", '<a href="ms/undang/">x</a>', "into another language (ms)"),
        ("ms/index.html", '<a href="../law/">x</a>', "into another language (en)"),
        ("index.html", '<a href="Law/">x</a>', "differs in case from law/index.html"),
        ("index.html", '<a href="law:my/act-1/s-1">x</a>', "a scheme that is not known"),
        ("index.html", '<a href="javascript:alert(1)">x</a>', "a scheme that is not known"),
        ("law/index.html", '<a href="../../../etc/">x</a>', "leads out of the site"),
        ("index.html", '<p id="a"></p><p id="a"></p>', "stands 2 times"),
        ("index.html", '<a href="">x</a>', "an empty link"),
    ],
)
def test_our_check_finds_it_and_says_where(tmp_path: Path, page: str, html: str, words: str) -> None:
    faults = broken_links(made(tmp_path, {page: SOUND.get(page, "") + html}))
    assert any(fault.startswith(f"{page}: ") and words in fault for fault in faults), faults


@pytest.mark.site
def test_the_built_site_has_no_fault(site: Path, library) -> None:
    assert broken_links(site, library) == []


@pytest.mark.site
def test_lychee_agrees_about_the_built_site(site: Path) -> None:
    assert "0 Errors" in lychee(site, Path(sys.executable).parent / "lychee").replace("🚫 ", "")


def test_lychee_finds_a_broken_id(tmp_path: Path) -> None:
    folder = made(tmp_path, {"index.html": '<a href="law/#act">x</a>'})
    with pytest.raises(BuildError, match="law#act|law/#act"):
        lychee(folder, Path(sys.executable).parent / "lychee")


def test_a_record_without_its_page_is_a_fault(site: Path, library, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    shutil.rmtree(copy / "law/my/act-792/s-10")
    faults = broken_links(copy, library)
    assert any("no page was built for law/my/act-792/s-10" in fault for fault in faults)
