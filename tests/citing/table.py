"""The tables of `cases.yml` (prose) and `queries.yml`, which the reader in JavaScript runs as well."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from suluh.citing import Cited, Found, Names
from suluh.citing.export import instrument_data, table_of

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))
SOAC, ECWA, CRC = "law/my/act-792", "law/my/act-676", "law/int/crc"
NAMES = Names.of(DATA["names"]["laws"].items(), DATA["names"]["foreign"], DATA["names"]["units"], DATA["paragraphs"])


@dataclass(frozen=True)
class Prose:
    text: str
    page: str | None
    found: list[str]


PROSE = [Prose(case["text"], case.get("page"), case["found"]) for case in DATA["prose"]]

# -- queries

_QUERIES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))
LAWS: dict[str, dict[str, Any]] = _QUERIES["laws"]
QUERY_NAMES = Names.of(
    ((key, [*law["title"].values(), law["citation"], *law["names"]]) for key, law in LAWS.items()),
    units={key: law["unit"] for key, law in LAWS.items() if "unit" in law},
)
QUERIES: list[dict[str, Any]] = _QUERIES["queries"]


def query_table() -> dict[str, Any]:
    """The laws of `queries.yml` as the browser gets them."""
    return table_of(
        instrument_data(
            key,
            law["title"],
            {"en": law["citation"]},
            law["names"],
            unit=law.get("unit", "section"),
            provisions=[(unit, number) for unit, held in law["provisions"].items() for number in held.split(",")],
        )
        for key, law in LAWS.items()
    )


def exists(record: str) -> bool:
    return record not in DATA["missing"]


def place(cited: Cited) -> str:
    """`law/my/act-792/s-14#s-14-1`, or `? section 14(1)` where no Act is named."""
    if cited.instrument is None:
        return f"? {cited.unit} {cited.number}" + "".join(f"({step})" for step in cited.path)
    return f"{cited.record}" + (f"#{cited.fragment}" if cited.fragment else "")


def shown(found: Found) -> str:
    if found.certain:
        return f"{found.text} => {place(found.targets[0])} ({found.why})"
    return f"{found.text} ? {found.why}"
