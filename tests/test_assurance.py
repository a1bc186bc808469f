import pytest

from suluh.assurance import assurance, channel_assurance
from suluh.records.base import Citation
from suluh.records.people import Channel
from suluh.records.source import Source


def source(kind: str, publisher: str = "P", **more: str) -> Source:
    return Source.model_validate(
        {"title": "t", "publisher": publisher, "kind": kind, "url": "https://example.org/", "language": "en",
         "read": "2026-11-21", **more}
    )  # fmt: skip


SOURCES = {
    "official": source("official"),
    "mirror": source("mirror"),
    "rules": source("rules"),
    "bill": source("bill"),
    "hansard": source("hansard"),
    "star": source("news", "The Star"),
    "sun": source("news", "The Sun"),
    "sun-agency": source("news", "The Sun (Bernama)"),
    "star-agency": source("news", "The Star (Bernama)"),
    "repost": source("news", "A blog", origin="The Star"),
    "star-copy": source("news", "The Star via Yahoo"),
    "own": source("own", "The body"),
}


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        (["official", "star"], "official"),
        (["mirror", "bill"], "mirror"),
        (["rules", "bill"], "restated"),
        (["rules", "mirror"], "mirror"),
        (["bill", "star", "sun"], "bill"),
        (["hansard"], "bill"),
        (["star", "sun"], "reported"),
        (["star"], "single"),
        (["star", "star-copy"], "single"),
        (["star", "repost"], "single"),
        (["sun-agency", "star-agency"], "single"),
        (["sun-agency", "sun"], "reported"),
        ([], "none"),
    ],
)
def test_assurance_is_the_best_that_the_sources_give(cited: list[str], expected: str) -> None:
    citations = [Citation.model_validate({"source": key}) for key in cited]
    assert assurance(citations, SOURCES) == expected


def test_a_source_in_which_only_a_heading_was_read_does_not_count() -> None:
    citations = [
        Citation.model_validate({"source": "mirror", "for": "heading"}),
        Citation.model_validate({"source": "official", "for": "commencement"}),
        Citation.model_validate({"source": "star"}),
    ]
    assert assurance(citations, SOURCES) == "single"


@pytest.mark.parametrize(
    ("cited", "as_at", "expected"),
    [
        (["own"], None, "sure"),
        (["own"], "2025", "sure"),
        (["own"], "2020-06-26", "fair"),  # a body's own page of long ago
        (["official"], "2025", "sure"),
        (["official"], None, "fair"),  # an office's page about another body, without a day
        (["star", "sun"], "2025-01", "sure"),
        (["star", "sun"], "2019", "fair"),
        (["star"], "2025", "fair"),
        (["star"], "2019", "low"),
        (["star"], None, "low"),
    ],
)
def test_a_number_is_as_sure_as_its_sources_are_many_and_recent(
    cited: list[str], as_at: str | None, expected: str
) -> None:
    data = {"id": "phone", "kind": "phone", "value": "03-1234 5678", "sources": tuple({"source": key} for key in cited)}
    channel = Channel.model_validate(data | ({"as_at": as_at} if as_at else {}))
    assert channel_assurance(channel, SOURCES) == expected
