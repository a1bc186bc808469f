"""Getting help, as a person in need meets it: few taps, by keyboard, without script, and a way out."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

ROUTES = [
    "child", "parent", "school", "health", "found-material", "sextortion", "someone-i-know", "platform-team",
    "worried-about-own-behaviour", "evidence", "take-down", "after-a-report", "duty-to-report",
]  # fmt: skip
LANGUAGES = ("", "ms/")
EXIT = "a[data-quick-exit]"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("route", ROUTES)
def test_from_home_to_the_number_in_three_taps_without_script(
    browser: Browser, address: str, route: str, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + language)
    page.click(".su-door--help")
    page.click(f".su-choices a[href='{route}/']")
    expect(page).to_have_url(f"{address}{language}report/{route}/")
    if route != "worried-about-own-behaviour":
        expect(
            page.locator(".su-call a[href^='tel:'], .su-call a[href^='https:'], .su-call strong").first
        ).to_be_visible()
    leaves = page.locator(EXIT)
    expect(leaves).to_be_visible()
    assert str(leaves.get_attribute("href")).startswith("https://")
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_by_keyboard_alone(page: Page, address: str, language: str) -> None:
    page.goto(address + language)
    for wanted in ("report/", "sextortion/"):
        for _ in range(80):
            page.keyboard.press("Tab")
            href = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
            inside = page.evaluate("Boolean(document.activeElement.closest('main'))")
            if inside and href.endswith(wanted):
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}{language}report/sextortion/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.getAttribute('href') ?? '').startsWith('tel:')"):
            break
    else:
        pytest.fail("no number was reached by the keyboard")


def stay(page: Page) -> list[str]:
    """Answers the page the exit leads to, so that the test needs no web; returns what was asked for."""
    asked: list[str] = []

    def answer(route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")

    page.route(re.compile(r"^https://"), answer)
    return asked


def test_the_quick_exit_leaves_no_way_back(page: Page, address: str) -> None:
    asked = stay(page)
    page.goto(address)
    page.goto(address + "report/sextortion/")
    page.click(EXIT)
    page.wait_for_url(re.compile(r"^https://"))
    assert asked
    page.go_back()
    expect(page).to_have_url(address)


def test_shift_three_times_leaves_and_is_announced(page: Page, address: str) -> None:
    stay(page)
    page.goto(address + "report/child/")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_contain_text("2 more")
    page.keyboard.press("a")
    expect(page.locator("[data-exit-status]")).to_have_text("")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(re.compile(r"^https://"))


def test_shift_as_a_modifier_does_not_leave(page: Page, address: str) -> None:
    stay(page)
    page.goto(address + "report/child/")
    for _ in range(4):
        page.keyboard.press("Shift+A")
    expect(page).to_have_url(address + "report/child/")


def test_the_exit_is_large_enough_for_a_thumb(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(address + "report/child/")
    box = page.locator(EXIT).bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["width"] >= 44
    context.close()


@pytest.mark.parametrize(
    "path", ["report/", "ms/report/", "report/sextortion/", "ms/report/parent/", "report/platforms/whatsapp/"]
)
def test_a_first_visit_weighs_at_most_50_kb_and_keeps_nothing(page: Page, address: str, path: str, site: Path) -> None:
    files: set[str] = set()
    page.on("response", lambda response: files.add(response.url))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert {urlsplit(url).netloc for url in files} == {urlsplit(address).netloc}
    total = 0
    for url in {urlsplit(url).path for url in files}:
        file = site / url.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        total += len(gzip.compress(file.read_bytes(), 9)) if file.exists() else 0
    assert total <= 50 * 1024
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert urlsplit(page.url).query == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_off_at_320_px_and_at_200_percent(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for route in ROUTES:
        page.goto(f"{address}{language}report/{route}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, route
    context.close()
    zoomed = browser.new_context(viewport={"width": 640, "height": 480}, device_scale_factor=2)
    page = zoomed.new_page()
    page.goto(f"{address}{language}report/")
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    zoomed.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_card_is_small_and_has_no_script(page: Page, address: str, language: str, site: Path) -> None:
    file = site / language / "embed/help/index.html"
    assert len(file.read_bytes()) <= 15 * 1024
    assert "<script" not in file.read_text(encoding="utf-8")
    page.goto(f"{address}{language}embed/help/")
    expect(page.locator("a[href='tel:999']")).to_be_visible()


def test_the_list_of_bodies_can_be_filtered(page: Page, address: str) -> None:
    page.goto(address + "agencies/")
    page.fill("#su-bodies", "talian kasih")
    expect(page.locator("#by-stage tbody tr:visible")).to_have_count(1)
