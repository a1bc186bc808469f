"""A source: a text somebody can go and read."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field, model_validator

from suluh.dates import PartialDate
from suluh.records.base import Strict, Text, Url

SourceKind = Literal[
    "official", "mirror", "rules", "bill", "hansard", "own", "news", "commentary", "ngo", "academic", "reference"
]
_POSTED_BY = re.compile(r"\s*(?:\([^)]*\)|via .*)$")


class Source(Strict):
    """A text that facts were read in.

    Attributes:
        title: what was read.
        publisher: who put it out.
        kind: what sort of text it is; assurance is computed from it. `rules` are rules made under a law that
            restate it, where the law itself was not read; `own` is a page of the very body,
            platform or study that the fact is about.
        url: its address.
        no_address: why there is none: `withheld` where it names a victim or a group of offenders, so that it is given
            neither here nor in the data; `not known` where the place it was read at does not tell it.
        archive: the address of an archived copy.
        language: ISO 639-1, or 639-3 where that has none.
        read: the day it was read.
        as_at: the state of the law or of the facts that it shows.
        origin: who first published it, where it is a repost (an agency report in a newspaper).
    """

    title: Text
    publisher: Text
    kind: SourceKind
    url: Url | None = None
    no_address: Literal["withheld", "not known"] | None = None
    archive: Url | None = None
    language: str = Field(pattern=r"^[a-z]{2,3}$")
    read: PartialDate
    as_at: Text | None = None
    origin: Text | None = None

    @model_validator(mode="after")
    def _address_or_reason(self) -> Source:
        if bool(self.url) == bool(self.no_address):
            raise ValueError(
                "a source has a `url`; instead, `no_address: withheld` only if that names a victim or a group, "
                "`no_address: not known` only if nothing tells it"
            )
        return self

    @property
    def independent_of(self) -> str:
        """The name by which two reports are told to be the same publisher's.

        A report that names an agency in brackets, `The Star (Bernama)`, is the agency's.
        """
        if self.origin:
            return self.origin.casefold()
        agency = re.search(r"\((Bernama|AFP|Reuters|AP)\)", self.publisher)
        if agency:
            return agency.group(1).casefold()
        return _POSTED_BY.sub("", self.publisher).casefold()
