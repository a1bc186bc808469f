"""The copy that opens from a disk, in a browser through `file://`: it is readable, and its links lead somewhere."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from suluh.archives import OFFLINE

PAGES = ("", "report/", "report/child/", "law/my/act-792/s-10/", "compare/", "offences/grooming/", "a-to-z/", "search/",
         "ms/", "ms/report/sextortion/", "data/", "law/sg/", "offences/finder/")  # fmt: skip


@pytest.fixture(scope="module")
def disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / OFFLINE) as archive:
        archive.extractall(folder)
    return folder / "suluh"


def test_pages_open_with_their_style_and_their_links_lead_to_files(browser: Browser, disk: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on(
        "requestfailed",  # an icon may still be on its way when the next page is opened
        lambda request: None if Path(unquote(urlsplit(request.url).path)).is_file() else faults.append(request.url),
    )
    for path in PAGES:
        page.goto((disk / path / "index.html").as_uri())
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.su-header')).backgroundColor") == "rgb(27, 42, 65)"
        )
        ways = page.evaluate(
            "[...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), document.baseURI).href)"
        )
        for way in ways:
            parts = urlsplit(way)
            if parts.scheme == "file":
                target = Path(unquote(parts.path))
                assert target.is_file(), f"{path}: {way}"
    assert faults == []
    context.close()


def test_a_reader_gets_from_the_home_page_to_a_section_by_the_a_to_z(browser: Browser, disk: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((disk / "a-to-z/g/index.html").as_uri())
    page.get_by_role("link", name="Grooming", exact=False).first.click()
    assert page.url.startswith("file://")
    assert page.locator("h1").count() == 1
    context.close()


def test_nothing_in_the_copy_needs_a_script(disk: Path) -> None:
    for path in (disk / "index.html", disk / "search/index.html", disk / "offences/finder/index.html"):
        assert '<script type="module"' not in path.read_text(encoding="utf-8")
    assert not (disk / "assets/scripts").exists()
