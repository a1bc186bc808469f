"""Search records: what each page is found by. A new kind of record needs a line in `_PARTS`, or none at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from suluh import references
from suluh.citing import Cited, write
from suluh.identity import LANGUAGES, MAIN, Language, ProvisionId, RecordId
from suluh.library import Library
from suluh.search.words import split, stem, table
from suluh.staging.people_views import PeopleViews
from suluh.staging.prose import resolve
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
        cite: written citations, in both languages.
        aliases: titles and other words it is found by, in both languages.
        stems: their words without Malay affixes.
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
    cite: str
    aliases: tuple[str, ...]
    stems: str
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
        aliases = _aliases(library, key)
        summaries = {language: library.summary(key, language) for language in LANGUAGES}
        words = split(" ".join([*aliases, *summaries.values()]))
        yield SearchRecord(
            id=key,
            kind=page.kind,
            jurisdiction=key.split("/")[1] if key.startswith("law/") else "",
            status=main.status,
            assurance=main.assurance,
            titles={language: part.title for language, part in parts.items()},
            lines={language: part.line or summaries[language] for language, part in parts.items()},
            cite=main.cite,
            aliases=aliases,
            stems=" ".join(dict.fromkeys(root for word in words if (root := stem(word)) != word)),
            bodies={language: f"{summaries[language]} {plain(body.text)}" for language, body in page.bodies.items()},
            rank=main.rank,
        )


def _aliases(library: Library, key: RecordId) -> tuple[str, ...]:
    """Titles, aliases and readers' labels of both languages."""
    page = library.pages[key]
    found: list[str] = []
    for language in LANGUAGES:
        found.append(library.title(key, language))
        holder = page.record if language == MAIN else page.words.get(language)
        found += getattr(holder, "aliases", ())
        if reader := getattr(holder, "reader", None):
            found.append(reader)
    return tuple(dict.fromkeys(found))


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
        return _Part(self.library.title(key, self.language), rank=1.0 if key.startswith(("report", "compare")) else 0.8)

    def _provision(self, key: RecordId) -> _Part:
        record = self.library.provisions[key]
        provision = ProvisionId.parse(key)
        cited = Cited(provision.instrument, provision.unit, record.number)
        short = [*self.library.instruments[provision.instrument].abbreviations, self.law.citation(provision.instrument)]
        cites = [
            write(cited, language=language, style=style, instrument_name=None)
            for language in LANGUAGES
            for style in ("prose", "citation")
        ]
        written = [f"{cite} {name}" for cite in dict.fromkeys(cites) for name in short]
        penal = record.offence and self.law.status(record) == "status.in_force"
        return _Part(
            f"{self.law.cite(key)}: {self.library.title(key, self.language)}",
            status=self.law.status(record).removeprefix("status."),
            assurance=self.law.current(key).assurance,
            line=f"{self.words('penalty.title')}: {self.law.penalty_words(key)}" if penal else "",
            cite=" . ".join(written),
            rank=1.0 if record.depth == "core" else 0.6,
        )

    def _instrument(self, key: RecordId) -> _Part:
        record = self.library.instruments[key]
        names = [self.library.title(key, language) for language in LANGUAGES]
        rank = 1.0 if not record.amends else 0.7
        return _Part(
            self.library.title(key, self.language),
            cite=" . ".join(dict.fromkeys([record.citation, *record.abbreviations, *names])),
            rank=rank,
        )

    def _term(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.0)

    def _route(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.2)

    def _platform(self, key: RecordId) -> _Part:
        return _Part(self.words("platform.title", name=self.library.title(key, self.language)), rank=1.0)

    def _offence(self, key: RecordId) -> _Part:
        return _Part(self.library.title(key, self.language), rank=1.15)

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
}


def _shared(before: str, word: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(before, word, strict=False)) if a != b), min(len(before), len(word))
    )


def vocabulary(records: Iterable[SearchRecord]) -> str:
    """The words of titles and aliases, by which misspelt ones are known.

    In order, with a comma between; the letters shared with the word before as a number, the records a word
    stands in after a space: `grooming 3,5med`.
    """
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(set(split(" ".join([*record.titles.values(), *record.aliases, record.cite]))))
    source = table()
    for words in (*source["stop"].values(), source["also"]):
        counts.update(word for word in words if word not in counts)
    found, before = [], ""
    for word, count in sorted(counts.items()):
        if any(letter.isdigit() for letter in word):
            continue
        shared = _shared(before, word)
        found.append(f"{shared or ''}{word[shared:]}{f' {count}' if count > 1 else ''}")
        before = word
    return ",".join(found)


def browser_words(records: Iterable[SearchRecord]) -> dict[str, object]:
    """What the browser knows of words: `words.yml`, stop words in one list, and the vocabulary of the records."""
    source = table()
    return {
        "vocabulary": vocabulary(records),
        "stop": sorted({word for words in source["stop"].values() for word in words}),
        "also": source["also"],
        "danger": sorted({phrase for phrases in source["danger"].values() for phrase in phrases}),
        "affixes": source["affixes"],
    }
