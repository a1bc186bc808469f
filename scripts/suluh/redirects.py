"""Pages that have moved: `docs/redirects.yml`, and the static pages that lead from the old address to the new."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from suluh.errors import ContentError, Problem
from suluh.frontmatter import UnreadableError, decode, parse_yaml
from suluh.identity import LANGUAGES, MAIN, Language, RecordId, address, is_id, relative
from suluh.library import Library
from suluh.staging.generated import generated_pages
from suluh.wording import wording

NAME = "redirects.yml"
THEME = Path(__file__).resolve().parents[1] / "theme"
_HEAD = "# Pages that have moved, old: new. `suluh move OLD NEW` writes this.\n"


@dataclass(frozen=True)
class Words:
    """What a page that has moved says in one language."""

    language: Language
    title: str
    said: str
    name: str


def read_redirects(docs: Path) -> dict[RecordId, RecordId]:
    """The moved pages: old id, new id.

    Raises:
        ContentError: the file cannot be read.
    """
    found, _, problems = _read(docs)
    if problems:
        raise ContentError(problems)
    return found


def write_redirects(docs: Path, moved: dict[RecordId, RecordId]) -> None:
    """Writes the file, in order."""
    text = yaml.safe_dump(dict(sorted(moved.items())), sort_keys=False, width=1000) if moved else "{}\n"
    (docs / NAME).write_text(_HEAD + text, encoding="utf-8")


def redirect_problems(library: Library, broken: Set[RecordId] = frozenset()) -> Iterator[Problem]:
    """A redirect leads to a page that is there, in one step, from an address that is free."""
    moved, lines, problems = _read(library.docs)
    yield from problems
    if not moved:
        return
    there = set(library.pages) | {page.id for page in generated_pages(library)} | set(broken)
    file = f"{library.docs.name}/{NAME}"
    for old, new in moved.items():
        if old in there:
            yield Problem(file, lines[old], f"{old} is a page and cannot lead elsewhere", "delete this line")
        if new not in there:
            remedy = f"write {moved[new]}, where that leads" if new in moved else "write the id of a page that exists"
            yield Problem(file, lines[old], f"{old} leads to {new}, which is no page", remedy)


def redirect_pages(library: Library, site: Path) -> list[Path]:
    """Makes the static pages: they say in both languages where they lead, keep the fragment, and need no script."""
    moved = read_redirects(library.docs)
    template = Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("moved/moved.html.j2")
    made = []
    for old, new in moved.items():
        for language in LANGUAGES:
            here = address(old, language)
            path = site / here.lstrip("/") / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            others = [other for other in LANGUAGES if other != language]
            path.write_text(
                template.render(
                    language=language,
                    site="Suluh",
                    to=relative(address(new, language), here),
                    parts=[_words(library, new, each) for each in (language, *others)],
                    style=relative("/assets/suluh.css", here),
                    icon=relative("/assets/suluh.svg", here),
                    script=relative("/assets/scripts/moved.js", here),
                ),
                encoding="utf-8",
            )
            made.append(path)
    return made


def redirect_files(library: Library, site: Path) -> list[Path]:
    """Copies the files beside a page that has moved (citations, the twin) to its old address.

    A file cannot say where it went as a page can, and the programs that keep its address would not read it. To be
    called when all files beside pages are made.
    """
    made = []
    for old, new in read_redirects(library.docs).items():
        for language in LANGUAGES:
            there, here = (site / address(key, language).lstrip("/") for key in (new, old))
            for file in sorted(path for path in there.iterdir() if path.is_file() and path.suffix != ".html"):
                made.append(Path(shutil.copyfile(file, here / file.name)))
    return made


def _words(library: Library, new: RecordId, language: Language) -> Words:
    words = wording(language)
    made = next((page for page in generated_pages(library) if page.id == new), None)
    name = words(made.title, **made.title_values(library, language)) if made else library.title(new, language)
    return Words(language, words("links.moved.title"), words("links.moved.to"), name)


def _read(docs: Path) -> tuple[dict[RecordId, RecordId], dict[RecordId, int], list[Problem]]:
    path, file = docs / NAME, f"{docs.name}/{NAME}"
    if not path.exists():
        return {}, {}, []
    try:
        located = parse_yaml(decode(path, file), file)
    except UnreadableError as error:
        return {}, {}, [error.problem]
    if not isinstance(located.value, dict):
        return {}, {}, [Problem(file, 1, "not a list of moved pages", "write old-id: new-id, a line each")]
    problems, found, lines = [], {}, {}
    for old, new in located.value.items():
        line = located.line((old,))
        if is_id(old) and isinstance(new, str) and is_id(new) and MAIN not in (old, new):
            found[old], lines[old] = new, line
        else:
            problems.append(Problem(file, line, f"“{old}: {new}” names no two pages", "write ids: law/my/act-1/s-1"))
    return found, lines, problems
