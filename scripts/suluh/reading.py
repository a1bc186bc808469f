"""From files in `docs/` to pages: each file read, each schema held, every fault collected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from suluh.errors import Problem
from suluh.frontmatter import Located, RawPage, UnreadableError, decode, parse_page, parse_yaml
from suluh.identity import LANGUAGES, MAIN, Language, RecordId, is_id
from suluh.records.base import Record, Words
from suluh.records.kinds import KINDS
from suluh.records.plain import Plain
from suluh.records.source import Source

Model = TypeVar("Model", bound=BaseModel)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{\s*#([a-z0-9-]+)\s*\})?\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True)
class Heading:
    """A heading of a body: its level, words, explicit id and line in the file."""

    level: int
    words: str
    id: str | None
    line: int


@dataclass(frozen=True)
class Body:
    """The Markdown of a page in one language.

    Attributes:
        file: the file it stands in.
        line: the line of that file on which it begins.
        text: the Markdown.
    """

    file: str
    line: int
    text: str

    def headings(self) -> list[Heading]:
        """Its headings, code left out."""
        found, fenced = [], False
        for number, row in enumerate(self.text.split("\n"), self.line):
            if _FENCE.match(row):
                fenced = not fenced
            elif not fenced and (match := _HEADING.match(row)):
                found.append(Heading(len(match[1]), match[2], match[3], number))
        return found


@dataclass(frozen=True)
class Page:
    """A page: its record (or plain front matter), and its words in each language.

    Attributes:
        id: its path without ending; `index` is the home page.
        path: the file's path below `docs/`.
        record: the front matter of the main file.
        meta: the same with line numbers, for messages.
        bodies: the Markdown, by language; English always.
        words: translated front matter, by language.
        words_meta: the same with line numbers.
    """

    id: RecordId
    path: str
    record: Record | Plain
    meta: Located
    bodies: dict[Language, Body]
    words: dict[Language, Words | Plain] = field(default_factory=dict)
    words_meta: dict[Language, Located] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The main file, as messages name it."""
        return self.bodies[MAIN].file

    @property
    def kind(self) -> str:
        """The record's kind, or `page`."""
        return self.record.kind if isinstance(self.record, Record) else "page"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it is written in."""
        return tuple(language for language in LANGUAGES if language in self.bodies)


def read_pages(docs: Path) -> tuple[list[Page], set[RecordId], list[Problem]]:
    """Reads every Markdown file below a folder.

    Returns:
        the pages that could be read, the ids of those that could not, and what was wrong with them.
    """
    problems: list[Problem] = []
    pages: list[Page] = []
    broken: set[RecordId] = set()
    files = sorted(path for path in docs.rglob("*.md") if "assets" not in path.parts)
    mains = [path for path in files if _language(path) == MAIN]
    translations = {path: path.with_suffix("").with_suffix(".md") for path in files if _language(path) != MAIN}
    for path, main in translations.items():
        if main not in mains:
            problems.append(
                Problem(_name(path, docs), 1, "a translation of no page", f"write {main.name}, or delete this file")
            )
    if not (docs / "index.md").exists():
        problems.append(Problem(f"{docs.name}/index.md", 1, "there is no home page", "write it, or check the folder"))
    for path in mains:
        try:
            page = _read_main(path, docs, problems)
        except UnreadableError as error:
            problems.append(error.problem)
            page = None
        if page is None:
            broken.add(_id_of(path, docs))
            continue
        for language in LANGUAGES:
            twin = path.with_suffix(f".{language}.md")
            if language != MAIN and twin in translations:
                try:
                    _read_translation(twin, docs, page, language, problems)
                except UnreadableError as error:
                    problems.append(error.problem)
        pages.append(page)
    return pages, broken, problems


def read_sources(docs: Path) -> tuple[dict[str, Source], dict[str, str], list[Problem]]:
    """Reads `docs/sources/*.yml`.

    Returns:
        the sources by key, the file (its stem) each stands in, and the problems.
    """
    sources: dict[str, Source] = {}
    homes: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted((docs / "sources").glob("*.yml")):
        file = _name(path, docs)
        try:
            located = parse_yaml(decode(path, file), file)
        except UnreadableError as error:
            problems.append(error.problem)
            continue
        if not isinstance(located.value, dict):
            problems.append(Problem(file, 1, "not a list of sources", "write key: and the source's fields below it"))
            continue
        for key, value in located.value.items():
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
                problems.append(
                    Problem(file, located.line((key,)), f"“{key}” is no key of a source", "use a-z, 0-9 and hyphens")
                )
            if key in sources:
                problems.append(
                    Problem(
                        file, located.line((key,)), f"the source “{key}” stands in {homes[key]}.yml too", "keep one"
                    )
                )
                continue
            source = validate(Source, value, file, located, (key,), problems)
            if source is not None:
                sources[key] = source
                homes[key] = path.stem
    return sources, homes, problems


def validate(
    model: type[Model],
    value: Any,
    file: str,
    located: Located,
    prefix: tuple[str | int, ...],
    problems: list[Problem],
) -> Model | None:
    """A value held against a schema; what is wrong goes to `problems`, with line and remedy."""
    try:
        return model.model_validate(_tuples(value))
    except ValidationError as error:
        seen: set[tuple[int, str]] = set()
        found = [(_known_path(located.value, prefix, detail["loc"]), detail) for detail in error.errors()]
        for path, detail in found:
            if any(other[: len(path)] == path and len(other) > len(path) for other, _ in found):
                continue  # the other branch of a choice; the deeper fault is the real one
            if detail["type"] == "literal_error" and any(
                other == path and more["type"] != "literal_error" for other, more in found
            ):
                continue  # the same: a choice between words and a date
            what, remedy = _explain(model, detail, path[len(prefix) :])
            line = located.line(path)
            if (line, what) not in seen:
                seen.add((line, what))
                problems.append(Problem(file, line, what, remedy))
        return None


def _language(path: Path) -> Language:
    return next((lang for lang in LANGUAGES if lang != MAIN and path.name.endswith(f".{lang}.md")), MAIN)


def _name(path: Path, docs: Path) -> str:
    return path.relative_to(docs.parent).as_posix()


def _id_of(path: Path, docs: Path) -> RecordId:
    below = path.relative_to(docs).with_suffix("").as_posix()
    return below.removesuffix("/index") if below != "index" else below


def _read_main(path: Path, docs: Path, problems: list[Problem]) -> Page | None:
    file = _name(path, docs)
    raw = parse_page(decode(path, file), file)
    record_id = _id_of(path, docs)
    if not is_id(record_id):
        problems.append(
            Problem(file, 1, f"the path “{record_id}” is no address", "name files with a-z, 0-9 and hyphens")
        )
        return None
    kind = raw.meta.value.get("kind")
    model: type[Record] | type[Plain] = Plain
    if kind is not None:
        if kind not in KINDS:
            problems.append(
                Problem(
                    file, raw.meta.line(("kind",)), f"there is no kind “{kind}”", f"write one of: {', '.join(KINDS)}"
                )
            )
            return None
        model = KINDS[kind].model
        if not KINDS[kind].where.fullmatch(record_id):
            problems.append(
                Problem(
                    file,
                    raw.meta.line(("kind",)),
                    f"a record of kind {kind} cannot stand at {record_id}",
                    f"move it to a path like docs/{KINDS[kind].example}.md",
                )
            )
    record = validate(model, raw.meta.value, file, raw.meta, (), problems)
    if record is None:
        return None
    assert isinstance(record, Record | Plain)
    return Page(record_id, path.relative_to(docs).as_posix(), record, raw.meta, {MAIN: _body(raw)})


def _read_translation(path: Path, docs: Path, page: Page, language: Language, problems: list[Problem]) -> None:
    file = _name(path, docs)
    raw = parse_page(decode(path, file), file)
    model: type[Words] | type[Plain] = Plain if page.kind == "page" else KINDS[page.kind].words
    refused = _figures(raw, model, page)
    for key in refused:
        problems.append(
            Problem(
                file,
                raw.meta.line((key,)),
                f"a translation may only hold words, and “{key}” restates the main file",
                f"delete it here; it stands in {Path(page.path).name}",
            )
        )
    value = {key: item for key, item in raw.meta.value.items() if key not in refused}
    words = validate(model, value, file, raw.meta, (), problems)
    page.bodies[language] = _body(raw)
    page.words_meta[language] = raw.meta
    if words is not None:
        assert isinstance(words, Words | Plain)
        page.words[language] = words


def _figures(raw: RawPage, model: type[BaseModel], page: Page) -> list[str]:
    """Keys of the main file's schema that a translation must not repeat."""
    own = _keys(model)
    return [key for key in raw.meta.value if key not in own and key in _keys(type(page.record))]


