"""The finder: what may apply to facts, and a rulebook that agrees with the records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import write
from finder_table import CASES, KEYS, facts_of, faults, record
from suluh.errors import ContentError
from suluh.finder import Answer, Facts, may_apply
from suluh.finder_data import finder_data
from suluh.library import Library, read_library
from suluh.records.finding import CHOICES, Rulebook
from suluh.rulebook import rulebook, unplaced


@pytest.fixture(scope="module")
def book(library: Library) -> Rulebook:
    found = rulebook(library)
    assert found is not None
    return found


def facts(plain: dict[str, Any]) -> Facts:
    return Facts.model_validate(plain | {"conduct": tuple(plain["conduct"])})


def told(answer: Answer, book: Rulebook) -> dict[str, Any]:
    return {
        "found": [{"provision": one.provision, "law": one.law} for one in answer.found],
        "modifiers": [book.modifiers[one.modifier].provision for one in answer.modifiers],
        "missing": list(answer.missing),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_may_apply(case: dict[str, Any], library: Library, book: Rulebook) -> None:
    answer = told(may_apply(facts(facts_of(case)), library, book), book)
    assert faults(case, answer, library) == []


def test_the_table_is_large_and_rests_on_the_dossiers() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 60
    assert all(set(case) <= KEYS for case in CASES)
    assert sum(str(case.get("from", "")).startswith(("my-", "gb-")) for case in CASES) >= 60


def test_every_core_offence_has_a_rule_or_is_left_out_with_a_reason(library: Library, book: Rulebook) -> None:
    assert unplaced(library, book) == []


def test_every_rule_is_reached_by_a_case(library: Library, book: Rulebook) -> None:
    reached = {
        element.rule
        for case in CASES
        for one in may_apply(facts(facts_of(case)), library, book).found
        for element in one.elements
    }
    assert [book.rules[place].provision for place in range(len(book.rules)) if place not in reached] == []


def test_words_say_may_and_never_guilty(book: Rulebook) -> None:
    said = [text for rule in book.rules for text in (rule.fits, *rule.ask)] + [one.says for one in book.modifiers]
    for words in said:
        for text in (words.en, words.ms):
            assert not any(word in text.lower() for word in ("guilty", "bersalah", "offender", "pesalah"))


CHOICE = {key: st.none() | st.sampled_from(values) for key, values in CHOICES.items() if key != "where"}
CONDUCT = ["make", "use-child", "access", "possess", "distribute", "sell", "communicate", "groom", "touch", "extort",
           "livestream", "profit", "abet", "trust", "publish-identity", "fail-to-report"]  # fmt: skip
FACTS = st.fixed_dictionaries(
    {
        "conduct": st.lists(st.sampled_from(CONDUCT), unique=True, max_size=4),
        "age": st.none() | st.integers(0, 17),
        "where": st.sampled_from(CHOICES["where"]),
        "on": st.sampled_from([None, "2005", "2016-03-01", "2017", "2017-07", "2020-01-31", "2023-07", "2023-07-31", "2026-02-01"]),
        **CHOICE,
    }
)  # fmt: skip


@given(FACTS)
def test_it_answers_any_facts_in_order_and_with_reasons(library: Library, book: Rulebook, plain: dict) -> None:
    answer = may_apply(facts(plain), library, book)
    acts = [book.acts.index(one.provision.rpartition("/")[0]) for one in answer.found]
    assert acts == sorted(acts)
    for one in answer.found:
        assert one.elements
        assert one.versions
        assert (len(one.versions) == 1) or one.law == "uncertain"
        if plain["whom"] == "adult":
            assert "/act-792/" not in one.provision


@given(FACTS)
def test_knowing_more_never_adds_a_provision(library: Library, book: Rulebook, plain: dict) -> None:
    """A fact that is not known leaves a provision in; only one that only speaks of known facts may come in."""
    less = {one.provision for one in may_apply(facts(plain | {"age": None}), library, book).found}
    more = {one.provision for one in may_apply(facts(plain), library, book).found}
    assert more <= less


def test_the_data_of_the_script_holds_words_in_both_languages(library: Library, book: Rulebook) -> None:
    data = finder_data(library, book)
    assert set(data["words"]["en"]) == set(data["words"]["ms"])
    named = {rule.provision for rule in book.rules} | {one.provision for one in book.modifiers}
    assert set(data["provisions"]) == named
    ten = data["provisions"][record("792/s-10")]["versions"][0]["penalties"]
    assert "RM10,000" in ten["en"][0]["words"]
    assert "RM10,000" in ten["ms"][0]["words"]
    doubt = data["provisions"][record("792/s-15b")]["versions"][0]["penalties"]
    assert doubt["en"][0]["unsettled"]
    assert doubt["ms"][0]["unsettled"] != doubt["en"][0]["unsettled"]
    json.dumps(data)


RULES = """
    acts: [law/my/act-1]
    groups:
      - {name: {en: Acts, ms: Perbuatan}, conduct: [touch]}
    sets: {first: [law/my/act-1]}
    rules:
      - provision: law/my/act-1/s-1
        when: {conduct: [touch]}
        fits: {en: It was taken., ms: Ia diambil.}
        rests_on: [law/my/act-1/s-1]
    """


def test_a_sound_rulebook_is_read(small: Callable[..., Path]) -> None:
    library = read_library(small({"offences/rules.yml": RULES}))
    book = rulebook(library)
    assert book is not None
    found = may_apply(Facts(conduct=("touch",)), library, book).found
    assert [(one.provision, one.law) for one in found] == [("law/my/act-1/s-1", "applies")]


def test_without_a_rulebook_there_is_none(small: Callable[..., Path]) -> None:
    assert rulebook(read_library(small())) is None


def test_a_rule_for_an_act_without_a_page_sleeps(small: Callable[..., Path]) -> None:
    sleeping = RULES.replace("law/my/act-1/s-1", "law/my/act-9/s-1").replace("[law/my/act-1]", "[law/my/act-9]")
    book = rulebook(read_library(small({"offences/rules.yml": sleeping})))
    assert book is not None
    assert (book.rules, book.acts) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("when: {conduct: [touch]}", "when: {conduct: [tuch]}", 7, "cannot be 'tuch'"),
        ("when: {conduct: [touch]}", "wen: {conduct: [touch]}", 7, "there is no key"),
        ("provision: law/my/act-1/s-1", "provision: law/my/act-1/s-2", 6, "there is no provision “law/my/act-1/s-2”"),
        ("when: {conduct: [touch]}", "when: {whom: [child]}", 7, "asks for no conduct"),
        ("when: {conduct: [touch]}", "when: {conduct: [touch, meet]}", 7, "does not ask for “meet”"),
        ("rests_on: [law/my/act-1/s-1]", "rests_on: [law/my/act-1/s-3]", 9, "to rest on"),
        ("rests_on: [law/my/act-1/s-1]", "sources: [nowhere]", 9, "there is no source “nowhere”"),
        ("        rests_on: [law/my/act-1/s-1]\n", "", 6, "it rests on nothing"),
        ("It was taken.", "It was taken; up to 5 years in prison.", 8, "restates a figure"),
        ("ms: Ia diambil.", "msa: Ia diambil.", 8, "there is no key"),
        ("fits:", "versions: ['1999']\n        fits:", 8, "has no version from 1999"),
        ("acts: [law/my/act-1]", "acts: law/my/act-1", 1, "wrong type"),
        ("    sets:", "    sets: {a: [law/my/act-1/s-7]}\n    other:", 5, "no key “other”"),
    ],
)
def test_a_fault_is_named_with_its_line_and_a_remedy(
    small: Callable[..., Path], old: str, new: str, line: int, what: str
) -> None:
    assert old in RULES
    docs = small({"offences/rules.yml": RULES.replace(old, new, 1)})
    with pytest.raises(ContentError) as caught:
        read_library(docs)
    problems = [problem for problem in caught.value.problems if what in problem.what]
    assert problems, str(caught.value)
    assert problems[0].file == "docs/offences/rules.yml"
    assert problems[0].line == line
    assert problems[0].remedy


def test_a_rule_may_not_go_beyond_whom_its_provision_protects(small: Callable[..., Path]) -> None:
    files = {"offences/rules.yml": RULES}
    docs = small(files)
    page = docs / "law/my/act-1/s-1.md"
    text = page.read_text(encoding="utf-8").replace("protects: anyone", "protects: child under 14\nconduct: [touch]")
    write(docs, {"law/my/act-1/s-1.md": text})
    with pytest.raises(ContentError, match="protects a child under 14"):
        read_library(docs)
