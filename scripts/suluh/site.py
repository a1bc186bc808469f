"""The whole way, from `docs/` to `site/`: each step in turn, the last good site kept until the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from suluh import mkdocs_edge, parallel
from suluh.archives import pack
from suluh.errors import BuildError
from suluh.finish import finish
from suluh.identity import LANGUAGES
from suluh.letters import why_not
from suluh.library import Library, read_library
from suluh.links import broken_links
from suluh.staging import stage
from suluh.staging.config import site_url
from suluh.staging.poster_list import POSTERS

Tell = Callable[[str], None]


def build(root: Path, tell: Tell, out: Path | None = None) -> Library:
    """Builds the site.

    Args:
        root: the repository.
        tell: is told each step, for people to see progress.
        out: where the site goes; `site/` if not given. It is replaced at the very end, in one move.

    Raises:
        ContentError: something in `docs/` is wrong.
        BuildError: a later step failed. In both cases the last good site stands as it was.
    """
    site = out or root / "site"
    work = root / "build"
    config = root / "mkdocs.yml"
    tell("Reading docs/")
    library = read_library(root / "docs")
    tell(f"Staging {len(library.pages)} pages in {len(LANGUAGES)} languages")
    for staging in [parallel.start(stage, library, language, work / language, config) for language in LANGUAGES]:
        staging.wait()
    tell("Building English and Malay (MkDocs)")
    running = {language: mkdocs_edge.start(work / language) for language in LANGUAGES}
    try:
        for language, process in running.items():
            mkdocs_edge.wait(process, language)
    finally:
        for process in running.values():
            process.kill()
    tell("Finishing: assets, data, sitemap")
    fresh = work / "site.new"
    shutil.rmtree(fresh, ignore_errors=True)
    finish(library, {language: work / language / "site" for language in LANGUAGES}, fresh, site_url(config))
    for reason in dict.fromkeys(why_not(poster.language) for poster in POSTERS):
        if reason:
            tell(reason)
    tell("Checking every link and id")
    copying = parallel.start(pack, fresh, site_url(config))
    problems = broken_links(fresh, library)
    copying.wait()
    if problems:
        listed = "\n".join(problems[:50])
        more = f"\n… and {len(problems) - 50} more" if len(problems) > 50 else ""
        raise BuildError(f"{len(problems)} faults in the built pages (left in {fresh}):\n{listed}{more}")
    _swap(fresh, site, work / "site.old")
    return library


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Puts the fresh site in the old one's place."""
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
