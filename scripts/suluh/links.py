"""Every link of the built site, held against what is there: pages, ids, languages, records.

MkDocs checks Markdown; this checks what was built, links made by templates included.
"""

from __future__ import annotations

import posixpath
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from suluh.errors import BuildError
from suluh.identity import LANGUAGES, MAIN, address
from suluh.library import Library

_LINKED = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "use": "href"}


@dataclass
class BuiltPage:
    """What one HTML file holds: ids, links, and the record it shows."""

    path: str
    ids: Counter[str] = field(default_factory=Counter)
    links: list[tuple[str, str, bool]] = field(default_factory=list)
    records: list[str] = field(default_factory=list)


def read_built(site: Path) -> dict[str, BuiltPage]:
    """Every HTML file of a site by its path below it."""
    parser = html.HTMLParser(encoding="utf-8")
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        page = BuiltPage(path)
        tree = html.parse(str(file), parser)
        for element in tree.iter(etree.Element):
            name = element.get("id")
            if name is not None:
                page.ids[name] += 1
            attribute = _LINKED.get(str(element.tag))
            if attribute and (target := element.get(attribute)) is not None:
                page.links.append((str(element.tag), target, element.get("hreflang") is not None))
            if record := element.get("data-record"):
                page.records.append(record)
        pages[path] = page
    return pages


def broken_links(site: Path, library: Library | None = None) -> list[str]:
    """What is wrong in a built site, one line each, with the page it stands on."""
    pages = read_built(site)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    by_case = {path.lower(): path for path in files}
    found: list[str] = []
    for page in pages.values():
        for name, count in page.ids.items():
            if count > 1:
                found.append(f"{page.path}: the id “{name}” stands {count} times")
        for tag, target, switches in page.links:
            if problem := _broken(page, tag, target, switches, pages, files, by_case):
                found.append(f"{page.path}: {problem}")
    if library is not None:
        found += _records(pages, library)
    return sorted(set(found))


def _broken(
    page: BuiltPage,
    tag: str,
    target: str,
    switches: bool,
    pages: dict[str, BuiltPage],
    files: set[str],
    by_case: dict[str, str],
) -> str | None:
    if not target.strip():
        return f"an empty link in <{tag}>"
    parts = urlsplit(target)
    if parts.scheme in ("http", "https", "mailto", "tel", "sms") or target.startswith("//"):
        return None
    if parts.scheme:
        return f"the link “{target}” has a scheme that is not known here"
    path = _resolve(page.path, unquote(parts.path))
    if path is None:
        return f"the link “{target}” leads out of the site"
    if path not in files:
        if path.lower() in by_case:
            return f"the link “{target}” differs in case from {by_case[path.lower()]}"
        return f"the link “{target}” leads nowhere ({path} is not there)"
    fragment = unquote(parts.fragment)
    if "=" in fragment:  # `#page=…` is for the script of that page, not a place in it
        return None
    if fragment and path in pages and fragment not in pages[path].ids and fragment != "top":
        return f"the link “{target}” names an id that is not on {path}"
    if tag == "a" and path in pages and not switches and page.path != "404.html":
        mine, theirs = _language(page.path), _language(path)
        if mine != theirs:
            return f"the link “{target}” leads into another language ({theirs}) without saying so"
    return None


def _resolve(page: str, path: str) -> str | None:
    if not path:
        return page
    base = "" if path.startswith("/") else posixpath.dirname(page)
    joined = posixpath.normpath(posixpath.join(base, path.lstrip("/") if path.startswith("/") else path))
    if joined.startswith(".."):
        return None
    joined = "" if joined == "." else joined
    if path.endswith(("/", "/.", "/..")) or joined == "" or path in (".", ".."):
        return posixpath.join(joined, "index.html") if joined else "index.html"
    return joined


def _language(path: str) -> str:
    first = path.split("/", 1)[0]
    return first if first in LANGUAGES and first != MAIN else MAIN


def _records(pages: dict[str, BuiltPage], library: Library) -> list[str]:
    """Every record has its page in every language, and says which it is."""
    found = []
    for key, page in library.pages.items():
        if key == "404":
            continue
        for language in LANGUAGES:
            path = address(key, language).lstrip("/") + "index.html"
            built = pages.get(path)
            if built is None:
                found.append(f"{path}: no page was built for {key}")
            elif page.kind != "page" and built.records != [key]:
                found.append(f"{path}: the page does not say that it shows {key}")
    return found


def lychee(site: Path, executable: Path) -> str:
    """Runs lychee over the built site, offline, fragments included.

    Returns:
        its summary.

    Raises:
        BuildError: it found a broken link, or could not run.
    """
    done = subprocess.run(
        [
            str(executable), "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress",
            "--root-dir", str(site), "--exclude", "https?://", "--exclude", "#[a-z]+=", str(site / "**" / "*.html"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildError(f"lychee: {done.stdout.strip()}\n{done.stderr.strip()}")
    return done.stdout.strip()
