"""The table of fact patterns, for both languages the finder is written in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from suluh.frontmatter import parse_yaml
from suluh.identity import RecordId
from suluh.library import Library

_FILE = Path(__file__).parent / "finder_cases.yml"
CASES: list[dict[str, Any]] = parse_yaml(_FILE.read_text(encoding="utf-8"), _FILE.name).value
KEYS = {"name", "from", "facts", "first", "also", "not", "uncertain", "sure", "by", "no", "missing", "complete"}


def record(short: str) -> RecordId:
    """`792/s-10` as an id."""
    act, slug = short.split("/")
    return f"law/my/act-{act}/{slug}"


def facts_of(case: dict[str, Any]) -> dict[str, Any]:
    """The facts as plain data, the same for both."""
    plain = {"conduct": [], "whom": None, "age": None, "by": None, "how": None, "where": "malaysia", "on": None}
    given = dict(case["facts"])
    if "on" in given:
        given["on"] = str(given["on"])
    return plain | given


def faults(case: dict[str, Any], answer: dict[str, Any], library: Library) -> list[str]:
    """Where an answer departs from what the case expects. Acts without a page yet are not expected.

    Args:
        case: of the table.
        answer: `{found: [{provision, law}], modifiers: [provision], missing: [fact]}`.
        library: tells which provisions there are.
    """

    def there(key: str) -> list[RecordId]:
        return [record(short) for short in case.get(key) or [] if record(short) in library.provisions]

    law = {one["provision"]: one["law"] for one in answer["found"]}
    order, wrong = list(law), []
    if "first" in case and order[: len(there("first"))] != there("first"):
        wrong.append(f"begins {order[: len(there('first'))]}")
    if case.get("first") == [] and order:
        wrong.append(f"finds {order}")
    wrong += [f"lacks {key}" for key in there("also") if key not in law]
    wrong += [f"finds {key}" for key in there("not") if key in law]
    wrong += [f"{key} is {law.get(key)}" for key in there("uncertain") if law.get(key) != "uncertain"]
    wrong += [f"{key} is {law.get(key)}" for key in there("sure") if law.get(key) != "applies"]
    wrong += [f"does not say {key}" for key in there("by") if key not in answer["modifiers"]]
    wrong += [f"says {key}" for key in there("no") if key in answer["modifiers"]]
    wrong += [f"does not miss {key}" for key in case.get("missing") or [] if key not in answer["missing"]]
    if case.get("complete") and answer["missing"]:
        wrong.append(f"misses {answer['missing']}")
    return wrong
