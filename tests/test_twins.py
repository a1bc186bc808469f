"""Markdown twins: the same words, penalty and assurance as the page, for readers that are machines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from suluh.library import Library
from suluh.twins import Twins


@pytest.fixture(scope="module")
def english(library: Library) -> Twins:
    return Twins(library, "en", "https://suluh.example/")


def test_a_provision_says_its_penalty_its_assurance_and_that_it_is_no_advice(english: Twins, library: Library) -> None:
    text = english.page(library.pages["law/my/act-792/s-10"])
    assert text.startswith("# Section 10, Act 792: ")
    assert "<https://suluh.example/law/my/act-792/s-10/>" in text
    assert "not legal advice" in text
    assert "RM10,000" in text
    assert "How sure: Read in a full-text copy" in text


def test_an_unsettled_figure_carries_its_doubt(english: Twins, library: Library) -> None:
    text = english.page(library.pages["law/my/act-792/s-15b"])
    assert "ot settled" in text


def test_no_reference_of_ours_is_left_and_no_html(english: Twins, library: Library) -> None:
    for key in (
        "law/my/act-792/s-10",
        "report/child",
        "offences/grooming",
        "law/sg",
        "compare/grooming",
        "agencies/my-pdrm",
    ):
        text = english.page(library.pages[key])
        assert not re.search(r"\]\((law|page|source|penalty|channel):", text), key
        assert "{ #" not in text, key
        assert not re.search(r"<(?!https?://)[a-z/]", text), key


def test_a_criterion_tells_every_state_and_a_state_every_question(english: Twins, library: Library) -> None:
    text = english.page(library.pages["compare/grooming"])
    assert all(f"- {library.title(state)}: " in text for state in library.jurisdictions)
    state = english.page(library.pages["law/sg"])
    assert all(f"- {library.title(key)}: " in state for key in library.criteria)


@pytest.mark.site
def test_every_page_names_its_twin_and_the_twin_is_there(site: Path) -> None:
    for page in ("index.html", "law/my/act-792/s-10/index.html", "ms/report/child/index.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert '<link rel="alternate" type="text/markdown" href="index.md">' in text, page
        assert (site / page).with_name("index.md").exists()
    assert 'type="text/markdown"' not in (site / "search/index.html").read_text(encoding="utf-8")


@pytest.mark.site
def test_llms_txt_leads_to_twins_that_are_there(site: Path) -> None:
    for name in ("llms.txt", "ms/llms.txt"):
        ways = re.findall(r"\]\(https?://[^/]+/([^)]*)\)", (site / name).read_text(encoding="utf-8"))
        assert len(ways) > 150
        for way in ways:
            assert (site / way).exists(), way
