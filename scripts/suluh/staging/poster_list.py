"""Which posters there are."""

from __future__ import annotations

from dataclasses import dataclass

from suluh.identity import Language, RecordId
from suluh.letters import why_not
from suluh.library import Library


@dataclass(frozen=True)
class Poster:
    """A poster: its file, the page it is made from, and in which words.

    Attributes:
        file: its name below `/posters/`.
        language: of the poster, ISO 639-1.
        name: of the language, in itself.
        page: the page whose words it holds.
        words: the language of the page's file and of the interface.
        size: of the type, in points, so that it fills one page.
    """

    file: str
    language: str
    name: str
    page: RecordId
    words: Language
    size: float


POSTERS = (
    Poster("help-en.pdf", "en", "English", "report/essentials", "en", 13.5),
    Poster("help-ms.pdf", "ms", "Bahasa Melayu", "report/essentials", "ms", 13.4),
    Poster("help-zh.pdf", "zh", "中文", "report/zh", "en", 10.1),
    Poster("help-ta.pdf", "ta", "தமிழ்", "report/ta", "en", 8.3),
)


def posters_of(library: Library) -> list[Poster]:
    """The posters whose page there is, and which this machine has the libraries and letters to draw."""
    there = [poster for poster in POSTERS if poster.page in library.pages]
    return [poster for poster in there if why_not(poster.language) is None]
