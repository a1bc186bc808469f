"""The whole check: what to ask, in which order, what is kept, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from suluh.linkcheck.asking import Manners, ask_all
from suluh.linkcheck.memory import Memory
from suluh.linkcheck.soft import led_home, look_all, worth_a_look
from suluh.linkcheck.verdict import FINE, Verdict

Progress = Callable[[int, int], None]


@dataclass
class Outcome:
    """What a run knows.

    Attributes:
        verdicts: by address, those kept from the last hours included.
        asked: how many addresses were asked now.
        answered: how many of these a server spoke for.
        broken_off: whether somebody pressed Ctrl C.
    """

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    asked: int = 0
    answered: int = 0
    broken_off: bool = False

    @property
    def no_web(self) -> bool:
        """Whether nothing answered at all: then it is this machine that is cut off, and nothing is learnt."""
        return self.asked > 0 and self.answered == 0


def run(urls: Iterable[str], memory: Memory, manners: Manners, lychee: Path, progress: Progress) -> Outcome:
    """Asks every address that is not known to be well, and remembers.

    Args:
        urls: the addresses.
        memory: what earlier runs learnt; it is written as answers come, so that Ctrl C keeps them.
        manners: how to ask.
        lychee: the program.
        progress: is told how many are done, and of how many.
    """
    wanted = list(dict.fromkeys(urls))
    outcome = Outcome()
    open_: list[str] = []
    for url in wanted:
        known = memory.get(url)
        if known is not None and memory.fresh(url, manners.fresh):
            outcome.verdicts[url] = known
        else:
            open_.append(url)
    pages = [url for url in outcome.verdicts if worth_a_look(url) and not memory.looked(url)]
    done = 0

    def tell() -> None:
        progress(len(wanted) - len(open_) + done, len(wanted))

    def hear(url: str, verdict: Verdict) -> None:
        nonlocal done
        done += 1
        outcome.asked += verdict.state != "unasked"
        outcome.answered += verdict.answered
        if verdict.state in FINE and verdict.final and led_home(url, verdict.final):
            verdict = Verdict("soft", verdict.code, "it leads to the front page", verdict.final)
        look = verdict.state in FINE and worth_a_look(url)
        keep(url, verdict, not look)
        if look:
            pages.append(url)
        tell()

    def looked(url: str, verdict: Verdict) -> None:
        keep(url, outcome.verdicts[url] if verdict.state == "ok" else verdict, True)

    def keep(url: str, verdict: Verdict, settled: bool) -> None:
        outcome.verdicts[url] = verdict
        memory.put(url, verdict, settled)

    tell()
    try:
        ask_all(open_, manners, lychee, hear)
        look_all(pages, manners, looked)
    except KeyboardInterrupt:
        outcome.broken_off = True
    finally:
        memory.save()
    return outcome
