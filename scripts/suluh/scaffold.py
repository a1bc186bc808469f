"""`make new`: asks what a lawyer can answer and writes the files of a record, to be filled in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.console import Console
from rich.prompt import Prompt

from suluh.dates import PartialDate
from suluh.errors import SuluhError
from suluh.identity import ProvisionId
from suluh.records.source import SourceKind

TEMPLATES = Path(__file__).resolve().parents[1] / "theme" / "scaffolds"


@dataclass(frozen=True)
class Question:
    """One thing to ask: its name in the template, the words, an example, what makes an answer good."""

    name: str
    words: str
    example: str
    good: Callable[[str], object] = bool


def _matches(pattern: str) -> Callable[[str], object]:
    return lambda answer: re.fullmatch(pattern, answer)


def _date(answer: str) -> object:
    try:
        return PartialDate.parse(answer)
    except ValueError:
        return None


_KINDS = get_args(SourceKind)
_FOLDER = r"[a-z]+/[a-z0-9-]+"
_NUMBER = r"[0-9]+[A-Za-z]*(/[0-9]+[A-Za-z]*)?|Schedule"
_SOURCE = Question(
    "source", "Key of a source in docs/sources/ where you read it", "mylaw-792-s10", _matches(r"[a-z0-9-]+")
)
QUESTIONS: dict[str, tuple[Question, ...]] = {
    "provision": (
        Question("instrument", "Which instrument? Its folder below docs/law/", "my/act-792", _matches(_FOLDER)),
        Question("number", "Its number, as lawyers cite it", "15A", _matches(_NUMBER)),
        Question("heading", "Its heading", "Sexual performance by a child"),
        Question("heading_ms", "Its heading in Malay", "Persembahan seksual oleh kanak-kanak"),
        Question("offence", "Does it make something an offence? (true or false)", "true", _matches("true|false")),
        Question("start", "From which day, as far as known", "2023-07", _date),
        _SOURCE,
    ),
    "term": (
        Question("term", "The term", "grooming"),
        Question("term_ms", "The term in Malay", "pengantunan"),
        _SOURCE,
    ),
    "agency": (
        Question("id", "Its id", "my-talian-kasih", _matches(r"[a-z]{2,3}-[a-z0-9-]+")),
        Question("name", "Its name", "Talian Kasih"),
        Question("name_ms", "Its name in Malay", "Talian Kasih"),
        _SOURCE,
    ),
    "source": (
        Question("file", "Which file below docs/sources/?", "my", _matches(r"[a-z0-9-]+")),
        Question("key", "A key for it", "mylaw-792-s10", _matches(r"[a-z0-9]+(-[a-z0-9]+)*")),
        Question("title", "Its title", "Act 792 section 10, consolidated"),
        Question("publisher", "Who published it", "MyLaw"),
        Question(
            "sort", f"What it is: {', '.join(_KINDS)}", "mirror", _matches("|".join(_KINDS)),
        ),
        Question("url", "Its address", "https://…", _matches(r"https?://\S+")),
        Question("language", "Its language", "en", _matches("[a-z]{2}")),
    ),
}  # fmt: skip


def files_for(kind: str, answers: dict[str, str], docs: Path, today: date) -> dict[Path, str]:
    """The files a scaffold makes, with their text.

    Raises:
        SuluhError: one of them is there already.
    """
    values = answers | {"today": today.isoformat()}
    if kind == "source":
        path = docs / "sources" / f"{answers['file']}.yml"
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if re.search(rf"^{re.escape(answers['key'])}:", before, re.MULTILINE):
            raise SuluhError(f"{path} has a source “{answers['key']}” already.")
        return {path: before + _render("source.yml.j2", values)}
    if kind == "provision":
        try:
            stem = str(ProvisionId.of(f"law/{answers['instrument']}", "section", answers["number"]))
        except ValueError as error:
            raise SuluhError(str(error)) from error
    elif kind == "term":
        stem = "glossary/" + re.sub(r"[^a-z0-9]+", "-", answers["term"].lower()).strip("-")
    else:
        stem = f"agencies/{answers['id']}"
    made = {}
    for suffix in (".md", ".ms.md"):
        path = docs / f"{stem}{suffix}"
        if path.exists():
            raise SuluhError(f"{path} is there already.")
        made[path] = _render(f"{kind}{suffix}.j2", values)
    return made


def ask(docs: Path, console: Console) -> None:
    """Asks and writes."""
    kind = Prompt.ask("What is it?", choices=list(QUESTIONS), console=console)
    answers = {}
    for question in QUESTIONS[kind]:
        while True:
            answer = Prompt.ask(f"{question.words} (for example: {question.example})", console=console).strip()
            if question.good(answer):
                answers[question.name] = answer
                break
            console.print(f"That does not fit; it looks like: {question.example}")
    for path, text in files_for(kind, answers, docs, date.today()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        console.print(f"Written: {path}", soft_wrap=True)
    console.print("Fill in what stands in capitals, then run make check.")


def _render(name: str, values: dict[str, str]) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False
    )
    environment.filters["quoted"] = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return environment.get_template(name).render(values)
