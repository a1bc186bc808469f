"""Words as search sees them: folded, without affixes. `docs/assets/scripts/search/words.js` is the twin of this."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
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
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def stem(word: str) -> str:
    """A Malay word without its affixes, roughly; what is too short to be sure of is left alone.

    Words that share a root mostly come out alike, which is all that search needs.

    >>> stem("menyebarkan"), stem("penyebaran"), stem("sebarkan")
    ('sebar', 'sebar', 'sebar')
    """
    affixes = table()["affixes"]
    shortest = int(affixes["shortest"])
    if not word.isascii() or not word.isalpha():
        return word
    for suffix in affixes["suffixes"]:
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            word = word.removesuffix(suffix)
            break
    for prefix in affixes["prefixes"]:
        root = word.removeprefix(prefix)
        letter = affixes["restore"].get(prefix, "")
        if root == word or len(root) + len(letter) < shortest:
            continue
        if letter in ("s", "p", "t") and root[0] in "aeiou":
            root = letter + root
        return root if len(root) >= shortest else word
    return word
