"""The grammar's words as tables and patterns, read once from `grammar.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from suluh.citing.cited import CitedUnit

FILE = Path(__file__).with_name("grammar.yml")
# One line break may stand inside a citation; an empty line never does. Bounded, so that no run of
# spaces costs more than its length.
MAYBE = r"(?:[^\S\n]{0,8}\n?[^\S\n]{0,8})"
SPACE = rf"(?:(?=\s){MAYBE})"
_PROSE_NUMBER = r"[0-9]{1,4}(?:[A-Z]{1,3}|[a-z])?(?:/[0-9]{1,2}[A-Z]?|-[A-Z](?!\w))?"
_QUERY_NUMBER = r"[0-9]{1,4}(?!(?:st|nd|rd|th)(?!\w))[A-Za-z]{0,3}(?:/[0-9]{1,2}[A-Za-z]?|-[A-Za-z](?!\w))?"
# Read whole or not at all: no further letter, digit, fraction, thousand, “-year” or per cent.
_WHOLE = r"(?![\w%])(?!/[0-9])(?![.][0-9])(?!,[0-9]{3}(?![0-9]))(?!-[^\W\d_])"
_STEP_TEXT = r"(?:[0-9]{1,3}[A-Za-z]{0,2}|[ivxl]{1,6}|[a-z]{1,2}|[A-Z]{1,2})"
_STEP = rf"\({_STEP_TEXT}\)"


@dataclass(frozen=True)
class UnitWord:
    """A written form of a unit.

    Attributes:
        unit: what a number after it counts.
        part: whether the form means a part of the unit: subsection 14(1) is section 14(1).
        named: whether it counts in prose only with an Act right beside it.
    """

    unit: CitedUnit
    part: bool
    named: bool


@dataclass(frozen=True)
class Grammar:
    """The tables of `grammar.yml` as the readers use them.

    Attributes:
        data: the file as it stands.
        units: unit words by their exact form.
        number: one number with its path, in prose.
        loose_number: the same in a query.
        separator: what stands between two numbers; group `range` where it is a range.
        step: one subdivision.
        loose_step: one subdivision in a query, with a word for it or without; groups `bracketed` and `bare`.
        first: what stands between a unit word and its number.
        connector: what stands between a number and its Act.
        schedule: a schedule in prose, or in a query.
        loose_schedule: the same in a query.
        misfit: words that show the number before them to be no citation.
    """

    data: dict[str, Any]
    units: dict[str, UnitWord]
    number: re.Pattern[str]
    loose_number: re.Pattern[str]
    separator: re.Pattern[str]
    step: re.Pattern[str]
    loose_step: re.Pattern[str]
    first: re.Pattern[str]
    connector: re.Pattern[str]
    schedule: re.Pattern[str]
    loose_schedule: re.Pattern[str]
    misfit: re.Pattern[str]

    def words(self, *path: str) -> frozenset[str]:
        """A list of words of the file, by its keys."""
        value: Any = self.data
        for key in path:
            value = value[key]
        return frozenset(value)


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first; a space in a word is any space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", SPACE) for word in ordered) + ")"


def reason(why: str) -> str:
    """A reason of :class:`~suluh.citing.cited.Found` in words."""
    return str(grammar().data["reasons"][why])


@cache
def grammar() -> Grammar:
    """The grammar, read once."""
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    units = _units(data["units"])
    ranges, lists, of = data["ranges"], data["lists"], data["of"]
    article = rf"(?:(?i:{any_of(of['articles'])}){SPACE})?"
    words = rf"(?i:{any_of(ranges['en'] + ranges['ms'])})(?!\w)"
    signs = any_of(ranges["signs"])
    joins = rf"(?i:{any_of(lists['en'] + lists['ms'])})(?!\w)"
    # Possessive: a path is read whole, never only the “(a)” of “(a)(vi)”.
    path = rf"(?P<path>[^\S\n]\([0-9]{{1,3}}[A-Z]?\)(?:{_STEP})*+|(?:{_STEP})*+)(?!\w)"
    called = rf"(?i:{any_of(data['steps']['words'])})(?!\w)"
    loose_step = rf"(?:{MAYBE}(?:{called}{MAYBE})?\((?:{_STEP_TEXT})\)|{SPACE}{called}{SPACE}(?:{_STEP_TEXT})(?!\w))"
    loose = rf"(?P<path>(?:{loose_step})*+)(?!\w)"
    return Grammar(
        data=data,
        units=units,
        number=re.compile(rf"(?P<number>{_PROSE_NUMBER}){_WHOLE}{path}"),
        loose_number=re.compile(rf"(?P<number>{_QUERY_NUMBER}){_WHOLE}{loose}"),
        separator=re.compile(
            rf"(?P<range>{SPACE}{words}{SPACE}|{MAYBE}{signs}{MAYBE})"
            rf"|{SPACE}{joins}{SPACE}|{MAYBE}[,&]{MAYBE}(?:{joins}{SPACE})?"
        ),
        step=re.compile(_STEP),
        loose_step=re.compile(rf"\((?P<bracketed>{_STEP_TEXT})\)|{called}{SPACE}(?P<bare>{_STEP_TEXT})(?!\w)"),
        first=re.compile(rf"(?:\(s\))?\.?{MAYBE}"),
        connector=re.compile(
            rf"(?P<of>{SPACE}(?i:{any_of(of['en'] + of['ms'])}){SPACE}{article})"
            rf"|(?P<to>{SPACE}(?i:{any_of(of['schedule'])}){SPACE}{article})"
            rf"|(?P<comma>,{SPACE}{article})|(?P<bracket>{MAYBE}[(\[])|(?P<space>{SPACE})"
        ),
        schedule=_schedule(data["schedule"], loose=False),
        loose_schedule=_schedule(data["schedule"], loose=True),
        misfit=re.compile(
            rf"{MAYBE}(?:(?i:{any_of(data['not_before']['words'])})|{any_of(data['not_before']['months'])})"
            r"(?!\w)(?!-[^\W\d_]|['’])"
        ),
    )


def _units(data: dict[str, Any]) -> dict[str, UnitWord]:
    found: dict[str, UnitWord] = {}
    for name, entry in data.items():
        unit = cast(CitedUnit, entry.get("within", name))
        for language in ("en", "ms"):
            forms = entry[language]
            for form in [*forms["prose"], *forms["citation"], *forms["also"]]:
                word = UnitWord(unit, part="within" in entry, named=False)
                found[form] = word
                if len(form) > 2:  # “s” and “ss” in capitals are more often something else
                    found[form.capitalize()] = found[form.upper()] = word
        for form in entry.get("signs", ()):
            found[form] = UnitWord(unit, part=False, named=False)
        for form in [*entry.get("named", ()), *_cases(entry.get("regional", ()))]:
            found[form] = UnitWord(unit, part=False, named=True)
    return found


def _cases(forms: Iterable[str]) -> list[str]:
    return [written for form in forms for written in (form, form.capitalize())]


def _schedule(data: dict[str, Any], *, loose: bool) -> re.Pattern[str]:
    # In prose a lower-case schedule is a timetable.
    words_en = any_of(word for forms in data["en"].values() for word in forms)
    words_ms = any_of(word for forms in data["ms"].values() for word in forms)
    digits = rf"(?P<digits>[0-9]{{1,2}}){_WHOLE}"
    pattern = (
        rf"(?P<before>{any_of(data['ordinals']['en'])}){SPACE}{words_en}(?!\w)"
        rf"|(?P<malay>{words_ms})(?!\w)\.?(?:{SPACE}(?P<after>{any_of(data['ordinals']['ms'])})(?!\w)|{SPACE}(?P<nummer>[0-9]{{1,2}}){_WHOLE})?"
        rf"|{words_en}(?!\w)\.?(?:{SPACE}{digits})?"
    )
    return re.compile(pattern, re.IGNORECASE if loose else 0)
