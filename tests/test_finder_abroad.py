"""The finder beyond Malaysia: the table of `finder_abroad.yml`, and what may be said at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from suluh.finder import Facts
from suluh.finder_abroad import SURE, candidates, elsewhere
from suluh.frontmatter import parse_yaml
from suluh.library import Library

_FILE = Path(__file__).parent / "finder_abroad.yml"
CASES: list[dict[str, Any]] = parse_yaml(_FILE.read_text(encoding="utf-8"), _FILE.name).value


def facts_of(case: dict[str, Any]) -> dict[str, Any]:
    """The facts as plain data, the same for both languages the finder is written in."""
    plain = {"conduct": [], "whom": None, "age": None, "by": None, "how": None, "where": "malaysia", "on": None}
    given = dict(case["facts"])
    return plain | given | ({"on": str(given["on"])} if "on" in given else {})


def faults(case: dict[str, Any], told: list[str]) -> list[str]:
    """Where an answer departs from what the case expects."""
    wrong = [f"lacks {key}" for key in case.get("also", ()) if key not in told]
    wrong += [f"says {key}" for key in case.get("not", ()) if key in told]
    return wrong + ([f"says {told}"] if case.get("none") and told else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_states_whose_law_may_reach_the_facts(case: dict[str, Any], library: Library) -> None:
    given = facts_of(case)
    facts = Facts.model_validate(given | {"conduct": tuple(given["conduct"])})
    assert faults(case, [reach.id for reach in elsewhere(facts, library)]) == []


def test_only_what_was_read_surely_enough_is_said(library: Library) -> None:
    said = candidates(library)
    assert {cell.code for cell in said} >= {"sg", "ph", "th"}
    for cell in said:
        assert cell.assurance in SURE
        assert cell.code != "my"
