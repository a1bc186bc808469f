import gzip
import json
from collections.abc import Callable
from pathlib import Path

from suluh.citing.export import citation_table, instrument_data, table_of
from suluh.citing.names import spelling_of, written_names
from suluh.library import link, read_library
from suluh.reading import read_pages, read_sources
from suluh.records.law import Instrument

PROVISION = """
    ---
    kind: provision
    number: "{number}"
    heading: Not taking
    summary: Says what taking is not.
    offence: false
    versions:
      - {{from: 2001-03-04, sources: [{{source: act-text}}]}}
    reviewed: 2026-11-21
    ---
    Words.
    """
MALAY = """
    ---
    heading: Tidak mengambil
    summary: Menyatakan apa yang bukan.
    ---
    Perkataan.
    """


def test_the_table_holds_what_the_library_holds(small: Callable[..., Path]) -> None:
    law = "law/my/act-1"
    docs = small(
        {
            f"{law}/{name}{ending}": text
            for name, number in (("s-2a", "2A"), ("s-10", "10"), ("sch", "Schedule"))
            for ending, text in ((".md", PROVISION.format(number=number)), (".ms.md", MALAY))
        }
    )
    (found,) = citation_table(read_library(docs))["instruments"]
    assert found == {
        "id": "law/my/act-1",
        "title": {"en": "First Act 2001", "ms": "Akta Pertama 2001"},
        "citation": {"en": "Act 1", "ms": "Akta 1"},
        "names": ["fa", "first act", "akta pertama", "fa 2001", "act no 1", "akta no 1"],
        "provisions": {"section": "1,2A,10", "schedule": "Schedule"},
    }


def test_the_law_with_the_most_offences_comes_first_and_malaysia_before_all(small: Callable[..., Path]) -> None:
    docs = small()
    index = (docs / "law/my/act-1/index.md").read_text(encoding="utf-8")
    ms = (docs / "law/my/act-1/index.ms.md").read_text(encoding="utf-8")
    offence = (docs / "law/my/act-1/s-1.md").read_text(encoding="utf-8")
    offence_ms = (docs / "law/my/act-1/s-1.ms.md").read_text(encoding="utf-8")
    changes: dict[str, str] = {}
    for law, country, number, sections in (
        ("law/my/act-0", "MY", "0", ()),
        ("law/my/act-2", "MY", "2", ("1", "2")),
        ("law/sg/act-3", "SG", "3", ("1", "2", "3")),
    ):
        own = index.replace('number: "1"', f'number: "{number}"').replace(
            "jurisdiction: MY", f"jurisdiction: {country}"
        )
        changes[f"{law}/index.md"] = own.replace("Act 1\n", f"Act {number}\n").replace("[FA]", f"[FA{number}]")
        changes[f"{law}/index.ms.md"] = ms
        for section in sections:
            changes[f"{law}/s-{section}.md"] = offence.replace('number: "1"', f'number: "{section}"')
            changes[f"{law}/s-{section}.ms.md"] = offence_ms
    changes["law/sg/index.md"] = (docs / "law/my/index.md").read_text(encoding="utf-8")
    changes["law/sg/index.ms.md"] = "---\ntitle: Singapura\nsummary: Undang-undangnya.\n---\n"
    pages, _, _ = read_pages(small(changes))
    sources, homes, _ = read_sources(docs)
    table = citation_table(link(docs, pages, sources, homes))
    assert [law["id"] for law in table["instruments"]] == [
        "law/my/act-2",
        "law/my/act-1",
        "law/my/act-0",
        "law/sg/act-3",
    ]


def test_names_are_kept_once_however_they_are_written() -> None:
    data = instrument_data(
        "law/ph/ra-9775",
        {"en": "Anti-Child Pornography Act of 2009"},
        {"en": "RA 9775"},
        ["R.A. 9775", "RA No. 9775", "R.A. No. 9775", "anti child pornography act of 2009", ""],
    )
    assert data["names"] == ["ra no 9775"]
    assert data["citation"] == {"en": "RA 9775"}


def test_ways_to_type_a_name_are_one_spelling() -> None:
    for one, other in (
        ("R.A. No. 9775", "ra no.9775"),
        ("S.O.A.C.", "soac"),
        ("Child’s Act", "childs act"),
        ("Anti-Trafficking", "anti trafficking"),
        ("Communications & Multimedia", "communications and multimedia"),
        ("Komunikasi & Multimedia", "komunikasi dan multimedia"),
        ("Act A1687", "act a 1687"),
        ("Điều", "Die\u0302\u0300u".replace("D", "Đ")),
    ):
        assert spelling_of(one) == spelling_of(other)


def instrument(**fields: str | tuple[str, ...]) -> Instrument:
    return Instrument.model_validate({"kind": "instrument", "summary": "x", "reviewed": "2026-11-21", **fields})


def test_laws_of_other_countries_have_all_forms_of_their_number() -> None:
    ra = instrument(type="act", jurisdiction="PH", title="Republic Act No. 11930 (Anti-OSAEC Act)", citation="RA 11930")
    assert {"R.A. 11930", "RA No. 11930", "Republic Act 11930"} <= set(written_names(ra, [ra.title]))
    uu = instrument(type="act", jurisdiction="ID", title="Law No. 12 of 2022 on X", citation="UU 12/2022")
    assert {"UU No. 12 Tahun 2022", "UU 12/2022", "Law No. 12 of 2022"} <= set(written_names(uu, [uu.title]))
    amending = instrument(type="act", jurisdiction="PH", title="An Act amending RA 7610", citation="RA 11648")
    assert "Republic Act No. 7610" not in written_names(amending, [amending.title])


def test_an_abbreviation_may_have_the_year_of_its_act() -> None:
    act = instrument(
        type="act", jurisdiction="MY", title="X Act 1998", citation="Act 588", abbreviations=("CMA", "CMA 1998")
    )
    names = written_names(act, [act.title])
    assert "CMA 1998" in names
    assert "CMA 1998 1998" not in names


def test_a_large_library_makes_a_small_table() -> None:
    laws = []
    for number in range(60):
        title = f"Matters of the {number * 7919 % 997}th Kind and Protection of Persons Act {1950 + number}"
        malay = f"Akta Perkara Jenis Ke-{number * 7919 % 997} dan Perlindungan Orang {1950 + number}"
        record = instrument(
            type="act", jurisdiction="MY", title=title, number=str(500 + number), citation=f"Act {500 + number}", abbreviations=(f"MK{number}",)
        )  # fmt: skip
        laws.append(
            instrument_data(
                f"law/my/act-{500 + number}",
                {"en": title, "ms": malay},
                {"en": f"Act {500 + number}", "ms": f"Akta {500 + number}"},
                written_names(record, [title, malay]),
                provisions=[("section", f"{1 + n * (1 + number % 9)}{'A' if n % 4 == 3 else ''}") for n in range(15)],
            )
        )
    text = json.dumps(table_of(laws), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(gzip.compress(text)) < 15_000


def test_the_table_is_plain_data(small: Callable[..., Path]) -> None:
    table = citation_table(read_library(small()))
    assert json.loads(json.dumps(table)) == table
