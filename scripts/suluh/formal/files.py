"""Citations for reference managers: RIS, BibTeX and CSL-JSON, beside each page that says how to cite it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from suluh.formal.citation import Item, is_cited, items
from suluh.identity import LANGUAGES, address
from suluh.library import Library

_RIS_TYPE = {
    "legislation": "STAT", "bill": "BILL", "regulation": "LEGAL", "treaty": "LEGAL", "legal_case": "CASE",
    "webpage": "ELEC", "report": "RPRT", "article-newspaper": "NEWS",
}  # fmt: skip
# BibTeX counts braces even where a backslash stands before them, so they are written by name.
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
}  # fmt: skip


def write_citations(library: Library, site: Path, site_url: str) -> None:
    """Writes `cite.ris`, `cite.bib` and `cite.json` beside each page that says how to cite it."""
    root = site_url.rstrip("/")
    for record in library.pages:
        if not is_cited(library, record):
            continue
        for language in LANGUAGES:
            folder = site / address(record, language).strip("/")
            found = [item for _, item in items(library, record, language, root)]
            for name, text in (("ris", ris(found)), ("bib", bibtex(found)), ("json", csl_json(found))):
                (folder / f"cite.{name}").write_text(text, encoding="utf-8", newline="")


def csl_json(found: Iterable[Item]) -> str:
    """The items as they are."""
    return json.dumps(list(found), ensure_ascii=False, indent=1) + "\n"


def ris(found: Iterable[Item]) -> str:
    """The items as RIS; lines end as its specification says."""
    records = []
    for item in found:
        rows = [
            ("TY", _RIS_TYPE.get(item["type"], "GEN")),
            ("ID", item["id"]),
            *(("AU", author["literal"]) for author in item.get("author", [])),
            ("TI", item["title"]),
            ("T2", item.get("container-title")),
            ("PB", item.get("publisher") or item.get("authority")),
            ("M1", item.get("number")),
            ("SE", item.get("section")),
            ("CY", item.get("jurisdiction")),
            ("PY", str(_parts(item, "issued")[0]) if "issued" in item else None),
            ("DA", _slashed(item, "issued")),
            ("Y2", _slashed(item, "accessed")),
            ("LA", item.get("language")),
            ("UR", item.get("URL")),
            ("L2", item.get("archive_location")),
            ("N1", item.get("note")),
        ]
        records.append("".join(f"{tag}  - {_line(value)}\r\n" for tag, value in rows if value) + "ER  - \r\n")
    return "\r\n".join(records)


def bibtex(found: Iterable[Item]) -> str:
    """The items as BibTeX, with biblatex's fields for days and addresses."""
    entries = []
    for item in found:
        day = _parts(item, "issued") if "issued" in item else ()
        fields = {
            "author": "".join(f"{{{_tex(author['literal'])}}}" for author in item.get("author", [])),
            "title": f"{{{_tex(item['title'])}}}",
            "number": _tex(item.get("number", "")),
            "pages": _tex(item.get("section", "")),
            "organization": _tex(item.get("container-title") or item.get("authority") or ""),
            "publisher": _tex(item.get("publisher", "")),
            "location": _tex(item.get("jurisdiction", "")),
            "year": str(day[0]) if day else "",
            "month": str(day[1]) if len(day) > 1 else "",
            "date": _iso(item, "issued"),
            "urldate": _iso(item, "accessed"),
            "language": {"en": "english", "ms": "malay"}.get(item.get("language", ""), ""),
            "url": _url(item.get("URL", "")),
            "note": _tex(item.get("note", "")),
        }
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        entries.append(f"@misc{{{item['id']},\n{body}}}\n")
    return "\n".join(entries)


def _line(value: str) -> str:
    """A value on one line: a line of its own could pass for another tag."""
    return re.sub(r"\s+", " ", str(value)).strip()


def _tex(value: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in _line(value))


def _url(value: str) -> str:
    return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _parts(item: Item, name: str) -> list[int]:
    parts: list[int] = item[name]["date-parts"][0]
    return parts


def _iso(item: Item, name: str) -> str:
    if name not in item:
        return ""
    return "-".join(f"{part:02d}" for part in _parts(item, name))


def _slashed(item: Item, name: str) -> str:
    """`2026/11/21/`: a day in RIS has four fields, the last for other words."""
    if name not in item:
        return ""
    parts = [f"{part:02d}" for part in _parts(item, name)]
    return "/".join([*parts, "", ""][:3]) + "/"
