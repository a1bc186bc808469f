import pytest

from suluh.citing import Cited


@pytest.mark.parametrize(
    ("cited", "record", "fragment"),
    [
        (Cited("law/my/act-792", "section", "15A", ("1", "b")), "law/my/act-792/s-15a", "s-15a-1-b"),
        (Cited("law/my/act-792", "section", "14"), "law/my/act-792/s-14", ""),
        (Cited("law/my/act-792", "section", "2", ("1A", "aa", "B")), "law/my/act-792/s-2", "s-2-1a-aa-b"),
        (Cited("law/th/code", "section", "287/1"), "law/th/code/s-287-1", ""),
        (Cited("law/my/act-792", "schedule", "Schedule"), "law/my/act-792/sch", ""),
        (Cited("law/my/act-792", "schedule", "First Schedule"), "law/my/act-792/sch-1", ""),
        (Cited("law/my/act-792"), "law/my/act-792", ""),
        (Cited(None, "section", "14", ("1",)), None, ""),
        (Cited("law/my/bill", "clause", "14", ("1",)), None, ""),
        (Cited("law/my/act-792", "section", "fourteen"), None, ""),
    ],
)
def test_a_citation_knows_its_page_and_the_place_in_it(cited: Cited, record: str | None, fragment: str) -> None:
    assert (cited.record, cited.fragment) == (record, fragment)
