"""The edge to Pagefind: the only module that knows how its index is made."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from suluh.errors import BuildError
from suluh.identity import LANGUAGES, RecordId, address
from suluh.search.records import SUPPORTING, SearchRecord

THEME = Path(__file__).resolve().parents[2] / "theme"
# Kept by Pagefind as parts of words, so that 14(1)(a) is one word and 3 does not find 30.
INCLUDE = "()./-"
# What the site's own face replaces: Pagefind ships it all the same.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
# A word that more of the summaries have than this tells them apart too little to be fetched before every search.
COMMON = 1 / 12
BETWEEN = "‖"  # parts the languages in a fragment


def write_index(records: Iterable[SearchRecord], out: Path) -> dict[str, Any]:
    """Writes one index for all languages.

    Args:
        records: what to index.
        out: the folder for the index; made if need be.

    Returns:
        what records are called, for the browser (`heads.js`): `heads`, and `others`, the supporting provisions.

    Raises:
        BuildError: Pagefind failed.
    """
    held = list(records)
    template = Environment(loader=FileSystemLoader(THEME), autoescape=True).get_template(
        "fragments/search-record.html.j2"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for record in held:
            path = Path(scratch) / address(record.id).lstrip("/") / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(template.render(**_parts(record)), encoding="utf-8")
        # The package's command, not its Python interface: that ends the service before it has written everything.
        done = subprocess.run(
            [
                sys.executable, "-m", "pagefind", "--site", scratch, "--output-path", str(out),
                "--force-language", "en", "--include-characters", INCLUDE,
            ],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
    if done.returncode:
        raise BuildError(f"Pagefind could not make the index:\n{done.stdout}{done.stderr}")
    for pattern in _UNUSED:
        for path in out.glob(pattern):
            path.unlink()
    return _heads(held, out)


def _parts(record: SearchRecord) -> dict[str, Any]:
    meta = {
        "id": record.id,
        "kind": record.kind,
        "jurisdiction": record.jurisdiction,
        "status": record.status,
        "assurance": record.assurance,
        "title": record.titles["en"],
        "title_ms": record.titles["ms"],
        "line": record.lines["en"],
        "line_ms": record.lines["ms"],
    }
    body = f" {BETWEEN} ".join(record.bodies.get(language, "") for language in LANGUAGES)
    return {"meta": {name: value for name, value in meta.items() if value}, "body": body}


def _heads(records: list[SearchRecord], out: Path) -> dict[str, Any]:
    """What each record is called: its fragment of the index, its facets, names and aliases, its summary's words.

    Pagefind's own filters are written in no fixed order, and two builds must give the same bytes.
    """
    by_url = {address(record.id): record for record in records}
    fragments: dict[RecordId, str] = {}
    for path in sorted((out / "fragment").glob("*.pf_fragment")):
        data = json.loads(b"{" + gzip.decompress(path.read_bytes()).partition(b"{")[2])
        fragments[by_url[data["url"]].id] = path.name.partition(".")[0]
    if len(fragments) != len(records):
        raise BuildError(f"Pagefind indexed {len(fragments)} of {len(records)} records")
    core = [record for record in records if record.rank > SUPPORTING]
    others = [record for record in records if record.rank <= SUPPORTING]
    return {"heads": _table(core, fragments), "others": _table(others, fragments)}


def _table(records: list[SearchRecord], fragments: dict[RecordId, str]) -> dict[str, Any]:
    """By column, not by record, and in the order of ids: like stands by like, and compresses."""
    common = Counter(word for record in records for word in record.summary.split())
    combinations: list[list[object]] = []
    heads: dict[str, list[object]] = {name: [] for name in ("fragment", "combination", "names", "aliases", "summary")}
    for record in records:
        facets: list[object] = [record.kind, record.jurisdiction, record.status, record.rank]
        if facets not in combinations:
            combinations.append(facets)
        heads["fragment"].append(fragments[record.id])
        heads["combination"].append(combinations.index(facets))
        heads["names"].append("|".join(name.replace("|", " ") for name in record.names))
        heads["aliases"].append("|".join(alias.replace("|", " ") for alias in record.aliases))
        told = [word for word in record.summary.split() if common[word] <= max(len(records) * COMMON, 10)]
        heads["summary"].append(" ".join(sorted(told)))
    return {"combinations": combinations, **heads}
