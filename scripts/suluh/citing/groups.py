"""Groups of numbers behind a unit word: “section 14(1)(a)”, “ss 5 to 8”, “sections 5, 6 and 7”."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suluh.citing.cited import CitedUnit
from suluh.citing.grammar import UnitWord, grammar

_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_ROMAN = re.compile(r"[ivxl]+")
_MARKER = re.compile(r"[.)]\s")
# What may not stand right before a unit word: part of a word, of an address, or a genitive “’s”.
_JOINED = "-/'’.\\@#&=_"


@dataclass(frozen=True)
class Item:
    """One number of a group: where it stands, the number, the path."""

    start: int
    end: int
    number: str
    path: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A unit word and its numbers.

    Attributes:
        start: where the unit word begins.
        end: where the last number ends.
        word: the unit word.
        items: the numbers; the first one's place takes in the unit word.
        alone: for a schedule, whether its form may mean the page's own: “the Schedule”.
    """

    start: int
    end: int
    word: UnitWord
    items: tuple[Item, ...]
    alone: bool = True


def group_at(text: str, start: int, end: int, word: str) -> Group | None:
    """The group whose unit word stands at a place in prose."""
    if start and text[start - 1] in _JOINED:
        twice = text[start - 1] == "-" and text[max(0, start - len(word) - 1) : start].lower() == word.lower() + "-"
        if not twice:
            return None
        start -= len(word) + 1
    words = grammar()
    first = words.first.match(text, end)
    place = first.end() if first else end
    items = items_at(text, place)
    unit = words.units[word]
    if not items or ("\n" in text[end:place] and _MARKER.match(text, items[0].end)):
        return None
    if unit.part and not items[0].path:
        return None
    head = Item(start, items[0].end, items[0].number, items[0].path)
    return Group(start, items[-1].end, unit, (head, *items[1:]))


def items_at(text: str, place: int, *, loose: bool = False) -> tuple[Item, ...]:
    """The numbers that begin at a place, with the lists and ranges that follow."""
    words = grammar()
    pattern = words.loose_number if loose else words.number
    found: list[Item] = []
    while True:
        number = pattern.match(text, place)
        if number and not words.misfit.match(text, number.end()):
            if found and _YEAR.fullmatch(number["number"]):
                return tuple(found)
            steps = tuple(step["bracketed"] or step["bare"] for step in words.loose_step.finditer(number["path"]))
            found.append(Item(place, number.end(), number["number"].upper(), steps))
        elif found and (sibling := _sibling(text, place, found[-1])):
            found.append(sibling)
        else:
            return tuple(found)
        separator = words.separator.match(text, found[-1].end)
        if not separator:
            return tuple(found)
        place = separator.end()


def _sibling(text: str, place: int, before: Item) -> Item | None:
    """The “(b)” of “14(1)(a) and (b)”."""
    words, steps, end = grammar(), [], place
    while step := words.step.match(text, end):
        steps.append(step.group()[1:-1])
        end = step.end()
    if not steps or not before.path or text[end : end + 1].isalnum():
        return None
    for depth in range(len(before.path) - 1, -1, -1):
        if _same_kind(before.path[depth], steps[0]):
            return Item(place, end, before.number, (*before.path[:depth], *steps))
    return None


def _same_kind(one: str, other: str) -> bool:
    if one[0].isdigit() or other[0].isdigit():
        return one[0].isdigit() and other[0].isdigit()
    if one.isupper() or other.isupper():
        return one.isupper() and other.isupper()
    if len(one) > 1 and _ROMAN.fullmatch(one):
        return bool(_ROMAN.fullmatch(other))
    return True


# -- schedules


def schedule_at(text: str, start: int, *, loose: bool = False) -> Group | None:
    """The schedule whose name begins at a place."""
    words = grammar()
    found = (words.loose_schedule if loose else words.schedule).match(text, start)
    if not found or (start and text[start - 1] in _JOINED):
        return None
    ordinals = words.data["schedule"]["ordinals"]
    english: list[str] = ordinals["en"]
    digits = found["digits"] or found["nummer"]
    if ordinal := found["before"] or found["after"]:
        names = english if found["before"] else ordinals["ms"]
        number = f"{english[[name.lower() for name in names].index(ordinal.lower())]} Schedule"
    elif digits:
        number = f"{english[int(digits) - 1]} Schedule" if 0 < int(digits) <= len(english) else str(int(digits))
    else:
        number = "Schedule"
    # “Jadual” and “Jadual 1” are tables as well; “Schedule” may be a list of times.
    alone = bool(ordinal) or (not found["malay"] and text.endswith(("the ", "The "), 0, start))
    unit: CitedUnit = "schedule"
    end = found.end()
    return Group(start, end, UnitWord(unit, part=False, named=False), (Item(start, end, number, ()),), alone)
