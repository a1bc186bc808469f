from typing import Any

import pytest

from suluh.citing import Cited, parse_query, write, write_range

from .table import CRC, NAMES, SOAC

S15A = Cited(SOAC, "section", "15A", ("1", "b"))
SCHEDULE, FIRST = Cited(SOAC, "schedule", "Schedule"), Cited(SOAC, "schedule", "First Schedule")


@pytest.mark.parametrize(
    ("cited", "options", "text"),
    [
        (S15A, {}, "section 15A(1)(b)"),
        (S15A, {"style": "citation"}, "s 15A(1)(b)"),
        (S15A, {"language": "ms"}, "seksyen 15A(1)(b)"),
        (S15A, {"style": "citation", "instrument_name": "Act 792"}, "s 15A(1)(b), Act 792"),
        (S15A, {"instrument_name": "Act 792"}, "section 15A(1)(b) of Act 792"),
        (S15A, {"instrument_name": "SOAC"}, "section 15A(1)(b) of SOAC"),
        (
            S15A,
            {"instrument_name": "Sexual Offences against Children Act 2017"},
            "section 15A(1)(b) of the Sexual Offences against Children Act 2017",
        ),
        (S15A, {"language": "ms", "instrument_name": "Akta 792"}, "seksyen 15A(1)(b) Akta 792"),
        (SCHEDULE, {}, "Schedule"),
        (SCHEDULE, {"language": "ms", "instrument_name": "Akta 792"}, "Jadual Akta 792"),
        (SCHEDULE, {"instrument_name": "Act 792"}, "Schedule to Act 792"),
        (FIRST, {}, "First Schedule"),
        (FIRST, {"language": "ms"}, "Jadual Pertama"),
        (FIRST, {"style": "citation"}, "Sch 1"),
        (Cited(SOAC, "schedule", "12"), {}, "Schedule 12"),
        (Cited(CRC, "article", "34", ("a",)), {}, "article 34(a)"),
        (Cited(CRC, "article", "34", ("a",)), {"language": "ms"}, "artikel 34(a)"),
        (Cited(SOAC), {"instrument_name": "Act 792"}, "Act 792"),
    ],
)
def test_citations_are_written_as_lawyers_write_them(cited: Cited, options: dict[str, Any], text: str) -> None:
    assert write(cited, **options) == text


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "sections 5 to 8"),
        ({"style": "citation"}, "ss 5 to 8"),
        ({"language": "ms"}, "seksyen 5 hingga 8"),
        ({"style": "citation", "instrument_name": "Act 792"}, "ss 5 to 8, Act 792"),
        ({"language": "ms", "instrument_name": "Akta 792"}, "seksyen 5 hingga 8 Akta 792"),
    ],
)
def test_ranges_are_written_and_read_back(options: dict[str, Any], text: str) -> None:
    ends = (Cited(SOAC, "section", "5"), Cited(SOAC, "section", "8"))
    assert write_range(*ends, **options) == text
    if "instrument_name" in options:
        assert parse_query(text, NAMES) == ends


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        write(Cited(SOAC))
    with pytest.raises(ValueError, match="no subdivisions"):
        write(Cited(SOAC, "schedule", "Schedule", ("1",)))
    with pytest.raises(ValueError, match="ends of one range"):
        write_range(S15A, SCHEDULE)
    with pytest.raises(ValueError, match="ends of one range"):
        write_range(SCHEDULE, SCHEDULE)
