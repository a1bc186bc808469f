"""What all records share."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from suluh.dates import PartialDate

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=240, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
WEB = re.compile(r"https?://[^\s<>\"]+")


def _is_web(value: str) -> str:
    if not WEB.fullmatch(value):
        raise ValueError("an address begins with https:// (or http://) and holds no spaces")
    return value


Url = Annotated[str, AfterValidator(_is_web), WithJsonSchema({"type": "string", "pattern": f"^{WEB.pattern}$"})]


class Strict(BaseModel):
    """A value that refuses what it does not know and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class Citation(Strict):
    """Where a fact was read.

    Attributes:
        source: the key of the source in `docs/sources/`.
        at: the place in it: a section, a clause, a page.
        read: the day it was read again for this page; else the source's own day of reading holds.
        purpose: what was read there. Only `text` and `penalty` count for assurance.
    """

    source: Slug
    at: Text | None = None
    read: PartialDate | None = None
    purpose: Literal["text", "penalty", "heading", "commencement"] = Field(default="text", alias="for")


class Record(Strict):
    """A page that software reads.

    Attributes:
        kind: which schema holds.
        summary: what it is, in one or two sentences; shown in lists, cards and search.
        aliases: other words people look for it by.
        reviewed: the day an editor last went over the page.
    """

    kind: str
    summary: Summary
    aliases: tuple[Text, ...] = ()
    reviewed: PartialDate

    def phrases(self) -> set[str]:
        """Free text inside the record that its translation must carry under `phrases`."""
        return set()


class Words(Strict):
    """What a translation may hold: words. Figures, days and sources stand in the main file only."""

    summary: Summary
    aliases: tuple[Text, ...] = ()
    phrases: dict[str, Text] = {}


def to_data(value: Strict) -> dict[str, Any]:
    """A record's values for exports and templates: plain, without keys that are not set."""
    return value.model_dump(mode="json", by_alias=True, exclude_none=True)
