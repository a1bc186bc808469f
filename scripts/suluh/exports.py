"""Data for others: every record as JSON, in stable order, described by JSON Schemas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from suluh import timeline
from suluh.assurance import channel_assurance
from suluh.comparison import Answered, Standing, anchor, comparison, standings
from suluh.identity import MAIN, RecordId, address
from suluh.library import Library, instrument_of, penalties_of
from suluh.records.base import Citation, Record, to_data
from suluh.records.law import Ask, Event, Version
from suluh.records.penalty import Penalty

VERSION = "1.0"
Data = dict[str, Any]


def exports(library: Library, site_url: str) -> dict[str, Data]:
    """Every export by its name: `{version, licence, count, <name>: [...]}`.

    Args:
        library: what to export.
        site_url: where the site stands, with a slash at its end.
    """
    root = site_url.rstrip("/")
    made: dict[str, list[Data]] = {
        "provisions": [provision_data(library, key, root) for key in library.provisions],
        "instruments": [instrument_data(library, key, root) for key in library.instruments],
        "sources": [
            {"id": key, "url_here": f"{root}{address(f'sources/{library.source_home[key]}')}#{key}"} | to_data(source)
            for key, source in library.sources.items()
        ],
        "terms": [term_data(library, key, root) for key in library.terms],
        "agencies": [agency_data(library, key, root) for key in library.agencies],
        "platforms": [record_data(library, key, root) for key in library.platforms],
        "routes": [record_data(library, key, root) for key in library.routes],
        "figures": [record_data(library, key, root) for key in library.figures],
        "offences": [record_data(library, key, root) for key in library.offences],
        "cases": [record_data(library, key, root) for key in library.cases],
        "developments": [record_data(library, key, root) for key in library.developments],
        "jurisdictions": [jurisdiction_data(library, key, root) for key in library.jurisdictions],
        "criteria": [record_data(library, key, root) for key in library.criteria],
        "comparison": [cell_data(library, cell, root) for cell in comparison(library)],
        "ratifications": [standing_data(library, standing, root) for standing in standings(library)],
    }
    made = {name: rows for name, rows in made.items() if rows}
    return {
        name: {
            "version": VERSION,
            "licence": "CC BY 4.0",
            "notice": "Not legal advice.",
            "count": len(rows),
            name: rows,
        }
        for name, rows in made.items()
    }


def provision_data(library: Library, key: RecordId, root: str) -> Data:
    """A provision: what it is, its penalty now, every version."""
    record = library.provisions[key]
    now = timeline.current(record)
    instrument = instrument_of(key)
    return _without_none(
        {
            "id": key,
            "url": root + address(key),
            "akn": library.akn(key),
            "jurisdiction": library.instruments[instrument].jurisdiction,
            "instrument": instrument,
            "number": record.number,
            "heading": _both(lambda language: library.title(key, language), library, key),
            "summary": _both(lambda language: library.summary(key, language), library, key),
            "offence": record.offence,
            "status": timeline.status(record),
            "conduct": list(record.conduct),
            "protects": _words(library, key, "protects"),
            "penalties": _tiers(library, key, penalties_of(record, now)),
            "versions": [_version(library, key, version) for version in record.versions],
            "assurance": library.assurance_of(now),
            "related": list(record.related),
            "depth": record.depth,
            "aliases": list(record.aliases),
            "reviewed": str(record.reviewed),
        }
    )


def instrument_data(library: Library, key: RecordId, root: str) -> Data:
    """An instrument with its history."""
    record = library.instruments[key]
    return _without_none(
        {
            "id": key,
            "url": root + address(key),
            "akn": library.akn(key),
            "jurisdiction": record.jurisdiction,
            "type": record.type,
            "number": record.number,
            "citation": record.citation,
            "title": _both(lambda language: library.title(key, language), library, key),
            "long_title": _words(library, key, "long_title"),
            "abbreviations": list(record.abbreviations),
            "official_url": record.official_url,
            "amends": list(record.amends),
            "amended_by": library.amendments_of(key),
            "history": [_event(library, key, event) for event in record.history],
            "provisions": library.provisions_of(key),
            "texts": [_citation(citation) for citation in record.texts],
            "titles": [to_data(title) for title in record.titles] or None,
            "text_language": _phrase(library, key, record.text_language) if record.text_language else None,
            "asks": [_ask(library, key, ask) for ask in record.asks] or None,
            "reviewed": str(record.reviewed),
        }
    )


def jurisdiction_data(library: Library, key: RecordId, root: str) -> Data:
    """A state; its cells stand in the comparison."""
    data = record_data(library, key, root)
    del data["cells"]
    return data


def cell_data(library: Library, cell: Answered, root: str) -> Data:
    """A cell of the comparison: the answer, what it rests on, how sure it is."""
    given = cell.cell
    phrase = partial(_phrase, library, cell.state)
    value: Any = given.value
    if given.penalty:
        tiers = _tiers(library, given.penalty, (cell.penalty,)) if cell.penalty and not cell.unsettled else None
        value = tiers[0] if tiers else None
    elif given.bodies:
        value = list(given.bodies)
    elif given.link:
        value = given.link
    return _without_none(
        {
            "id": cell.id,
            "url": root + anchor(cell),
            "criterion": cell.name,
            "jurisdiction": library.jurisdictions[cell.state].code,
            "answer": given.answer,
            "value": value,
            "settled": False if cell.unsettled else None,
            "text": phrase(given.text) if given.text else None,
            "provisions": list(cell.provisions),
            "from": str(cell.start) if cell.start else None,
            "version": str(cell.version) if cell.version else None,
            "assurance": cell.assurance,
            "note": phrase(given.note) if given.note else None,
            "sources": [_citation(citation) for citation in cell.sources],
        }
    )


def standing_data(library: Library, standing: Standing, root: str) -> Data:
    """Where a state stands to a treaty."""
    party = library.instruments[standing.treaty].parties.get(standing.code)
    data: Data = to_data(party) if party else {"status": "not found", "sources": []}
    for name in ("reservations", "note"):
        if name in data:
            data[name] = _phrase(library, standing.treaty, data[name])
    treaty = standing.treaty.rpartition("/")[2]
    return {
        "id": f"{standing.code.lower()}.{treaty}",
        "url": f"{root}{address('compare/treaties')}#{standing.code.lower()}.{treaty}",
        "instrument": standing.treaty,
        "jurisdiction": standing.code,
        **data,
    }


def term_data(library: Library, key: RecordId, root: str) -> Data:
    """A term in every language."""
    record = library.terms[key]
    return _without_none(
        {
            "id": key,
            "url": root + address(key),
            "term": _both(lambda language: library.title(key, language), library, key),
            "definition": _both(lambda language: library.summary(key, language), library, key),
            "standing": record.standing,
            "use_instead": f"glossary/{record.use_instead}" if record.use_instead else None,
            "aliases": list(record.aliases),
            "see": [f"glossary/{slug}" for slug in record.see],
            "sources": [_citation(citation) for citation in record.sources],
            "reviewed": str(record.reviewed),
        }
    )


# What a record's words are called; the rest of its fields are figures, dates, ids and phrases.
_WORDS = ("title", "name", "summary", "reader", "claim")


def record_data(library: Library, key: RecordId, root: str) -> Data:
    """A record as it is, its words and phrases in every language it has."""
    page = library.pages[key]
    record = page.record
    assert isinstance(record, Record)
    phrases = record.phrases()

    def translated(value: Any) -> Any:
        if isinstance(value, str):
            return _phrase(library, key, value) if value in phrases else value
        if isinstance(value, list):
            return [translated(item) for item in value]
        if isinstance(value, dict):
            return {name: translated(item) for name, item in value.items()}
        return value

    data = {name: translated(value) for name, value in to_data(record).items() if name not in ("kind", *_WORDS)}
    words = {name: found for name in _WORDS if (found := _words(library, key, name))}
    return {"id": key, "url": root + address(key), "kind": record.kind, **words, **data}


def agency_data(library: Library, key: RecordId, root: str) -> Data:
    """A body; each of its channels says how sure it is. A value that is not sure enough to print is left out."""
    data = record_data(library, key, root)
    for channel, made in zip(library.agencies[key].channels, data.get("channels", []), strict=False):
        made["assurance"] = channel_assurance(channel, library.sources)
        if made["assurance"] == "low":
            del made["value"]
    return data


def schema(rows: Data, name: str) -> Data:
    """A JSON Schema of an export, drawn from what it holds: its keys, their types, which are always there."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Suluh {name}, version {VERSION}",
        "type": "object",
        "required": ["version", "licence", "count", name],
        "properties": {
            "version": {"const": VERSION},
            "licence": {"type": "string"},
            "notice": {"type": "string"},
            "count": {"type": "integer"},
            name: {"type": "array", "items": _shape(rows[name])},
        },
    }


