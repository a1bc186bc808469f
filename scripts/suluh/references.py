"""References between pages: found in Markdown, never resolved here.

A reference is a Markdown link whose target begins with a scheme: `law:my/act-792/s-12`,
`page:glossary/grooming`, `source:mylaw-792-s10`, `penalty:my/act-792/s-14`, which stands for the
penalty in words, or `channel:my-talian-kasih/phone`, which stands for the number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suluh.identity import RecordId

SCHEMES = ("law", "page", "source", "penalty", "channel")
_LINK = re.compile(
    r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<scheme>[a-z]+):(?P<target>(?!//)[^)\s#]*)(?:#(?P<fragment>[^)\s]*))?\)"
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """A link with a scheme of ours.

    Attributes:
        scheme: one of `SCHEMES`.
        target: what stands after the scheme.
        fragment: the heading in the page, or empty.
        label: the link's words.
        start: where it begins in the text.
        end: where it ends.
        line: its line in the text, the first being 1.
    """

    scheme: str
    target: str
    fragment: str
    label: str
    start: int
    end: int
    line: int

    @property
    def record(self) -> RecordId:
        """The id of the page it leads to (for a source: its key)."""
        return f"law/{self.target}" if self.scheme in ("law", "penalty") else self.target


def find(text: str) -> Iterator[Reference]:
    """All references of a Markdown text, code left out."""
    blank = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)
    for found in _LINK.finditer(blank):
        if found["scheme"] in SCHEMES:
            yield Reference(
                found["scheme"],
                found["target"],
                found["fragment"] or "",
                text[found.start("label") : found.end("label")],
                found.start(),
                found.end(),
                text.count("\n", 0, found.start()) + 1,
            )


def unknown_schemes(text: str) -> Iterator[tuple[str, int]]:
    """Links whose scheme is neither ours nor the web's, with their line."""
    blank = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)
    for found in _LINK.finditer(blank):
        if found["scheme"] not in (*SCHEMES, "mailto", "tel", "https", "http"):
            yield found["scheme"], text.count("\n", 0, found.start()) + 1
