"""What a run found, for machines: JSON grouped by who leads there, and JUnit for continuous integration."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from suluh.linkcheck.addresses import Use
from suluh.linkcheck.verdict import FINE, SURE, Verdict

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNASKED = Verdict("unasked", None, "the run did not come to it")


def write_reports(uses: Mapping[str, list[Use]], verdicts: Mapping[str, Verdict], day: str, out: Path) -> None:
    """Writes `report.json` and `report.xml`.

    Args:
        uses: every address with its uses.
        verdicts: what is known of them.
        day: of the run.
        out: the folder.
    """
    out.mkdir(parents=True, exist_ok=True)
    groups = grouped(uses, verdicts)
    counts = Counter(verdicts.get(url, _UNASKED).state for url in uses)
    data = {"checked": day, "addresses": len(uses), "counts": dict(sorted(counts.items())), "groups": groups}
    (out / "report.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    ElementTree.ElementTree(junit(groups)).write(out / "report.xml", encoding="utf-8", xml_declaration=True)


def grouped(uses: Mapping[str, list[Use]], verdicts: Mapping[str, Verdict]) -> dict[str, list[dict[str, Any]]]:
    """The addresses under the page that leads to them (for sources: their list), each with who names it."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for url, places in uses.items():
        verdict = verdicts.get(url, _UNASKED)
        row = {"url": url, "state": verdict.state, "code": verdict.code, "note": verdict.note, "final": verdict.final}
        told = {name: value for name, value in row.items() if value not in (None, "")}
        for use in places:
            groups.setdefault(use.page, []).append({"key": use.key, "source": use.source, **told})
    return {page: sorted(rows, key=lambda row: (row["key"], row["url"])) for page, rows in sorted(groups.items())}


def junit(groups: Mapping[str, list[dict[str, Any]]]) -> ElementTree.Element:
    """A test suite for each page: what is surely wrong has failed, what is not sure is skipped with its reason."""
    root = ElementTree.Element("testsuites", name="links")
    for page, rows in groups.items():
        suite = ElementTree.SubElement(root, "testsuite", name=page)
        failures = skipped = 0
        for row in rows:
            case = ElementTree.SubElement(suite, "testcase", classname=page, name=_xml(f"{row['key']}: {row['url']}"))
            if row["state"] in FINE:
                continue
            failed = row["state"] in SURE or row["state"] == "fragment"
            failures += failed
            skipped += not failed
            message = _xml(f"{row['state']}: {row.get('note') or row.get('code') or ''}".strip(": "))
            ElementTree.SubElement(case, "failure" if failed else "skipped", message=message)
        suite.attrib |= {"tests": str(len(rows)), "failures": str(failures), "skipped": str(skipped), "errors": "0"}
    return root


def _xml(text: str) -> str:
    return _NOT_XML.sub("�", text)
