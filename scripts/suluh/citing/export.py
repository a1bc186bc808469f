"""The table the citation reader in the browser works from: the grammar's words, the laws and their numbers.

The table of :func:`citation_table` is JSON:

- `words`: what `grammar.yml` knows of queries: `units` and `parts` (unit: its words, a space between), `prefixes`
  (unit: how addresses write it), `steps`, `ranges`, `signs`, `joins`, `of`, `articles`, `schedule`, `countries`.
- `instruments`, the most relevant first: `id`; `title` and `citation` by language (another language only where it
  differs from English); `names`, further names as :func:`~suluh.citing.names.spelling_of` spells them; `unit`,
  where bare numbers are no sections; `provisions` (unit: its numbers in order, a comma between).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from suluh.citing.cited import CitedUnit
from suluh.citing.grammar import grammar
from suluh.citing.names import names_of_one, spelling_of, unit_of
from suluh.identity import LANGUAGES, MAIN, Language, ProvisionId, RecordId, Unit
from suluh.library import Library

Data = dict[str, Any]


def citation_table(library: Library) -> Data:
    """The table for the Library's instruments."""
    return table_of(_instrument(library, record) for record in _by_relevance(library))


def table_of(instruments: Iterable[Data]) -> Data:
    """The table for instruments already in the table's form, the most relevant first."""
    return {"words": _words(), "instruments": list(instruments)}


def instrument_data(
    record: RecordId,
    title: Mapping[Language, str],
    citation: Mapping[Language, str],
    names: Iterable[str] = (),
    *,
    unit: CitedUnit = "section",
    provisions: Iterable[tuple[CitedUnit, str]] = (),
) -> Data:
    """One instrument in the table's form.

    Args:
        record: its id.
        title: its short title in each language.
        citation: its citation in each language.
        names: its other names, in any form.
        unit: what its bare numbers count.
        provisions: unit and number of each provision, in order.
    """
    numbers: dict[str, list[str]] = {}
    for counted, number in provisions:
        numbers.setdefault(counted, []).append(number)
    known = {spelling_of(name) for words in (title, citation) for name in words.values()}
    spellings = dict.fromkeys(spelling_of(name) for name in names)
    data: Data = {
        "id": record,
        "title": _where_it_differs(title),
        "citation": _where_it_differs(citation),
        "names": [spelling for spelling in spellings if spelling and spelling not in known],
        "provisions": {counted: ",".join(held) for counted, held in numbers.items()},
    }
    return data if unit == "section" else {**data, "unit": unit}


def _where_it_differs(words: Mapping[Language, str]) -> dict[Language, str]:
    return {language: text for language, text in words.items() if language == MAIN or text != words[MAIN]}


def _instrument(library: Library, record: RecordId) -> Data:
    citation = library.instruments[record].citation
    malay = "Akta " + citation.removeprefix("Act ") if citation.startswith("Act ") else citation
    return instrument_data(
        record,
        {language: library.title(record, language) for language in LANGUAGES},
        {"en": citation, "ms": malay},
        names_of_one(library, record),
        unit=unit_of(library, record),
        provisions=[
            (ProvisionId.parse(key).unit, library.provisions[key].number) for key in library.provisions_of(record)
        ],
    )


def _by_relevance(library: Library) -> list[RecordId]:
    """Malaysia's laws first; among them, as among the others, those with the most core offences."""

    def key(record: RecordId) -> tuple[bool, int, int, RecordId]:
        provisions = [library.provisions[held] for held in library.provisions_of(record)]
        core = sum(provision.offence and provision.depth == "core" for provision in provisions)
        return library.instruments[record].jurisdiction != "MY", -core, -len(provisions), record

    return sorted(library.instruments, key=key)


def _words() -> Data:
    words = grammar()
    data = words.data
    units: dict[str, dict[str, None]] = {}
    parts: dict[str, dict[str, None]] = {}
    for form, word in words.units.items():
        (parts if word.part else units).setdefault(word.unit, {})[form.lower()] = None
    schedule, of = data["schedule"], data["of"]
    return {
        "units": {unit: " ".join(forms) for unit, forms in units.items()},
        "parts": {unit: " ".join(forms) for unit, forms in parts.items()},
        "prefixes": {unit: _prefix(unit) for unit in get_args(Unit)},
        "steps": data["steps"]["words"],
        "ranges": [word for language in LANGUAGES for word in data["ranges"][language]],
        "signs": data["ranges"]["signs"],
        "joins": [word for language in LANGUAGES for word in data["lists"][language]],
        "of": [*of["en"], *of["ms"], *of["schedule"]],
        "in": of["en"],
        "articles": of["articles"],
        "schedule": {
            "words": {
                language: sorted({w for held in schedule[language].values() for w in held}) for language in LANGUAGES
            },
            "ordinals": schedule["ordinals"],
        },
        "countries": data["countries"],
    }


def _prefix(unit: Unit) -> str:
    return str(ProvisionId("law/x/x", unit, "")).rsplit("/", 1)[-1]
