"""The finder's rulebook: `docs/offences/rules.yml`, read and held against its schema."""

from __future__ import annotations

from suluh.errors import ContentError, Problem
from suluh.frontmatter import Located, UnreadableError, decode, parse_yaml
from suluh.identity import ProvisionId, RecordId
from suluh.library import Library, instrument_of
from suluh.reading import validate
from suluh.records.finding import Rulebook

PATH = "offences/rules.yml"


def rulebook(library: Library) -> Rulebook | None:
    """The rules that hold for the records there are; None where no rulebook was written.

    A rule for an Act that has no page yet sleeps: it is left out.

    Raises:
        ContentError: it is faulty. That of a Library which was read without fault is not.
    """
    _, book, problems = read_rulebook(library)
    if problems:
        raise ContentError(problems)
    if book is None:
        return None
    return book.model_copy(
        update={
            "acts": tuple(act for act in book.acts if act in library.instruments),
            "rules": tuple(rule for rule in book.rules if not asleep(rule.provision, library)),
            "modifiers": tuple(entry for entry in book.modifiers if not asleep(entry.provision, library)),
        }
    )


def unplaced(library: Library, book: Rulebook) -> list[RecordId]:
    """Core offences with a conduct in the Acts of the finder that no rule names and nobody left out."""
    named = {entry.provision for entry in (*book.rules, *book.modifiers)} | set(book.left_out)
    return [
        key
        for key, record in library.provisions.items()
        if instrument_of(key) in book.acts
        and record.offence
        and record.depth == "core"
        and record.conduct
        and key not in named
    ]


def read_rulebook(library: Library) -> tuple[Located, Rulebook | None, list[Problem]]:
    """The rulebook as written, with its lines; None where there is none or it does not hold to its schema."""
    path = library.docs / PATH
    if not path.exists():
        return Located(None), None, []
    file = file_of(library)
    problems: list[Problem] = []
    try:
        located = parse_yaml(decode(path, file), file)
    except UnreadableError as error:
        return Located(None), None, [error.problem]
    if not isinstance(located.value, dict):
        return located, None, [Problem(file, 1, "not a rulebook", "write acts:, groups: and rules: with their entries")]
    return located, validate(Rulebook, located.value, file, located, (), problems), problems


def file_of(library: Library) -> str:
    """The rulebook's file, as messages name it."""
    return f"{library.docs.name}/{PATH}"


def asleep(record: RecordId, library: Library) -> bool:
    """Whether an id is that of an instrument without a page, or of a provision of one."""
    if record in library.pages or not record.startswith("law/"):
        return False
    try:
        return ProvisionId.parse(record).instrument not in library.instruments
    except ValueError:
        return True
