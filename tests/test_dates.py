from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suluh.dates import PartialDate


@pytest.mark.parametrize("text", ["2017-07-10", "2023-07", "2023", "2024-02-29"])
def test_is_written_as_far_as_it_is_known(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2023-13", "2023-00", "2023-04-31", "10/7/2017", "2017-7-1", "", "2017-07-10 ", "0017"]
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|month|year"):
        PartialDate.parse(text)


def test_a_month_stands_for_all_its_days() -> None:
    july = PartialDate.parse("2023-07")
    assert (july.earliest, july.latest) == (date(2023, 7, 1), date(2023, 7, 31))


def test_before_holds_only_when_it_holds_for_every_day() -> None:
    month, day, next_month = map(PartialDate.parse, ("2023-07", "2023-07-11", "2023-08"))
    assert not month.surely_before(day)
    assert not day.surely_before(month)
    assert month.surely_before(next_month)


@given(st.dates(min_value=date(1800, 1, 1)))
def test_full_days_round_trip(day: date) -> None:
    parsed = PartialDate.parse(day.isoformat())
    assert parsed.exact
    assert parsed.earliest == parsed.latest == day


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        assert str(PartialDate.parse(text)) == text
    except ValueError as error:
        assert str(error)
