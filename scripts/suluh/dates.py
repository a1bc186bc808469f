"""Days as far as they are known: `2017-07-10`, `2023-07`, `2023`.

A notice of commencement may not have been read; then only the month or the year is known. A partial
date stands for every day it could be, from `earliest` to `latest`, and comparisons that hold for all
of them are the only ones made.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class PartialDate:
    """A day, a month of a year, or a year.

    Attributes:
        year: four digits.
        month: 1 to 12, or None when only the year is known.
        day: of the month, or None when only the month is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: the text is of no such form, or there is no such day.
        """
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError("a date is written 2017-07-10, or 2017-07 or 2017 when no more is known")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if year < 1800:
            raise ValueError(f"the year {year} is too early to be meant")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"there is no day {text}")
        return cls(year, month, day)

    @property
    def earliest(self) -> date:
        """The first day it could be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it could be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.day is not None

    def surely_before(self, other: PartialDate) -> bool:
        """Whether every day this could be comes before every day the other could be."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        """The ISO form, as long as it is known."""
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from a string in front matter, written back as one."""
        return core_schema.no_info_before_validator_function(
            lambda value: str(value) if type(value) is int else value,  # YAML reads a bare year as a number
            core_schema.no_info_after_validator_function(
                cls.parse,
                core_schema.str_schema(),
                serialization=core_schema.to_string_ser_schema(),
            ),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The form of a partial date, for editors."""
        return {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
