import pytest

from suluh.citing import Cited, Names, parse_query

from .table import NAMES, QUERIES, place


@pytest.mark.parametrize(("query", "cites"), QUERIES)
def test_queries_are_read_as_the_table_says(query: str, cites: list[str]) -> None:
    assert [place(cited) for cited in parse_query(query, NAMES)] == cites


def test_a_bare_number_takes_the_unit_of_its_instrument() -> None:
    names = Names.of([("law/int/crc", ["CRC"])], units={"law/int/crc": "article"})
    assert parse_query("crc 34", names) == (Cited("law/int/crc", "article", "34"),)


def test_an_essay_is_no_query() -> None:
    assert parse_query("s 14 " * 200, NAMES) == ()