def _keys(model: type[BaseModel]) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items()}


def _body(raw: RawPage) -> Body:
    return Body(raw.file, raw.body_line, raw.body)


def _tuples(value: Any) -> Any:
    """Lists as tuples, all the way down: strict schemas hold values that do not change."""
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return value


def _known_path(value: Any, prefix: tuple[str | int, ...], loc: Iterable[str | int]) -> tuple[str | int, ...]:
    """The part of a pydantic location that exists in the data (it also names branches of unions)."""
    path = list(prefix)
    current = value
    for part in prefix:
        current = current[part]
    steps = list(loc)
    for index, part in enumerate(steps):
        if isinstance(current, dict) and isinstance(part, str) and (part in current or index == len(steps) - 1):
            path.append(part)
            current = current.get(part)
        elif isinstance(current, list) and isinstance(part, int) and part < len(current):
            path.append(part)
            current = current[part]
    return tuple(path)


def _explain(model: type[BaseModel], detail: ErrorDetails, path: tuple[str | int, ...]) -> tuple[str, str]:
    """What is wrong and what to write instead, for people."""
    name = ".".join(str(part) for part in path) or "the front matter"
    kind, context = detail["type"], detail.get("ctx", {})
    given = repr(detail.get("input"))
    given = given if len(given) < 60 else given[:57] + "…"
    if kind == "missing":
        return f"“{name}” is missing", "add it"
    if kind == "extra_forbidden":
        key = str(path[-1]) if path else name
        close = difflib.get_close_matches(key, sorted(_keys(model) | _nested_keys(model)), n=1)
        hint = f"did you mean “{close[0]}”?" if close else "delete it, or see CONTRIBUTING.md for the keys there are"
        return f"there is no key “{name}”", hint
    if kind == "value_error":
        return f"{name}: {context.get('error', detail['msg'])}", "correct it"
    if kind == "literal_error":
        return f"“{name}” cannot be {given}", f"write one of: {context.get('expected')}"
    if kind == "string_too_long":
        return f"“{name}” is too long", f"keep it within {context.get('max_length')} characters"
    if kind in ("string_too_short", "too_short"):
        return f"“{name}” is empty", "write it, or delete the key"
    if kind == "string_pattern_mismatch":
        return f"“{name}” cannot be {given}", f"it must have the form {context.get('pattern')}"
    if kind == "string_type":
        return f"“{name}” must be text, not {given}", f'put it in quotes: {path[-1] if path else name}: "…"'
    if kind.endswith(("_type", "_parsing")):
        return (
            f"“{name}” has the wrong type ({given})",
            f"it must be {kind.split('_')[0].replace('bool', 'true or false')}",
        )
    return f"“{name}”: {detail['msg']} (given: {given})", "correct it"


def _nested_keys(model: type[BaseModel]) -> set[str]:
    """The keys of all models that a schema is made of."""
    definitions = model.model_json_schema().get("$defs", {})
    return {key for definition in definitions.values() for key in definition.get("properties", {})}
