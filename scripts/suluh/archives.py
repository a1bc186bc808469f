"""What can be taken away: a zip of the data, a copy of the site that opens from a disk, and the digests of all files.

The same site gives the same bytes: files stand in order, and no clock is asked.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = "data/suluh-data.zip"
OFFLINE = "offline/suluh-offline.zip"
DIGESTS = "SHA256SUMS"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can hold
# What a copy on a disk has no use for: scripts and the search index need a server, the rest is on the web.
_NOT_OFFLINE = re.compile(
    r"(?:ms/)?(?:embed|feeds)/|assets/scripts/|search/pagefind/|pagefind/|policy/|offline/|previews/|data/schema/"
    r"|_headers|\.nojekyll|robots\.txt|sitemap\.xml|opensearch\.xml|SHA256SUMS|data/suluh-data\.zip"
    r"|(?:.*/)?(?:index\.md|llms\.txt|cite\.(?:ris|bib|json))$"
)
_POLICY = re.compile(r'\n  <meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = re.compile(r'\n? *<script type="module"[^>]*></script>')
_LINK = re.compile(r'(<a\b[^>]*?\shref=")(?![a-z]+:|//|#)([^"#]*)(#[^"]*)?"')
_OTHER = re.compile(r'\n? *<link rel="(?:alternate|search|canonical)"[^>]*>')
_FRAME = re.compile(r"<iframe\b[^>]*></iframe>")


def write_data_zip(site: Path) -> None:
    """Writes every data file and schema into one zip, beside them."""
    files = [path for path in sorted((site / "data").rglob("*")) if path.suffix in (".json", ".csv")]
    _write_zip(site / DATA, ((path.relative_to(site).as_posix(), path.read_bytes()) for path in files))


def begin_offline_copy(site: Path) -> None:
    """Makes room for the copy, so that links to it can be checked while it is written."""
    (site / OFFLINE).parent.mkdir(parents=True, exist_ok=True)
    (site / OFFLINE).touch()
    (site / DIGESTS).touch()


def pack(site: Path, site_url: str) -> None:
    """The last step: the copy for a disk, where there is room for one, and the digests of all files."""
    if (site / OFFLINE).exists():
        write_offline_copy(site, site_url)
    write_digests(site)


def write_offline_copy(site: Path, site_url: str) -> None:
    """Writes a copy of the site that opens from a disk: links lead to files, and nothing needs a script."""
    _write_zip(site / OFFLINE, _offline(site, site_url))


def write_digests(site: Path) -> None:
    """Writes the SHA-256 of every file, as `sha256sum --check SHA256SUMS` reads it."""
    rows = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != DIGESTS:
            rows.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    (site / DIGESTS).write_text("".join(rows), encoding="utf-8")


def _offline(site: Path, site_url: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or _NOT_OFFLINE.match(name):
            continue
        if path.suffix == ".html":
            yield f"suluh/{name}", offline_page(path.read_text(encoding="utf-8"), name, site_url).encode("utf-8")
        else:
            yield f"suluh/{name}", path.read_bytes()


def offline_page(text: str, name: str, site_url: str) -> str:
    """A page as it stands on a disk: without scripts, its links to files, what is only on the web named as such."""
    for pattern in (_POLICY, _SCRIPT, _OTHER, _FRAME):
        text = pattern.sub("", text)
    folder = name.rpartition("/")[0]
    return _LINK.sub(lambda found: f'{found[1]}{_to_file(found[2], folder, site_url)}{found[3] or ""}"', text)


def _to_file(way: str, folder: str, site_url: str) -> str:
    """The way to a file: a folder's page by its name; what the copy lacks at its address on the web."""
    if not way:
        return ""
    parts = [part for part in folder.split("/") if part]
    for step in way.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in (".", ""):
            parts.append(step)
    path = "/".join(parts)
    if way.endswith(("/", ".")):
        return way.rstrip("/") + "/index.html" if way not in (".", "..") else f"{way}/index.html"
    return f"{site_url}{path}" if _NOT_OFFLINE.match(path) else way


def _write_zip(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
