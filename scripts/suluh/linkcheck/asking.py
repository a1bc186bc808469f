"""Asking addresses with lychee: in rounds, each address as seldom as can be."""

from __future__ import annotations

import queue
import re
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

from suluh.errors import SuluhError
from suluh.linkcheck.verdict import FINE, UNSTEADY, Verdict, read_line

Hear = Callable[[str, Verdict], None]


@dataclass(frozen=True)
class Manners:
    """How to ask so that nobody is burdened.

    Attributes:
        interval: seconds between two requests to the same host, one at a time.
        timeout: seconds to wait for an answer.
        again: in how many later rounds an address is asked that was busy, slow or out of order.
        pause: seconds before the first of these rounds; each next one waits twice as long.
        patience: seconds without any answer after which a round ends; what it did not answer counts as busy.
        redirects: how many to follow.
        agent: what we call ourselves.
        fresh: seconds for which an address that was well is not asked anew.
    """

    interval: float = 1.0
    timeout: float = 20.0
    again: int = 2
    pause: float = 30.0
    patience: float = 180.0
    redirects: int = 10
    agent: str = "suluh-links/1 (lychee)"
    fresh: float = 20 * 3600.0


def ask_all(urls: Iterable[str], manners: Manners, lychee: Path, hear: Hear) -> None:
    """Asks every address and says what was heard, each settled once.

    First with HEAD, which costs a server least. Whatever does not answer that well is asked with GET, for many
    servers know no HEAD (lychee has one method a run, so these are two runs), and so is an address with a fragment,
    for which the page must be read. What is then busy, slow or out of order is asked again after a while: lychee
    repeats by itself only what timed out, was cut off or was answered 429, never a 5xx, and only within seconds.
    """
    wanted = list(urls)
    doubtful = [url for url in wanted if "#" in url]

    def first(url: str, verdict: Verdict) -> None:
        if verdict.state in FINE or verdict.state == "unasked":
            hear(url, verdict)
        else:
            doubtful.append(url)

    _round([url for url in wanted if "#" not in url], "head", 0, manners, lychee, first)
    for turn in range(manners.again + 1):
        later: list[str] = []
        last = turn == manners.again

        def settle(url: str, verdict: Verdict, later: list[str] = later, last: bool = last) -> None:
            if verdict.state in UNSTEADY and not last:
                later.append(url)
            else:
                hear(url, _unknown_host(url, verdict))

        _round(doubtful, "get", 1, manners, lychee, settle)
        doubtful = later
        if not doubtful:
            return
        time.sleep(manners.pause * 2**turn)


def _round(urls: list[str], method: str, retries: int, manners: Manners, lychee: Path, hear: Hear) -> None:
    """One run of lychee; an address it gave no answer for was kept waiting, and counts as busy."""
    left = dict(enumerate(in_turns(urls), 1))
    if not left:
        return
    with tempfile.TemporaryDirectory() as folder:  # lychee reads settings and ignore lists from where it runs
        (Path(folder) / "addresses.md").write_text("".join(f"<{url}>\n" for url in left.values()), encoding="utf-8")
        process = subprocess.Popen(
            [
                str(lychee), "-vv", "--mode", "plain", "--no-progress", "--method", method, "--include-fragments",
                # One request at a time for each host, so far apart. lychee holds to this however many hosts there
                # are, and to a Retry-After; only the hops of a redirect follow one another at once.
                "--host-concurrency", "1", "--host-request-interval", f"{max(1, round(manners.interval * 1000))}ms",
                "--max-retries", str(retries), "--timeout", str(max(1, round(manners.timeout))),
                "--max-redirects", str(manners.redirects), "--user-agent", manners.agent,
                "addresses.md",
            ],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl C is ours to hear
        )  # fmt: skip
        try:
            said = _listen(process, left, manners, hear)
            if left and process.poll() not in (0, 2, None):
                raise SuluhError(f"lychee could not ask: {' '.join(said[-3:])}")
        finally:
            process.kill()
            process.wait()
    for url in left.values():
        hear(url, Verdict("busy", None, "no answer in the time there was"))


def _listen(process: subprocess.Popen[str], left: dict[int, str], manners: Manners, hear: Hear) -> list[str]:
    """Hears lychee's answers as they come.

    A Retry-After of an hour would keep lychee waiting for an hour: it has no limit for it. Ours is `patience`.
    """
    lines: queue.Queue[str | None] = queue.Queue()
    assert process.stderr is not None
    threading.Thread(target=_pump, args=(process.stderr, lines), daemon=True).start()
    patience = max(manners.patience, 2 * manners.timeout)
    deadline = time.monotonic() + patience
    said: list[str] = []
    while True:
        try:
            line = lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return said
        if line is None:
            process.wait()
            return said
        answer = read_line(line)
        if answer is None:
            said = [*said[-5:], line.strip()]
        elif url := left.pop(answer[0], None):
            deadline = time.monotonic() + patience
            hear(url, answer[1])


def _pump(stream: Iterable[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def in_turns(urls: Iterable[str]) -> list[str]:
    """The addresses so that hosts take turns, and no host with many keeps the others waiting."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    return [url for turn in zip_longest(*hosts.values()) for url in turn if url is not None]


def _unknown_host(url: str, verdict: Verdict) -> Verdict:
    """Lychee says of every failed connection the same; a name that is not there any more is told apart here."""
    host = urlsplit(url).hostname
    if verdict.state != "network" or not host or re.fullmatch(r"[0-9.]+|.*:.*", host):
        return verdict
    try:
        socket.getaddrinfo(host, None)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            return Verdict("gone", None, f"there is no host {host}")
    except UnicodeError:
        return verdict
    return verdict
