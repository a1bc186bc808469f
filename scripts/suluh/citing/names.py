"""The table of instruments by their written names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from suluh.citing.cited import CitedUnit
from suluh.citing.grammar import SPACE, grammar
from suluh.identity import LANGUAGES, ProvisionId, RecordId
from suluh.library import Library
from suluh.records.law import Instrument

_FIRST = re.compile(r"[^\W\d_]+|[0-9]+")
_DASH = "‐‑‒–-"
# What a word of a name is made of in a query, combining marks of the region's scripts too, and what may part two.
WORD = r"(?:[^\W\d_]|[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"
_WORDS = re.compile(rf"{WORD}+|[0-9]+")
_GAP = re.compile(r"[ .,'’()\[\]/&:‐‑‒–—-]*")
_LETTER = re.compile(rf"{WORD}|[0-9_]")
_TITLE = re.compile(r"^Akta\b.* [12][0-9]{3}$|\bAct [12][0-9]{3}$")
_YEAR = re.compile(r" \(?(?P<year>(?:1[789]|20)[0-9]{2})\)?$")
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
        paragraphs: provisions that are a paragraph with a page of its own: `4(r)`.
    """

    names: tuple[Name, ...]
    units: Mapping[RecordId, CitedUnit] = field(default_factory=dict)
    paragraphs: frozenset[RecordId] = frozenset()

    @classmethod
    def of(
        cls,
        laws: Iterable[tuple[RecordId, Iterable[str]]],
        foreign: Iterable[str] = (),
        units: Mapping[RecordId, CitedUnit] | None = None,
        paragraphs: Iterable[RecordId] = (),
    ) -> Names:
        """A table of plain data.

        Args:
            laws: instruments and their written names; two may share one.
            foreign: names of laws without a record.
            units: what the numbers of an instrument count, where that is not sections.
            paragraphs: provisions that are a paragraph with a page of its own.
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
        return cls(
            tuple(Name(written[key], tuple(records[key])) for key in written), dict(units or {}), frozenset(paragraphs)
        )

    def unit_of(self, instrument: RecordId | None) -> CitedUnit:
        """What a bare number of an instrument counts."""
        return self.units.get(instrument, "section") if instrument else "section"

    def match(self, text: str, place: int, word: str) -> tuple[Name, int] | None:
        """The longest name that begins at a place in prose, and where it ends.

        Args:
            text: the text.
            place: where the name would begin.
            word: the run of letters or digits there.
        """
        entry = self._strict.get(word.lower())
        found = entry[0].match(text, place) if entry else None
        name = entry[1].get(_fold(found.group())) if entry and found else None
        return (name, found.end()) if name and found else None

    def spelt(self, text: str) -> Iterator[tuple[int, int, tuple[RecordId, ...]]]:
        """The names of records in a query, in any case and with or without dots: start, end, records.

        Names of one law that stand together are one: “Penal Code (Act 574)”.
        """
        words = list(_WORDS.finditer(text))
        for first in range(len(words)):
            if not (found := self._longest(text, words, first)):
                continue
            last, records = found
            while more := self._longest(text, words, last + 1):
                both = tuple(record for record in records if record in more[1])
                if not both or not _GAP.fullmatch(text, words[last].end(), words[last + 1].start()):
                    break
                last, records = more[0], both
            yield words[first].start(), words[last].end(), records

    def _longest(self, text: str, words: list[re.Match[str]], first: int) -> tuple[int, tuple[RecordId, ...]] | None:
        """The last word of the longest name that begins with a word, and its records."""
        if first >= len(words) or _LETTER.match(text, max(0, words[first].start() - 1), words[first].start()):
            return None
        found, spelling = None, words[first].group().lower()
        for last in range(first, len(words)):
            if last > first:
                gap = text[words[last - 1].end() : words[last].start()]
                if not _GAP.fullmatch(gap):
                    break
                spelling = _joined(spelling, gap, words[last].group())
            if len(spelling) > self._longest_spelling:
                break
            if (records := self._spellings.get(spelling)) and not _LETTER.match(text, words[last].end()):
                found = last, records
        return found

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words names begin with, in lower case."""
        return frozenset(self._strict)

    @cached_property
    def _strict(self) -> _Index:
        return _index(self.names)

    @cached_property
    def _spellings(self) -> dict[str, tuple[RecordId, ...]]:
        found: dict[str, tuple[RecordId, ...]] = {}
        for name in self.names:
            if name.records:
                key = spelling_of(name.written)
                found[key] = tuple(dict.fromkeys([*found.get(key, ()), *name.records]))
        return found

    @cached_property
    def _longest_spelling(self) -> int:
        return max(map(len, self._spellings), default=0)


