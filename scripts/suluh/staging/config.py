"""The `mkdocs.yml` of one language, from the site's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from suluh.identity import MAIN, Language
from suluh.library import Library
from suluh.wording import wording

FOOTER = (
    "about", "about/changes", "about/method", "about/assurance", "figures", "data", "sources", "cite", "about/privacy",
    "about/accessibility", "about/licence", "about/mistakes",
)  # fmt: skip


def read_config(path: Path) -> dict[str, Any]:
    """The site's `mkdocs.yml` as values; it holds plain YAML only."""
    with path.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.safe_load(file)
    return found


def site_url(config: Path) -> str:
    """Where the site will stand, with a slash at its end; the environment's SULUH_SITE_URL goes first."""
    return (os.environ.get("SULUH_SITE_URL") or read_config(config)["site_url"]).rstrip("/") + "/"


def language_extra(library: Library, language: Language) -> dict[str, Any]:
    """What the theme's frame says in a language: `extra.chrome`, `extra.footer`, `extra.search`."""
    words = wording(language)
    chrome = {key.removeprefix("chrome."): text for key, text in words.words.items() if key.startswith("chrome.")}
    footer = [{"title": library.title(page, language), "path": f"{page}/"} for page in FOOTER if page in library.pages]
    return {"chrome": chrome, "footer": footer, "search": "search" in library.pages}


def staged_config(config: Path, library: Library, language: Language, out: Path) -> str:
    """The text of a staged `mkdocs.yml`."""
    values = read_config(config)
    root = config.parent
    prefix = "" if language == MAIN else f"{language}/"
    values |= {
        "site_url": site_url(config) + prefix,
        "docs_dir": "docs",
        "site_dir": "site",
        "extra": language_extra(library, language),
    }
    values["theme"] = values["theme"] | {
        "language": language,
        "custom_dir": os.path.relpath(root / values["theme"]["custom_dir"], out),
    }
    for key in ("hooks", "watch"):
        values.pop(key, None)
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=1000)
