import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suluh.identity import ProvisionId, address, akn_instrument, akn_provision, order_key, relative

NUMBERS = st.from_regex(r"[1-9][0-9]{0,2}[A-Z]{0,2}(/[1-9])?", fullmatch=True)


@pytest.mark.parametrize(
    ("number", "unit", "record"),
    [
        ("10", "section", "law/my/act-792/s-10"),
        ("15A", "section", "law/my/act-792/s-15a"),
        ("377BG", "section", "law/my/act-792/s-377bg"),
        ("287/1", "section", "law/my/act-792/s-287-1"),
        ("34", "article", "law/my/act-792/a-34"),
        ("Schedule", "section", "law/my/act-792/sch"),
        ("First Schedule", "section", "law/my/act-792/sch-1"),
        ("266-A", "article", "law/my/act-792/a-266-a"),
        ("4(r)", "section", "law/my/act-792/s-4-r"),
        ("27(1)", "article", "law/my/act-792/a-27-1"),
        ("sexual offences", "passage", "law/my/act-792/x-sexual-offences"),
    ],
)
def test_ids_follow_numbers(number: str, unit: str, record: str) -> None:
    made = ProvisionId.of("law/my/act-792", unit, number)  # type: ignore[arg-type]
    assert str(made) == record
    assert ProvisionId.parse(record) == made


@pytest.mark.parametrize(
    "record", ["law/my/act-792", "law/my/act-792/s-", "law/my/act-792/x-1", "glossary/grooming", "", "law/my/A/s-1"]
)
def test_refuses_what_is_no_provision(record: str) -> None:
    with pytest.raises(ValueError, match="provision|number"):
        ProvisionId.parse(record)


def test_provisions_stand_in_the_order_of_an_act() -> None:
    right = ["1", "2", "9", "10", "15", "15A", "15B", "16", "26", "26A", "26B", "27", "100", "377", "377B", "377BA",
             "377C", "First Schedule", "Second Schedule"]  # fmt: skip
    shuffled = right[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=order_key) == right


@given(NUMBERS)
def test_any_number_round_trips(number: str) -> None:
    made = ProvisionId.of("law/my/act-1", "section", number)
    assert ProvisionId.parse(str(made)) == made


@given(st.text(max_size=30))
def test_reading_an_id_never_fails_but_in_words(text: str) -> None:
    try:
        assert str(ProvisionId.parse(text)) == text
    except ValueError as error:
        assert str(error)


def test_addresses_and_ways_between_them() -> None:
    assert address("law/my/act-792/s-10") == "/law/my/act-792/s-10/"
    assert address("law/my/act-792/s-10", "ms") == "/ms/law/my/act-792/s-10/"
    assert address("index") == "/"
    assert address("index", "ms") == "/ms/"
    assert relative("/ms/law/", "/law/") == "../ms/law/"
    assert relative("/law/#acts", "/law/") == "#acts"
    assert relative("/", "/ms/law/") == "../../"
    assert relative("/data/terms.json", "/data/") == "terms.json"


def test_akn_style_ids() -> None:
    work = akn_instrument("law/my/act-792", "act", 2017, "792")
    assert work == "/akn/my/act/2017/792"
    assert akn_provision(work, ProvisionId.parse("law/my/act-792/s-15a"), "15A") == "/akn/my/act/2017/792/~sec_15A"
    assert akn_provision(work, ProvisionId.parse("law/my/act-792/sch"), "Schedule") == "/akn/my/act/2017/792/~att_1"
    assert akn_instrument("law/my/a-bill", "bill", 2026, None) == "/akn/my/bill/2026/a-bill"
    assert akn_instrument("law/my/a-bill", "bill", None, None) is None  # the convention knows no undated work
