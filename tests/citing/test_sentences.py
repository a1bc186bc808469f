from itertools import pairwise

import pytest

from suluh.citing.grammar import grammar
from suluh.citing.sentences import sentences


def cut(text: str) -> list[str]:
    starts = [0, *sentences(text, grammar()).ends]
    parts = [text[start:end].strip() for start, end in pairwise(starts)]
    return [part for part in parts if part]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("One (see s. 14). Two! Three?", 3),
        ("One.[^1] Two.", 2),
        ("“One.” Two.", 2),
        ("See s. 14, No. 6 and P.U. (B) 340/2017 of D.R. 6/2017.", 1),
        ("Bahan dsb. dilarang, etc. also, e.g. this.", 1),
        ("He said no. Section 14 applies.", 2),
        ("One\n\nTwo", 2),
        ("- one\n- two\n1. three", 3),
        ("# Head\nBody", 2),
        ("one | two", 2),
        ("It runs over\na line.", 1),
        ("Act 676.Section 14", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, count: int) -> None:
    assert len([part for part in cut(text) if part != "|"]) == count, cut(text)


def test_a_place_knows_the_headings_above_it() -> None:
    text = "# A\n\n## B\n\nx\n\n## C\n\n### D\n\ny"
    found = sentences(text, grammar())
    assert found.above(text.index("y")) == [found.at(text.index(head)) for head in ("### D", "## C", "# A")]
    assert found.above(text.index("x")) == [found.at(text.index(head)) for head in ("## B", "# A")]
