"""A short query read as a citation, in any order and any case: `14 soac`, `seksyen 14 akta 792`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suluh.citing.cited import Cited, CitedUnit
from suluh.citing.grammar import any_of, grammar
from suluh.citing.groups import Item, items_at, schedule_at
from suluh.citing.names import Names
from suluh.identity import RecordId

LONGEST = 300
_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_EDGE = " \t\r\n,;:()[]"
_UNIT = re.compile(r"([^\W\d_]+|§{1,2})")


def parse_query(text: str, names: Names) -> tuple[Cited, ...]:
    """Reads a whole query as a citation.

    Args:
        text: what was typed.
        names: the names of laws.

    Returns:
        What it cites: one for each number (a range gives its two ends), for each law its name may
        mean; nothing where any part of the query is no citation.
    """
    text = text.strip(" \t\r\n,;:.")
    if not text or len(text) > LONGEST:
        return ()
    for records, rest in _splits(text, names):
        if not rest:
            return tuple(Cited(record) for record in records)
        if numbers := _numbers(rest):
            unit, part, items = numbers
            return tuple(
                Cited(record, _unit(unit, item, record, names), item.number, item.path)
                for record in records
                for item in items
                if not part or item.path
            )
    if not (numbers := _numbers(text)):
        return ()
    unit, part, items = numbers
    if unit is None and any(_YEAR.fullmatch(item.number) for item in items):
        return ()
    return tuple(Cited(None, unit or "section", item.number, item.path) for item in items if not part or item.path)


def _unit(unit: CitedUnit | None, item: Item, record: RecordId, names: Names) -> CitedUnit:
    ordinary = names.unit_of(record)
    return ordinary if unit is None or (unit == "paragraph" and item.path and ordinary == "section") else unit


def _splits(text: str, names: Names) -> Iterator[tuple[tuple[RecordId, ...], str]]:
    """The laws a query names at its beginning or its end, and what is left of it."""
    of = grammar().data["of"]
    joining = any_of([*of["en"], *of["ms"], *of["schedule"]])
    article = any_of(of["articles"])
    tail = re.compile(rf"(?:(?<!\w){joining})?\s*(?:(?<!\w){article})?$", re.IGNORECASE)
    for token in _TOKEN.finditer(text):
        if token.start() and text[token.start() - 1].isalnum():
            continue
        match = names.match(text, token.start(), token.group(), loose=True)
        if not match or not match[0].records:
            continue
        name, end = match
        head = text[: token.start()]
        if not head.strip(_EDGE) or head.strip().lower() in of["articles"]:
            yield name.records, _trim(re.sub(r"^['’]s\b", "", text[end:]))
        if not text[end:].strip(_EDGE):
            yield name.records, _trim(tail.sub("", head.rstrip(" ,([")))


def _trim(text: str) -> str:
    """Without the marks at its edges and a bracket round the whole, but with the brackets of its path."""
    text = text.strip(" \t\r\n,;:")
    if text[:1] in ("(", "["):
        return text[1:-1].strip() if text[-1:] in (")", "]") else text[1:].strip()
    return text.lstrip(")] ,;:")


def _numbers(text: str) -> tuple[CitedUnit | None, bool, tuple[Item, ...]] | None:
    """A unit word with numbers, bare numbers, or a schedule, and nothing else."""
    words = grammar()
    schedule = schedule_at(text, 0, loose=True)
    if schedule and schedule.end == len(text):
        return "schedule", False, schedule.items
    unit: CitedUnit | None = None
    part, place = False, 0
    if word := _UNIT.match(text):
        known = words.units.get(word[1]) or words.units.get(word[1].lower())
        first = words.first.match(text, word.end())
        if not known or not first:
            return None
        unit, part, place = known.unit, known.part, first.end()
    items = items_at(text, place, loose=True)
    if not items or items[-1].end != len(text):
        return None
    return unit, part, items