def _shape(values: list[Any]) -> Data:
    kinds = {_type(value) for value in values}
    found: Data = {"type": sorted(kinds) if len(kinds) > 1 else next(iter(kinds), "null")}
    objects = [value for value in values if isinstance(value, dict)]
    if objects:
        keys = sorted({key for value in objects for key in value})
        found["properties"] = {key: _shape([value[key] for value in objects if key in value]) for key in keys}
        found["required"] = [key for key in keys if all(key in value for value in objects)]
    items = [item for value in values if isinstance(value, list) for item in value]
    if items:
        found["items"] = _shape(items)
    return found


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    names = {dict: "object", list: "array", str: "string", int: "integer", float: "number"}
    return names.get(type(value), "null")


def _version(library: Library, key: RecordId, version: Version) -> Data:
    record = library.provisions[key]
    following = record.versions[record.versions.index(version) + 1 :]
    end = version.to or next((later.start for later in following if later.start != "pending"), None)
    return _without_none(
        {
            "from": str(version.start),
            "to": str(end) if end else None,
            "state": version.state,
            "by": version.by,
            "change": _phrase(library, key, version.change) if version.change else None,
            "penalties": _tiers(library, key, penalties_of(record, version)),
            "assurance": library.assurance_of(version),
            "sources": [_citation(citation) for citation in version.sources],
        }
    )


