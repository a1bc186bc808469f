"""A page's front matter as values that remember the line they stand on.

YAML is read by the 1.2 core rules, not by PyYAML's 1.1: `on` and `no` are words, `2017-07` is text,
and a key given twice is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from suluh.errors import Problem

Path_ = tuple[str | int, ...]
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
_FENCE = re.compile(r"---[ ]*")
MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Located:
    """Values of a YAML text with the line each stands on (1 is the first line of the file)."""

    value: Any
    lines: dict[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int:
        """The line of a path, or of its nearest parent that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@dataclass(frozen=True)
class RawPage:
    """A Markdown file, cut in two: front matter and body.

    Attributes:
        file: the path as people know it, from the repository's root.
        meta: the front matter.
        body: the Markdown below it.
        body_line: the line of the file on which the body begins.
    """

    file: str
    meta: Located
    body: str
    body_line: int


class UnreadableError(Exception):
    """A file that cannot be read as what it should be; carries the problem."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


def decode(path: Path, file: str) -> str:
    """The text of a file.

    Raises:
        UnreadableError: not UTF-8, a byte-order mark, empty, or too large to be meant.
    """
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            Problem(file, 1, f"the file has {len(data):,} bytes", f"keep a page under {MAX_BYTES:,} bytes")
        )
    if data.startswith(b"\xef\xbb\xbf") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableError(
            Problem(file, 1, "the file begins with a byte-order mark", "save it as UTF-8 without BOM")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableError(
            Problem(file, line, "a byte here is not UTF-8", "save the file with the encoding UTF-8")
        ) from error
    if not text.strip():
        raise UnreadableError(Problem(file, 1, "the file is empty", "write the page, or delete the file"))
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise UnreadableError(Problem(file, line, "a null character", "delete it"))
    return text.replace("\r\n", "\n")


def parse_yaml(text: str, file: str, first_line: int = 1) -> Located:
    """Reads a YAML text.

    Args:
        text: the YAML.
        file: the name for messages.
        first_line: the line of the file on which the text begins.

    Raises:
        UnreadableError: it is not YAML, or a key stands twice.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        what = getattr(error, "problem", None) or "not YAML"
        if "\t" in text.splitlines()[min(line - first_line, text.count("\n"))]:
            raise UnreadableError(Problem(file, line, "a tab", "indent with spaces; YAML has no tabs")) from error
        raise UnreadableError(
            Problem(file, line, f"this is not YAML: {what}", 'check indentation, and quote text with ": " or "#"')
        ) from error
    except RecursionError as error:
        raise UnreadableError(Problem(file, first_line, "nested too deep", "write flat front matter")) from error
    if node is None:
        return Located(None)
    _refuse_aliases(node, file, first_line, set())
    lines: dict[Path_, int] = {}
    return Located(_construct(node, (), lines, file, first_line), lines)


def parse_page(text: str, file: str) -> RawPage:
    """Cuts a page into front matter and body; a page need not have front matter.

    Raises:
        UnreadableError: the front matter does not end, or is not a YAML mapping.
    """
    rows = text.split("\n")
    if not _FENCE.fullmatch(rows[0]):
        return RawPage(file, Located({}), text, 1)
    end = next((i for i, row in enumerate(rows[1:], 1) if _FENCE.fullmatch(row)), None)
    if end is None:
        raise UnreadableError(
            Problem(file, 1, "the front matter does not end", "close it with a line that holds only ---")
        )
    meta = parse_yaml("\n".join(rows[1:end]), file, first_line=2)
    if meta.value is None:
        meta = Located({}, meta.lines)
    if not isinstance(meta.value, dict):
        raise UnreadableError(Problem(file, 2, "the front matter is not a list of keys", "write key: value"))
    return RawPage(file, meta, "\n".join(rows[end + 1 :]), end + 2)


def _refuse_aliases(node: yaml.Node, file: str, first: int, seen: set[int]) -> None:
    if id(node) in seen:
        line = node.start_mark.line + first
        raise UnreadableError(
            Problem(file, line, "a YAML anchor (&name) is used again (*name)", "write the value out each time")
        )
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _refuse_aliases(key, file, first, seen)
            _refuse_aliases(value, file, first, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_aliases(item, file, first, seen)


def _construct(node: yaml.Node, path: Path_, lines: dict[Path_, int], file: str, first: int) -> Any:
    line = node.start_mark.line + first
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + first
            if not isinstance(key_node, yaml.ScalarNode):
                raise UnreadableError(Problem(file, key_line, "a key that is not a word", "write key: value"))
            key = key_node.value
            if key in result:
                raise UnreadableError(Problem(file, key_line, f"the key “{key}” stands twice", "keep one of the two"))
            lines[(*path, key)] = key_line
            result[key] = _construct(value_node, (*path, key), lines, file, first)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, (*path, i), lines, file, first) for i, item in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text: str = node.value
    if node.style:  # quoted or a block: text, whatever it looks like
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
