"""Words as search sees them: folded, without affixes. `docs/assets/scripts/search/words.js` is the twin of this."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DOUBLED = re.compile(r"^([^\W\d_]{3,})-\1$")
Table = dict[str, Any]


@cache
def table() -> Table:
    """`words.yml` as values."""
    with Path(__file__).with_name("words.yml").open(encoding="utf-8") as file:
        found: Table = yaml.load(file, Loader=yaml.BaseLoader)
    return found


def fold(text: str) -> str:
    """Lower case, without accents; curly quotes straight."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).lower()
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] != "M")


def split(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def stem(word: str) -> str:
    """A word without its English ending and its Malay affixes, roughly; a doubled word is its half.

    Words that share a root mostly come out alike, which is all that search needs.

    >>> stem("menyebarkan"), stem("penyebaran"), stem("sebarkan")
    ('sebar', 'sebar', 'sebar')
    """
    affixes = table()["affixes"]
    least = int(affixes["shortest"])
    word = _DOUBLED.sub(r"\1", word.removesuffix("'s"))
    if not word.isascii() or not word.isalpha():
        return word
    if not word.endswith("ss"):
        word = _without_one(word, affixes["english"], least - 1)
    word = _without_one(word, affixes["suffixes"], least)
    for prefix in affixes["prefixes"]:
        root = word.removeprefix(prefix)
        letter = affixes["restore"].get(prefix, "")
        if root == word or len(root) + len(letter) < least:
            continue
        if letter in ("s", "p", "t") and root[:1] in tuple("aeiou"):
            root = letter + root
        return root if len(root) >= least else word
    return word


def _without_one(word: str, endings: list[str], least: int) -> str:
    """A word without the first of some endings that it has, where enough of it is left."""
    ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= least), "")
    return word.removesuffix(ending)
