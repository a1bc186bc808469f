"""The citation reader in the browser: the same table as Python's reader, and the same answer to any text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from citing.table import LAWS, QUERIES, QUERY_NAMES, place, query_table
from suluh.citing import Cited, parse_query
from suluh.preview import served

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.browser

RUN = """async ([url, table, queries]) => {
    const { reader } = await import(url);
    const { parse, cites } = reader(table);
    return queries.map((query) => [cites(query), parse(query)]);
}"""
EXPECTED = {law: {unit: held.split(",") for unit, held in LAWS[law]["provisions"].items()} for law in LAWS}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where `docs/` is served: the script needs no built site."""
    with served(ROOT / "docs") as url:
        yield url


def run(page: Page, address: str, queries: list[str]) -> list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    page.goto(address + "assets/")
    return page.evaluate(RUN, [address + "assets/scripts/search/citation.js", query_table(), queries])


@pytest.fixture(scope="module")
def answers(browser: Browser, address: str) -> dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """What the browser makes of every query of the table."""
    page = browser.new_page()
    queries = [case["query"] for case in QUERIES]
    found = dict(zip(queries, run(page, address, queries), strict=True))
    page.close()
    return found


def cited(data: dict[str, Any]) -> Cited:
    return Cited(data["instrument"], data["unit"], data["number"], tuple(data["path"]))


def shown(found: dict[str, Any]) -> str:
    """A finding as `queries.yml` writes it."""
    near = ", ".join(neighbour["record"].rsplit("/", 1)[-1] for neighbour in found["neighbours"])
    return place(cited(found)) + (f" - {near}" if near else "")


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"][:50])
def test_queries_are_read_as_the_table_says(case: dict[str, Any], answers: dict[str, Any]) -> None:
    cites, found = answers[case["query"]]
    assert [place(cited(one)) for one in cites] == case["cites"]
    if "finds" in case:
        assert [shown(one) for one in found] == case["finds"]
    check(found)


def check(found: list[dict[str, Any]]) -> None:
    """That findings hold together, and agree with the identity of records in Python."""
    for one in found:
        same = cited(one)
        assert (one["record"], one["fragment"]) == (same.record, same.fragment)
        if one["unit"] and one["instrument"]:
            numbers = EXPECTED[one["instrument"]].get(one["unit"], [])
            assert one["exists"] == (
                same.record in {Cited(one["instrument"], same.unit, number).record for number in numbers}
            )
        assert not (one["exists"] and one["neighbours"])
        for neighbour in one["neighbours"]:
            assert one["instrument"] in (None, neighbour["instrument"])
            assert neighbour["number"] in EXPECTED[neighbour["instrument"]][neighbour["unit"]]


PIECES = [
    *(word for case in QUERIES for word in case["query"].split(" ")),
    *(name for law in LAWS.values() for name in law["names"]),
    "and", "dan", "atau", "to", "hingga", "of", "the", "in", "under", "kepada", "ayat", "huruf", "para", "subsection",
    "(1)", "(a)", "(ii)", "(B)", "14(1)(a)", "14 (1)", "s", "§", "Sch", "jadual", "first", "Pertama", "Kedua",
    "Singapore", "Thai", "Viet Nam", "(Malaysia)", ",", "&", "-", "–", "/", "(", ")", "[", "]", ".", "'s", "’s", ":",
    "2017", "1871", "ſ", "ı", "İ", "K", "Σ", "\u0301", "\u200f", "\u202e", "\x00", "\x1c", "\x85", "\ufeff", "\u2028",
    "😀", "𝒜", "½", "²", "٣", "๑", "ที่", "_", "%", "\\", "$&", "Ⅳ", "ß", "ﬁ", "é", "e\u0301",
]  # fmt: skip


def strange(seed: int, count: int) -> list[str]:
    """Texts of words of citations, names and strange signs, the same each time."""
    chance = random.Random(seed)
    texts = []
    for _ in range(count):
        pieces = chance.choices(PIECES, k=chance.randint(1, 6))
        if chance.random() < 0.3:
            pieces.insert(0, chance.choice(QUERIES)["query"])
        text = chance.choice([" ", " ", " ", "", "  "]).join(pieces)
        if chance.random() < 0.2:
            place = chance.randint(0, len(text))
            text = (
                text[:place]
                + chr(chance.choice([chance.randint(0, 0x2FF), chance.randint(0xE00, 0xE7F)]))
                + text[place:]
            )
        texts.append(chance.choice([str, str, str, str.upper, str.lower])(text))
    return texts


def test_both_readers_give_the_same_answer_to_any_text(page: Page, address: str) -> None:
    texts = strange(seed=792, count=6000)
    found = run(page, address, texts)
    read = 0
    for text, (cites, held) in zip(texts, found, strict=True):
        mine = parse_query(text, QUERY_NAMES)
        assert [cited(one) for one in cites] == list(mine), repr(text)
        check(held)
        read += bool(mine)
    assert read > 300  # the texts are not all nonsense


@pytest.mark.parametrize(
    "text",
    ["s 14 " * 2000, "(" * 10_000, "(a)" * 99, " " * 10_000, "😀" * 10_000, "😀" * 300, "§" * 300, "5," * 150, "a." * 150,
     "\u202e" * 10_000, "act " * 75, "s 5" + "(1)" * 90, "\x00" * 300, "5-" * 150, "soac " * 60, "of the " * 42],
    ids=lambda text: f"{text[:4]!r} {len(text)}",
)  # fmt: skip
def test_no_text_is_too_strange_or_too_long(text: str, page: Page, address: str) -> None:
    ((cites, held),) = run(page, address, [text])
    assert [cited(one) for one in cites] == list(parse_query(text, QUERY_NAMES))
    check(held)


def test_text_that_is_no_text_breaks_nothing(page: Page, address: str) -> None:
    page.goto(address + "assets/")
    found = page.evaluate(
        """async ([url, table]) => {
            const { reader } = await import(url);
            const { parse } = reader(table);
            return ["\\ud800", "s 14 \\udc00 soac", "\\udfff 14", "s 14\\ud83d"].map((query) => parse(query));
        }""",
        [address + "assets/scripts/search/citation.js", query_table()],
    )
    assert found == [[], [], [], []]


def test_a_reader_without_laws_still_reads_numbers(page: Page, address: str) -> None:
    page.goto(address + "assets/")
    found = page.evaluate(
        RUN, [address + "assets/scripts/search/citation.js", {**query_table(), "instruments": []}, ["s 14"]]
    )
    assert found[0][1] == [
        {"instrument": None, "unit": "section", "number": "14", "path": [], "record": None, "fragment": "",
         "exists": False, "neighbours": []},
    ]  # fmt: skip
