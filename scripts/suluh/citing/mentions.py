"""What a text speaks of: laws by name, laws unnamed, countries, clauses, and groups of numbers.

One pass over the words; only words the tables hold cost more than a look-up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from suluh.citing.grammar import MAYBE, Grammar, any_of, grammar
from suluh.citing.groups import Group, group_at, schedule_at
from suluh.citing.names import Name, Names
from suluh.identity import RecordId, jurisdiction_of

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|§+")
_BEFORE = re.compile(rf"(?<!\w)([^\W\d_]+)(?:['’]s)?{MAYBE}$")
_INNER = re.compile(r"([^\W_]+)\s{1,8}([^\W\d_]+|&)\s{1,8}$")
_AFTER = re.compile(rf"{MAYBE}(?:of |\()?([^\W\d_]+)")
_YEAR_AFTER = re.compile(rf"{MAYBE}(?:of |tahun )?[(\[]?(?:1[789]|20)[0-9]{{2}}(?!\w)")
_NUMBER_AFTER = re.compile(rf"{MAYBE}(?:of )?(?:No\b|[A-Z]?[0-9])")
_NOUN_AFTER = re.compile(r"\s(?:Act|Acts|Code|Bill|Order|Rules|Regulations|Ordinance|Enactment)(?!\w)")


@dataclass(frozen=True)
class Mention:
    """A law spoken of.

    Attributes:
        start: where.
        end: to where.
        kind: `record` by a name we know; `own` as “this Act”; `the` as “the Act”; `other` all else.
        records: for `record`, the instruments it may be.
        numbered: whether the name holds a year or a number.
        located: whether a country beside the name chose among them.
        why: for `other`, the reason.
    """

    start: int
    end: int
    kind: Literal["record", "own", "the", "other"]
    records: tuple[RecordId, ...] = ()
    numbered: bool = False
    located: bool = False
    why: str = "of-unknown"


@dataclass(frozen=True)
class Scan:
    """All that one pass finds, each in the order of the text."""

    laws: list[Mention] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    countries: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Words:
    """The grammar's word lists as sets."""

    grammar: Grammar
    law: re.Pattern[str]
    law_starts: frozenset[str]
    clause: frozenset[str]
    countries: dict[str, str]
    schedule_starts: frozenset[str]
    unit_starts: frozenset[str]
    neutral: frozenset[str]  # words of citations: beside a name they make it no longer
    interesting: frozenset[str]


@cache
def _words() -> _Words:
    words = grammar()
    data = words.data
    laws: list[str] = data["laws"]["any"]
    countries = {word: code for code, forms in data["countries"].items() for word in forms}
    schedule = data["schedule"]
    schedule_words = frozenset(
        [form for language in ("en", "ms") for forms in schedule[language].values() for form in forms]
        + schedule["ordinals"]["en"]
        + schedule["ordinals"]["ms"]
    )
    starts = schedule_words - frozenset(schedule["ordinals"]["ms"])
    law_starts = frozenset(law.split("-")[0] for law in laws)
    clause = words.words("laws", "clause")
    units = frozenset(words.units)
    every = law_starts | clause | countries.keys() | starts | units
    return _Words(
        grammar=words,
        law=re.compile(rf"{any_of(laws)}(?!\w)"),
        law_starts=law_starts,
        clause=clause,
        countries=countries,
        schedule_starts=starts,
        unit_starts=units,
        neutral=units | schedule_words,
        interesting=every,
    )


def scan(text: str, names: Names) -> Scan:
    """Goes through a text once."""
    words, found, past = _words(), Scan(), 0
    known, interesting = names.first_words, words.interesting
    for token in _TOKEN.finditer(text):
        word, start = token.group(), token.start()
        named = word.lower() in known
        if (not named and word not in interesting) or start < past:
            continue
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if named and (match := names.match(text, start, word)):
            name, past = match
            found.laws.append(_judge(text, start, past, name, words))
            continue
        if word in words.countries:
            found.countries.append((start, words.countries[word]))
        if word in words.clause:
            found.clauses.append(start)
        if word in words.unit_starts and (group := group_at(text, start, token.end(), word)):
            found.groups.append(group)
            past = group.end
        elif word in words.schedule_starts and (schedule := schedule_at(text, start)):
            found.groups.append(schedule)
            past = schedule.end
        elif word in words.law_starts and (law := words.law.match(text, start)):
            found.laws.append(_unnamed(text, start, law.end(), words))
            past = law.end()
    return found


