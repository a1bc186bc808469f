"""What every page owes its readers: accessible, readable on a phone, light, alone on its host, printable."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.templates import TEMPLATES

LANGUAGES = ("en", "ms")


def url(address: str, path: str, language: str) -> str:
    return address + ("ms/" if language == "ms" and not path.endswith(".html") else "") + path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    axe = Axe()
    faults = {}
    for name, path in TEMPLATES.items():
        page.goto(url(address, path, language))
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if found:
            faults[name] = [(item["id"], [node["target"] for node in item["nodes"]][:4]) for item in found]
    context.close()
    assert faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_runs_off_a_phone(browser: Browser, address: str, width: int, language: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    wide = {}
    for name, path in TEMPLATES.items():
        page.goto(url(address, path, language))
        room = page.evaluate("document.documentElement.scrollWidth")
        if room > width:
            wide[name] = room
    context.close()
    assert wide == {}


def test_pages_are_valid_html(site: Path) -> None:
    parser = html5lib.HTMLParser(strict=False)
    faults = {}
    for file in site.rglob("*.html"):
        parser.parse(file.read_text(encoding="utf-8"))
        if parser.errors:
            faults[file.relative_to(site).as_posix()] = parser.errors[:3]
            parser.errors = []
    assert faults == {}


def test_no_request_leaves_the_host_and_nothing_is_stored(page: Page, address: str) -> None:
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    for path in TEMPLATES.values():
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert hosts == {urlsplit(address).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def weigh(page: Page, address: str, path: str, site: Path) -> int:
    """Bytes of a first visit, every file compressed as a host does."""
    files: set[str] = set()
    page.on("response", lambda response: files.add(urlsplit(response.url).path))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    total = 0
    for name in files:
        file = site / name.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        if file.exists():
            total += len(gzip.compress(file.read_bytes(), 9))
    return total


@pytest.mark.parametrize("path", ["law/my/act-792/s-10/", "ms/law/my/act-792/s-15/", "law/my/act-676/s-6a/"])
def test_a_first_visit_to_a_provision_weighs_at_most_80_kb(page: Page, address: str, path: str, site: Path) -> None:
    assert weigh(page, address, path, site) <= 80 * 1024


def test_the_language_switch_leads_to_the_same_page_and_back(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-10/#covers")
    page.click(".su-language")
    expect(page).to_have_url(address + "ms/law/my/act-792/s-10/")
    assert page.locator("html").get_attribute("lang") == "ms"
    page.click(".su-language")
    expect(page).to_have_url(address + "law/my/act-792/s-10/")


def test_search_engines_are_told_of_both_languages(page: Page, address: str) -> None:
    page.goto(address + "ms/law/my/act-792/s-10/")
    twins = {
        link.get_attribute("hreflang"): link.get_attribute("href")
        for link in page.locator("link[rel=alternate][hreflang]").all()
    }
    assert set(twins) == {"en", "ms"}
    assert str(twins["ms"]).endswith("/ms/law/my/act-792/s-10/")


def test_the_keyboard_reaches_everything_in_order(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-10/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "md-skip"
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
            .filter((element) => element.checkVisibility({visibilityProperty: true}) && element.tabIndex >= 0).length"""
    )
    seen = set()
    for _ in range(wanted + 15):
        seen.add(
            page.evaluate(
                "(() => { const e = document.activeElement; e.dataset.seen ??= Math.random(); return e.dataset.seen; })()"
            )
        )
        page.keyboard.press("Tab")
    assert len(seen) >= wanted


def test_a_focused_control_can_be_seen(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-10/")
    page.focus(".su-brand")
    page.keyboard.press("Tab")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2


def test_a_term_is_explained_on_focus_and_closed_by_escape(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-12/")
    term = page.locator(".su-term").first
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    shown = "getComputedStyle(document.querySelector('.su-term'), '::after').content"
    assert page.evaluate(shown) not in ("none", "normal")
    page.keyboard.press("Escape")
    assert page.evaluate(shown) in ("none", "normal")


def test_print_leaves_out_what_paper_cannot_use(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-10/")
    page.emulate_media(media="print")
    for part in (".su-header", ".su-day", ".su-toc"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("[data-penalty]").first).to_be_visible()


def test_the_record_and_its_penalty_are_marked(page: Page, address: str) -> None:
    page.goto(address + "law/my/act-792/s-10/")
    assert page.locator("[data-record]").get_attribute("data-record") == "law/my/act-792/s-10"
    assert "RM10,000" in page.locator("[data-penalty]").first.inner_text()


@pytest.mark.parametrize("folder", ["", "ms/"])
def test_the_doors_of_the_home_page_lead_somewhere_and_help_comes_first(page: Page, address: str, folder: str) -> None:
    page.goto(address + folder)
    doors = [door.get_attribute("href") for door in page.locator("a.su-door").all()]
    assert len(doors) == 6
    assert doors[0] == "report/"
    for door in doors:
        answer = page.request.get(f"{address}{folder}{door}")
        assert answer.ok, door


def test_a_wrong_address_is_answered_with_help_in_both_languages(page: Page, address: str) -> None:
    answer = page.goto(address + "law/my/nothing/here/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_contain_text("Halaman")
    page.click(".su-page a:has-text('The law')")
    expect(page).to_have_url(address + "law/")
