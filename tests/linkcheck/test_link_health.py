"""What a run writes down, when an address counts as dead, and where pages lead then."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from linkcheck.misbehaving import misbehaving
from samples import ROOT, SMALL
from suluh.errors import ContentError, SuluhError
from suluh.library import read_library
from suluh.linkcheck.addresses import outside
from suluh.linkcheck.asking import Manners, in_turns
from suluh.linkcheck.command import check_live
from suluh.linkcheck.health import Health, after, read_health, write_health
from suluh.linkcheck.soft import led_home, says_gone
from suluh.linkcheck.verdict import Verdict, judge, read_line
from suluh.staging import stage

ABOUT = {
    f"about/{name}.md": f"---\ntitle: {name}\nsummary: What the theme links to.\n---\n"
    for name in ("assurance", "mistakes")
}
URL = "https://example.org/act"
ARCHIVE = "https://archive.example.org/act"
FIRST = date(2026, 11, 1)
GONE = {URL: Verdict("gone", 404, "Rejected status code: 404 Not Found")}


def later(health: Health | None, state: str, days: int) -> Health:
    return after(health, {URL: Verdict(state)}, {URL}, FIRST + timedelta(days=days))  # type: ignore[arg-type]


def test_an_address_is_dead_when_two_runs_a_week_apart_found_it_gone() -> None:
    once = later(None, "gone", 0)
    assert not once.addresses[0].dead
    assert not later(once, "gone", 6).addresses[0].dead
    assert later(once, "gone", 7).addresses[0].dead
    assert later(later(once, "soft", 3), "gone", 8).addresses[0].dead
    assert str(later(once, "gone", 7).addresses[0].since) == "2026-11-01"


@pytest.mark.parametrize("state", ["ok", "moved", "fragment"])
def test_an_address_that_answers_again_is_well_at_once(state: str) -> None:
    dead = later(later(None, "gone", 0), "gone", 7)
    assert later(dead, state, 8).addresses == ()
    assert not later(later(dead, state, 8), "gone", 9).addresses[0].dead


@pytest.mark.parametrize("state", ["blocked", "busy", "server", "slow", "network", "tls"])
def test_what_proves_nothing_never_makes_an_address_dead_nor_brings_it_back(state: str) -> None:
    assert not later(later(None, state, 0), state, 60).addresses[0].dead
    assert not later(later(None, state, 0), "gone", 60).addresses[0].dead
    dead = later(later(None, "gone", 0), "gone", 7)
    assert later(dead, state, 14).addresses == dead.addresses


def test_a_run_that_was_broken_off_leaves_the_rest_as_it_was() -> None:
    dead = later(later(None, "gone", 0), "gone", 7)
    assert after(dead, {}, {URL}, FIRST + timedelta(days=9)).addresses == dead.addresses
    assert after(dead, {}, set(), FIRST + timedelta(days=9)).addresses == ()


def test_the_file_reads_back_and_a_strange_one_is_refused(small: Callable[..., Path]) -> None:
    docs = small()
    health = later(later(None, "gone", 0), "gone", 7)
    write_health(docs, health)
    assert read_health(docs) == health
    (docs / "link-health.yml").write_text("checked: 2026-11-21\naddresses: [{url: x, state: lost}]\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"link-health.yml:2: .*state"):
        read_library(docs)


def staged(docs: Path, language, out: Path) -> Path:
    stage(read_library(docs), language, out, ROOT / "mkdocs.yml")
    return out / "docs"


@pytest.mark.parametrize(
    ("archive", "href", "words"),
    [
        (ARCHIVE, ARCHIVE, {"en": "leads to an archived copy", "ms": "menuju ke salinan arkib"}),
        (None, URL, {"en": "has not answered since 1 November 2026", "ms": "tidak menjawab sejak 1 November 2026"}),
    ],
)
@pytest.mark.parametrize("language", ["en", "ms"])
def test_pages_lead_to_the_archive_of_a_dead_address_and_say_so(
    small: Callable[..., Path], tmp_path: Path, archive: str | None, href: str, words: dict[str, str], language
) -> None:
    sources = SMALL["sources/my.yml"]
    if archive:
        sources = sources.replace(f"url: {URL}\n", f"url: {URL}\n          archive: {archive}\n")
    docs = small({**ABOUT, "sources/my.yml": sources})
    before = (staged(docs, language, tmp_path / "a") / "sources/my.md").read_text(encoding="utf-8")
    assert f'<dt><a href="{URL}" rel="noreferrer">The Act</a></dt>' in before
    write_health(docs, later(None, "gone", 0))
    assert (staged(docs, language, tmp_path / "b") / "sources/my.md").read_text(encoding="utf-8") == before
    write_health(docs, later(later(None, "gone", 0), "gone", 7))
    after_ = (staged(docs, language, tmp_path / "c") / "sources/my.md").read_text(encoding="utf-8")
    assert f'<dt><a href="{href}" rel="noreferrer">The Act</a> <span' in after_
    assert words[language] in after_


def test_the_page_about_links_tells_what_the_file_holds(small: Callable[..., Path], tmp_path: Path) -> None:
    page = (ROOT / "docs/about/links.md").read_text(encoding="utf-8")
    docs = small({**ABOUT, "about/links.md": page})
    assert "No check has been recorded" in (staged(docs, "en", tmp_path / "a") / "about/links.md").read_text()
    write_health(docs, later(later(None, "gone", 0), "gone", 7))
    text = (staged(docs, "en", tmp_path / "b") / "about/links.md").read_text(encoding="utf-8")
    assert URL in text
    assert 'href="/sources/my/#act-text">The Act</a>' in text
    assert "links.state" not in text


def test_a_whole_run_writes_reports_grouped_by_source_and_marks_what_is_gone(
    small: Callable[..., Path], tmp_path: Path
) -> None:
    with misbehaving() as (base, _):
        sources = SMALL["sources/my.yml"].replace(URL, f"{base}/404").replace("https://example.org/report", f"{base}/r")
        index = SMALL["index.md"] + f"        And [a page]({base}/403).\n"
        docs = small({"sources/my.yml": sources, "index.md": index})
        out = tmp_path / "links"
        manners = Manners(interval=0.01, timeout=1, pause=0.05)
        for days in (0, 7):
            said = io.StringIO()
            day = FIRST + timedelta(days=days)
            check_live(read_library(docs), out, manners, day, Console(file=said, width=200))
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["counts"] == {"blocked": 1, "gone": 1, "ok": 1}
    rows = {row["key"]: row["state"] for row in report["groups"]["sources/my"]}
    assert rows == {"act-text": "gone", "a-report": "ok"}
    suites = {suite.get("name"): suite for suite in ElementTree.parse(out / "report.xml").getroot()}
    assert suites["sources/my"].get("failures") == "1"
    assert (suites["index"].get("failures"), suites["index"].get("skipped")) == ("0", "1")
    health = read_health(docs)
    assert health is not None
    assert [(entry.state, entry.dead) for entry in health.addresses] == [("blocked", False), ("gone", True)]
    assert "dead gone" in said.getvalue()


def test_a_machine_that_is_cut_off_marks_nothing(small: Callable[..., Path], tmp_path: Path) -> None:
    sources = SMALL["sources/my.yml"].replace("https://example.org/", "http://127.0.0.1:1/")
    docs = small({"sources/my.yml": sources})
    manners = Manners(interval=0.01, timeout=1, pause=0.01, again=0)
    with pytest.raises(SuluhError, match="cut off from the web"):
        check_live(read_library(docs), tmp_path / "links", manners, FIRST, Console(file=io.StringIO()))
    assert not (docs / "link-health.yml").exists()


def test_every_outside_address_of_the_real_content_is_collected(library) -> None:
    found = outside(library)
    assert all(url.startswith(("http://", "https://")) and " " not in url for url in found)
    for key, source in library.sources.items():
        assert source.no_address or any(use.key == key for use in found[source.url])
    for agency in library.agencies.values():
        assert agency.official_page is None or agency.official_page in found
        assert all(channel.value in found for channel in agency.channels if channel.kind == "web")
    for platform in library.platforms.values():
        assert all(way.value in found for way in platform.report if way.value and way.route == "web")


def test_hosts_take_turns() -> None:
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]
    assert in_turns(urls) == ["http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://c/2", "http://a/3"]


@pytest.mark.parametrize(
    "title",
    [
        "Page not found | Ministry",
        "404 - File or directory not found.",
        "Error 404",
        "Halaman tidak dijumpai",
        "Laman yang dicari tidak ditemui - Portal Rasmi",
        "The page you requested does not exist",
        "This article is no longer available",
        "Not Found",
    ],
)
def test_a_page_that_says_it_is_not_there_is_heard(title: str) -> None:
    assert says_gone(f"<html><head><title>\n{title}</title>") == title


@pytest.mark.parametrize(
    "title",
    [
        "Sexual Offences against Children Act 2017",
        "Missing child not found after three days, police say",
        "Act 404: Destitute Persons Act 1977",
        "What the court found",
        "Kanak-kanak hilang belum ditemui",
        "Section 404 of the Penal Code",
        "RM404 million for child protection",
    ],
)
def test_a_page_about_something_lost_is_no_false_alarm(title: str) -> None:
    assert says_gone(f"<title>{title}</title><h1>{title}</h1>") is None


@pytest.mark.parametrize(
    ("asked", "final", "home"),
    [
        ("https://a.my/news/2019/x", "https://a.my/", True),
        ("https://a.my/news/2019/x", "https://www.a.my/index.php/ms/", True),
        ("https://a.my/?id=7", "https://a.my/", False),
        ("https://a.my/", "https://a.my/ms/", False),
        ("https://a.my/en", "https://a.my/", False),
        ("https://a.my/index.php/ms", "https://a.my/", False),
        ("https://a.my/news/x", "https://a.my/berita/x", False),
    ],
)
def test_a_front_page_in_the_place_of_a_page_is_noticed(asked: str, final: str, home: bool) -> None:
    assert led_home(asked, final) is home


def test_lychee_s_lines_are_read() -> None:
    line = "[200] http://a.my/x (y) (at 12:2) | 200 OK | Followed 1 redirects. Redirects: http://a.my/x --[301]--> http://a.my/z\n"
    assert read_line(line) == (12, Verdict("moved", 200, "", "http://a.my/z"))
    assert read_line("[200] http://a.my/ (at 3:2)") == (3, Verdict("ok", 200))
    assert read_line(" [DEBUG] Following redirect to http://a.my/") is None
    assert read_line("Hint: You can configure") is None
    assert judge("302", "Rejected status code | Followed 10 redirects.").state == "loop"
    assert judge("ERROR", "SSL certificate error. Check certificate validity").state == "tls"
    assert judge("ERROR", "Cannot find fragment").state == "fragment"
    assert judge("999", "").state == "blocked"
