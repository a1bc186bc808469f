"""Markdown twins of pages, and `llms.txt`: the same words, penalties and assurance for machine readers.

A twin lies beside its page, at `index.md`. It says how sure the reading is, and that it is not legal advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from suluh import references
from suluh.identity import LANGUAGES, MAIN, Language, RecordId, address
from suluh.library import Library
from suluh.reading import Page
from suluh.staging.people_views import PeopleViews
from suluh.staging.prose import resolve
from suluh.staging.region_views import RegionViews
from suluh.staging.twinned import has_twin
from suluh.staging.views import LawViews
from suluh.wording import wording

THEME = Path(__file__).resolve().parents[1] / "theme"
NAME = "index.md"
_HEADING_ID = re.compile(r"[ \t]*\{\s*#[a-z0-9-]+\s*\}[ \t]*$", re.MULTILINE)
# What stands in llms.txt, in order: a heading's word, and the pages below it.
_PARTS = (
    ("help", "report/"),
    ("law", "law/"),
    ("offences", "offences/"),
    ("compare", "compare/"),
    ("agencies", "agencies/"),
    ("figures", "figures/"),
)


class Twins:
    """Writes the twins of one language.

    Args:
        library: what to tell.
        language: in which words.
        site_url: where the site stands.
    """

    def __init__(self, library: Library, language: Language, site_url: str):
        self.library = library
        self.language = language
        self.root = site_url.rstrip("/")
        self.people = PeopleViews(library, language)
        self.views = LawViews(library, language)
        words = wording(language)
        templates = Environment(
            loader=FileSystemLoader(THEME),
            autoescape=False,  # Markdown, not HTML; the filter `line` disarms what could be taken for a tag
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        templates.filters["line"] = line
        templates.globals |= {
            "lib": library,
            "w": words,
            "language": language,
            "views": self.views,
            "people": self.people,
            "region": RegionViews(library, language),
            "to": lambda record: self.root + address(record, language),
        }
        self._template = templates.get_template("twins/page.md.j2")

    def page(self, page: Page) -> str:
        """One page as plain Markdown."""
        shown: Language = self.language if self.language in page.bodies else MAIN
        text = resolve(page.bodies[shown].text.strip("\n"), self._reference)
        made = self._template.render(
            page=page,
            record=page.record,
            id=page.id,
            title=self.library.title(page.id, self.language),
            summary=self.library.summary(page.id, self.language),
            address=self.root + address(page.id, self.language),
            body=_HEADING_ID.sub("", text),
        )
        return re.sub(r"\n{3,}", "\n\n", made).strip("\n") + "\n"

    def _reference(self, reference: references.Reference) -> str:
        label = reference.label
        if reference.scheme == "penalty":
            return line(self.views.penalty_words(reference.record))
        if reference.scheme == "source":
            source = self.library.sources[reference.target]
            name = label or line(source.title)
            return f"[{name}]({source.url})" if source.url else name
        if reference.scheme == "channel":
            view = self.people.channel(reference.target)
            name = self.library.title(view.agency, self.language)
            return (label or line(view.value)) if view.printed else f"[{label or line(name)}]({self._to(view.agency)})"
        name = label or line(self.library.title(reference.record, self.language))
        return f"[{name}]({self._to(reference.record, reference.fragment)})"

    def _to(self, record: RecordId, fragment: str = "") -> str:
        return self.root + address(record, self.language) + (f"#{fragment}" if fragment else "")


def line(text: object) -> str:
    """Text of a record on one line, with nothing in it that Markdown could take for a tag."""
    return re.sub(r"\s+", " ", str(text)).strip().replace("&", "&amp;").replace("<", "&lt;")


def write_twins(library: Library, site: Path, site_url: str) -> None:
    """Writes every twin, and `llms.txt` at the root of each language."""
    for language in LANGUAGES:
        twins = Twins(library, language, site_url)
        for key, page in library.pages.items():
            if has_twin(library, key):
                folder = site / address(key, language).strip("/")
                (folder / NAME).write_text(twins.page(page), encoding="utf-8")
        start = site / address("index", language).strip("/")
        (start / "llms.txt").write_text("\n".join(llms(library, language, site_url)) + "\n", encoding="utf-8")


def llms(library: Library, language: Language, site_url: str) -> Iterator[str]:
    """The lines of `llms.txt`: what the site is, and where the Markdown of its main pages lies."""
    words = wording(language)
    root = site_url.rstrip("/")

    def entry(key: RecordId) -> str:
        title = line(library.title(key, language)).replace("[", "(").replace("]", ")")
        return f"- [{title}]({root}{address(key, language)}{NAME}): {line(library.summary(key, language))}"

    yield "# Suluh"
    yield ""
    yield f"> {line(library.summary('index', language))} {words('chrome.not_advice')}"
    yield ""
    yield words("llms.lead")
    for name, below in _PARTS:
        keys = [
            key
            for key, page in library.pages.items()
            if key.startswith(below) and has_twin(library, key) and page.kind not in ("provision", "platform")
        ]
        if keys:
            yield ""
            yield f"## {words(f'llms.{name}')}"
            yield ""
            yield from (entry(key) for key in keys)
    yield ""
    yield f"## {words('llms.data')}"
    yield ""
    yield f"- [{words('llms.data.all')}]({root}{address('data', language)}{NAME}): {words('llms.data.text')}"
