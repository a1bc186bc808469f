"""From what MkDocs built for each language to one site: merged, its assets stored once, its data beside it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, unescape

from suluh.archives import begin_offline_copy, write_data_zip
from suluh.cards import write_cards
from suluh.exports import exports, schema
from suluh.finder_data import finder_data
from suluh.formal.files import write_citations
from suluh.identity import LANGUAGES, MAIN, address, relative
from suluh.library import Library
from suluh.policy import write_policies
from suluh.posters import write_posters
from suluh.previews import write_previews
from suluh.records.base import Record, Strict
from suluh.records.finding import Rulebook
from suluh.records.kinds import KINDS
from suluh.records.source import Source
from suluh.redirects import redirect_files, redirect_pages
from suluh.rulebook import rulebook
from suluh.search.files import write_opensearch, write_search
from suluh.staging.feeds import write_feeds
from suluh.staging.generated import generated_pages
from suluh.staging.poster_list import posters_of
from suluh.tables import penalties_csv, table_of
from suluh.twins import write_twins

_ASSET = re.compile(r'(?P<attr>\s(?:href|src)=")(?P<up>(?:\.\./)*)(?P<here>\./)?assets/')
_ADDRESS = re.compile(r'(\s(?:href|src)=")(/(?!/)[^"]*)"')
_RELATIVE = re.compile(r'(\s(?:href|src)=")(?!https?:|mailto:|tel:|data:|/|#)([^"]*)"')
# What MkDocs and the theme ship and no page uses: search and its workers, scripts, maps, their own sitemap.
_UNUSED = (
    "assets/javascripts",
    "assets/images",
    "assets/_mkdocs",
    "search/search_index.json",
    "sitemap.xml",
    "sitemap.xml.gz",
)


def finish(library: Library, built: dict[str, Path], site: Path, site_url: str) -> None:
    """Makes the site from the built languages.

    Args:
        library: for the data and the dates.
        built: MkDocs' output by language.
        site: the folder to make; it must not exist.
        site_url: where the site will stand, with a slash at its end.
    """
    for language in LANGUAGES:
        target = site if language == MAIN else site / language
        shutil.copytree(built[language], target)
        for name in _UNUSED:
            _remove(target / name)
        if language != MAIN:
            _remove(target / "assets")
            for page in target.rglob("*.html"):
                _point_assets_up(page)
        for extra in (*target.rglob("*.map"), target / "assets/stylesheets/classic"):
            _remove(extra)
    _drop_unused_styles(site)
    for page in site.rglob("index.html"):
        _make_relative(page, "/" + page.parent.relative_to(site).as_posix().strip(".") + "/")
    _not_found_page(site, site_url)
    redirect_pages(library, site)
    _data(library, site, site_url)
    write_feeds(library, site, site_url)
    write_twins(library, site, site_url)
    write_citations(library, site, site_url)
    redirect_files(library, site)
    if library.agencies:
        write_cards(library, site, site_url)
    if posters_of(library):
        write_posters(library, site, site_url)
    if "search" in library.pages:
        write_search(library, site)
        write_opensearch(site, site_url)
    write_previews(library, site)
    _sitemap(library, site, site_url)
    write_policies(site)
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n", encoding="utf-8")
    if "data" in library.pages:
        write_data_zip(site)
        begin_offline_copy(site)


def finish_preview(built: dict[str, Path], site: Path) -> None:
    """The same for a preview: only what changed is copied, and nothing but pages and assets is made."""
    for language in LANGUAGES:
        target = site if language == MAIN else site / language
        for path in built[language].rglob("*"):
            below = path.relative_to(built[language])
            copy = target / below
            if not path.is_file() or (copy.exists() and copy.stat().st_mtime >= path.stat().st_mtime):
                continue
            if language != MAIN and below.parts[0] == "assets":
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            if path.suffix == ".html":
                if language != MAIN:
                    _point_assets_up(copy)
                _make_relative(copy, "/" + copy.parent.relative_to(site).as_posix().strip(".") + "/")


def editor_schemas(out: Path) -> None:
    """Writes a JSON Schema for the front matter of every kind, for editors."""
    out.mkdir(parents=True, exist_ok=True)
    models: dict[str, type[Strict]] = {"source": Source, "rulebook": Rulebook}
    for name, kind in KINDS.items():
        models |= {name: kind.model, f"{name}.words": kind.words}
    for name, model in sorted(models.items()):
        _write_json(out / f"{name}.json", model.model_json_schema(by_alias=True))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


def _point_assets_up(page: Path) -> None:
    """A page below /ms/ takes its assets from the site's root, one folder further up."""
    text = page.read_text(encoding="utf-8")
    page.write_text(_ASSET.sub(r"\g<attr>\g<up>../assets/", text), encoding="utf-8")


def _make_relative(page: Path, here: str) -> None:
    """Staged links are addresses from the root; made relative, the site works in any folder and from a disk."""
    here = here.replace("//", "/")
    text = page.read_text(encoding="utf-8")
    page.write_text(
        _ADDRESS.sub(lambda found: f'{found[1]}{escape(relative(unescape(found[2]), here))}"', text), encoding="utf-8"
    )


def _drop_unused_styles(site: Path) -> None:
    used = {
        name
        for page in site.rglob("index.html")
        for name in re.findall(r"assets/stylesheets/([\w.-]+\.css)", page.read_text(encoding="utf-8"))
    }
    for path in (site / "assets" / "stylesheets").glob("*.css"):
        if path.name not in used:
            path.unlink()


def _not_found_page(site: Path, site_url: str) -> None:
    """`404.html` is shown at any address, so its links are absolute; it speaks both languages."""
    for language in LANGUAGES:
        if language != MAIN:
            _remove(site / language / "404.html")
    source = site / "404" / "index.html"
    if not source.exists():
        return
    base = urlsplit(site_url).path

    def absolute(found: re.Match[str]) -> str:
        way = found.group(2)
        while way in (".", "..") or way.startswith(("../", "./")):
            way = way.partition("/")[2]
        return f'{found.group(1)}{base}{way}"'

    (site / "404.html").write_text(_RELATIVE.sub(absolute, source.read_text(encoding="utf-8")), encoding="utf-8")
    for language in LANGUAGES:
        _remove((site if language == MAIN else site / language) / "404")


def _data(library: Library, site: Path, site_url: str) -> None:
    for name, data in exports(library, site_url).items():
        _write_json(site / "data" / f"{name}.json", data)
        _write_json(site / "data" / "schema" / f"{name}.json", schema(data, name))
        (site / "data" / f"{name}.csv").write_text(table_of(data[name]), encoding="utf-8")
    (site / "data" / "penalties.csv").write_text(penalties_csv(library), encoding="utf-8")
    if book := rulebook(library):
        _write_json(site / "offences" / "finder.json", finder_data(library, book))
    editor_schemas(site / "data" / "schema" / "front-matter")


def _write_json(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _sitemap(library: Library, site: Path, site_url: str) -> None:
    root = site_url.rstrip("/")
    rows = []
    for key, page in library.pages.items():
        if key != "404":
            day = str(page.record.reviewed) if isinstance(page.record, Record) else ""
            rows += [(root + address(key, language), day) for language in LANGUAGES]
    for made in generated_pages(library):
        rows += [(root + address(made.id, language), "") for language in LANGUAGES]
    entries = "".join(
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for url, day in sorted(rows)
    )
    (site / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n',
        encoding="utf-8",
    )
