"""The finder, as a reader uses it; and its script against the same table as Python."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import test_finder_abroad as abroad
from finder_table import CASES, facts_of, faults
from suluh.finder import Facts, may_apply
from suluh.finder_abroad import elsewhere
from suluh.finder_data import finder_data
from suluh.library import Library
from suluh.records.finding import CHOICES
from suluh.rulebook import rulebook

FINDER = "offences/finder/"
ASK = """async ([url, data, facts]) => {
    const { mayApply } = await import(url);
    return facts.map((one) => mayApply(one, data));
}"""


@pytest.fixture(scope="module")
def data(library: Library) -> dict[str, Any]:
    book = rulebook(library)
    assert book is not None
    return json.loads(json.dumps(finder_data(library, book)))


def asked(page: Page, address: str, data: dict[str, Any], facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    page.goto(address + "about/")
    return page.evaluate(ASK, [address + "assets/scripts/finder/reason.js", data, facts])


def found(page: Page) -> list[str]:
    return [text.split(":")[0] for text in page.locator("[data-slot=found] > li h3").all_inner_texts()]


def choose(page: Page, name: str, value: str) -> None:
    page.check(f"input[name={name}][value='{value}']")


def test_the_script_answers_every_case(page: Page, address: str, library: Library, data: dict[str, Any]) -> None:
    answers = asked(page, address, data, [facts_of(case) for case in CASES])
    wrong = {}
    for case, answer in zip(CASES, answers, strict=True):
        told = answer | {
            "modifiers": [data["modifiers"][one["modifier"]]["provision"] for one in answer["modifiers"]],
        }
        if problems := faults(case, told, library):
            wrong[case["name"]] = problems
    assert wrong == {}


def test_the_script_names_the_states_whose_law_may_reach_the_facts(
    page: Page, address: str, data: dict[str, Any]
) -> None:
    page.goto(address + "about/")
    told = page.evaluate(
        """async ([url, data, facts]) => {
            const { elsewhere } = await import(url);
            return facts.map((one) => elsewhere(one, data).map(({ cell }) => cell.id));
        }""",
        [address + "assets/scripts/finder/abroad.js", data, [abroad.facts_of(case) for case in abroad.CASES]],
    )
    wrong = {
        case["name"]: found for case, ids in zip(abroad.CASES, told, strict=True) if (found := abroad.faults(case, ids))
    }
    assert wrong == {}


def test_script_and_python_name_the_same_states_for_any_facts(
    page: Page, address: str, library: Library, data: dict[str, Any]
) -> None:
    chance = random.Random(11)
    conducts = [conduct for group in data["elsewhere"] for conduct in group["conduct"]]
    facts = [
        {
            "conduct": chance.sample(conducts, chance.randint(0, 2)),
            "whom": chance.choice([None, *CHOICES["whom"]]),
            "age": chance.choice([None, 9, 12, 15, 16, 17]),
            "by": None,
            "how": chance.choice([None, *CHOICES["how"]]),
            "where": chance.choice(CHOICES["where"]),
            "on": chance.choice([None, "2010", "2019-05", "2022-08-22", "2024-01-01", "2026-08-17"]),
        }
        for _ in range(300)
    ]
    page.goto(address + "about/")
    told = page.evaluate(
        """async ([url, data, facts]) => {
            const { elsewhere } = await import(url);
            return facts.map((one) => elsewhere(one, data).map(({ cell }) => cell.id));
        }""",
        [address + "assets/scripts/finder/abroad.js", data, facts],
    )
    for given, ids in zip(facts, told, strict=True):
        parsed = Facts.model_validate(given | {"conduct": tuple(given["conduct"])})
        assert ids == [reach.id for reach in elsewhere(parsed, library)], given


def test_script_and_python_give_the_same_answer_to_any_facts(
    page: Page, address: str, library: Library, data: dict[str, Any]
) -> None:
    book = rulebook(library)
    assert book is not None
    dice = random.Random(792)
    days = [None, "2001", "2014-12", "2016-05-05", "2017", "2017-07", "2017-07-10", "2020-02-29", "2023-07",
            "2023-07-15", "2023-07-31", "2025", "2025-02-11", "2026-10"]  # fmt: skip
    facts = [
        {
            "conduct": dice.sample(data["choices"]["conduct"], dice.randint(0, 4)),
            "age": dice.choice([None, *range(18)]),
            "where": dice.choice(CHOICES["where"]),
            "on": dice.choice(days),
            **{key: dice.choice([None, *CHOICES[key]]) for key in ("whom", "by", "how")},
        }
        for _ in range(600)
    ]
    for one, answer in zip(facts, asked(page, address, data, facts), strict=True):
        reference = may_apply(Facts.model_validate(one | {"conduct": tuple(one["conduct"])}), library, book)
        assert answer == {
            "found": [
                {
                    "provision": item.provision,
                    "law": item.law,
                    "versions": list(item.versions),
                    "elements": [{"rule": e.rule, "missing": list(e.missing)} for e in item.elements],
                    "modifiers": list(item.modifiers),
                }
                for item in reference.found
            ],
            "modifiers": [
                {"modifier": item.modifier, "law": item.law, "versions": list(item.versions)}
                for item in reference.modifiers
            ],
            "missing": list(reference.missing),
            "reports": list(reference.reports),
        }, one


def test_choosing_facts_gives_provisions_reasons_and_penalties(page: Page, address: str) -> None:
    page.goto(address + FINDER)
    expect(page.locator("[data-finder] [role=status]")).to_have_text("Choose what was done.")
    choose(page, "conduct", "possess")
    choose(page, "whom", "child")
    page.fill("input[name=age]", "15")
    choose(page, "by", "trust")
    page.fill("input[name=year]", "2025")
    page.select_option("select[name=month]", "03")
    page.fill("input[name=day]", "19")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("provisions may apply")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("19 March 2025")
    assert found(page)[:2] == ["Section 10, Act 792", "Section 8, Act 792"]
    first = page.locator("[data-slot=found] > li").first
    expect(first).to_contain_text("RM10,000")
    expect(first).to_contain_text("Read in")
    expect(page.locator("[data-slot=modifiers]").last).to_contain_text("Section 16, Act 792")
    expect(page.locator("[data-slot=reports] a").first).to_be_visible()
    assert page.url.endswith("#conduct=possess&whom=child&age=15&by=trust&on=2025-03-19")


def test_facts_in_the_address_are_taken_up_in_malay_and_can_be_cleared(page: Page, address: str) -> None:
    page.goto(f"{address}ms/{FINDER}#conduct=extort&whom=child&on=2023-07-15")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("mungkin terpakai")
    assert found(page)[:2] == ["Seksyen 15, Akta 792", "Seksyen 15B, Akta 792"]
    expect(page.locator("[data-slot=found] > li").first).to_contain_text("belum pasti")
    assert page.input_value("input[name=year]") == "2023"
    page.click("[data-finder] button[type=reset]")
    expect(page.locator("[data-slot=found] > li")).to_have_count(0)
    assert "#" not in page.url


def test_a_link_within_the_page_takes_up_other_facts(page: Page, address: str) -> None:
    page.goto(f"{address}{FINDER}#conduct=touch&whom=adult")
    expect(page.locator("[data-slot=found] > li").first).to_be_visible()
    assert not any("Act 792" in name for name in found(page))
    page.evaluate("location.hash = '#conduct=touch&whom=child'")
    expect(page.locator("[data-slot=found] h3").first).to_contain_text("Section 14, Act 792")


def test_what_cannot_be_is_named_and_not_taken_for_a_fact(page: Page, address: str) -> None:
    page.goto(f"{address}{FINDER}#conduct=possess,<b>x&whom=nobody&age=99&on=2023-02-31&by=__proto__")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("may apply")
    assert page.locator("input[name=conduct]:checked").count() == 1
    page.fill("input[name=age]", "40")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("0 to 17")
    expect(page.locator("input[name=age]")).to_have_attribute("aria-invalid", "true")
    page.fill("input[name=age]", "4")
    page.fill("input[name=day]", "31")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("not a day")
    page.fill("input[name=year]", "2024")
    page.select_option("select[name=month]", "02")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("not a day")
    page.fill("input[name=day]", "29")
    expect(page.locator("[data-finder] [role=status]")).to_contain_text("29 February 2024")


def test_before_the_act_and_for_an_adult_act_792_is_not_named(page: Page, address: str) -> None:
    for fragment in ("conduct=possess,distribute&whom=child&on=2017-07-09", "conduct=distribute,touch&whom=adult"):
        page.goto("about:blank")
        page.goto(f"{address}{FINDER}#{fragment}")
        expect(page.locator("[data-slot=found] > li").first).to_be_visible()
        assert not any("Act 792" in name for name in found(page)), fragment


def test_it_can_be_used_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + FINDER)
    # It shows itself when its rules have come; before that nothing in it takes the focus.
    expect(page.locator("[data-finder]")).to_be_visible()
    page.locator("input[name=conduct]").first.focus()
    page.keyboard.press("Space")
    page.locator("input[name=whom]:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-slot=found] h3").first).to_contain_text("Section 5, Act 792")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "age"
    unnamed = page.evaluate(
        """[...document.querySelectorAll("[data-finder] :is(input, select)")]
            .filter((field) => !field.labels.length || !field.closest("fieldset").querySelector("legend")).length"""
    )
    assert unnamed == 0


def test_nothing_is_sent_or_stored(page: Page, address: str) -> None:
    page.goto(address + FINDER)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    choose(page, "conduct", "groom")
    choose(page, "whom", "decoy")
    expect(page.locator("[data-slot=found] > li").first).to_be_visible()
    page.keyboard.press("Enter")
    assert {url.rpartition("/")[2] for url in sent} <= {
        "suluh.svg"
    }  # Chromium asks for the icon anew, without the facts
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert "?" not in page.url


@pytest.mark.parametrize("language", ["", "ms/"])
def test_without_script_a_table_says_the_same(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + language + FINDER)
    expect(page.locator("[data-finder]")).to_be_hidden()
    row = page.locator("table[data-conduct=possess] tbody tr").first
    expect(row).to_contain_text("10, Ak" if language else "Section 10, Act 792")
    expect(row).to_contain_text("RM10,000")
    assert page.locator("table[data-conduct]").count() >= 18
    assert page.locator("table[data-conduct=groom]").inner_text().find("377E") > 0
    context.close()


@pytest.mark.parametrize("language", ["", "ms/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_runs_off(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}{language}{FINDER}#conduct=extort,touch,distribute&whom=child&by=trust&on=2023-07-15")
    expect(page.locator("[data-slot=found] > li").first).to_be_visible()
    result = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    room = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [(item["id"], [node["target"] for node in item["nodes"]][:4]) for item in result] == []
    assert room <= width


def test_the_page_and_its_data_are_light(page: Page, address: str, site: Path) -> None:
    from browser.test_reading import weigh

    assert weigh(page, address, FINDER, site) <= 110 * 1024
