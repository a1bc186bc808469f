"""Citations written: `section 15A(1)(b)`, `s 10, Act 792`, `seksyen 5 hingga 8`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from suluh.citing.cited import Cited
from suluh.citing.grammar import grammar
from suluh.identity import Language

Style = Literal["prose", "citation"]
_NO_ARTICLE = re.compile(r"(?:Act|Akta) (?:No\.? )?[A-Z]?[0-9]|(?:The|the) |Akta |Kanun |Perlembagaan |[^a-z]+$")


def write(
    cited: Cited, *, language: Language = "en", style: Style = "prose", instrument_name: str | None = None
) -> str:
    """Writes a citation so that the reader reads it back.

    Args:
        cited: what to cite.
        language: in which words.
        style: `prose` for running text, `citation` for notes.
        instrument_name: what to call the Act; without it the number stands alone.

    Raises:
        ValueError: an instrument alone was given no name, or a schedule has a path.
    """
    if cited.unit is None:
        if not instrument_name:
            raise ValueError(f"“{cited.instrument}” needs a name to be cited by")
        return instrument_name
    return _with_act(_number(cited, language, style), cited, language, style, instrument_name)


def write_range(
    first: Cited,
    last: Cited,
    *,
    language: Language = "en",
    style: Style = "prose",
    instrument_name: str | None = None,
) -> str:
    """Writes a range by its two ends: `sections 5 to 8`, `ss 5 to 8`.

    Raises:
        ValueError: the ends are of different units or instruments, or are no numbers.
    """
    if first.unit != last.unit or first.instrument != last.instrument or first.unit in (None, "schedule"):
        raise ValueError(f"{first} and {last} are not the ends of one range")
    data = grammar().data
    many = data["units"][first.unit][language][style][1]
    to = data["ranges"][language][0]
    text = f"{many} {_bare(first)} {to} {_bare(last)}"
    return _with_act(text, first, language, style, instrument_name)


def _bare(cited: Cited) -> str:
    return cited.number + "".join(f"({step})" for step in cited.path)


def _number(cited: Cited, language: Language, style: Style) -> str:
    data = grammar().data
    if cited.unit == "schedule":
        if cited.path:
            raise ValueError(f"{replace(cited, path=())} has no subdivisions that can be cited")
        return _schedule(cited.number, language, style)
    if cited.unit == "passage":
        return str(data["passage"][language].format(number=cited.number))
    return f"{data['units'][cited.unit][language][style][0]} {_bare(cited)}"


def _schedule(number: str, language: Language, style: Style) -> str:
    data = grammar().data["schedule"]
    word = data[language][style][0]
    ordinal = number.removesuffix("Schedule").strip()
    if not ordinal:
        return str(word)
    if ordinal not in data["ordinals"]["en"]:
        return f"{word} {ordinal}"
    place = data["ordinals"]["en"].index(ordinal)
    if style == "citation":
        return f"{word} {place + 1}"
    return f"{ordinal} {word}" if language == "en" else f"{word} {data['ordinals'][language][place]}"


def _with_act(text: str, cited: Cited, language: Language, style: Style, name: str | None) -> str:
    if not name:
        return text
    if style == "citation":
        return f"{text}, {name}"
    if language == "ms":
        return f"{text} {name}"
    joining = "to" if cited.unit == "schedule" else "of"
    return f"{text} {joining} {name}" if _NO_ARTICLE.match(name) else f"{text} {joining} the {name}"
