"""The policy in a browser: nothing the pages do is blocked, and what is slipped in does not run."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from browser.templates import TEMPLATES
from suluh.preview import served


def test_nothing_the_pages_do_is_blocked(page: Page, address: str) -> None:
    blocked: list[str] = []
    page.on(
        "console", lambda message: blocked.append(message.text) if "Content Security Policy" in message.text else None
    )
    for path in [*TEMPLATES.values(), "offences/finder/"]:
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.goto(address + "law/my/act-792/s-10/")
    page.keyboard.press("/")
    page.fill("dialog input[type=search]", "grooming")
    expect(page.locator("dialog ol[data-results] > li a").first).to_be_visible()
    page.click("dialog .su-search__more button")
    page.wait_for_load_state("networkidle")
    assert blocked == []


def test_a_script_slipped_into_a_page_does_not_run(browser: Browser, site: Path, tmp_path: Path) -> None:
    text = (site / "about/index.html").read_text(encoding="utf-8")
    slipped = text.replace(
        "</body>", "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\"></body>"
    )
    (tmp_path / "index.html").write_text(slipped, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    with served(tmp_path) as address:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.title() != "broken"
    context.close()
