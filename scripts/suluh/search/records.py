"""Search records: what each page is found by. A new kind of record needs a line in `_PARTS`, or none at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from suluh import references
from suluh.identity import LANGUAGES, MAIN, Language, ProvisionId, RecordId
from suluh.library import Library
from suluh.records.law import STATES
from suluh.search.words import split, table
from suluh.staging.people_views import PeopleViews
from suluh.staging.prose import resolve
from suluh.staging.region_views import RegionViews
from suluh.staging.views import LawViews
from suluh.wording import Wording, wording

_MARKUP = (
    (re.compile(r"```.*?```", re.DOTALL), " "),
    (re.compile(r"\{[^}\n]*\}"), " "),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<[^>]+>"), " "),
    (re.compile(r"^#+\s*", re.MULTILINE), ""),
    (re.compile(r"[*_`|>]+"), " "),
    (re.compile(r"\s+"), " "),
)
SUPPORTING = (
    0.6  # the rank of supporting provisions: fetched only where the rest does not answer, to keep the heads small
)
ELSEWHERE = 0.5  # of the provisions of other states
TERSE = {"criterion"}  # what a question's summary says stands in its title and aliases already
LEAVE_OUT = {"404", "index"}


@dataclass(frozen=True)
class SearchRecord:
    """What the index holds of one page, in both languages: a reader may search in either.

    Attributes:
        id: the record's id.
        kind: `provision`, `term`, `route`, …
        jurisdiction: the folder of the law, or empty.
        status: of a provision, or empty.
        assurance: of a provision, or empty.
        titles: what a result shows first, by language.
        lines: a line below the title: a penalty, a definition.
        names: its titles, in both languages, and how it is cited.
        aliases: other words it is found by, in both languages.
        summary: the further words of its summaries, each once.
        bodies: the page's words.
        rank: how far it is preferred among equals; 1 is the middle.
    """

    id: RecordId
    kind: str
    jurisdiction: str
    status: str
    assurance: str
    titles: dict[Language, str]
    lines: dict[Language, str]
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    summary: str
    bodies: dict[Language, str]
    rank: float


def search_records(library: Library) -> Iterator[SearchRecord]:
    """Every record to be found."""
    makers = {language: _Maker(library, language) for language in LANGUAGES}
    for key, page in library.pages.items():
        if key in LEAVE_OUT:
            continue
        parts = {language: maker.part(key) for language, maker in makers.items()}
        main = parts[MAIN]
        names = _names(library, key, parts)
        aliases = _aliases(library, key, names)
        summaries = {language: library.summary(key, language) for language in LANGUAGES}
        said = {*split(" ".join([*names, *aliases])), *(word for words in table()["stop"].values() for word in words)}
        inside = [] if page.kind in TERSE else split(" ".join(summaries.values()))
        yield SearchRecord(
            id=key,
            kind=page.kind,
            jurisdiction=key.split("/")[1] if key.startswith("law/") else "",
            status=main.status,
            assurance=main.assurance,
            titles={language: part.title for language, part in parts.items()},
            lines={language: part.line or summaries[language] for language, part in parts.items()},
            names=names,
            aliases=aliases,
            summary=" ".join(dict.fromkeys(word for word in inside if word not in said)),
            bodies={language: f"{summaries[language]} {plain(body.text)}" for language, body in page.bodies.items()},
            rank=main.rank,
        )


def _names(library: Library, key: RecordId, parts: dict[Language, _Part]) -> tuple[str, ...]:
    """Titles in both languages, and how it is cited; beside provisions also as a result shows it (“Report on X”)."""
    found = [*(library.title(key, language) for language in LANGUAGES), parts[MAIN].cite]
    if key not in library.provisions:
        found += [part.title for part in parts.values()]
    return tuple(name for name in dict.fromkeys(found) if name)


def _aliases(library: Library, key: RecordId, names: tuple[str, ...]) -> tuple[str, ...]:
    """Aliases and readers' labels of both languages."""
    page = library.pages[key]
    found: list[str] = []
    for language in LANGUAGES:
        holder = page.record if language == MAIN else page.words.get(language)
        found += getattr(holder, "aliases", ())
        if reader := getattr(holder, "reader", None):
            found.append(reader)
    return tuple(alias for alias in dict.fromkeys(found) if alias not in names)


