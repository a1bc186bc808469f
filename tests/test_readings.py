"""Double entry: a second reader’s book of punishments, held against the records.

`readings/act-*.yml` were written from the texts by a reader who had not seen the records. For every entry
the figures and the modality must be those of the record, tier by tier, words aside. Where they are not,
`readings/disagreements.yml` says so, with what each book has and how it was settled. A disagreement that
is not listed fails, and so does one that is listed and no longer there, or is no longer the one listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from samples import ROOT
from suluh.dates import PartialDate
from suluh.frontmatter import decode, parse_page
from suluh.reading import validate
from suluh.records.law import Provision, Version
from suluh.records.penalty import Fine, Imprisonment, Penalty, Whipping
from suluh.timeline import on_day

READINGS = Path(__file__).parent / "readings"
PLAIN = yaml.BaseLoader  # versions are kept as written, `2023-07` and all


def _entries() -> Iterator[tuple[str, dict, tuple[Penalty, ...]]]:
    for book in sorted(READINGS.glob("act-*.yml")):
        text = book.read_text(encoding="utf-8")
        for plain, typed in zip(yaml.load(text, PLAIN), yaml.safe_load(text), strict=True):
            tiers = tuple(Penalty.model_validate(tier) for tier in typed["penalties"])
            yield f"law/my/{book.stem}/s-{plain['number'].lower()}", plain, tiers


ENTRIES = list(_entries())
LISTED = {
    (row["provision"], row["version"]): row
    for row in yaml.load((READINGS / "disagreements.yml").read_text(encoding="utf-8"), PLAIN) or []
}


@cache
def provision(record: str) -> Provision | None:
    """The record of a provision, read by itself: the rest of the library need not be whole."""
    path = ROOT / "docs" / f"{record}.md"
    if not path.exists():
        return None
    raw = parse_page(decode(path, str(path)), str(path))
    problems: list = []
    found = validate(Provision, raw.meta.value, str(path), raw.meta, (), problems)
    assert found, problems
    return found


def version_of(record: Provision, day: str) -> Version:
    """The version that begins on the day given; else the one in force on it."""
    for version in record.versions:
        if str(version.start) == day:
            return version
    assert PartialDate.parse(day).exact, f"no version from {day}"
    found = on_day(record, date.fromisoformat(day))
    assert found.answer == "applies", f"{day}: {found.answer}"
    return found.versions[0]


def tiers_of(record: Provision, version: Version) -> tuple[Penalty, ...]:
    """The tiers of a version, through `same` to where they are written out; none where they are unread."""
    at = record.versions.index(version)
    while (penalties := record.versions[at].penalties) == "same":
        at -= 1
    return () if isinstance(penalties, str) else penalties


def _modality(kind: Imprisonment | Fine | Whipping) -> str:
    if kind.mandatory:
        return " must"
    return " may" if kind.mandatory is False or getattr(kind, "liable", None) else ""


def figures(tier: Penalty) -> str:
    """The figures and modality of a tier, without its words, in a form that can be compared and read."""
    kinds = []
    if tier.death:
        kinds.append("death")
    if (prison := tier.imprisonment) is not None:
        months = f"{prison.months}m" if prison.months else ""
        span = f"{prison.min_years or 0}-{prison.max_years or ''}y" if prison.min_years or prison.max_years else ""
        life = "life " if prison.life else ""
        kinds.append(f"prison {life}{span}{months}{_modality(prison)}")
    if (fine := tier.fine) is not None:
        daily = f" +{fine.per_day}/day" if fine.per_day else ""
        kinds.append(f"fine {fine.currency} {fine.min or 0}-{fine.max or ''}{daily}{_modality(fine)}")
    if (whip := tier.whipping) is not None:
        kinds.append(f"whipping {whip.min_strokes or 0}-{whip.max_strokes or ''}{_modality(whip)}")
    kinds += ["service"] * bool(tier.community_service) + ["other"] * bool(tier.other)
    added = " (added)" if tier.in_addition_to else ""
    if tier.combine in ("either or both", "either", "any two"):  # what is chosen between has no modality of its own
        kinds = [kind.removesuffix(" may") for kind in kinds]
    return f"{', '.join(kinds)}{f' [{tier.combine}]' if tier.combine else ''}{added}"


def difference(read: tuple[Penalty, ...], recorded: tuple[Penalty, ...]) -> str:
    """What each book has that the other has not; empty where they agree."""
    ours, theirs = Counter(map(figures, read)), Counter(map(figures, recorded))
    if ours == theirs:
        return ""
    sides = [
        " + ".join(sorted((one - other).elements())) or "nothing" for one, other in ((ours, theirs), (theirs, ours))
    ]
    return f"read: {sides[0]}; recorded: {sides[1]}"


def test_the_books_are_there() -> None:
    assert len({(record, entry["version"]) for record, entry, _ in ENTRIES}) == len(ENTRIES), "an entry stands twice"
    books = Counter(record.split("/")[2] for record, _, _ in ENTRIES)
    least = {"act-574": 45, "act-588": 3, "act-611": 6, "act-670": 4, "act-676": 1, "act-792": 15}
    assert {book: books[book] >= number for book, number in least.items()} == dict.fromkeys(least, True)


@pytest.mark.parametrize(
    ("record", "entry", "read"), ENTRIES, ids=[f"{record}@{entry['version']}" for record, entry, _ in ENTRIES]
)
def test_the_two_books_agree(record: str, entry: dict, read: tuple[Penalty, ...]) -> None:
    found = provision(record)
    if entry.get("record") == "none":
        assert found is None, f"{record} has a record now: take “record: none” away and let it be compared"
        return
    assert found is not None, f"{record} has no record: write “record: none” in the book"
    differs = difference(read, tiers_of(found, version_of(found, entry["version"])))
    listed = LISTED.get((record, entry["version"]))
    if not differs:
        assert listed is None, f"the books agree on {record} at {entry['version']}: take it off the disagreements"
        return
    assert listed is not None, f"{record} at {entry['version']} ({entry['at']}): {differs}"
    assert listed["what"] == differs, f"the disagreement on {record} is another now: {differs}"
    assert listed["settled"].strip(), f"{record}: say how it was settled, or why it is a stated doubt"


def test_every_disagreement_is_of_an_entry() -> None:
    known = {(record, entry["version"]) for record, entry, _ in ENTRIES if entry.get("record") != "none"}
    assert not LISTED.keys() - known
