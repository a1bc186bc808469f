"""The finder's rulebook agrees with the records: what it names exists, and protects and conduct say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from suluh.errors import Problem
from suluh.frontmatter import Path_
from suluh.identity import LANGUAGES, Language, RecordId
from suluh.library import Library, instrument_of
from suluh.records.finding import Grounded, Modifier, Rule, Rulebook
from suluh.rulebook import asleep, file_of, read_rulebook
from suluh.rules.prose import figures_in

_CHILD = re.compile(r"child under (\d+)(?!.*;)")
Fault = tuple[Path_, str, str]


def rulebook_problems(library: Library, broken: Set[RecordId]) -> Iterator[Problem]:
    """What is wrong with the rulebook; pages that could not be read are not at fault."""
    located, book, problems = read_rulebook(library)
    yield from problems
    if book is None:
        return
    file = file_of(library)
    for path, what, remedy in _faults(book, library, broken):
        yield Problem(file, located.line(path), what, remedy)
    for path, language, text in _words(book):
        yield from figures_in(language, text, file, located.line(path))


def _faults(book: Rulebook, library: Library, broken: Set[RecordId]) -> Iterator[Fault]:
    entries: list[tuple[Path_, Rule | Modifier]] = [(("rules", at), rule) for at, rule in enumerate(book.rules)]
    entries += [(("modifiers", at), modifier) for at, modifier in enumerate(book.modifiers)]

    def lacking(record: RecordId) -> bool:
        return record not in library.pages and record not in broken and not asleep(record, library)

    for path, entry in entries:
        yield from _grounds(path, entry, library, [key for key in entry.rests_on if lacking(key)])
        if lacking(entry.provision):
            remedy = "write its id as its path below docs/, and see that the page exists"
            yield (*path, "provision"), f"there is no provision “{entry.provision}”", remedy
        elif entry.provision in library.provisions and isinstance(entry, Rule):
            yield from _rule(path, entry, book, library)
    for at, modifier in enumerate(book.modifiers):
        for name in modifier.to:
            if name not in book.sets:
                remedy = f"write one of: {', '.join(sorted(book.sets))}"
                yield ("modifiers", at, "to"), f"there is no set “{name}”", remedy
    named: list[tuple[Path_, RecordId]] = [(("reports", at, "page"), turn.page) for at, turn in enumerate(book.reports)]
    named += [(("sets", name, at), key) for name, keys in book.sets.items() for at, key in enumerate(keys)]
    named += [(("left_out", key), key) for key in book.left_out]
    for path, key in named:
        if lacking(key):
            yield path, f"there is no page “{key}”", "correct it, or take it out"


def _rule(path: Path_, rule: Rule, book: Rulebook, library: Library) -> Iterator[Fault]:
    record = library.provisions[rule.provision]
    if not record.offence or record.depth != "core":
        remedy = "rules are for core offences; write a modifier for what changes how others apply"
        yield (*path, "provision"), f"{rule.provision} is not a core offence", remedy
    if instrument_of(rule.provision) not in book.acts:
        yield (*path, "provision"), f"acts does not name the Act of {rule.provision}", "add it to acts"
    if not rule.when.conduct:
        yield (*path, "when"), "the rule asks for no conduct", "write conduct: […]"
    asked = {conduct for group in book.groups for conduct in group.conduct}
    if unasked := sorted(set(rule.when.conduct) - asked):
        remedy = "add it to a group, so that people can choose it"
        yield (*path, "when", "conduct"), f"the finder does not ask for “{', '.join(unasked)}”", remedy
    beyond = sorted(set(rule.when.conduct) - set(record.conduct))
    if beyond and record.conduct and not rule.versions:
        remedy = "add it to its page, or name the former versions it held for under versions"
        yield (*path, "when", "conduct"), f"{rule.provision} does not have the conduct “{', '.join(beyond)}”", remedy
    starts = [str(version.start) for version in record.versions]
    for start in rule.versions:
        if start not in starts:
            remedy = f"write one of: {', '.join(starts)}"
            yield (*path, "versions"), f"{rule.provision} has no version from {start}", remedy
    yield from _protects(path, rule, record.protects or "")


def _protects(path: Path_, rule: Rule, protects: str) -> Iterator[Fault]:
    """A provision that protects a child under an age is not said to fit others."""
    found = _CHILD.match(protects)
    if not found:
        return
    if not rule.when.whom or "adult" in rule.when.whom:
        remedy = "write whom: [child] and leave adult out, or correct protects on its page"
        yield (*path, "when"), f"{rule.provision} protects a {found[0]} only", remedy
    limit, age = int(found[1]), rule.when.age
    if limit < 18 and not (age and age.under and age.under <= limit):
        yield (*path, "when"), f"{rule.provision} protects a {found[0]}", f"write age: {{under: {limit}}}"


def _grounds(path: Path_, entry: Grounded, library: Library, lacking: list[RecordId]) -> Iterator[Fault]:
    for key in lacking:
        yield (*path, "rests_on"), f"there is no page “{key}” to rest on", "correct it, or write that page"
    for source in entry.sources:
        if source not in library.sources:
            yield (*path, "sources"), f"there is no source “{source}”", "add it to docs/sources/, or correct the key"


def _words(book: Rulebook) -> Iterator[tuple[Path_, Language, str]]:
    for language in LANGUAGES:
        for at, rule in enumerate(book.rules):
            yield ("rules", at, "fits", language), language, getattr(rule.fits, language)
            for number, ask in enumerate(rule.ask):
                yield ("rules", at, "ask", number, language), language, getattr(ask, language)
        for at, modifier in enumerate(book.modifiers):
            yield ("modifiers", at, "says", language), language, getattr(modifier.says, language)