def _tiers(library: Library, key: RecordId, tiers: tuple[Penalty, ...] | None) -> list[Data] | None:
    """The tiers with their free text in every language; None where they were not read."""
    if tiers is None:
        return None
    found = []
    for tier in tiers:
        data = to_data(tier)
        for name in ("when", "in_addition_to", "other"):
            if name in data:
                data[name] = _phrase(library, key, data[name])
        data["unsettled"] = [_phrase(library, key, text) for text in tier.unsettled]
        if not data["unsettled"]:
            del data["unsettled"]
        found.append(data)
    return found


def _event(library: Library, key: RecordId, event: Event) -> Data:
    data = to_data(event)
    if event.note:
        data["note"] = _phrase(library, key, event.note)
    data["sources"] = [_citation(citation) for citation in event.sources]
    return data


def _ask(library: Library, key: RecordId, ask: Ask) -> Data:
    return to_data(ask) | {"asks": _phrase(library, key, ask.asks), "told": _phrase(library, key, ask.told)}


def _citation(citation: Citation) -> Data:
    return to_data(citation)


def _phrase(library: Library, key: RecordId, text: str) -> Data:
    return {language: library.phrase(key, text, language) for language in library.pages[key].languages}


def _both(ask: Callable[[Any], str], library: Library, key: RecordId) -> Data:
    return {language: ask(language) for language in library.pages[key].languages}


def _words(library: Library, key: RecordId, name: str) -> Data | None:
    page = library.pages[key]
    found: Data = {}
    for language in page.languages:
        holder = page.record if language == MAIN else page.words.get(language)
        if text := getattr(holder, name, None):
            found[language] = text
    return found or None


def _without_none(data: Data) -> Data:
    return {key: value for key, value in data.items() if value is not None}
