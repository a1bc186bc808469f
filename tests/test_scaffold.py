from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from suluh.errors import SuluhError
from suluh.library import read_library
from suluh.scaffold import files_for

ANSWERS = {
    "provision": {
        "instrument": "my/act-1", "number": "15A", "heading": 'A "quoted": heading', "heading_ms": "Tajuk",
        "offence": "true", "start": "2023-07", "source": "act-text",
    },
    "term": {"term": "Sexual grooming", "term_ms": "pengantunan", "source": "act-text"},
    "agency": {"id": "my-body", "name": "Body", "name_ms": "Badan", "source": "act-text"},
    "source": {"file": "my", "key": "new-one", "title": "T: x", "publisher": "P", "sort": "news",
               "url": "https://example.org/", "language": "en"},
}  # fmt: skip


@pytest.mark.parametrize("kind", ANSWERS)
def test_what_is_scaffolded_passes_the_rules(kind: str, small: Callable[..., Path]) -> None:
    docs = small()
    for path, text in files_for(kind, ANSWERS[kind], docs, date(2026, 11, 21)).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    library = read_library(docs)
    assert {
        "provision": "law/my/act-1/s-15a" in library.provisions,
        "term": "glossary/sexual-grooming" in library.terms,
        "agency": "agencies/my-body" in library.agencies,
        "source": "new-one" in library.sources,
    }[kind]


def test_nothing_is_overwritten(small: Callable[..., Path]) -> None:
    docs = small()
    with pytest.raises(SuluhError, match="already"):
        files_for("provision", ANSWERS["provision"] | {"number": "1"}, docs, date(2026, 11, 21))
    with pytest.raises(SuluhError, match="already"):
        files_for("source", ANSWERS["source"] | {"key": "act-text"}, docs, date(2026, 11, 21))
