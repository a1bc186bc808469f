"""What was learnt of each address, kept between runs and through Ctrl C.

lychee's own cache holds a code and a time, is written at the end only, and would answer the GET with the failure of
the HEAD; this one holds the whole verdict, and is written as it grows.
"""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from suluh.linkcheck.verdict import FINE, STATES, Verdict

_EVERY = 5.0  # s between two writings


class Memory:
    """Verdicts by address, in a file.

    Args:
        path: the file; made when it is not there, begun anew when it cannot be read.
    """

    def __init__(self, path: Path):
        self.path = path
        self._known: dict[str, dict[str, Any]] = {}
        self._written = time.monotonic()
        with contextlib.suppress(OSError, ValueError):
            data = json.loads(path.read_text(encoding="utf-8"))
            self._known = {url: row for url, row in data.items() if row.get("state") in STATES}

    def put(self, url: str, verdict: Verdict, looked: bool) -> None:
        """Keeps a verdict; `looked` says whether the page's own words were read too."""
        self._known[url] = {**asdict(verdict), "at": time.time(), "looked": looked}
        if time.monotonic() - self._written > _EVERY:
            self.save()

    def get(self, url: str) -> Verdict | None:
        """The last verdict on an address."""
        row = self._known.get(url)
        return Verdict(row["state"], row.get("code"), row.get("note") or "", row.get("final")) if row else None

    def fresh(self, url: str, age: float) -> bool:
        """Whether an address was well not long ago. One that was not is always asked again."""
        row = self._known.get(url)
        return bool(row and row["state"] in FINE and time.time() - row["at"] < age)

    def looked(self, url: str) -> bool:
        """Whether the page's own words were read when its verdict was kept."""
        return bool(self._known.get(url, {}).get("looked"))

    def save(self) -> None:
        """Writes all of it, so that the file is never half."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".new")
        half.write_text(json.dumps(self._known, ensure_ascii=False, indent=0, sort_keys=True), encoding="utf-8")
        half.replace(self.path)
        self._written = time.monotonic()
