"""Help pages hold what they promise: numbers from records alone, plain words, everything the articles name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from suluh.assurance import channel_assurance
from suluh.identity import LANGUAGES, MAIN
from suluh.letters import why_not
from suluh.library import Library
from suluh.search.records import plain
from suluh.staging.people_views import PeopleViews
from suluh.staging.poster_list import POSTERS

NUMBER = re.compile(
    r"(?<![\w./-])(?:\+?6?0[0-9]{1,2}[- ][0-9]{3,4}[ -]?[0-9]{3,4}|1[- ]?[38]00[- ][0-9][0-9 -]{4,}|999|997|15999|15555)(?![\w-])"
)


def printed(library: Library) -> set[str]:
    """The digits of every channel that is sure enough to print, and of those shown as not for this."""
    found = set()
    for language in LANGUAGES:
        people = PeopleViews(library, language)
        for agency in library.agencies:
            for view in people.channels(agency):
                if view.printed:
                    found.add(re.sub(r"\D", "", view.value))
    return found


@pytest.mark.site
def test_every_number_on_the_help_pages_comes_from_a_record(library: Library, site: Path) -> None:
    known = printed(library)
    notes = " ".join(
        text
        for record in library.agencies.values()
        for channel in record.channels
        for text in (channel.note, channel.hours, channel.value)
        if text
    )
    unknown = {}
    for folder in ("report", "agencies", "embed", "ms/report", "ms/agencies", "ms/embed"):
        for file in (site / folder).rglob("*.html"):
            tree = html.parse(str(file)).getroot()
            for link in tree.iter("a"):
                href = link.get("href") or ""
                if href.startswith(("tel:", "sms:")) and re.sub(r"\D", "", href) not in known:
                    unknown.setdefault(str(file), []).append(href)
            for number in NUMBER.findall(
                " ".join(tree.find(".//main").itertext()) if tree.find(".//main") is not None else ""
            ):
                if re.sub(r"\D", "", number) not in known and number not in notes:
                    unknown.setdefault(str(file), []).append(number)
    assert unknown == {}


def test_a_channel_that_is_not_sure_is_not_printed(library: Library, site: Path) -> None:
    low = [
        (key, channel)
        for key, record in library.agencies.items()
        for channel in record.channels
        if channel_assurance(channel, library.sources) == "low" and channel.kind in ("phone", "whatsapp", "sms")
    ]
    assert low, "no low channel is left: this test guards nothing"
    sure = printed(library)
    for key, channel in low:
        page = (site / key / "index.html").read_text(encoding="utf-8")
        if re.sub(r"\D", "", channel.value) not in sure:
            assert channel.value not in page, key


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of English text, syllables counted by groups of vowels."""
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / max(1, len(words)) - 15.59


def test_help_pages_read_at_about_grade_7(library: Library) -> None:
    hard = {}
    for key in [*library.routes, "report"]:
        text = library.pages[key].bodies[MAIN].text
        prose = ". ".join(line.strip(" .") for line in text.splitlines() if line.strip() and not line.startswith("#"))
        found = grade(plain(prose) + ".")
        if found > 8.5:
            hard[key] = round(found, 1)
    assert hard == {}


def test_help_pages_are_in_both_languages(library: Library) -> None:
    for key in [*library.routes, *library.platforms, *library.agencies, "report", "report/essentials"]:
        assert library.pages[key].languages == LANGUAGES, key


@pytest.mark.parametrize("poster", POSTERS, ids=lambda poster: poster.language)
def test_a_poster_is_one_tagged_page_with_the_numbers(poster, library: Library, site: Path) -> None:
    if reason := why_not(poster.language):
        pytest.fail(reason)
    reader = PdfReader(site / "posters" / poster.file)
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = reader.pages[0].extract_text()
    assert "999" in text
    assert "15999" in text


def test_what_the_two_articles_name_has_its_page(library: Library, site: Path) -> None:
    named = [*library.agencies.items(), *library.platforms.items()]
    seeds = {key for key, record in named if record.named_in}
    wanted = {
        "agencies/my-pdrm", "agencies/my-mcmc", "agencies/my-kpwkm", "agencies/my-awam", "agencies/my-psc", "agencies/us-fbi",
        "agencies/int-interpol", "agencies/xu-unicef-my", "report/platforms/whatsapp", "report/platforms/telegram",
        "report/platforms/facebook", "report/platforms/messenger", "report/platforms/wechat", "report/platforms/x",
    }  # fmt: skip
    assert wanted <= seeds
    page = (site / "about/coverage/index.html").read_text(encoding="utf-8")
    for key in wanted:
        assert f'../../{key}/"' in page, key
