"""Citing as a person does it: a press copies, and without script the texts stand there."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "law/my/act-792/s-10/",
    "ms/law/my/act-792/s-10/",
    "law/my/act-792/",
    "glossary/grooming/",
    "figures/dh-my-prevalence/",
    "cite/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_press_copies_what_is_shown(page: Page, address: str, path: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + path)
    buttons = page.locator("button[data-cite]")
    assert buttons.count() >= 6
    for index in (0, 1, buttons.count() - 1):
        button = buttons.nth(index)
        shown = button.evaluate("button => button.previousElementSibling.textContent")
        button.click()
        expect(button).to_contain_text("Disalin" if path.startswith("ms/") else "Copied")
        assert page.evaluate("navigator.clipboard.readText()") == shown
        assert "http" in shown


def test_a_copy_keeps_its_slant(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "law/my/act-792/s-10/")
    page.locator("[data-cite=law-aglc]").click()
    expect(page.locator("[data-cite=law-aglc]")).to_contain_text("Copied")
    kept = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert re.search(r"<i[^>]*>Sexual Offences against Children Act 2017</i>", kept)


def test_the_reader_s_own_day_is_filled_in(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-12-24T10:00:00")
    page.goto(address + "law/my/act-792/s-10/")
    expect(page.locator("#cite ~ .su-cite [data-today]").first).to_have_text("24 December 2026")
    page.goto(address + "ms/law/my/act-792/s-10/")
    expect(page.locator("#cite ~ .su-cite [data-today]").first).to_have_text("24 Disember 2026")


def test_where_nothing_may_be_copied_the_text_is_marked(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address + "law/my/act-792/s-10/")
    page.locator("[data-cite=law-court]").click()
    assert "Section 10 of the" in page.evaluate("getSelection().toString()")


def test_without_script_the_texts_stand_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "law/my/act-792/s-10/")
    expect(page.get_by_text("Section 10 of the Sexual Offences against Children Act 2017 [Act 792]")).to_be_visible()
    expect(page.locator("button[data-cite]").first).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert download.value.suggested_filename == "cite.ris"
    context.close()


@pytest.mark.parametrize("path", ["law/my/act-792/s-10/", "ms/law/my/act-792/s-10/"])
def test_all_this_weighs_little(site: Path, path: str) -> None:
    text = (site / path / "index.html").read_text(encoding="utf-8")
    bare = re.sub(r'\s*<meta (name="(citation_|DC\.)|property="og:)[^>]*>', "", text)
    bare = re.sub(r'<script type="application/ld\+json">.*?</script>', "", bare)
    bare = re.sub(r'<h2 id="cite">.*?(?=<nav class="su-neighbours")', "", bare, flags=re.DOTALL)
    assert "data-cite=" not in bare
    assert "citation_" not in bare
    grown = len(gzip.compress(text.encode(), 9)) - len(gzip.compress(bare.encode(), 9))
    assert grown <= 2_000
