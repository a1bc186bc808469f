"""A short query read as a citation, in any order and any case: `14 soac`, `seksyen 14 akta 792`.

`docs/assets/scripts/search/citation.js` is its twin in the browser; `tests/citing/queries.yml` holds for both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from suluh.citing.cited import Cited, CitedUnit
from suluh.citing.grammar import grammar
from suluh.citing.groups import Item, items_at, schedule_at
from suluh.citing.names import Names
from suluh.identity import RecordId, jurisdiction_of

LONGEST = 300
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_SPACES = re.compile("[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LATIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙ſıİ", "0123456789siI")
_AROUND = " ,;:.?!\"'“”‘’«»"
_EDGE = " .,;:()[]"
_UNIT = re.compile(r"([^\W\d_]+|§{1,2})(?:-\1)?", re.IGNORECASE)


def parse_query(text: str, names: Names) -> tuple[Cited, ...]:
    """Reads a whole query as a citation.

    Args:
        text: what was typed.
        names: the names of laws.

    Returns:
        What it cites: one for each number (a range gives its two ends), for each law its name may
        mean; nothing where any part of the query is no citation.
    """
    if len(text) > LONGEST:
        return ()
    text = _plain(text)
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
    return tuple(Cited(None, unit or "section", item.number, item.path) for item in items if not part or item.path)


def _plain(text: str) -> str:
    """A query in one form: spaces single, nothing invisible, digits 0 to 9, no marks around it."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_LATIN)
    return _SPACES.sub(" ", text).strip(_AROUND)


def _unit(unit: CitedUnit | None, item: Item, record: RecordId, names: Names) -> CitedUnit:
    ordinary = names.unit_of(record)
    return ordinary if unit is None or (unit == "paragraph" and item.path and ordinary == "section") else unit


# -- the law of a query


def _splits(text: str, names: Names) -> Iterator[tuple[tuple[RecordId, ...], str]]:
    """The laws a query names at its beginning or its end, and what is left of it."""
    of = grammar().data["of"]
    for start, end, laws in names.spelt(text):
        head, before = _without_country(text[:start])
        tail, behind = _without_country(text[end:])
        countries = before | behind
        records = tuple(record for record in laws if not countries or {jurisdiction_of(record)} == countries)
        if not records:
            continue
        head = _without(head.rstrip(" ,(["), of["articles"])
        if not head.strip(_EDGE):
            yield records, _trim(re.sub(r"^['’]s(?!\w)", "", tail))
        elif not tail.strip(_EDGE):
            yield records, _trim(_without(head, [*of["en"], *of["ms"], *of["schedule"]]))


def _without_country(text: str) -> tuple[str, set[str]]:
    """A part of a query without the country at its beginning or its end."""
    found: set[str] = set()
    of = grammar().data["of"]
    front, back = text.lstrip(_EDGE), text.rstrip(_EDGE)
    inner = next((front[len(word) + 1 :] for word in of["en"] if front.lower().startswith(f"{word} ")), front)
    for code, words in grammar().data["countries"].items():
        for word in sorted(words, key=len, reverse=True):
            if not found and _begins(inner, word):
                text, found = inner[len(word) :].lstrip(_EDGE), {code}
            elif not found and _ends(back, word):
                text, found = _without(back[: -len(word)].rstrip(" ,;:(["), [*of["articles"], *of["en"]]), {code}
    return text, found


def _without(text: str, words: Iterable[str]) -> str:
    """A text without the first of some words that it ends with."""
    for word in sorted(words, key=len, reverse=True):
        if _ends(text, word):
            return text[: -len(word)].rstrip(" ,")
    return text


def _begins(text: str, word: str) -> bool:
    return text[: len(word)].lower() == word.lower() and not text[len(word) : len(word) + 1].isalnum()


def _ends(text: str, word: str) -> bool:
    return text[-len(word) :].lower() == word.lower() and not text[: -len(word)][-1:].isalnum()


def _trim(text: str) -> str:
    """Without the marks at its edges and a bracket round the whole, but with the brackets of its path."""
    text = text.strip(" .,;:")
    if text[:1] in ("(", "["):
        return text[1:-1].strip() if text[-1:] in (")", "]") else text[1:].strip()
    return text.lstrip(")] .,;:")


# -- its numbers


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
    if unit is None and any(_YEAR.fullmatch(item.number) for item in items):
        return None  # “evidence act 1950” is another law, not a section of this one
    return unit, part, items
