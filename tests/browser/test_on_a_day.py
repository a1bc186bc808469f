"""The law on a day, as a reader uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

CASES = yaml.load(
    (Path(__file__).parents[1] / "timeline_cases.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
S10 = "law/my/act-792/s-10/"


def choose(page: Page, day: str) -> None:
    page.fill("input[type=date][name=on]", day)


def test_the_version_of_the_day_is_marked(page: Page, address: str) -> None:
    page.goto(address + S10)
    expect(page.locator("[data-version]")).to_have_attribute("data-version", "2023-07")
    choose(page, "2020-01-31")
    expect(page.locator("[data-version]")).to_have_attribute("data-version", "2017-07-10")
    expect(page.locator("form [role=status]")).to_contain_text("31 January 2020")
    assert page.url.endswith("#on=2020-01-31")


def test_before_commencement_there_was_no_such_provision(page: Page, address: str) -> None:
    page.goto(address + S10)
    choose(page, "2017-07-09")
    expect(page.locator("form [role=status]")).to_contain_text("did not exist yet")
    expect(page.locator("[data-version]")).to_have_count(0)


def test_a_start_known_in_part_is_said_as_such(page: Page, address: str) -> None:
    page.goto(address + S10)
    choose(page, "2023-07-05")
    expect(page.locator("form [role=status]")).to_contain_text("not settled")
    expect(page.locator("[data-possible]")).to_have_count(2)


def test_a_day_in_the_address_is_taken_up_and_can_be_cleared(page: Page, address: str) -> None:
    page.goto(f"{address}ms/{S10}#on=2018-05-09")
    expect(page.locator("[data-version]")).to_have_attribute("data-version", "2017-07-10")
    expect(page.locator("form [role=status]")).to_contain_text("9 Mei 2018")
    page.click("form button[type=reset]")
    expect(page.locator("[data-version]")).to_have_attribute("data-version", "2023-07")
    assert "#" not in page.url


def test_without_script_every_version_stands_there_dated(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + S10)
    for words in ("From 10 July 2017", "Since July 2023"):
        expect(page.locator(".su-versions")).to_contain_text(words)
    expect(page.locator("form[data-on-a-day]")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    ("case", "day"), [(case, day) for case in CASES for day in case["days"]], ids=lambda value: str(value)[:40]
)
def test_script_and_python_give_the_same_answer(case: dict, day: str, page: Page, address: str) -> None:
    from test_timeline import provision

    record = provision(case["versions"])
    versions = [
        {
            "earliest": "" if version.start == "pending" else version.start.earliest.isoformat(),
            "latest": "" if version.start == "pending" else version.start.latest.isoformat(),
            "endsEarliest": version.to.earliest.isoformat() if version.to else "",
            "endsLatest": version.to.latest.isoformat() if version.to else "",
            "state": version.state,
        }
        for version in record.versions
    ]
    page.goto(address + "about/")
    found = page.evaluate(
        """async ([url, versions, day]) => {
            const { onDay } = await import(url);
            const found = onDay(versions, day);
            return [found.answer, ...found.versions].join(" ");
        }""",
        [address + "assets/scripts/on-a-day.js", versions, day],
    )
    assert found == case["days"][day], case["name"]
