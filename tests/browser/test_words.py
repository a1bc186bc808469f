"""Folding and stemming in the browser, held to `tests/search/words.yml` and to Python on every word of the records."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Page

from suluh.library import Library
from suluh.search.records import search_records
from suluh.search.words import split, stem

CASES = yaml.safe_load((Path(__file__).parents[1] / "search" / "words.yml").read_text(encoding="utf-8"))

RUN = """async ({ texts, words }) => {
    const { split, stem } = await import("/assets/scripts/search/words.js");
    const table = await (await fetch("/search/words.json")).json();
    return { splits: texts.map(split), stems: words.map((word) => stem(word, table)) };
}"""


def run(page: Page, address: str, texts: list[str], words: list[str]) -> dict[str, list]:
    page.goto(address + "about/")
    return page.evaluate(RUN, {"texts": texts, "words": words})


def test_the_browser_keeps_the_table(page: Page, address: str) -> None:
    groups = [*CASES["alike"], *CASES["apart"]]
    words = [word for group in groups for word in group]
    stems = [word for word, _ in CASES["stem"]]
    found = run(page, address, [text for text, _ in CASES["split"]], [*words, *stems])
    assert found["splits"] == [expected for _, expected in CASES["split"]]
    assert found["stems"][len(words) :] == [root for _, root in CASES["stem"]]
    assert found["stems"][: len(words)] == [stem(word) for word in words]


def test_the_browser_agrees_with_python_on_every_word(page: Page, address: str, library: Library) -> None:
    texts = [" ".join([*record.names, *record.aliases, record.summary]) for record in search_records(library)]
    texts = [text[:2000] for text in texts]
    words = sorted({word for text in texts for word in split(text)})
    found = run(page, address, texts, words)
    assert found["splits"] == [split(text) for text in texts]
    assert found["stems"] == [stem(word) for word in words]