def spelling_of(name: str) -> str:
    """What all ways to type a name have in common: `ra no 9775` of “R.A. No. 9775”."""
    name = unicodedata.normalize("NFC", name)
    spelling, end = "", 0
    for word in _WORDS.finditer(name):
        spelling = _joined(spelling, name[end : word.start()], word.group()) if spelling else word.group().lower()
        end = word.end()
    return spelling


def _joined(spelling: str, gap: str, word: str) -> str:
    """A spelling with one more word: “R.A.” and “child’s” are one word, “&” and “dan” are “and”."""
    word = word.lower()
    if gap in (".", "'", "’") and not word[0].isdigit() and not spelling[-1].isdigit():
        return spelling + word
    return f"{spelling} {'and ' if '&' in gap else ''}{'and' if word == 'dan' else word}"


def _fold(name: str) -> str:
    return re.sub(rf"[{_DASH}]", "-", re.sub(r"\s+", " ", name)).replace("’", "'").lower()


def _index(names: Iterable[Name]) -> _Index:
    groups: dict[str, list[Name]] = {}
    for name in names:
        if first := _FIRST.match(name.written):
            groups.setdefault(first.group().lower(), []).append(name)
    found: _Index = {}
    for word, members in groups.items():
        members.sort(key=lambda name: -len(name.written))
        pattern = "|".join(_pattern(name) for name in members)
        found[word] = (re.compile(rf"(?:{pattern})(?!\w)"), {_fold(name.written): name for name in members})
    return found


def _pattern(name: Name) -> str:
    any_form = {" ": SPACE, "'": "['’]", "’": "['’]"} | dict.fromkeys(_DASH, f"[{_DASH}]")
    pattern = "".join(any_form.get(letter) or re.escape(letter) for letter in name.written)
    return pattern if name.exact else f"(?i:{pattern})"


# -- from the Library


def names_of(library: Library) -> Names:
    """The names of the Library's instruments, and of the laws `grammar.yml` knows besides."""
    laws = [(record, names_of_one(library, record)) for record in library.instruments]
    units = {record: unit_of(library, record) for record in library.instruments}
    paragraphs = [key for key, provision in library.provisions.items() if "(" in provision.number]
    return Names.of(laws, grammar().data["foreign"], units, paragraphs)


def names_of_one(library: Library, record: RecordId) -> list[str]:
    """How lawyers write one instrument of the Library."""
    return written_names(library.instruments[record], [library.title(record, language) for language in LANGUAGES])


def unit_of(library: Library, record: RecordId) -> CitedUnit:
    """What the numbers of an instrument of the Library count."""
    units: list[CitedUnit] = [ProvisionId.parse(key).unit for key in library.provisions_of(record)]
    return next((unit for unit in units if unit != "schedule"), "section")


def written_names(instrument: Instrument, titles: Iterable[str]) -> list[str]:
    """How lawyers write an instrument: its titles with and without the year, number, abbreviations."""
    # Of the words people look for it by, those that name it: abbreviations, and titles with their year.
    names = [alias for alias in instrument.aliases if (alias.isupper() and alias.isalpha()) or _TITLE.search(alias)]
    own = [form for title in instrument.titles for form in (title.title, title.transliteration) if form]
    own += [_YEAR.sub("", form) for form in own]
    found = [*titles, instrument.citation, *instrument.abbreviations, *names, *own]
    if instrument.type not in ("amending-act", "bill"):  # their year is all that tells them apart
        found += [_YEAR.sub("", title) for title in titles]
        years = {match["year"] for title in titles if (match := _YEAR.search(title))}
        found += [f"{short} {year}" for short in instrument.abbreviations for year in sorted(years) if short.isalpha()]
    if instrument.jurisdiction == "MY":
        numbers = [match["number"] for match in _NUMBERED.finditer(instrument.citation)]
        if instrument.number and instrument.type in ("act", "amending-act"):
            numbers.append(instrument.number)
        for number in numbers:
            found += [f"{word} {number}" for word in ("Act", "Akta", "Act No.", "Act No", "Akta No.")]
    for forms in grammar().data["numbered"].get(instrument.jurisdiction.lower(), ()):
        found += _numbered(forms, found)
    return list(dict.fromkeys(name for name in found if len(name) > 1))


def _numbered(forms: list[str], names: Iterable[str]) -> list[str]:
    """All forms of a row of `numbered` for the numbers with which any of the names begins."""
    patterns = [
        re.escape(form).replace(r"\{n\}", "(?P<n>[0-9]{1,6})").replace(r"\{y\}", "(?P<y>(?:19|20)[0-9]{2})") + r"(?!\w)"
        for form in forms
    ]
    matches = [match for name in names for pattern in patterns if (match := re.match(pattern, name, re.IGNORECASE))]
    return [form.format(**match.groupdict()) for match in matches for form in forms]
