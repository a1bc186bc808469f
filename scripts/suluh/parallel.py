"""Work that does not depend on one another, each piece in a process of its own.

The processes are forked, so that a Library is shared as it is: the pools of the standard library would write it out
and read it again for each.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Running:
    """A piece of work under way."""

    process: Any
    outcome: Any

    def wait(self) -> None:
        """Waits for its end.

        Raises:
            Exception: what the work raised.
            RuntimeError: the process ended without a word.
        """
        error = self.outcome.get() if self._spoke() else RuntimeError("a process of the build ended without a word")
        self.process.join()
        if error is not None:
            raise error

    def _spoke(self) -> bool:
        while self.outcome.empty():
            self.process.join(0.02)
            if not self.process.is_alive() and self.outcome.empty():
                return False
        return True


def start(task: Callable[..., object], *arguments: Any) -> Running:
    """Starts a task in a process of its own. What it makes it writes to files; it returns nothing."""
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    outcome = context.SimpleQueue()
    process = context.Process(target=_run, args=(outcome, task, *arguments), daemon=True)
    process.start()
    return Running(process, outcome)


def _run(outcome: Any, task: Callable[..., object], *arguments: Any) -> None:
    try:
        task(*arguments)
    except Exception as error:
        outcome.put(error)
    else:
        outcome.put(None)
