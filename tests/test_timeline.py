from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from suluh.records.law import Provision
from suluh.timeline import on_day, status

CASES = yaml.load((Path(__file__).parent / "timeline_cases.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def provision(versions: list[dict[str, str]], reviewed: str = "2026-11-21") -> Provision:
    return Provision.model_validate(
        {
            "kind": "provision", "number": "1", "heading": "h", "summary": "s", "offence": False, "reviewed": reviewed,
            "versions": tuple({**version, "sources": ({"source": "x"},)} for version in versions),
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("case", "day"), [(case, day) for case in CASES for day in case["days"]], ids=lambda value: str(value)[:40]
)
def test_the_law_on_a_day(case: dict, day: str) -> None:
    record = provision(case["versions"])
    found = on_day(record, date.fromisoformat(day))
    told = " ".join([found.answer, *(str(record.versions.index(version)) for version in found.versions)])
    assert told == case["days"][day], case["name"]


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([{"from": "2017-07-10"}], "in force"),
        ([{"from": "2027-01-01"}], "not yet in force"),
        ([{"from": "pending", "state": "pending"}], "not yet in force"),
        ([{"from": "2017-07-10"}, {"from": "2025-03-03", "state": "displaced"}], "displaced"),
        ([{"from": "2017-07-10", "to": "2020-01-01"}], "repealed"),
    ],
)
def test_status_is_that_of_the_day_of_review(versions: list[dict[str, str]], expected: str) -> None:
    assert status(provision(versions)) == expected


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_real_provisions_answer_for_any_day(library, day: date) -> None:
    for record in library.provisions.values():
        found = on_day(record, day)
        assert set(found.versions) <= set(record.versions)
        assert (found.answer == "applies") == (len(found.versions) == 1 and found.answer != "uncertain")
