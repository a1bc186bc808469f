"""Whatever an editor gets wrong ends in one clear message with file, line and remedy; never in a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samples import SMALL
from suluh.errors import ContentError
from suluh.library import read_library

SECTION = "law/my/act-1/s-1.md"
MALAY = "law/my/act-1/s-1.ms.md"


def section(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in SMALL[SECTION], old
    return {SECTION: SMALL[SECTION].replace(old, new)}


def malay(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in SMALL[MALAY], old
    return {MALAY: SMALL[MALAY].replace(old, new)}


CASES: dict[str, tuple[dict[str, str | bytes | None], str, int, str]] = {
    # what is wrong: (files, file of the message, its line, words in it)
    "unknown key": (section("protects: anyone", "protect: anyone"), SECTION, 7, "did you mean “protects”"),
    "missing field": (section("        heading: Taking what is not yours\n", ""), SECTION, 2, "“heading” is missing"),
    "wrong type": (section("offence: true", "offence: yes"), SECTION, 6, "true or false"),
    "number not quoted": (section('number: "1"', "number: 1"), SECTION, 3, "put it in quotes"),
    "figure in words": (section("max_years: 5", "max_years: five"), SECTION, 11, "max_years"),
    "minimum above maximum": (
        section("{max_years: 5, mandatory: true}", "{min_years: 9, max_years: 5}"), SECTION, 11, "above the maximum"),
    "two punishments, no combination": (
        section("imprisonment: {max_years: 5, mandatory: true}", "imprisonment: {max_years: 5}\n                death: true"),
        SECTION, 11, "say how they combine"),
    "negative figure": (section("max_years: 5", "max_years: -5"), SECTION, 11, "greater than 0"),
    "versions overlap": (section("from: 2010-06", "from: 2001-03"), SECTION, 2, "overlap"),
    "versions out of order": (section("from: 2010-06", "from: 1999"), SECTION, 2, "overlap or stand in the wrong order"),
    "impossible day": (section("from: 2001-03-04", "from: 2001-02-30"), SECTION, 9, "there is no day 2001-02-30"),
    "date of another form": (section("from: 2001-03-04", "from: 4 March 2001"), SECTION, 9, "2017-07-10"),
    "unknown source": (section("{source: a-report}", "{source: nowhere}"), SECTION, 18, "no source “nowhere”"),
    "offence without penalty": (
        section("            penalties:\n              - imprisonment: {max_years: 5, mandatory: true}\n", ""),
        SECTION, 2, "has no penalties"),
    "same in the first version": (
        section("penalties:\n              - imprisonment: {max_years: 5, mandatory: true}", "penalties: same"),
        SECTION, 2, "first version"),
    "unknown conduct": (section("offence: true", "offence: true\n        conduct: [wink]"), SECTION, 7, "write one of"),
    "unknown kind": (section("kind: provision", "kind: proviso"), SECTION, 2, "no kind “proviso”"),
    "number and file disagree": (section('number: "1"', 'number: "2"'), SECTION, 3, "move the file"),
    "a dead law: reference": (section("Taking.\n", "See [it](law:my/act-1/s-9).\n"), SECTION, 23, "leads to no page"),
    "a dead page: reference": (section("Taking.\n", "See [it](page:nowhere).\n"), SECTION, 23, "leads to no page"),
    "a dead source: reference": (section("Taking.\n", "See [it](source:nowhere).\n"), SECTION, 23, "no source"),
    "a scheme that is none": (section("Taking.\n", "See [it](statute:my).\n"), SECTION, 23, "is no kind of link"),
    "a heading without id": (section("What it covers { #covers }", "What it covers"), SECTION, 21, "has no id"),
    "a penalty retyped": (section("Taking.\n", "A fine of RM5,000.\n"), SECTION, 23, "restates a figure"),
    "a prison term retyped": (section("Taking.\n", "Up to 5 years in prison.\n"), SECTION, 23, "restates a figure"),
    "a number retyped": (section("Taking.\n", "Call 03-8888 1234 now.\n"), SECTION, 23, "telephone number"),
    "related to nothing": (section("reviewed:", "related: [law/my/act-1/s-8]\n        reviewed:"), SECTION, 19, "no record"),
    "duplicate id": ({"law/my/act-1/s-1/index.md": SMALL[SECTION]}, SECTION, 1, "is taken by"),
    "no instrument": ({"law/my/act-1/index.md": None, "law/my/act-1/index.ms.md": None}, SECTION, 1, "no instrument"),
    "Malay file restates a figure": (
        malay("phrases:", "versions:\n          - from: 2001-03-04\n        phrases:"), MALAY, 5, "may only hold words"),
    "Malay file restates a penalty in prose": (malay("Mengambil.\n", "Penjara 5 tahun.\n"), MALAY, 11, "restates a figure"),
    "Malay file lacks a phrase": (
        malay("          a second offence: kesalahan kedua\n", ""), MALAY, 5, "no translation of the phrase"),
    "Malay file has a stale phrase": (
        malay("a second offence: kesalahan", "an old offence: lama\n          a second offence: kesalahan"),
        MALAY, 7, "no longer stands"),
    "Malay file lacks a heading": (malay("## Apa yang diliputi { #covers }\n", ""), MALAY, 9, "lacks #covers"),
    "translation of no page": ({"law/my/act-1/s-7.ms.md": SMALL[MALAY]}, "law/my/act-1/s-7.ms.md", 1, "of no page"),
    "broken YAML": (section("offence: true", "offence: [true"), SECTION, 7, "not YAML"),
    "a key twice": (section("offence: true", "offence: true\n        offence: false"), SECTION, 7, "stands twice"),
    "a tab": (section("protects: anyone", "\tprotects: anyone"), SECTION, 7, "a tab"),
    "an anchor": (section("offence: true", "offence: &a true\n        depth: *a"), SECTION, 6, "anchor"),
    "front matter not closed": ({SECTION: "---\nkind: provision\n"}, SECTION, 1, "does not end"),
    "front matter a list": ({SECTION: "---\n- kind\n---\n"}, SECTION, 2, "not a list of keys"),
    "a byte-order mark": ({SECTION: b"\xef\xbb\xbf---\nkind: provision\n---\n"}, SECTION, 1, "byte-order mark"),
    "UTF-16": ({SECTION: "---\nkind: provision\n---\n".encode("utf-16")}, SECTION, 1, "byte-order mark"),
    "not UTF-8": ({SECTION: b"---\nkind: provision\nheading: caf\xe9\n---\n"}, SECTION, 3, "not UTF-8"),
    "an empty file": ({SECTION: ""}, SECTION, 1, "empty"),
    "a null character": ({SECTION: b"---\nkind: x\n---\n\x00"}, SECTION, 4, "null"),
    "a 5 MB file": ({SECTION: "a" * 5_000_000}, SECTION, 1, "5,000,000 bytes"),
    "nested without end": ({SECTION: "---\na: " + "[" * 5000 + "\n---\n"}, SECTION, 3, "deep|not YAML"),
    "a capital in the path": ({"law/my/act-1/S-2.md": SMALL[SECTION]}, "law/my/act-1/S-2.md", 1, "is no address"),
    "a source without publisher": ({"sources/x.yml": "k:\n  title: T\n"}, "sources/x.yml", 1, "“publisher” is missing"),
    "a source without address": (
        {"sources/my.yml": re.sub(" +url: https://example.org/report\n", "", SMALL["sources/my.yml"])},
        "sources/my.yml", 8, "a source has a `url`"),
    "a source with a bad address": (
        {"sources/my.yml": SMALL["sources/my.yml"].replace("https://example.org/report", "javascript:alert(1)")},
        "sources/my.yml", 12, "begins with https"),
    "a source of unknown kind": (
        {"sources/my.yml": SMALL["sources/my.yml"].replace("kind: news", "kind: rumour")}, "sources/my.yml", 11, "write one of"),
    "a source in two files": ({"sources/x.yml": SMALL["sources/my.yml"]}, "sources/x.yml", 1, "stands in my.yml too"),
    "sources that are no mapping": ({"sources/x.yml": "- a\n"}, "sources/x.yml", 1, "not a list of sources"),
    "no home page": ({"index.md": None}, "index.md", 1, "no home page"),
    "a layout that is none": (
        {"law/index.md": "---\ntitle: Law\nsummary: s\nlayout: fancy\n---\n"}, "law/index.md", 4, "no layout"),
    "a plain page without summary": ({"law/index.md": "---\ntitle: Law\n---\n"}, "law/index.md", 2, "“summary” is missing"),
}  # fmt: skip


def test_the_sound_example_is_sound(small: Callable[..., Path]) -> None:
    library = read_library(small())
    assert list(library.provisions) == ["law/my/act-1/s-1"]


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_with_file_line_and_remedy(name: str, small: Callable[..., Path]) -> None:
    files, file, line, words = CASES[name]
    with pytest.raises(ContentError) as caught:
        read_library(small(files))
    hits = [
        problem
        for problem in caught.value.problems
        if problem.file == f"docs/{file}"
        and any(word in f"{problem.what} {problem.remedy}" for word in words.split("|"))
    ]
    assert hits, str(caught.value)
    assert line in {problem.line for problem in hits}, str(caught.value)
    assert all(problem.remedy for problem in caught.value.problems)


def test_all_faults_are_told_at_once(small: Callable[..., Path]) -> None:
    files = {
        **section("offence: true", "offence: maybe"),
        **malay("heading: Mengambil yang bukan milik", "headings: x"),
        "law/index.md": "",
    }
    with pytest.raises(ContentError) as caught:
        read_library(small(files))
    assert {problem.file for problem in caught.value.problems} >= {"docs/law/my/act-1/s-1.md", "docs/law/index.md"}


def test_a_page_that_cannot_be_read_is_not_reported_as_missing_elsewhere(small: Callable[..., Path]) -> None:
    with pytest.raises(ContentError) as caught:
        read_library(small(section("offence: true", "offence: maybe")))
    assert len(caught.value.problems) == 1, str(caught.value)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(noise=st.binary(max_size=400), at=st.integers(0, 900))
def test_noise_never_ends_in_a_traceback(small: Callable[..., Path], noise: bytes, at: int) -> None:
    import textwrap

    sound = textwrap.dedent(SMALL[SECTION]).lstrip("\n").encode()
    try:
        read_library(small({SECTION: sound[:at] + noise + sound[at + len(noise) // 2 :]}))
    except ContentError as error:
        assert all(problem.line >= 1 and problem.remedy for problem in error.problems)
