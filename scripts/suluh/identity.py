"""The identity of records: parse, print and order ids, addresses and AKN-style ids.

An id is a record's path below `docs/` without its ending: `law/my/act-792/s-15a`. No other module
glues ids or addresses together.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal

RecordId = str
Language = Literal["en", "ms"]
LANGUAGES: tuple[Language, ...] = ("en", "ms")
MAIN: Language = "en"

Unit = Literal["section", "article", "rule", "regulation", "paragraph", "schedule", "passage"]
_PREFIX: dict[Unit, str] = {
    "section": "s",
    "article": "a",
    "rule": "r",
    "regulation": "reg",
    "paragraph": "p",
    "schedule": "sch",
    "passage": "x",
}
_UNIT = {prefix: unit for unit, prefix in _PREFIX.items()}
_AKN_UNIT: dict[Unit, str] = {
    "section": "sec",
    "article": "art",
    "rule": "rule",
    "regulation": "reg",
    "paragraph": "para",
    "schedule": "att",
    "passage": "x",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_SCHEDULE = re.compile(r"(?:(First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) )?Schedule")
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
# `15A`, `287/1`, `266-A`; a paragraph that is a provision of its own is `4(r)` or `27(1)`.
_NUMBER = re.compile(r"[0-9]+[A-Za-z]*(?:/[0-9]+[A-Za-z]*|-[A-Z]+)*(?:\([0-9a-z]+\))*")
_PASSAGE = re.compile(r"[a-z]+(?: [a-z]+){0,3}")
_AKN_JURISDICTION = {"asean": "un", "int": "un"}


def is_id(text: str) -> bool:
    """Whether a text has the form of a record's id."""
    return bool(_ID.fullmatch(text))


@dataclass(frozen=True)
class ProvisionId:
    """A provision's id in its parts.

    Attributes:
        instrument: the id of the instrument, `law/my/act-792`.
        unit: section, article, rule, regulation, paragraph or schedule; `passage` where a law was read in an
            account that does not number it.
        slug: the number as addresses write it: `15a`, `287-1`, or empty for the only schedule.
    """

    instrument: RecordId
    unit: Unit
    slug: str

    @classmethod
    def parse(cls, record: RecordId) -> ProvisionId:
        """Reads `law/my/act-792/s-15a`.

        Raises:
            ValueError: this is no provision's id.
        """
        instrument, _, last = record.rpartition("/")
        prefix, _, slug = last.partition("-")
        if not is_id(record) or instrument.count("/") != 2 or prefix not in _UNIT:
            raise ValueError(f"“{record}” is not the id of a provision; they look like law/my/act-792/s-15a")
        if not slug and prefix != "sch":
            raise ValueError(f"“{record}” lacks a number")
        if prefix == "x" and not _PASSAGE.fullmatch(slug.replace("-", " ")):
            raise ValueError(f"“{record}”: a passage without a number is named in words, as in x-grooming")
        return cls(instrument, _UNIT[prefix], slug)

    @classmethod
    def of(cls, instrument: RecordId, unit: Unit, number: str) -> ProvisionId:
        """The id for a number as lawyers cite it: `15A`, `287/1`, `Schedule`, `First Schedule`.

        Raises:
            ValueError: the number has no such form.
        """
        schedule = _SCHEDULE.fullmatch(number)
        if schedule:
            ordinal = schedule.group(1)
            return cls(instrument, "schedule", str(_ORDINALS.index(ordinal) + 1) if ordinal else "")
        if unit == "passage" and _PASSAGE.fullmatch(number):
            return cls(instrument, "passage", number.replace(" ", "-"))
        if not _NUMBER.fullmatch(number):
            raise ValueError(f"“{number}” is not a number of a provision; write 15A, 287/1, 4(r) or Schedule")
        return cls(instrument, unit, re.sub(r"[/()]+", "-", number.lower()).strip("-"))

    def __str__(self) -> str:
        """The id itself."""
        tail = f"-{self.slug}" if self.slug else ""
        return f"{self.instrument}/{_PREFIX[self.unit]}{tail}"


def order_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts numbers as an Act does: 15 < 15A < 15B < 16, schedules last."""
    schedule = _SCHEDULE.fullmatch(number)
    if schedule:
        ordinal = schedule.group(1)
        return ((2, _ORDINALS.index(ordinal) if ordinal else 0, ""),)
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part.upper())
        for part in re.findall(r"[0-9]+|[A-Za-z]+", number)
    )


def jurisdiction_of(record: RecordId) -> str:
    """The jurisdiction folder of a law record: `my`, `sg`, `asean`, `int`."""
    parts = record.split("/")
    return parts[1] if parts[0] == "law" and len(parts) > 1 else ""


def akn_instrument(record: RecordId, document: str, year: int | None, number: str | None) -> str | None:
    """An AKN-style id of an instrument: `/akn/my/act/2017/792`; none without its year, which the convention asks for.

    Where the number is not known the slug of the id stands in its place.

    Source: the Akoma Ntoso naming convention's IRI of a work (country, type, date, number).
    """
    if year is None:
        return None
    country = jurisdiction_of(record)
    slug = record.rsplit("/", 1)[-1]
    parts = ["/akn", _AKN_JURISDICTION.get(country, country), document, str(year)]
    parts.append(re.sub(r"[^a-z0-9.-]+", "-", number.lower()).strip("-") if number else slug)
    return "/".join(parts)


def akn_provision(work: str, provision: ProvisionId, number: str) -> str:
    """An AKN-style id of a provision: `/akn/my/act/2017/792/~sec_15A`."""
    if provision.unit == "schedule":
        return f"{work}/~att_{provision.slug or '1'}"
    return f"{work}/~{_AKN_UNIT[provision.unit]}_{re.sub('[/() ]+', '-', number).strip('-')}"


def address(record: RecordId, language: Language = MAIN) -> str:
    """The address of a page below the site's root, in a language: `/ms/law/my/act-792/s-10/`."""
    prefix = "/" if language == MAIN else f"/{language}/"
    path = re.sub(r"(^|/)index$", "", record)
    return f"{prefix}{path}/" if path else prefix


def relative(target: str, page: str) -> str:
    """The way from the page at one address to another address, both from the site's root.

    >>> relative("/law/my/act-792/s-12/#covers", "/law/my/act-792/s-10/")
    '../s-12/#covers'
    """
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if mark else "./"
    way = posixpath.relpath(path, page)
    if path.endswith("/"):
        way = way.rstrip("/") + "/"
    return way + mark + fragment
