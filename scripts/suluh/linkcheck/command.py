"""The live check as the command line runs it."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from suluh.errors import SuluhError
from suluh.library import Library
from suluh.linkcheck.addresses import outside
from suluh.linkcheck.asking import Manners
from suluh.linkcheck.health import after, read_health, write_health
from suluh.linkcheck.memory import Memory
from suluh.linkcheck.report import write_reports
from suluh.linkcheck.run import Outcome, run
from suluh.linkcheck.verdict import FINE

LYCHEE = Path(sys.executable).parent / "lychee"


def check_live(library: Library, out: Path, manners: Manners, today: date, console: Console) -> Outcome:
    """Asks every outside address of a Library, writes the reports and `docs/link-health.yml`.

    Args:
        library: whose addresses.
        out: the folder for the reports and for what is remembered.
        manners: how to ask.
        today: the day that is written down.
        console: for progress and the summary; it should be that of errors.

    Raises:
        SuluhError: nothing answered, so that nothing could be learnt.
    """
    uses = outside(library)
    with Progress(
        TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    ) as shown:
        task = shown.add_task("", total=len(uses))
        outcome = run(
            uses, Memory(out / "memory.json"), manners, LYCHEE, lambda done, of: shown.update(task, completed=done)
        )
    if outcome.no_web and not outcome.broken_off:
        raise SuluhError("Not one address answered: this machine seems to be cut off from the web. Nothing was marked.")
    write_reports(uses, outcome.verdicts, today.isoformat(), out)
    health = read_health(library.docs)
    if not outcome.no_web:
        health = after(health, outcome.verdicts, uses.keys(), today)
        write_health(library.docs, health)
    for state, count in Counter(verdict.state for verdict in outcome.verdicts.values()).most_common():
        console.print(f"{count:6,}  {state}")
    for entry in health.addresses if health else ():
        if entry.state not in FINE:
            mark = "dead" if entry.dead else "    "
            console.print(f"{mark} {entry.state:8} since {entry.since}  {entry.url}", soft_wrap=True, markup=False)
    console.print(f"Reports: {out / 'report.json'}, {out / 'report.xml'}", soft_wrap=True)
    if outcome.broken_off:
        console.print("Broken off; what was learnt is kept, and the next run goes on from there.")
    return outcome
