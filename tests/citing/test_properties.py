"""What must hold for any text, not only for the cases we thought of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from suluh.citing import Cited, Found, parse_query, read, write
from suluh.citing.cited import CitedUnit
from suluh.citing.grammar import grammar
from suluh.identity import LANGUAGES

from .table import DATA, NAMES, PROSE, SOAC

LAWS: dict[str, list[str]] = DATA["names"]["laws"]
FOREIGN: list[str] = [*DATA["names"]["foreign"], "Act 593", "Domestic Violence Act 1994", "that Act", "the Bill"]


def grammar_words() -> list[str]:
    data = grammar().data
    words: list[str] = []
    for entry in data["units"].values():
        words += [form for language in LANGUAGES for forms in entry[language].values() for form in forms]
        words += entry.get("signs", [])
    for part in ("ranges", "lists", "of"):
        words += [word for key, held in data[part].items() if key != "examples" for word in held]
    words += data["laws"]["any"] + data["laws"]["clause"] + data["laws"]["relative"]
    words += [ordinal for held in data["schedule"]["ordinals"].values() for ordinal in held]
    words += ["Schedule", "Jadual", "(", ")", "of the", "this Act", "the Act", "Akta ini", "Singapore", "days"]
    return words


NUMBERS = ["5", "14", "15A", "14(1)(a)", "14(1)(a)(vi)", "377BG", "287/1", "(b)", "(2)", "2017", "10-year"]
NAMES_WRITTEN = [name for names in LAWS.values() for name in names]
PIECES = st.sampled_from(grammar_words()) | st.sampled_from(NUMBERS) | st.sampled_from([*NAMES_WRITTEN, *FOREIGN])
# A frame of plain words, so that no sentence ends in an abbreviation of its own.
SENTENCE = st.lists(PIECES, min_size=1, max_size=12).map(lambda pieces: "Thus " + " ".join(pieces) + " it ends")
TEXTS = st.lists(SENTENCE, min_size=1, max_size=4)


def check_spans(text: str, found: list[Found]) -> None:
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.targets
        assert not one.certain or (len(one.targets) == 1 and one.targets[0].record)
        end = one.end


@given(st.text(max_size=200), st.sampled_from([None, SOAC]))
@example("§", SOAC)
@example("s 5 to", SOAC)
@example("İ section 14 ſ 5", SOAC)
def test_no_text_breaks_the_reader(text: str, default: str | None) -> None:
    check_spans(text, read(text, NAMES, default=default))
    parse_query(text, NAMES)


@given(TEXTS, st.sampled_from([". ", "\n\n", "\n- ", "! "]), st.sampled_from([None, SOAC]))
@settings(max_examples=300)
def test_spans_lie_in_the_text_and_never_overlap(parts: list[str], joint: str, default: str | None) -> None:
    text = joint.join(parts)
    check_spans(text, read(text, NAMES, default=default))
    parse_query(text, NAMES)


def names_in(sentence: str) -> set[str]:
    """An oracle of its own: the laws whose written names a sentence holds, by plain search."""
    low = " ".join(sentence.lower().split())
    return {law for law, names in LAWS.items() if any(name.lower() in low for name in names)}


@given(TEXTS, st.sampled_from([". ", "\n\n", "\n- ", "! "]), st.sampled_from([None, SOAC]))
@settings(max_examples=500)
def test_no_link_to_an_act_neither_named_in_its_sentence_nor_the_page_s_own(
    parts: list[str], joint: str, default: str | None
) -> None:
    text = joint.join(parts)
    for one in read(text, NAMES, default=default):
        if not one.certain:
            continue
        sentence = sentence_of(parts, joint, one.start)
        law = one.targets[0].instrument
        assert law == default or law in names_in(sentence), (one, sentence)
        if one.why == "own":
            assert names_in(sentence) <= {default}, (one, sentence)
            assert not any(name in sentence for name in FOREIGN), (one, sentence)


def sentence_of(parts: list[str], joint: str, place: int) -> str:
    start = 0
    for part in parts:
        if place < start + len(part):
            return part
        start += len(part) + len(joint)
    raise AssertionError("no sentence holds the place")


@given(st.lists(st.sampled_from([case.text for case in PROSE]), min_size=2, max_size=4))
def test_paragraphs_of_the_table_side_by_side_break_nothing(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    check_spans(text, read(text, NAMES, default=SOAC))


STEPS = st.one_of(
    st.integers(1, 30).map(str),
    st.sampled_from(["1A", "a", "b", "aa", "i", "ii", "vi", "xii", "A", "B"]),
)
NUMBER = st.builds(
    lambda digits, letters, part: f"{digits}{letters}{part}",
    st.integers(1, 999),
    st.sampled_from(["", "A", "BG", "CA"]),
    st.sampled_from(["", "", "/1"]),
)
# A passage whose number was not read is written for readers; nobody cites it, so it is not read back.
UNITS = [unit for unit in (*get_args(get_args(CitedUnit)[0]), "clause") if unit not in ("schedule", "passage")]
SCHEDULES = ["Schedule", "12", *(f"{word} Schedule" for word in grammar().data["schedule"]["ordinals"]["en"])]
CITED = st.one_of(
    st.builds(
        Cited,
        st.sampled_from([None, *LAWS]),
        st.sampled_from(UNITS),
        NUMBER,
        st.lists(STEPS, max_size=3).map(tuple),
    ),
    st.builds(Cited, st.sampled_from([None, *LAWS]), st.just("schedule"), st.sampled_from(SCHEDULES)),
)


@given(CITED, st.sampled_from(LANGUAGES), st.sampled_from(["prose", "citation"]), st.data())
@settings(max_examples=500)
def test_what_is_written_is_read_back(cited: Cited, language: Any, style: Any, data: st.DataObject) -> None:
    # In an Act of sections “paragraph 14(1)(a)” is section 14(1)(a), so it is never written for a paragraph.
    assume(not (cited.unit == "paragraph" and cited.path and NAMES.unit_of(cited.instrument) == "section"))
    bare = write(cited, language=language, style=style)
    assert parse_query(bare, NAMES) == (replace(cited, instrument=None),)
    if cited.instrument:
        only_its = [name for name in LAWS[cited.instrument] if sum(name in names for names in LAWS.values()) == 1]
        name = data.draw(st.sampled_from(only_its))
        text = write(cited, language=language, style=style, instrument_name=name)
        assert parse_query(text, NAMES) == (cited,)


@given(CITED, st.sampled_from(LANGUAGES), st.sampled_from(["prose", "citation"]), st.data())
@settings(max_examples=300)
def test_what_is_written_with_its_act_is_certain_in_prose(
    cited: Cited, language: Any, style: Any, data: st.DataObject
) -> None:
    assume(cited.instrument and cited.unit not in ("clause", "paragraph"))
    assert cited.instrument
    only_its = [name for name in LAWS[cited.instrument] if sum(name in names for names in LAWS.values()) == 1]
    text = write(cited, language=language, style=style, instrument_name=data.draw(st.sampled_from(only_its)))
    found = [one for one in read(f"({text})", NAMES) if one.targets[0].unit]
    assert [(one.targets, one.certain) for one in found] == [((cited,), True)]
