from typing import Any

import pytest

from suluh.citing import Cited, Names, parse_query

from .table import NAMES, QUERIES, QUERY_NAMES, place


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"][:50])
def test_queries_are_read_as_the_table_says(case: dict[str, Any]) -> None:
    assert [place(cited) for cited in parse_query(case["query"], QUERY_NAMES)] == case["cites"]


def test_the_table_is_large_enough() -> None:
    assert len({case["query"] for case in QUERIES}) == len(QUERIES) >= 150


def test_a_bare_number_takes_the_unit_of_its_instrument() -> None:
    names = Names.of([("law/int/crc", ["CRC"])], units={"law/int/crc": "article"})
    assert parse_query("crc 34", names) == (Cited("law/int/crc", "article", "34"),)


def test_an_essay_is_no_query() -> None:
    assert parse_query("s 14 " * 200, NAMES) == ()
