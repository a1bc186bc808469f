"""`docs/permalinks.txt`: every address that was ever published. None of them may break."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from suluh.identity import LANGUAGES, RecordId, address
from suluh.library import Library
from suluh.redirects import read_redirects
from suluh.staging.generated import generated_pages

NAME = "permalinks.txt"
# Files that people and programs keep the address of. Styles, scripts and what they read are not among them, nor are
# posters, which a machine without their letters cannot draw.
_KEPT = (".json", ".csv", ".zip", ".xml", ".txt", ".ris", ".bib", ".md")
_OURS = ("assets/", "pagefind/", "search/", "posters/", "policy/", "offences/finder.json")


def read_permalinks(docs: Path) -> list[str]:
    """The published addresses, from the site's root; none where there is no file yet."""
    path = docs / NAME
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [row.strip() for row in rows if row.strip() and not row.startswith("#")]


def add_permalinks(docs: Path, addresses: Iterable[str]) -> list[str]:
    """Adds addresses to the file and takes none away; returns those that are new."""
    known = set(read_permalinks(docs))
    new = sorted(set(addresses) - known)
    if new:
        (docs / NAME).write_text("".join(f"{row}\n" for row in sorted(known | set(new))), encoding="utf-8")
    return new


def page_addresses(library: Library) -> set[str]:
    """The addresses of all pages of a Library, and of those that have moved, in both languages."""
    ids: set[RecordId] = {key for key in library.pages if key != "404"}
    ids |= {page.id for page in generated_pages(library)} | set(read_redirects(library.docs))
    return {address(key, language) for key in ids for language in LANGUAGES}


def site_addresses(site: Path) -> set[str]:
    """The addresses of a built site that somebody may have kept: pages, data, posters, feeds."""
    found = set()
    for path in site.rglob("*"):
        below = path.relative_to(site).as_posix()
        if below.endswith("index.html"):
            found.add("/" + below.removesuffix("index.html"))
        elif path.suffix in _KEPT and path.is_file() and not below.startswith(_OURS):
            found.add("/" + below)
    return found


def broken_permalinks(docs: Path, site: Path) -> list[str]:
    """Published addresses at which a built site has neither a page nor a redirect."""
    return [row for row in read_permalinks(docs) if not _is_there(site, row)]


def _is_there(site: Path, row: str) -> bool:
    path = site / row.lstrip("/")
    return (path / "index.html").is_file() if row.endswith("/") else path.is_file()
