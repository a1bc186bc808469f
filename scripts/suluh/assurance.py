"""How sure a reading is: computed from the sources it cites, never claimed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from suluh.records.base import Citation
from suluh.records.people import Channel
from suluh.records.source import Source

Assurance = Literal["official", "mirror", "restated", "bill", "reported", "single", "none"]
LEVELS: tuple[Assurance, ...] = ("official", "mirror", "restated", "bill", "reported", "single", "none")


def assurance(citations: Iterable[Citation], sources: dict[str, Source]) -> Assurance:
    """The best that the cited sources give.

    Args:
        citations: what a version cites; only readings of its text or its penalty count.
        sources: every source, by key.

    Returns:
        `official` read in the official text; `mirror` in a full-text copy; `restated` in
        rules made under the law that restate it; `bill` in the Bill as
        Parliament published it or in its official debates; `reported` by two or more independent
        publishers; `single` by one; `none` where nothing cited holds the text.
    """
    read = [
        sources[citation.source]
        for citation in citations
        if citation.purpose in ("text", "penalty") and citation.source in sources
    ]
    kinds = {source.kind for source in read}
    if "official" in kinds:
        return "official"
    if "mirror" in kinds:
        return "mirror"
    if "rules" in kinds:
        return "restated"
    if kinds & {"bill", "hansard"}:
        return "bill"
    publishers = {source.independent_of for source in read}
    if len(publishers) >= 2:
        return "reported"
    return "single" if publishers else "none"


ChannelAssurance = Literal["sure", "fair", "low"]
RECENT = 2024  # a channel seen only before this year may have changed since


def channel_assurance(channel: Channel, sources: dict[str, Source]) -> ChannelAssurance:
    """How far a telephone number or address can be relied on.

    Args:
        channel: the way to reach a body.
        sources: every source, by key.

    Returns:
        `sure`: the body's own page (of no older day than 2024, where it has one), an official text or two independent
        publishers since 2024; `fair`: one publisher since 2024, or two, an own page or an official text before;
        `low`: less. A low one is not printed.
    """
    read = [sources[citation.source] for citation in channel.sources if citation.source in sources]
    publishers = {source.independent_of for source in read}
    recent = channel.as_at is not None and channel.as_at.year >= RECENT
    kinds = {source.kind for source in read}
    if ("own" in kinds and (recent or channel.as_at is None)) or (kinds & {"official", "hansard"} and recent):
        return "sure"
    if kinds & {"own", "official", "hansard"}:
        return "fair"
    if len(publishers) >= 2:
        return "sure" if recent else "fair"
    return "fair" if recent else "low"
