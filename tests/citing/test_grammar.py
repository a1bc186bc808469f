from collections.abc import Iterator
from typing import Any

import pytest

from suluh.citing import Names, parse_query, reason
from suluh.citing.grammar import grammar

from .table import ECWA, NAMES, SOAC

UNITS: dict[str, Any] = grammar().data["units"]
UNIT_EXAMPLES = [(entry.get("within", unit), example) for unit, entry in UNITS.items() for example in entry["examples"]]
OTHER_EXAMPLES = [
    example for part in ("schedule", "ranges", "lists", "of") for example in grammar().data[part]["examples"]
]


@pytest.mark.parametrize(("unit", "example"), UNIT_EXAMPLES)
def test_every_example_of_a_unit_reads_as_that_unit(unit: str, example: str) -> None:
    cited = parse_query(example, Names.of([]))
    assert cited
    assert {one.unit for one in cited} == {unit}


@pytest.mark.parametrize("example", OTHER_EXAMPLES)
def test_every_other_example_reads_as_a_citation(example: str) -> None:
    assert parse_query(example, NAMES)


@pytest.mark.parametrize("example", grammar().data["of"]["examples"])
def test_the_words_for_of_lead_to_the_act(example: str) -> None:
    assert [one.instrument for one in parse_query(example, NAMES)] == [ECWA]


@pytest.mark.parametrize("example", [*grammar().data["ranges"]["examples"], *grammar().data["lists"]["examples"]])
def test_ranges_and_lists_have_several_numbers(example: str) -> None:
    assert len(parse_query(example, NAMES)) > 1


def written_forms() -> Iterator[tuple[str, str]]:
    for unit, entry in UNITS.items():
        for language in ("en", "ms"):
            for forms in entry[language].values():
                for form in forms:
                    yield entry.get("within", unit), form


@pytest.mark.parametrize(("unit", "form"), list(written_forms()))
def test_every_written_form_reads_as_its_unit(unit: str, form: str) -> None:
    for text in (f"{form} 14(1)", f"{form}. 14(1)", f"{form.upper()} 14(1)", f"{form} 14(1), Act 792"):
        assert {one.unit for one in parse_query(text, NAMES)} <= {unit, "section"}, text
        assert parse_query(text, NAMES), text
    assert parse_query(f"{form} 14(1), Act 792", NAMES)[0].instrument == SOAC


def words_of(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield key
            yield from words_of(held)
    elif isinstance(value, list):
        for held in value:
            yield from words_of(held)
    else:
        yield value


def test_every_word_is_text_for_any_yaml_reader() -> None:
    # “No” and “On” are words here, but truth values to YAML 1.1 when they are not quoted.
    assert [word for word in words_of(grammar().data) if not isinstance(word, str)] == []


def test_every_reason_has_words() -> None:
    for why in grammar().data["reasons"]:
        assert reason(why)
