"""The comparison as a reader uses it: a state at a time on a phone, chosen columns, and addresses that lead to a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

COMPARE = "compare/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def shown_states(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('#comparison tr[data-criterion=grooming] td')]"
        ".filter((cell) => !cell.hidden).map((cell) => cell.dataset.state)"
    )


def test_without_script_the_whole_table_stands(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + COMPARE)
    assert page.locator("#comparison td").count() == 242
    expect(page.locator("[id='sg.grooming']")).to_be_visible()
    expect(page.locator("form[data-compare]")).to_be_hidden()
    context.close()


def test_an_address_leads_to_its_cell(page: Page, address: str) -> None:
    page.goto(f"{address}{COMPARE}#th.grooming")
    expect(page.locator("[id='th.grooming']")).to_be_in_viewport()
    page.evaluate("location.hash = '#sg.possession'")
    expect(page.locator("[id='sg.possession']")).to_be_in_viewport()


def test_choices_stand_in_the_fragment_and_come_back_from_it(page: Page, address: str) -> None:
    page.goto(address + COMPARE)
    assert len(shown_states(page)) == 11
    for state in ("bn", "kh", "id", "la", "mm", "tl", "vn", "th"):
        page.uncheck(f"input[name=states][value={state}]")
    page.select_option("select[name=group]", "conduct")
    assert page.evaluate("location.hash") == "#states=my,ph,sg&group=conduct"
    expect(page.locator("tr[data-criterion=grooming]")).to_be_visible()
    expect(page.locator("tr[data-criterion=hotline]")).to_be_hidden()
    address_now = page.url
    page.goto(address + "about/")
    page.goto(address_now)
    assert shown_states(page) == ["my", "ph", "sg"]
    assert page.evaluate("document.querySelector('select[name=group]').value") == "conduct"
    assert "3" in page.locator("form[data-compare] [role=status]").inner_text()
    page.get_by_role("button", name="Show everything").click()
    expect(page).to_have_url(re.compile(r"/compare/$"))
    assert len(shown_states(page)) == 11


def test_single_questions_can_be_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}{COMPARE}#criteria=grooming,penalty-possession")
    expect(page.locator("tr[data-criterion=grooming]")).to_be_visible()
    expect(page.locator("tr[data-criterion=penalty-possession]")).to_be_visible()
    expect(page.locator("tr[data-criterion=access]")).to_be_hidden()
    assert "2" in page.locator("form[data-compare] [role=status]").inner_text()
    page.locator("form[data-compare] summary").click()
    page.uncheck("input[name=criteria][value=grooming]")
    expect(page.locator("tr[data-criterion=grooming]")).to_be_hidden()
    assert page.evaluate("location.hash") == "#criteria=penalty-possession"


def test_states_are_ordered_by_an_answer_and_malaysia_stays_in_view(page: Page, address: str) -> None:
    page.goto(f"{address}{COMPARE}#sort=age-of-child")
    values = page.evaluate(
        "[...document.querySelectorAll('#comparison tr[data-criterion=age-of-child] td')].map((c) => Number(c.dataset.value))"
    )
    assert values == sorted(values, reverse=True)
    page.check("input[name=pin]")
    page.select_option("select[name=sort]", "grooming")
    assert shown_states(page)[0] == "my"
    head = page.evaluate(
        "[...document.querySelectorAll('#comparison thead th[data-state]')].map((c) => c.dataset.state)"
    )
    assert head == page.evaluate(
        "[...document.querySelectorAll('#comparison tr[data-criterion=grooming] td')].map((c) => c.dataset.state)"
    )


def test_a_phone_shows_a_state_at_a_time_and_never_scrolls_sideways(phone: Page, address: str) -> None:
    phone.goto(address + COMPARE)
    assert shown_states(phone) == ["my"]
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    phone.check("input[name=states][value=th]")
    phone.uncheck("input[name=states][value=my]")
    assert shown_states(phone) == ["th"]
    phone.goto(f"{address}{COMPARE}#ph.access")
    expect(phone.locator("[id='ph.access']")).to_be_in_viewport()  # a reload returns to the place last seen
    phone.reload()
    assert shown_states(phone) == ["ph"]
    expect(phone.locator("[id='ph.access']")).to_be_in_viewport()


def test_a_fragment_that_somebody_made_up_does_no_harm(page: Page, address: str) -> None:
    for made_up in ("#states=xx,<img>", "#sort=nothing&group=nowhere", "#zz.grooming", "#states=&pin=th", "#%E0%A4%A"):
        page.goto(address + "about/")
        page.goto(f"{address}{COMPARE}{made_up}")
        assert len(shown_states(page)) == 11, made_up


def test_the_table_of_a_question_sorts_by_answer(page: Page, address: str) -> None:
    page.goto(f"{address}compare/possession/")
    page.get_by_role("button", name="Answer").click()
    values = page.evaluate(
        "[...document.querySelectorAll('#criterion tbody td[data-value]')].map((c) => Number(c.dataset.value))"
    )
    assert values == sorted(values)


def test_in_print_every_cell_stands_with_its_state(page: Page, address: str) -> None:
    page.goto(address + COMPARE)
    page.emulate_media(media="print")
    expect(page.locator("[id='vn.grooming'] .su-compare__state")).to_be_visible()


@pytest.mark.parametrize("folder", ["", "ms/"])
def test_the_words_of_the_picture_stand_clear_of_its_squares(page: Page, address: str, folder: str) -> None:
    """Malay words are longer than English ones; none may run under the squares, nor into the row above or below."""
    page.goto(address + folder + COMPARE)
    words, squares = (
        page.evaluate(
            "(of) => [...document.querySelectorAll(of)].map((it) => it.getBBox())"
            ".map((box) => [box.x, box.y, box.x + box.width, box.y + box.height])",
            of,
        )
        for of in (".su-heat .su-body-name", ".su-heat rect")
    )
    assert len(words) == 22
    left = min(box[0] for box in squares)
    assert [box for box in words if box[2] > left] == []
    assert [box for box in words if box[0] < 0] == []
    assert [(above, below) for above, below in pairwise(words) if above[3] > below[1] + 3] == []
