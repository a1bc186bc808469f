"""What an answer means: whether an address is there, gone, or whether this one answer does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal[
    "ok", "moved", "fragment", "gone", "soft", "loop", "blocked", "busy", "server", "slow", "network", "tls", "unasked"
]
STATES: tuple[State, ...] = get_args(State)
FINE: frozenset[State] = frozenset({"ok", "moved"})
# Only these say that the page itself is gone. A refusal, an error or silence may be meant for this machine alone
# (official sites often refuse data centres), so however long they last they never mark an address as dead.
SURE: frozenset[State] = frozenset({"gone", "soft", "loop"})
# Worth asking again in a while.
UNSTEADY: frozenset[State] = frozenset({"busy", "server", "slow", "network"})

# What lychee prints, with -vv, for each address as soon as it is answered. It tells its answers in JSON only at the
# very end, and nothing at all when it is interrupted; these lines are what Ctrl C does not lose. The place (`at
# line:column` of the list we gave it) is how an answer finds its question, since lychee rewrites addresses.
_LINE = re.compile(r"^\[(?P<code>\w+)\] \S+.*? \(at (?P<line>\d+):\d+\)(?: \| (?P<text>.*))?$")
_HOP = re.compile(r"--\[(\d{3})\]--> (\S+)")


@dataclass(frozen=True)
class Verdict:
    """What is known of an address.

    Attributes:
        state: what its answer means.
        code: the HTTP status, where there was one.
        note: what was heard, for people.
        final: where redirects led.
    """

    state: State
    code: int | None = None
    note: str = ""
    final: str | None = None

    @property
    def answered(self) -> bool:
        """Whether a server spoke at all."""
        return self.code is not None or self.state in ("fragment", "tls")


def read_line(line: str) -> tuple[int, Verdict] | None:
    """An answer from a line of lychee's: the line of the question and the verdict; None for other lines."""
    match = _LINE.match(line.rstrip())
    if match is None:
        return None
    return int(match["line"]), judge(match["code"], match["text"] or "")


def judge(code: str, text: str) -> Verdict:
    """The verdict on what lychee heard.

    Args:
        code: the status as lychee prints it: `200`, `TIMEOUT`, `ERROR`, `EXCLUDED`.
        text: what it adds.
    """
    hops = _HOP.findall(text)
    final = hops[-1][1] if hops else None
    note = text.partition(" | ")[0]
    if code.isdigit():
        number = int(code)
        if number < 300:
            # Only a permanent redirect is a new address; others lead to a language, a session, a mirror.
            moved = bool(hops) and all(hop in ("301", "308") for hop, _ in hops)
            return Verdict("moved" if moved else "ok", number, "", final)
        if number < 400:
            return Verdict("loop", number, f"{len(hops)} redirects without end")
        return Verdict(_of_code(number), number, note)
    if code == "TIMEOUT":
        return Verdict("slow", None, note)
    if code == "EXCLUDED":
        return Verdict("unasked", None, note)
    low = text.lower()
    if "fragment" in low:
        return Verdict("fragment", None, note)
    if "redirect" in low and ("too many" in low or "loop" in low):
        return Verdict("loop", None, note)
    if any(word in low for word in ("ssl", "tls", "certificate", "corrupt message", "handshake")):
        return Verdict("tls", None, note)
    return Verdict("network", None, note)


def _of_code(number: int) -> State:
    if number in (404, 410):
        return "gone"
    if number == 429:
        return "busy"
    return "server" if number in (408, 425) or 500 <= number < 600 else "blocked"
