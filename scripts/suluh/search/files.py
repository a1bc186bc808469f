"""The files that search in the browser reads: the index, the words, the citations, what it says."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from suluh.cards import THEME, first_channels
from suluh.citing.export import citation_table
from suluh.identity import LANGUAGES, MAIN, Language, address
from suluh.library import Library
from suluh.search.index import write_index
from suluh.search.records import browser_words, search_records
from suluh.staging.people_views import PeopleViews
from suluh.wording import wording


def write_search(library: Library, site: Path) -> None:
    """Writes everything below `search/` that is not a page.

    Raises:
        BuildError: Pagefind could not make the index.
    """
    out = site / "search"
    records = list(search_records(library))
    for name, table in write_index(records, out / "index").items():
        _write(out / f"{name}.json", table)
    _write(out / "words.json", browser_words())
    _write(out / "citations.json", citation_table(library))
    _write(out / "say.json", {language: say(library, language) for language in LANGUAGES})


def write_opensearch(site: Path, site_url: str) -> None:
    """Writes the descriptions by which browsers can add this search; the query goes into the fragment."""
    environment = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("cards/opensearch.xml.j2")
    for language in LANGUAGES:
        folder = site / ("" if language == MAIN else language)
        where = site_url.rstrip("/") + address("search", language)
        text = template.render(language=language, w=wording(language), site_url=site_url, search=where)
        (folder / "opensearch.xml").write_text(text, encoding="utf-8")


def say(library: Library, language: Language) -> dict[str, Any]:
    """The words of the face, and the help card, in a language."""
    words = wording(language)

    def group(prefix: str) -> dict[str, str]:
        return {key.removeprefix(prefix): text for key, text in words.words.items() if key.startswith(prefix)}

    channels = [asdict(channel) for channel in first_channels(library, PeopleViews(library, language))]
    plain = {key: text for key, text in group("say.").items() if "." not in key}
    return plain | {
        "az": words("search.az"),
        "kinds": group("say.kind."),
        "filters": group("say.filter."),
        "statuses": group("status."),
        "jurisdictions": group("law.jurisdiction."),
        "assurances": group("assurance.short."),
        "units": {key: text for key, text in group("unit.").items() if "." not in key},
        "help": {"title": words("say.help.title"), "text": words("say.help.text"), "channels": channels},
    }


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
