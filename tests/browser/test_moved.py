"""A page that has moved, in a browser: the fragment is kept; without script it leads on all the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from suluh.library import Library
from suluh.preview import served
from suluh.redirects import redirect_pages, write_redirects

pytestmark = pytest.mark.browser
OLD, NEW = "law/my/act-792-of-old/s-10", "law/my/act-792/s-10"


@pytest.fixture(scope="module")
def moved(site: Path, library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site with one more redirect, served."""
    folder = tmp_path_factory.mktemp("moved")
    copy = folder / "site"
    shutil.copytree(site, copy)
    (folder / "docs").mkdir()
    write_redirects(folder / "docs", {OLD: NEW})
    redirect_pages(Library(folder / "docs", library.pages, library.sources, library.source_home), copy)
    with served(copy) as address:
        yield address


@pytest.mark.parametrize("prefix", ["", "ms/"])
@pytest.mark.parametrize("fragment", ["", "#on-a-day"])
def test_an_old_address_leads_to_the_new_one_with_its_fragment(
    browser: Browser, moved: str, prefix: str, fragment: str
) -> None:
    page = browser.new_page()
    page.goto(f"{moved}{prefix}{OLD}/{fragment}")
    page.wait_for_url(f"{moved}{prefix}{NEW}/{fragment}")
    page.close()


def test_without_script_it_leads_on_too(browser: Browser, moved: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{moved}{OLD}/")
    page.wait_for_url(f"{moved}{NEW}/")
    context.close()
