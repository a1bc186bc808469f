"""Folding and stemming in Python; `tests/browser/test_words.py` holds the browser's to the same table."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from suluh.search.words import split, stem

CASES = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES["split"])
def test_split(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize("words", CASES["alike"], ids=lambda words: words[0])
def test_words_of_one_root_come_out_alike(words: list[str]) -> None:
    assert len({stem(word) for word in words}) == 1, {word: stem(word) for word in words}


@pytest.mark.parametrize("words", CASES["apart"], ids=lambda words: words[0])
def test_words_of_different_roots_stay_apart(words: list[str]) -> None:
    assert len({stem(word) for word in words}) == len(words)


@pytest.mark.parametrize(("word", "root"), CASES["stem"])
def test_stem(word: str, root: str) -> None:
    assert stem(word) == root
