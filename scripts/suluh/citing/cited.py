"""The values of citations: what is cited, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from suluh.identity import ProvisionId, RecordId, Unit

CitedUnit = Unit | Literal["clause"]


@dataclass(frozen=True)
class Cited:
    """A provision as a citation names it, or an instrument alone.

    Attributes:
        instrument: its id, or None where no Act is named.
        unit: what the number counts, or None for the instrument alone.
        number: as lawyers write it: `15A`, `Schedule`, `First Schedule`; empty for the instrument alone.
        path: the subdivisions: `("1", "a")` of 14(1)(a).
    """

    instrument: RecordId | None
    unit: CitedUnit | None = None
    number: str = ""
    path: tuple[str, ...] = ()

    @property
    def record(self) -> RecordId | None:
        """The id of the page: `law/my/act-792/s-15a`; None where no Act is known or it can have no page."""
        if self.instrument is None or self.unit is None:
            return self.instrument
        if self.unit == "clause":
            return None
        try:
            return str(ProvisionId.of(self.instrument, self.unit, self.number))
        except ValueError:
            return None

    @property
    def fragment(self) -> str:
        """The place in the page, `s-14-1-a`; empty for the whole of it."""
        if not self.path or not (record := self.record):
            return ""
        return "-".join([record.rsplit("/", 1)[-1], *(part.lower() for part in self.path)])


@dataclass(frozen=True)
class Found:
    """A citation found in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        text: the words themselves.
        targets: what it may mean: one, or several where a name stands for several laws.
        certain: whether it may become a link.
        why: a reason of `grammar.yml`: `named`, `own`, `other-law` …
    """

    start: int
    end: int
    text: str
    targets: tuple[Cited, ...]
    certain: bool
    why: str
