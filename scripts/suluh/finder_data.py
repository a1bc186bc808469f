"""What the finder's script reads: the rulebook, and of each provision it names only what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from suluh import timeline
from suluh.assurance import LEVELS
from suluh.comparison import Answered
from suluh.dates import PartialDate
from suluh.finder_abroad import candidates, child_under, offences, reaches_made_images
from suluh.identity import LANGUAGES, Language, RecordId, address
from suluh.library import Library, penalties_of
from suluh.records.base import to_data
from suluh.records.finding import CHOICES, Rulebook
from suluh.records.law import Provision, Version
from suluh.staging.views import LawViews
from suluh.wording import wording

Data = dict[str, Any]
Said = TypeVar("Said")
SAY = "finder.say."
_DAYS = ("from", "earliest", "latest", "endsEarliest", "endsLatest", "state")


def finder_data(library: Library, book: Rulebook) -> Data:
    """The whole of `/offences/finder.json`: ids, days and rules once, words in every language."""
    views = {language: LawViews(library, language) for language in LANGUAGES}
    named = dict.fromkeys(entry.provision for entry in (*book.rules, *book.modifiers))
    rules = to_data(book)
    return {
        "licence": "CC BY 4.0",
        "notice": "Not legal advice.",
        "acts": list(book.acts),
        "choices": {key: list(values) for key, values in CHOICES.items()} | {"conduct": _asked(book)},
        "sets": rules["sets"],
        "rules": rules["rules"],
        "modifiers": rules["modifiers"],
        "reports": [turn | _page(turn["page"], library) for turn in rules["reports"]],
        "provisions": {key: _provision(key, library, views) for key in named},
        "elsewhere": [_elsewhere(cell, library, views) for cell in candidates(library)],
        "assurance": _each(lambda code: {level: wording(code)(f"assurance.{level}") for level in LEVELS}),
        "words": _each(_words),
    }


def _elsewhere(cell: Answered, library: Library, views: dict[Language, LawViews]) -> Data:
    """A cell of the comparison that may be said of facts; of its provisions how they are cited and when they held."""

    def provision(key: RecordId) -> Data:
        made = _provision(key, library, views)
        told = [{name: version[name] for name in _DAYS} for version in made["versions"]]
        return {"path": made["path"], "cite": made["cite"], "now": made["now"], "versions": told}

    return {
        "id": cell.id,
        "conduct": list(library.criteria[cell.criterion].conduct),
        "under": child_under(library, cell.state),
        "made": reaches_made_images(library, cell.state),
        "state": _each(lambda code: library.title(cell.state, code)),
        "question": _each(lambda code: library.title(cell.criterion, code)),
        "path": _paths("compare"),
        "assurance": cell.assurance,
        "provisions": [provision(key) for key in offences(library, cell)],
    }


def _page(key: RecordId, library: Library) -> Data:
    return {"path": _paths(key), "title": _each(lambda code: library.title(key, code))}


def _provision(key: RecordId, library: Library, views: dict[Language, LawViews]) -> Data:
    record = library.provisions[key]
    now = timeline.status(record) == "in force"
    return _page(key, library) | {
        "cite": _each(lambda code: views[code].cite(key)),
        "conduct": list(record.conduct),
        "now": record.versions.index(timeline.current(record)) if now else None,
        "versions": [_version(key, record, version, library, views) for version in record.versions],
    }


def _version(
    key: RecordId, record: Provision, version: Version, library: Library, views: dict[Language, LawViews]
) -> Data:
    start = version.start if isinstance(version.start, PartialDate) else None
    return {
        "from": str(version.start),
        "earliest": start.earliest.isoformat() if start else "",
        "latest": start.latest.isoformat() if start else "",
        "endsEarliest": version.to.earliest.isoformat() if version.to else "",
        "endsLatest": version.to.latest.isoformat() if version.to else "",
        "state": version.state,
        "span": _each(lambda code: views[code].span(key, version)),
        "assurance": library.assurance_of(version),
        "penalties": _each(lambda code: _penalties(key, record, version, library, code)) if record.offence else None,
    }


def _penalties(key: RecordId, record: Provision, version: Version, library: Library, code: Language) -> list[Data]:
    """The tiers in words: the case, the sentence, and what is not settled of it."""
    words = wording(code)

    def translate(text: str) -> str:
        return library.phrase(key, text, code)

    tiers = penalties_of(record, version)
    if tiers is None:
        text = words("penalty.unread")
        return [{"words": f"{text[:1].upper()}{text[1:]}."}]
    return [
        {"words": words.sentence(tier, translate)}
        | ({"when": translate(tier.when)} if tier.when else {})
        | ({"unsettled": [translate(text) for text in tier.unsettled]} if tier.unsettled else {})
        for tier in tiers
    ]


def _asked(book: Rulebook) -> list[str]:
    return [conduct for group in book.groups for conduct in group.conduct]


def _paths(record: RecordId) -> dict[str, str]:
    """Addresses below the site's root, so that the site works in any folder."""
    return _each(lambda code: address(record, code).removeprefix("/"))


def _each(say: Callable[[Language], Said]) -> dict[str, Said]:
    return {code: say(code) for code in LANGUAGES}


def _words(code: Language) -> dict[str, str]:
    """The interface words that the script says."""
    words = wording(code).words
    said = {key.removeprefix(SAY): text for key, text in words.items() if key.startswith(SAY)}
    return said | {key: words[key] for key in (f"month.{month}" for month in range(1, 13))}
