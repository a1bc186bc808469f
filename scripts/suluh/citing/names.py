"""The table of instruments by their written names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from suluh.citing.cited import CitedUnit
from suluh.citing.grammar import SPACE, grammar
from suluh.identity import LANGUAGES, ProvisionId, RecordId
from suluh.library import Library
from suluh.records.law import Instrument

_FIRST = re.compile(r"[^\W\d_]+|[0-9]+")
_DASH = "‐‑‒–-"
_YEAR = re.compile(r" \(?(?:1[789]|20)[0-9]{2}\)?$")
_NUMBERED = re.compile(r"\b(?:Act|Akta) (?:No\.? )?(?P<number>[A-Z]?[0-9]+[A-Z]?)\b")


@dataclass(frozen=True)
class Name:
    """A written name of a law.

    Attributes:
        written: the name.
        records: the instruments it stands for; none for a law we hold no record of.
    """

    written: str
    records: tuple[RecordId, ...]

    @property
    def exact(self) -> bool:
        """Whether its letters must stand as written: abbreviations, which are one word."""
        return not re.search(r"\s", self.written)

    @property
    def numbered(self) -> bool:
        """Whether it holds a year or a number, so that it can mean but one law."""
        return any(letter.isdigit() for letter in self.written)


_Index = dict[str, tuple[re.Pattern[str], dict[str, Name]]]


@dataclass(frozen=True)
class Names:
    """All names a reader knows.

    Attributes:
        names: each written name once.
        units: what the numbers of an instrument count, where that is not sections.
    """

    names: tuple[Name, ...]
    units: Mapping[RecordId, CitedUnit] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        laws: Iterable[tuple[RecordId, Iterable[str]]],
        foreign: Iterable[str] = (),
        units: Mapping[RecordId, CitedUnit] | None = None,
    ) -> Names:
        """A table of plain data.

        Args:
            laws: instruments and their written names; two may share one.
            foreign: names of laws without a record.
            units: what the numbers of an instrument count, where that is not sections.
        """
        written: dict[str, str] = {}
        records: dict[str, list[RecordId]] = {}
        for record, names in [*laws, *((None, [name]) for name in foreign)]:
            for name in names:
                if not _FIRST.match(name := " ".join(name.split())):
                    continue
                key = _fold(name)
                written.setdefault(key, name)
                held = records.setdefault(key, [])
                if record and record not in held:
                    held.append(record)
        return cls(tuple(Name(written[key], tuple(records[key])) for key in written), dict(units or {}))

    def unit_of(self, instrument: RecordId | None) -> CitedUnit:
        """What a bare number of an instrument counts."""
        return self.units.get(instrument, "section") if instrument else "section"

    def match(self, text: str, place: int, word: str, *, loose: bool = False) -> tuple[Name, int] | None:
        """The longest name that begins at a place, and where it ends.

        Args:
            text: the text.
            place: where the name would begin.
            word: the run of letters or digits there.
            loose: whether abbreviations may stand in any case, as in a query.
        """
        entry = (self._loose if loose else self._strict).get(word.lower())
        found = entry[0].match(text, place) if entry else None
        return (entry[1][_fold(found.group())], found.end()) if entry and found else None

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words names begin with, in lower case."""
        return frozenset(self._strict)

    @cached_property
    def _strict(self) -> _Index:
        return _index(self.names, loose=False)

    @cached_property
    def _loose(self) -> _Index:
        return _index(self.names, loose=True)


def _fold(name: str) -> str:
    return re.sub(rf"[{_DASH}]", "-", re.sub(r"\s+", " ", name)).replace("’", "'").lower()


def _index(names: Iterable[Name], *, loose: bool) -> _Index:
    groups: dict[str, list[Name]] = {}
    for name in names:
        if first := _FIRST.match(name.written):
            groups.setdefault(first.group().lower(), []).append(name)
    found: _Index = {}
    for word, members in groups.items():
        members.sort(key=lambda name: -len(name.written))
        pattern = "|".join(_pattern(name, loose=loose) for name in members)
        found[word] = (re.compile(rf"(?:{pattern})(?!\w)"), {_fold(name.written): name for name in members})
    return found


def _pattern(name: Name, *, loose: bool) -> str:
    any_form = {" ": SPACE, "'": "['’]", "’": "['’]"} | dict.fromkeys(_DASH, f"[{_DASH}]")
    pattern = "".join(any_form.get(letter) or re.escape(letter) for letter in name.written)
    return pattern if name.exact and not loose else f"(?i:{pattern})"


# -- from the Library


def names_of(library: Library) -> Names:
    """The names of the Library's instruments, and of the laws `grammar.yml` knows besides."""
    laws = []
    for record, instrument in library.instruments.items():
        titles = [library.title(record, language) for language in LANGUAGES]
        laws.append((record, written_names(instrument, titles)))
    units: dict[RecordId, CitedUnit] = {}
    for record in library.instruments:
        provisions = [ProvisionId.parse(key).unit for key in library.provisions_of(record)]
        units[record] = next((unit for unit in provisions if unit != "schedule"), "section")
    return Names.of(laws, grammar().data["foreign"], units)


def written_names(instrument: Instrument, titles: Iterable[str]) -> list[str]:
    """How lawyers write an instrument: its titles with and without the year, number, abbreviations."""
    found = [*titles, instrument.citation, *instrument.abbreviations]
    if instrument.type not in ("amending-act", "bill"):  # their year is all that tells them apart
        found += [_YEAR.sub("", title) for title in titles]
    if instrument.jurisdiction == "MY":
        numbers = [match["number"] for match in _NUMBERED.finditer(instrument.citation)]
        if instrument.number and instrument.type in ("act", "amending-act"):
            numbers.append(instrument.number)
        for number in numbers:
            found += [f"{word} {number}" for word in ("Act", "Akta", "Act No.", "Act No", "Akta No.")]
    return list(dict.fromkeys(name for name in found if len(name) > 1))
