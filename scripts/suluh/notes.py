"""`docs/change-notes.yml`: what this site said and no longer says, by day. Corrections are told, not hidden."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from suluh.dates import PartialDate
from suluh.errors import Problem
from suluh.frontmatter import UnreadableError, decode, parse_yaml
from suluh.identity import Language
from suluh.reading import validate
from suluh.records.base import Id, Strict, Text

NAME = "change-notes.yml"


class Note(Strict):
    """A change of what the site says.

    Attributes:
        on: the day.
        pages: the pages it is about, the first one first.
        en: what changed, in English.
        ms: the same in Malay.
    """

    on: PartialDate
    pages: tuple[Id, ...] = Field(min_length=1)
    en: Text
    ms: Text

    def said(self, language: Language) -> str:
        """What changed, in a language."""
        return self.en if language == "en" else self.ms


class Notes(Strict):
    """All of the file, the latest first."""

    notes: tuple[Note, ...] = ()


def read_notes(docs: Path) -> tuple[Note, ...]:
    """The notes, the latest first; none where there is no such file, or it cannot be read (the rules say so)."""
    return try_notes(docs)[0]


def try_notes(docs: Path) -> tuple[tuple[Note, ...], list[Problem]]:
    """The notes, and what is wrong with the file."""
    path, file = docs / NAME, f"{docs.name}/{NAME}"
    if not path.exists():
        return (), []
    problems: list[Problem] = []
    try:
        located = parse_yaml(decode(path, file), file)
    except UnreadableError as error:
        return (), [error.problem]
    read = validate(Notes, located.value, file, located, (), problems)
    return tuple(sorted(read.notes, key=lambda note: str(note.on), reverse=True)) if read else (), problems
