import time

import pytest

from suluh.citing import Cited, Names, read
from suluh.citing.grammar import grammar

from .table import NAMES, PROSE, SOAC, Prose, exists, shown


@pytest.mark.parametrize("case", PROSE, ids=lambda case: case.text[:50])
def test_prose_is_read_as_the_table_says(case: Prose) -> None:
    found = read(case.text, NAMES, default=case.page, exists=exists)
    assert [shown(one) for one in found] == case.found


def test_the_table_is_large_enough() -> None:
    assert len(PROSE) >= 120


def test_a_shared_name_gives_every_law_it_may_be() -> None:
    found = read("section 377 of the Penal Code", NAMES)
    assert found[0].targets == (
        Cited("law/my/act-574", "section", "377"),
        Cited("law/sg/penal-code-1871", "section", "377"),
    )


def test_an_uncertain_number_names_no_act() -> None:
    (found,) = read("section 14 of that Act", NAMES, default=SOAC)
    assert found.targets == (Cited(None, "section", "14"),)


def test_every_reason_given_is_explained() -> None:
    given = {found.why for case in PROSE for found in read(case.text, NAMES, default=case.page, exists=exists)}
    assert given <= set(grammar().data["reasons"])
    assert len(given) >= 10


def test_a_long_page_is_read_in_milliseconds() -> None:
    words = " ".join(case.text for case in PROSE).split()
    filler = ["The", "court", "may", "hear", "the", "child", "in", "another", "room", "until", "it", "ends."]
    text = " ".join((words + filler * 200)[:3000])
    many = Names.of(
        [(f"law/my/act-{n}", [f"Act {n}", f"Law of Matter {n} Act {1800 + n}", f"AB{n}"]) for n in range(200)]
    )
    read(text, many, default="law/my/act-5")
    best = min(_timed(text, many) for _ in range(5))
    assert best < 0.05  # about 0.007 on a quiet machine


def _timed(text: str, names: Names) -> float:
    start = time.perf_counter()
    read(text, names, default="law/my/act-5")
    return time.perf_counter() - start


@pytest.mark.parametrize("text", ["section" + " " * 30000 + "5" + " " * 30000 + "of", "section 5" + "(a)" * 9000 + "x"])
def test_strange_text_costs_no_more_than_its_length(text: str) -> None:
    assert _timed(text, NAMES) < 1
