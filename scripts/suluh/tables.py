"""The same data as tables: a CSV file for each export, and one of penalties, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from suluh import timeline
from suluh.drawing.penalties import heaviest
from suluh.identity import LANGUAGES
from suluh.library import Library, instrument_of, penalties_of

Data = dict[str, Any]


def table_of(rows: Iterable[Data]) -> str:
    """Records as CSV: a column a key, words in two languages as two columns, lists of words joined by semicolons.

    What has parts of its own (versions, channels) stands in its column as JSON.
    """
    flat = [dict(_columns(row)) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([cell(row.get(name, "")) for name in names] for row in flat)
    return out.getvalue()


def _columns(row: Data) -> Iterable[tuple[str, str]]:
    for name, value in row.items():
        if isinstance(value, dict) and value and set(value) <= set(LANGUAGES):
            yield from ((f"{name}_{language}", str(text)) for language, text in value.items())
        elif isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
            yield name, "; ".join(map(str, value))
        elif isinstance(value, dict | list):
            yield name, json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        elif isinstance(value, bool):
            yield name, "true" if value else "false"
        else:
            yield name, str(value)


def penalties_csv(library: Library) -> str:
    """The heaviest penalty of every core offence in force, as CSV; what is not settled is left empty and said so."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(
        ["id", "citation", "heading", "min_years", "max_years", "life", "fine_currency", "fine_max", "min_strokes",
         "max_strokes", "settled", "assurance", "jurisdiction"]
    )  # fmt: skip
    for key, record in library.provisions.items():
        if not (record.offence and record.depth == "core" and timeline.status(record) == "in force"):
            continue
        version = timeline.current(record)
        tier = heaviest(penalties_of(record, version))
        sure = tier if tier and not tier.unsettled else None
        prison = sure.imprisonment if sure else None
        fine = sure.fine if sure else None
        whip = sure.whipping if sure else None
        citation = f"{record.number}, {library.instruments[instrument_of(key)].citation}"
        rows.writerow(
            [
                key, cell(citation), cell(record.heading),
                prison.min_years if prison else None, prison.max_years if prison else None,
                "yes" if prison and prison.life else None,
                fine.currency if fine else None, fine.max if fine else None,
                whip.min_strokes if whip else None, whip.max_strokes if whip else None,
                "yes" if sure else "not settled" if tier else "not read", library.assurance_of(version),
                library.instruments[instrument_of(key)].jurisdiction,
            ]
        )  # fmt: skip
    return out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