def _unnamed(text: str, start: int, end: int, words: _Words) -> Mention:
    """“this Act”, “the Act”, “that Act”, “Akta ini”, or a law whose name we do not know."""
    laws = words.grammar.data["laws"]
    word = text[start:end]
    before = _BEFORE.search(text, max(0, start - 30), start)
    after = _AFTER.match(text, end)
    if before and word in laws["own"]["before"]["laws"] and before[1] in laws["own"]["before"]["words"]:
        return Mention(before.start(), end, "own")
    if after and word in laws["own"]["after"]["laws"] and after[1] in laws["own"]["after"]["words"]:
        return Mention(start, after.end(), "own")
    named = _NUMBER_AFTER.match(text, end)
    if before and word in laws["the"]["before"]["laws"] and before[1] in laws["the"]["before"]["words"] and not named:
        return Mention(start, end, "the")
    if word in laws["the"]["alone"]["laws"] and not named and text[end : end + 1] != "-":
        follows = after[1] if after else ""
        if not follows[:1].isupper() and follows not in laws["the"]["not_before"]:
            return Mention(start, end, "the")
    return Mention(start, end, "other")


def _judge(text: str, start: int, end: int, name: Name, words: _Words) -> Mention:
    """A name found, unless it is a part of a longer one or another country's."""
    if not name.records:
        return Mention(start, end, "other")
    rules = words.grammar.data["names"]
    head = name.written.split(" ")[0] in rules["heads"]
    countries = {words.countries[word] for word in _neighbours(text, start, end) if word in words.countries}
    if countries:
        records = tuple(record for record in name.records if jurisdiction_of(record) in countries)
        if not records:
            return Mention(start, end, "other", why="country")
        return Mention(start, end, "record", records, name.numbered, located=True)
    if _longer_behind(text, end, name, rules, words) or (
        not head and not name.exact and _longer_before(text, start, rules, words)
    ):
        return Mention(start, end, "other", why="longer-name")
    return Mention(start, end, "record", name.records, name.numbered)


def _neighbours(text: str, start: int, end: int) -> list[str]:
    before, after = _BEFORE.search(text, max(0, start - 30), start), _AFTER.match(text, end)
    return [match[1] for match in (before, after) if match]


def _longer_before(text: str, start: int, rules: dict[str, list[str]], words: _Words) -> bool:
    before = _BEFORE.search(text, max(0, start - 30), start)
    if not before:
        return False
    word = before[1]
    if word[0].isupper():
        return not any(word in held for held in (rules["openers"], words.neutral, words.law_starts))
    if word not in rules["inner"]:
        return False
    inner = _INNER.search(text, max(0, start - 60), start)
    if not inner or not inner[1][0].isupper():
        return False
    return not any(inner[1] in held for held in (rules["openers"], words.law_starts, words.neutral)) and not (
        inner[1].isupper() and len(inner[1]) > 1
    )


def _longer_behind(text: str, end: int, name: Name, rules: dict[str, list[str]], words: _Words) -> bool:
    if _YEAR_AFTER.match(text, end) and not re.search(r"(?:1[789]|20)[0-9]{2}$", name.written):
        return True
    if _NOUN_AFTER.match(text, end):
        # “Act 676 Act 792” are two laws; “SOAC Regulations” are one.
        return True
    after = _AFTER.match(text, end)
    if not after:
        return False
    word, between = after[1], text[end : after.start(1)]
    if word in rules["amendment"]:
        return True
    if "(" in between or "of" in between or name.exact or name.written[-1].isdigit():
        return False
    return word[0].isupper() and word not in words.neutral
