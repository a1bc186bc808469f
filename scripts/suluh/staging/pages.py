"""Each page of a language as Markdown: its words, and what is derived from records around them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from suluh import references
from suluh.citing import Names, names_of, read
from suluh.drawing.borders import borders_picture
from suluh.drawing.penalties import penalty_chart
from suluh.drawing.reach import reach_chart
from suluh.drawing.stages import stage_chart
from suluh.drawing.timeline import instrument_timeline, provision_timeline
from suluh.formal.citation import CITED
from suluh.formal.metadata import Facts, head
from suluh.formal.views import FormalViews
from suluh.identity import LANGUAGES, MAIN, Language, RecordId, address
from suluh.library import Library, instrument_of
from suluh.linkcheck.views import LinkViews
from suluh.reading import Page
from suluh.records.base import Record
from suluh.records.law import Instrument, Provision
from suluh.staging import prose
from suluh.staging.config import site_url
from suluh.staging.feeds import feed_name, feeds
from suluh.staging.finder_views import FinderViews
from suluh.staging.generated import Generated, generated_pages
from suluh.staging.people_views import PeopleViews
from suluh.staging.poster_list import posters_of
from suluh.staging.region_views import RegionViews
from suluh.staging.twinned import has_twin
from suluh.staging.views import LawViews
from suluh.wording import wording

NOT_FOUND = "404"  # shown at any address, in both languages
THEME = Path(__file__).resolve().parents[2] / "theme"
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|])")
_HEADING_ID = re.compile(r"\{\s*#([a-z0-9-]+)\s*\}")


def own_law(page: Page) -> RecordId | None:
    """The instrument whose page this is, to which a bare `section 5` belongs; none on pages of amending laws."""
    if isinstance(page.record, Provision):
        return instrument_of(page.id)
    if isinstance(page.record, Instrument) and not page.record.amends:
        return page.id
    return None


def home_of(record: RecordId) -> str:
    """The jurisdiction whose laws a page means when it names none: a state's own on its pages, else Malaysia's."""
    found = re.match(r"(?:law/|agencies/)([a-z]{2})(?:[/-]|$)", record)
    return found[1] if found else "my"


def in_need(record: RecordId) -> bool:
    """Whether a page is for people who may have to leave it at once: it gets the quick exit."""
    return record == "report" or record.startswith("report/")


def markdown_text(value: object) -> Markup:
    """Text that means itself in Markdown and in HTML."""
    return Markup(_SPECIAL.sub(r"\\\1", str(escape(value))))


class Renderer:
    """Renders the pages of one language. It reads the Library and holds nothing that changes.

    Args:
        library: what to show.
        language: in which words.
        config: the site's `mkdocs.yml`.
    """

    def __init__(self, library: Library, language: Language, config: Path):
        self.library = library
        self.language = language
        self.words = wording(language)
        self.site_url = site_url(config)
        self.generated = {page.id: page for page in generated_pages(library)}
        self.views = LawViews(library, language)
        self.people = PeopleViews(library, language)
        self._templates = Environment(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.filters["md"] = markdown_text
        self._templates.globals |= {
            "lib": library,
            "w": self.words,
            "language": language,
            "views": self.views,
            "people": self.people,
            "region": RegionViews(library, language),
            "formal": FormalViews(library, language, self.site_url.rstrip("/")),
            "links": LinkViews(library, language),
            "finder": FinderViews(library, language),
            "borders_picture": borders_picture,
            "stage_chart": stage_chart,
            "reach_chart": reach_chart,
            "penalty_chart": penalty_chart,
            "feeds": feeds,
            "feed_name": feed_name,
            "site_url": self.site_url,
            "say": lambda code, key: wording(code)(key),
            "posters": posters_of(library),
            "provision_timeline": provision_timeline,
            "instrument_timeline": instrument_timeline,
        }

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every page's path below `docs/` and its text."""
        for page in self.library.pages.values():
            yield page.path, self.page(page)
        for made in self.generated.values():
            yield made.path, self._generated(made)

    def page(self, page: Page) -> str:
        """One page of `docs/` as staged Markdown."""
        here = self.address(page.id)
        template = page.kind if page.kind != "page" else (getattr(page.record, "layout", None) or "plain")
        shown: Language = self.language if self.language in page.bodies else MAIN
        text = self._templates.get_template(f"pages/{template}.md.j2").render(
            page=page,
            record=page.record,
            id=page.id,
            here=here,
            to=self.link,
            to_file=lambda path: f"/{path}",
            source_link=self.source_link,
            title=self.library.title(page.id, self.language),
            summary=self.library.summary(page.id, self.language),
            body=Markup(self.body(page, here)),
            untranslated=shown != self.language,
            other=Markup(self.body(page, here, language="ms")) if page.id == NOT_FOUND else "",
        )
        title = self.head_title(page)
        return self._front(page.id, here, title, self.library.summary(page.id, self.language), page) + _tidy(text)

    def _generated(self, made: Generated) -> str:
        here = self.address(made.id)
        title = self.words(made.title, **made.title_values(self.library, self.language))
        text = self._templates.get_template(f"pages/{made.template}.md.j2").render(
            id=made.id,
            here=here,
            title=title,
            to=self.link,
            source_link=self.source_link,
            prose=lambda record, prefix: Markup(self.part(self.library.pages[record], here, prefix)),
            **made.values,
        )
        return self._front(made.id, here, title, title, None) + _tidy(text)

    # -- addresses

    def address(self, record: RecordId) -> str:
        """A page's address in this language."""
        return address(record, self.language)

    def link(self, target: RecordId, fragment: str = "") -> str:
        """The address of a page of the same language, for HTML; the finish makes it relative."""
        return self.address(target) + (f"#{fragment}" if fragment else "")

    def source_link(self, key: str) -> str:
        """The address of a source's entry, for HTML."""
        return self.link(f"sources/{self.library.source_home[key]}", key)

    def _file(self, target: RecordId, page_path: str, fragment: str = "") -> str:
        """The way from a file to another, for Markdown: MkDocs checks these."""
        path = self.library.pages[target].path if target in self.library.pages else self.generated[target].path
        way = posixpath.relpath(path, posixpath.dirname(page_path) or ".")
        return way + (f"#{fragment}" if fragment else "")

    # -- words

    def head_title(self, page: Page) -> str:
        """A title that stands alone in a tab or a list of results."""
        if isinstance(page.record, Provision):
            return f"{self.views.cite(page.id)}: {self.library.title(page.id, self.language)}"
        return self.library.title(page.id, self.language)

    def body(self, page: Page, here: str, path: str | None = None, language: Language | None = None) -> str:
        """A page's own Markdown, references resolved, citations linked, terms explained."""
        language = language or (self.language if self.language in page.bodies else MAIN)
        at = path or page.path
        text = page.bodies[language].text.strip("\n")
        text = prose.resolve(text, lambda reference: self._reference(reference, at))
        text = self._cite(page, text, at)
        return self._explain(page, text, at)

    def part(self, page: Page, here: str, prefix: str) -> str:
        """A page's Markdown as a part of a larger one: headings one level down, ids with a prefix."""
        path = next(made.path for made in self.generated.values() if self.address(made.id) == here)
        text = self.body(page, here, path)
        text = re.sub(r"^(#{2,5}) ", r"#\1 ", text, flags=re.MULTILINE)
        return _HEADING_ID.sub(lambda found: f"{{ #{prefix}-{found[1]} }}", text)

    def _reference(self, reference: references.Reference, at: str) -> str:
        label = reference.label
        if reference.scheme == "source":
            label = label or str(markdown_text(self.library.sources[reference.target].title))
            home = f"sources/{self.library.source_home[reference.target]}"
            return f"[{label}]({self._file(home, at, reference.target)})"
        if reference.scheme == "penalty":
            return str(markdown_text(self.views.penalty_words(reference.record)))
        if reference.scheme == "channel":
            return self._channel(reference, at)
        label = label or str(markdown_text(self.library.title(reference.record, self.language)))
        return f"[{label}]({self._file(reference.record, at, reference.fragment)})"

    def _channel(self, reference: references.Reference, at: str) -> str:
        """A number or address from its body's record; words where it is not sure enough to print."""
        view = self.people.channel(reference.target)
        name = self.library.title(view.agency, self.language)
        if not view.printed:
            words = self.words("channel.unsure", name=reference.label or name)
            return f"[{markdown_text(words)}]({self._file(view.agency, at)})"
        label = reference.label or str(markdown_text(view.value))
        href = view.href or self._file(view.agency, at)
        return f"[{label}]({href}){{ .su-number }}" if view.href else f"[{label}]({href})"

    def _cite(self, page: Page, text: str, at: str) -> str:
        """Links the first mention of each provision or Act that the prose cites for certain."""
        spans = prose.closed_spans(text)
        seen: set[RecordId] = {page.id}
        edits = []
        for found in read(
            prose.readable(text),
            self._names,
            default=own_law(page),
            exists=self.library.pages.__contains__,
            home=home_of(page.id),
        ):
            target = found.targets[0].record if found.certain and len(found.targets) == 1 else None
            if target is None or target in seen or target not in self.library.pages:
                continue
            if prose.is_open(spans, found.start, found.end):
                seen.add(target)
                words = text[found.start : found.end]
                edits.append(prose.Edit(found.start, found.end, f"[{words}]({self._file(target, at)})"))
        return prose.apply(text, edits)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.library)

    def _explain(self, page: Page, text: str, at: str) -> str:
        if page.kind not in ("provision", "instrument", "page"):
            return text
        return prose.explain_terms(
            text,
            self._terms,
            lambda slug, words: self._term_link(f"glossary/{slug}", words, at),
        )

    def _term_link(self, term: RecordId, words: str, at: str) -> str:
        definition = _attribute(self.library.summary(term, self.language))
        return f'[{words}]({self._file(term, at)}){{ .su-term data-definition="{definition}" }}'

    @cached_property
    def _terms(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for record, term in self.library.terms.items():
            if term.tooltip:
                word = self.library.title(record, self.language).lower()
                for form in (word, f"{word}s") if self.language == MAIN else (word,):
                    found.setdefault(form, record.removeprefix("glossary/"))
        return found

    # -- front matter

    def _front(self, record: RecordId, here: str, title: str, summary: str, page: Page | None) -> str:
        other: Language = next(language for language in LANGUAGES if language != self.language)
        below = self.site_url.rstrip("/")
        kind = page.kind if page else "generated"
        own: dict[str, Any] = {
            "kind": kind,
            "language": self.language,
            "alternates": [
                {"language": language, "url": below + address(record, language)}
                for language in LANGUAGES
                if record != NOT_FOUND
            ],
            "switch": {
                "language": other,
                "label": wording(other)("language.name"),
                "href": address("index" if record == NOT_FOUND else record, other),
            },
            "crumbs": self._crumbs(record),
            "scripts": ["assets/scripts/terms.js", "assets/scripts/search.js"],
            "toc": record not in ("index", "compare"),  # the comparison needs the width
        }
        if record != NOT_FOUND:
            own |= head(self.library, self.language, below, Facts(record, title, summary, own["crumbs"]))
        own["twin"] = has_twin(self.library, record)
        if "cite/link-to-us" in self.library.pages and record != NOT_FOUND:
            own["link_to"] = self.link("cite/link-to-us") + f"#page={record}"
        if "about/changes" in self.library.pages:
            own["feed"] = {"title": feed_name("all", self.language), "href": self.link("feeds") + "all.xml"}
        if page and isinstance(page.record, Record):
            own["record"] = record
            own["reviewed"] = self.words("reviewed", day=self.words.day(page.record.reviewed))
        if in_need(record):
            own["exit"] = True
            own["scripts"] = ["assets/scripts/exit.js", "assets/scripts/search.js"]
            own["exit_help"] = self.link("report/history") if "report/history" in self.library.pages else None
        layout = getattr(page.record, "layout", None) if page else None
        if layout in ("penalties", "agencies") or kind == "criterion":
            own["scripts"].append("assets/scripts/table.js")
        if layout == "link-to-us":
            own["scripts"].append("assets/scripts/link-to.js")
        if layout == "compare":
            own["scripts"].append("assets/scripts/compare.js")
        if layout == "finder":
            own["scripts"].append("assets/scripts/finder.js")
        if kind == "provision":
            own["scripts"].append("assets/scripts/on-a-day.js")
        if layout == "cite" or (page and isinstance(page.record, CITED)):
            own["scripts"].append("assets/scripts/cite.js")
        front = {"title": title, "description": summary, "suluh": own}
        return f"---\n{yaml.dump(front, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"

    def _crumbs(self, record: RecordId) -> list[dict[str, str]]:
        found = []
        parts = record.split("/")
        for index in range(1, len(parts)):
            parent = "/".join(parts[:index])
            if parent in self.library.pages:
                title = (
                    self.views.citation(parent)
                    if parent in self.library.instruments
                    else self.library.title(parent, self.language)
                )
                found.append({"title": title, "href": self.link(parent)})
        return found


# Signs that would end an attribute list of Markdown, or begin something else in it, and what stands for them there.
_TAME = str.maketrans(
    {
        '"': "”",
        "{": "(",
        "}": ")",
        "[": "(",
        "]": ")",
        "<": "‹",
        ">": "›",
        "`": "’",
        "|": "/",
        "*": "",
        "_": " ",
        "\\": "/",
    }
)


def _attribute(text: str) -> str:
    """Text inside an attribute list of Markdown."""
    return re.sub(r"\s+", " ", text.translate(_TAME))


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"