def plain(markdown: str) -> str:
    """The words of Markdown."""
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return markdown.strip()


class _Maker:
    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words: Wording = wording(language)
        self.law = LawViews(library, language)
        self.people = PeopleViews(library, language)
        self.region = RegionViews(library, language)

    def part(self, key: RecordId) -> _Part:
        """What a record of this kind shows and is cited by, in this language."""
        return _PARTS.get(self.library.pages[key].kind, _Maker._plain)(self, key)

    def body(self, markdown: str) -> str:
        """The words of a body, its numbers and penalties written out."""

        def write_out(reference: references.Reference) -> str:
            if reference.scheme == "channel":
                view = self.people.channel(reference.target)
                return reference.label or (
                    view.value if view.printed else self.library.title(view.agency, self.language)
                )
            if reference.scheme == "penalty":
                return self.law.penalty_words(reference.record)
            return reference.label

        return plain(resolve(markdown, write_out))

    def _plain(self, key: RecordId) -> _Part:
        helps = key.startswith(("report", "agencies"))
        abroad = key in self.library.agencies and self.library.agencies[key].jurisdiction in set(STATES) - {"MY"}
        rank = SUPPORTING if abroad else 1.0 if helps else 0.8
        return _Part(self.library.title(key, self.language), rank=rank)

    def _provision(self, key: RecordId) -> _Part:
        record = self.library.provisions[key]
        provision = ProvisionId.parse(key)
        law = self.library.instruments[provision.instrument]
        # Malaysia's law first: a provision of another state is looked for by its state, or where nothing else answers.
        rank = (1.0 if record.depth == "core" else SUPPORTING) if key.startswith("law/my/") else ELSEWHERE
        penal = record.offence and self.law.status(record) == "status.in_force"
        return _Part(
            f"{self.law.cite(key)}: {self.library.title(key, self.language)}",
            status=self.law.status(record).removeprefix("status."),
            assurance=self.law.current(key).assurance,
            line=f"{self.words('penalty.title')}: {self.law.penalty_words(key)}" if penal else "",
            cite=" ".join([record.number, law.citation, *law.abbreviations]),
            rank=rank,
        )

    def _instrument(self, key: RecordId) -> _Part:
        record = self.library.instruments[key]
        rank = 1.0 if not record.amends else 0.7
        if not key.startswith("law/my/"):  # found by its name, which the citation reader knows, or by its state
            rank = SUPPORTING
        return _Part(
            self.library.title(key, self.language),
            cite=" ".join([record.citation, *record.abbreviations]),
            rank=rank,
        )

    def _jurisdiction(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.4)

    def _criterion(self, key: RecordId) -> _Part:
        return _Part(
            f"{self.words('say.kind.criterion').capitalize()}: {self.library.title(key, self.language)}",
            line=self.region.question(key),
            rank=0.7,
        )

    def _term(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.0)

    def _route(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.2)

    def _platform(self, key: RecordId) -> _Part:
        return _Part(self.words("platform.title", name=self.library.title(key, self.language)), rank=1.0)

    def _offence(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.0)

    def _figure(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), line=self.people.claim(key), rank=0.7)


@dataclass(frozen=True)
class _Part:
    """What differs from kind to kind."""

    title: str
    status: str = ""
    assurance: str = ""
    line: str = ""
    cite: str = ""
    rank: float = 1.0


_PARTS: dict[str, Callable[[_Maker, RecordId], _Part]] = {
    "provision": _Maker._provision,
    "instrument": _Maker._instrument,
    "term": _Maker._term,
    "route": _Maker._route,
    "platform": _Maker._platform,
    "figure": _Maker._figure,
    "offence": _Maker._offence,
    "criterion": _Maker._criterion,
    "jurisdiction": _Maker._jurisdiction,
}


def browser_words() -> dict[str, object]:
    """What the browser knows of words: `words.yml`, with the lists of both languages in one."""
    source = table()
    return {
        "stop": sorted({word for words in source["stop"].values() for word in words}),
        "also": source["also"],
        "danger": sorted({phrase for phrases in source["danger"].values() for phrase in phrases}),
        "leaning": source["leaning"],
        "affixes": source["affixes"],
    }
