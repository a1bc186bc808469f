"""What can be wrong, said so that a lawyer can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class SuluhError(Exception):
    """Anything that stops the work; its message is meant for people."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content: where it is, what is wrong, what to write instead."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        """`file:line: what`, and the remedy on a line of its own."""
        return f"{self.file}:{self.line}: {self.what}\n    → {self.remedy}"


class ContentError(SuluhError):
    """All faults found in the content, at once."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"{count} problem{'s' if count != 1 else ''} in the content:"
        super().__init__("\n".join([head, *map(str, self.problems)]))


class BuildError(SuluhError):
    """A step after reading failed; the last good site is left as it was."""
