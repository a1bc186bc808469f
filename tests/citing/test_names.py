from pathlib import Path
from typing import Any

import pytest

from suluh.citing import Names, names_of
from suluh.citing.names import written_names
from suluh.frontmatter import Located
from suluh.library import link
from suluh.reading import Body, Page
from suluh.records.law import Instrument, InstrumentWords, Provision


def instrument(**fields: Any) -> Instrument:
    return Instrument.model_validate(
        {"kind": "instrument", "summary": "x", "reviewed": "2026-11-21", "type": "act", "jurisdiction": "MY", **fields}
    )


@pytest.fixture
def soac() -> Instrument:
    return instrument(
        title="Sexual Offences against Children Act 2017", number="792", citation="Act 792", abbreviations=("SOAC",)
    )


def test_an_act_is_written_in_many_ways(soac: Instrument) -> None:
    names = written_names(soac, [soac.title, "Akta Kesalahan 2017"])
    assert {
        "Sexual Offences against Children Act 2017",
        "Sexual Offences against Children Act",
        "Akta Kesalahan 2017",
        "Akta Kesalahan",
        "Act 792",
        "Akta 792",
        "Act No. 792",
        "SOAC",
    } <= set(names)


def test_an_amending_act_keeps_its_year() -> None:
    act = instrument(type="amending-act", title="Foo (Amendment) Act 2023", number="A1687", citation="Act A1687")
    names = written_names(act, [act.title])
    assert "Foo (Amendment) Act" not in names
    assert "Akta A1687" in names


def test_the_number_of_an_act_abroad_is_not_malaysian() -> None:
    act = instrument(jurisdiction="SG", title="Penal Code 1871", citation="Penal Code 1871", number="792")
    assert written_names(act, [act.title]) == ["Penal Code 1871", "Penal Code"]


def test_the_library_gives_its_names(soac: Instrument) -> None:
    article = Provision.model_validate(
        {
            "kind": "provision",
            "summary": "x",
            "reviewed": "2026-11-21",
            "number": "34",
            "heading": "x",
            "offence": False,
            "versions": ({"from": "1990", "sources": ({"source": "x"},)},),
        }
    )
    crc = instrument(title="Convention X", type="treaty", citation="1577 UNTS 3", abbreviations=("CRC",))
    words = {"ms": InstrumentWords.model_validate({"title": "Akta Kesalahan 2017", "summary": "x"})}
    pages = [
        Page("law/my/act-792", "a.md", soac, Located({}), {"en": Body("a.md", 1, "")}, words),  # type: ignore[arg-type]
        Page("law/int/crc", "b.md", crc, Located({}), {"en": Body("b.md", 1, "")}),
        Page("law/int/crc/a-34", "c.md", article, Located({}), {"en": Body("c.md", 1, "")}),
    ]
    names = names_of(link(Path(), pages, {}, {}))
    held = {name.written: name.records for name in names.names}
    assert held["Akta Kesalahan 2017"] == held["SOAC"] == ("law/my/act-792",)
    assert held["Penal Code"] == ()
    assert (names.unit_of("law/int/crc"), names.unit_of("law/my/act-792"), names.unit_of(None)) == (
        "article",
        "section",
        "section",
    )


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Act 792", 7),
        ("act 792", 7),
        ("Act\n792", 7),
        ("Act 7920", None),
        ("SOAC", 4),
        ("soac", None),
        ("SOACA", None),
        ("Anti–Foo Child’s Act 2001", 25),
    ],
)
def test_names_match_whole_and_abbreviations_as_written(text: str, end: int | None) -> None:
    names = Names.of([("law/my/a", ["Act 792", "SOAC", "Anti-Foo Child's Act 2001"])])
    word = text.split()[0].split("–")[0]
    match = names.match(text, 0, word)
    assert (match[1] if match else None) == end


def test_a_record_wins_over_a_foreign_name_and_two_may_share_one() -> None:
    names = Names.of([("law/my/a", ["Penal Code"]), ("law/sg/b", ["Penal  Code"])], foreign=["Penal Code", "", "(x)"])
    assert [(name.written, name.records) for name in names.names] == [("Penal Code", ("law/my/a", "law/sg/b"))]
