"""A link to any page, to copy: from the foot of the page to the code in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def snippet(page: Page, name: str) -> str:
    return page.locator(f"[data-snippet={name}] code").inner_text()


def test_the_foot_of_a_page_leads_to_its_code_in_both_languages(page: Page, address: str) -> None:
    page.goto(f"{address}law/my/act-792/s-10/")
    page.get_by_role("link", name="Link to this page").click()
    expect(page.locator("[data-snippet=ms-markdown]")).to_be_visible()
    assert snippet(page, "en-html").startswith(
        '<a href="https://suluh.example/law/my/act-792/s-10/">Section 10, Act 792'
    )
    assert "/ms/law/my/act-792/s-10/" in snippet(page, "ms-markdown")
    assert "Seksyen 10" in snippet(page, "ms-html")


@pytest.mark.parametrize(
    "given", ["https://suluh.example/ms/report/child/", "report/child", "/report/child/index.html", "report/child/#now"]
)
def test_an_address_may_be_written_in_any_way(page: Page, address: str, given: str) -> None:
    page.goto(f"{address}cite/link-to-us/")
    page.fill("#su-any", given)
    page.press("#su-any", "Tab")
    expect(page.locator("[data-snippet=en-markdown]")).to_be_visible()
    assert "(https://suluh.example/report/child/)" in snippet(page, "en-markdown")


@pytest.mark.parametrize("given", ["https://example.org/", "nowhere/at/all", "javascript:alert(1)", "../../etc/passwd"])
def test_what_is_no_page_of_this_site_is_said_so(page: Page, address: str, given: str) -> None:
    page.goto(f"{address}cite/link-to-us/")
    page.fill("#su-any", given)
    page.press("#su-any", "Tab")
    expect(page.locator("form[data-link-to] [role=status]")).to_have_text("There is no such page on this site.")
    expect(page.locator("[data-snippet=en-html]")).to_be_hidden()
