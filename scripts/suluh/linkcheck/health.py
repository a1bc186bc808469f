"""`docs/link-health.yml`: which addresses did not answer, since when, and which of them count as dead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path

import yaml
from pydantic import Field

from suluh.dates import PartialDate
from suluh.errors import ContentError, Problem
from suluh.frontmatter import Located, UnreadableError, decode, parse_yaml
from suluh.linkcheck.verdict import FINE, SURE, State, Verdict
from suluh.reading import validate
from suluh.records.base import Strict, Text

NAME = "link-health.yml"
APART = timedelta(days=7)  # between two runs that both found an address gone, before it counts as dead
_HEAD = "# Written by `make links-live`. An address is dead when two runs a week apart found it gone.\n"


class Ailing(Strict):
    """An address that was not well.

    Attributes:
        url: the address.
        state: how it answered.
        since: the day a run first found it so.
        last: the day a run last found it so.
        note: what was heard.
        dead: whether pages lead elsewhere, and say so.
    """

    url: Text
    state: State
    since: PartialDate
    last: PartialDate
    note: Text | None = None
    dead: bool = False


class Health(Strict):
    """All of the file.

    Attributes:
        checked: the day of the last run.
        counts: how many addresses were in each state.
        addresses: those that were not well.
    """

    checked: PartialDate
    counts: dict[State, int] = Field(default_factory=dict)
    addresses: tuple[Ailing, ...] = ()


def read_health(docs: Path) -> Health | None:
    """The file; None where no run has written one.

    Raises:
        ContentError: somebody wrote in it what does not belong there.
    """
    health, problems = try_health(docs)
    if problems:
        raise ContentError(problems)
    return health


def try_health(docs: Path) -> tuple[Health | None, list[Problem]]:
    """The file and what is wrong with it."""
    path = docs / NAME
    file = f"{docs.name}/{NAME}"
    if not path.exists():
        return None, []
    problems: list[Problem] = []
    try:
        located: Located = parse_yaml(decode(path, file), file)
    except UnreadableError as error:
        return None, [error.problem]
    return validate(Health, located.value, file, located, (), problems), problems


def write_health(docs: Path, health: Health) -> None:
    """Writes the file, in stable order."""
    data = health.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1000)
    (docs / NAME).write_text(_HEAD + text, encoding="utf-8")


def after(before: Health | None, verdicts: Mapping[str, Verdict], used: Collection[str], today: date) -> Health:
    """The health after a run.

    An address that is surely gone keeps the day since when it was found so; when that day is a week back it is
    dead. A refusal or silence proves neither life nor death: it leaves such an entry as it was. An address that was
    not asked (a run that was broken off) keeps its entry; one that nothing leads to any more loses it.

    Args:
        before: the health before it.
        verdicts: what this run knows.
        used: every address the site leads to.
        today: the day of the run.
    """
    day = PartialDate(today.year, today.month, today.day)
    old = {entry.url: entry for entry in before.addresses} if before else {}
    entries: list[Ailing] = []
    for url in sorted(used):
        verdict, entry = verdicts.get(url), old.get(url)
        if verdict is None or verdict.state == "unasked":
            entries += [entry] if entry else []
        elif verdict.state in FINE or verdict.state == "fragment":
            continue
        elif verdict.state in SURE:
            same = entry is not None and entry.state in SURE
            since = entry.since if entry and same else day
            dead = bool(entry and entry.dead) or today - since.earliest >= APART
            entries.append(_ailing(url, verdict, since, day, dead))
        elif entry is not None and entry.state in SURE:
            entries.append(entry)
        else:
            entries.append(_ailing(url, verdict, entry.since if entry else day, day, dead=False))
    counts = Counter(verdict.state for url, verdict in verdicts.items() if url in used)
    return Health.model_validate(
        {"checked": str(day), "counts": dict(sorted(counts.items())), "addresses": tuple(entries)}
    )


def _ailing(url: str, verdict: Verdict, since: PartialDate, last: PartialDate, dead: bool) -> Ailing:
    note = verdict.note.strip() or None
    return Ailing.model_validate(
        {"url": url, "state": verdict.state, "since": str(since), "last": str(last), "note": note, "dead": dead}
    )
