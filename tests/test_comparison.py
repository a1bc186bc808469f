"""The comparison: every cell carried, “not found” never a “no”, no Bill ever a “yes”, and a second reader’s book."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from suluh.changes import changes
from suluh.comparison import Answered, anchor, answered, comparison, standings, treaties
from suluh.drawing.heat import MARKS, heat, mark
from suluh.errors import ContentError
from suluh.exports import exports
from suluh.library import Library, read_library
from suluh.records.law import STATES
from suluh.tables import table_of
from suluh.timeline import current

READINGS = Path(__file__).parent / "readings"
PLAIN = yaml.BaseLoader


@pytest.fixture(scope="module")
def cells(library: Library) -> dict[str, Answered]:
    return {cell.id: cell for cell in comparison(library)}


# -- whole and carried


def test_eleven_states_answer_twenty_two_questions(library: Library, cells: dict[str, Answered]) -> None:
    assert [record.code for record in library.jurisdictions.values()] == list(STATES)
    assert len(library.criteria) == 22
    assert len(cells) == 242


def test_every_answer_has_a_source_or_says_not_found(cells: dict[str, Answered]) -> None:
    for key, cell in cells.items():
        if cell.cell.answer == "not found":
            assert cell.assurance == "none", key
        else:
            assert cell.sources, key


def test_a_yes_rests_on_law_in_force(library: Library, cells: dict[str, Answered]) -> None:
    for key, cell in cells.items():
        if cell.cell.answer in ("yes", "partly"):
            for record in cell.provisions:
                assert library.is_law(record), (key, record)


def test_a_cell_is_no_surer_than_the_weakest_provision_it_rests_on(
    library: Library, cells: dict[str, Answered]
) -> None:
    from suluh.assurance import LEVELS

    for key, cell in cells.items():
        if not cell.cell.sources and cell.provisions and cell.cell.answer != "not found":
            levels = [
                library.assurance_of(current(library.provisions[record]))
                for record in cell.provisions
                if record in library.provisions
            ]
            if levels:
                assert LEVELS.index(cell.assurance) >= max(LEVELS.index(level) for level in levels), key


# -- the traps of the dossier


def test_thailands_grooming_offence_is_a_bill(library: Library, cells: dict[str, Answered]) -> None:
    cell = cells["th.grooming"]
    assert cell.cell.answer != "yes"  # sections in force reach a step or two; none names grooming
    assert "draft" in (cell.cell.note or "")
    bills = [key for key, law in library.instruments.items() if key.startswith("law/th/") and law.type == "bill"]
    assert bills
    assert not [key for bill in bills for key in library.provisions_of(bill)]
    assert not set(bills) & set(cell.provisions)


def test_cambodias_article_42_is_not_production(library: Library, cells: dict[str, Answered]) -> None:
    assert [key.rpartition("/")[2] for key in cells["kh.production"].provisions] == ["a-41"]
    article = library.provisions["law/kh/lshtse-2008/a-42"]
    assert not {"make", "prepare", "use-child"} & set(article.conduct)


def test_singapores_377bl_is_an_offence_and_377bn_the_exceptions(library: Library) -> None:
    code = "law/sg/penal-code-1871"
    assert library.provisions[f"{code}/s-377bl"].offence
    assert not library.provisions[f"{code}/s-377bn"].offence


def test_indonesias_new_code_displaced_older_articles(library: Library) -> None:
    for key in ("law/id/uu-11-2008/a-27-1", "law/id/uu-23-2002/a-76e"):
        version = current(library.provisions[key])
        assert version.state in ("displaced", "repealed") or version.to, key


def test_philippine_figures_are_those_of_the_act_of_2022(library: Library, cells: dict[str, Answered]) -> None:
    for name in ("penalty-possession", "penalty-production"):
        assert str(cells[f"ph.{name}"].cell.penalty).startswith("law/ph/ra-11930/")
    assert cells["ph.penalty-possession"].assurance == "restated"  # read in the rules, and said so
    for key in library.provisions_of("law/ph/ra-9775"):
        assert current(library.provisions[key]).state == "repealed", key


@pytest.mark.parametrize("code", ["la", "mm", "tl"])
def test_large_gaps_are_told_as_gaps(cells: dict[str, Answered], code: str) -> None:
    mine = [cell for cell in cells.values() if cell.code == code]
    assert sum(cell.cell.answer == "not found" for cell in mine) >= 5


# -- the picture


def test_not_found_never_looks_like_no(cells: dict[str, Answered]) -> None:
    assert MARKS["unknown"] != MARKS["no"]
    for cell in cells.values():
        assert (mark(cell) == MARKS["unknown"]) == (cell.cell.answer == "not found"), cell.id
        assert (mark(cell) == MARKS["no"]) == (cell.cell.answer == "no"), cell.id


def test_the_picture_has_a_square_for_each_cell_and_they_do_not_touch(cells: dict[str, Answered]) -> None:
    picture = heat(list(cells.values()))
    places = {(square.x, square.y) for square in picture.squares}
    assert len(places) == len(picture.squares) == 242
    assert all(x + picture.side - 4 <= picture.width and y + picture.tall <= picture.height for x, y in places)


def test_an_unsettled_penalty_is_drawn_as_unsettled(cells: dict[str, Answered]) -> None:
    doubtful = [cell for cell in cells.values() if cell.unsettled]
    assert doubtful
    assert {mark(cell) for cell in doubtful} == {"…"}


# -- data


def test_the_data_hold_the_promised_keys(library: Library) -> None:
    rows = exports(library, "https://suluh.example/")["comparison"]["comparison"]
    assert len(rows) == 242
    for row in rows:
        assert {"id", "url", "criterion", "jurisdiction", "answer", "provisions", "assurance", "sources"} <= set(row)
        assert row["url"] == f"https://suluh.example/compare/#{row['id']}"
        if row.get("settled") is False:
            assert "value" not in row, row["id"]
    grooming = next(row for row in rows if row["id"] == "sg.grooming")
    assert grooming["provisions"][0] == "law/sg/penal-code-1871/s-376e"
    assert {"en", "ms"} <= set(grooming["text"])


def test_an_answer_that_rests_on_provisions_tells_its_day(library: Library, cells: dict[str, Answered]) -> None:
    """The day since which it has held, or that of the youngest version read: one of them, for every such cell."""
    for cell in cells.values():
        rests = [key for key in cell.provisions if key in library.provisions]
        if rests and cell.tone != "unknown":
            assert cell.start or cell.version, cell.id
        if cell.version:
            assert any(str(cell.version) == str(current(library.provisions[key]).start) for key in rests), cell.id
    assert str(cells["my.penalty-possession"].version) == "2023-07"  # section 10 as Act A1687 left it
    assert cells["my.penalty-possession"].start is None


def test_the_csv_twin_holds_the_same_cells(library: Library) -> None:
    rows = exports(library, "https://suluh.example/")["comparison"]["comparison"]
    read = list(csv.DictReader(io.StringIO(table_of(rows))))
    assert [(row["id"], row["answer"], row["assurance"]) for row in read] == [
        (row["id"], row["answer"], row["assurance"]) for row in rows
    ]
    assert not [value for row in read for value in row.values() if value[:1] in "=+-@" and value]


def test_every_state_stands_somewhere_to_every_treaty(library: Library) -> None:
    held = standings(library)
    assert len(treaties(library)) >= 8
    assert len(held) == len(treaties(library)) * len(STATES)
    crc = {one.code: one.status for one in held if one.treaty == "law/int/crc"}
    assert set(crc.values()) == {"party"}


def test_a_change_of_a_cell_is_told(library: Library, tmp_path: Path) -> None:
    import json

    data = exports(library, "https://suluh.example/")["comparison"]
    for name, answer in (("old", "yes"), ("new", "partly")):
        folder = tmp_path / name / "data"
        folder.mkdir(parents=True)
        rows = [row | {"answer": answer} if row["id"] == "sg.grooming" else row for row in data["comparison"]]
        (folder / "comparison.json").write_text(json.dumps(data | {"comparison": rows}), encoding="utf-8")
    told = [str(change) for change in changes(tmp_path / "old", tmp_path / "new")]
    assert told == ["sg.grooming: answer was yes; it is now partly"]


# -- the built pages


@pytest.mark.site
def test_each_cell_has_an_address_and_stands_in_words(site: Path, cells: dict[str, Answered]) -> None:
    text = (site / "compare/index.html").read_text(encoding="utf-8")
    ids = set(re.findall(r'<td id="([a-z.-]+)"', text))
    assert ids == set(cells)
    for cell in cells.values():
        assert anchor(cell) == f"/compare/#{cell.id}"
        page = (site / f"compare/{cell.name}/index.html").read_text(encoding="utf-8")
        assert f'id="{cell.id}"' in page


@pytest.mark.site
def test_the_comparison_weighs_at_most_120_kilobytes(site: Path) -> None:
    for page in ("compare/index.html", "ms/compare/index.html"):
        text = (site / page).read_text(encoding="utf-8")
        files = {site / page}
        for way in re.findall(r'(?:src|href)="([^"]+\.(?:js|css|svg))"', text):
            files.add(((site / page).parent / way).resolve())
        weight = sum(len(gzip.compress(file.read_bytes())) for file in files)
        assert weight <= 120_000, f"{page}: {weight}"


# -- bad input


STATE = """---
kind: jurisdiction
name: Testland
code: MY
summary: A state for tests.
cells:
{cells}
reviewed: 2026-11-21
---
## What is here {{ #here }}
Words.
"""
CRITERION = """---
kind: criterion
title: Grooming
question: Is it?
summary: Whether it is.
shape: whether
group: conduct
order: 10
reviewed: 2026-11-21
---
## What the answers mean { #answers }
Words.
"""


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("  grooming: {answer: stated, text: Yes., sources: [{source: act-text}]}", "cannot be answered with"),
        ('  grooming: {answer: "yes", text: It is., provisions: [law/my/nowhere/s-1]}', "no provision or instrument"),
        ('  grooming: {answer: "yes", text: It is.}', "on what does the answer rest"),
        ("  grooming: {answer: not found, value: 3}", "gives no value"),
        ('  grooming: {answer: "yes", sources: [{source: act-text}]}', "say it in a sentence too"),
        ("  luring: {answer: not found}", "there is no criterion"),
        ("  {}", "no answer to"),
    ],
)
def test_a_cell_that_does_not_hold_is_refused_with_file_line_and_remedy(
    small: Callable[..., Path], cell: str, message: str
) -> None:
    docs = small({"law/my/index.md": STATE.format(cells=cell), "compare/grooming.md": CRITERION})
    with pytest.raises(ContentError) as error:
        read_library(docs)
    told = str(error.value)
    assert message in told
    assert re.search(r"law/my/index\.md:\d+: ", told)


# -- double entry


def _entries() -> list[dict]:
    found = []
    for book in sorted(READINGS.glob("comparison-?.yml")):
        found += yaml.load(book.read_text(encoding="utf-8"), PLAIN)
    return found


ENTRIES = _entries()
LISTED = {
    row["cell"]: row
    for row in yaml.load((READINGS / "comparison-disagreements.yml").read_text(encoding="utf-8"), PLAIN) or []
}


def _said(answer: str, value: str | None, penalty: str) -> str:
    return " ".join(part for part in (answer, value or "", penalty) if part)


def _read(entry: dict) -> str:
    penalty = entry.get("penalty") or {}
    prison, fine = penalty.get("imprisonment") or {}, penalty.get("fine") or {}
    words = f"prison {prison.get('min_years') or 0}-{prison.get('max_years') or '?'}y" if prison else ""
    words += f" fine {fine['currency']} {fine.get('max') or '?'}" if fine else ""
    return _said(entry["answer"], entry.get("value"), words.strip())


def _recorded(cell: Answered) -> str:
    prison = cell.penalty.imprisonment if cell.penalty else None
    fine = cell.penalty.fine if cell.penalty else None
    words = f"prison {prison.min_years or 0}-{prison.max_years or '?'}y" if prison else ""
    words += f" fine {fine.currency} {fine.max or '?'}" if fine else ""
    value = str(cell.cell.value) if cell.cell.value is not None else None
    return _said(cell.cell.answer, value, words.strip())


def test_at_least_fifty_cells_were_read_twice() -> None:
    assert len({entry["cell"] for entry in ENTRIES}) >= 50
    assert all(entry["read_in"] for entry in ENTRIES if entry["answer"] != "not found")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["cell"])
def test_the_second_reading_agrees_or_the_disagreement_is_settled(entry: dict, library: Library) -> None:
    code, _, name = entry["cell"].partition(".")
    cell = answered(library, f"law/{code}", f"compare/{name}")
    what = "" if _read(entry) == _recorded(cell) else f"read: {_read(entry)}; recorded: {_recorded(cell)}"
    listed = LISTED.get(entry["cell"])
    if listed:
        assert listed["what"] == what, "mend or delete its entry in comparison-disagreements.yml"
        assert listed["settled"]
    else:
        assert not what


def test_no_disagreement_is_listed_for_a_cell_that_was_not_read_twice() -> None:
    assert set(LISTED) <= {entry["cell"] for entry in ENTRIES}
