"""The live check against a server that misbehaves: each answer classed right, and nobody burdened."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from linkcheck.misbehaving import misbehaving, self_signed
from suluh.linkcheck.asking import Manners
from suluh.linkcheck.memory import Memory
from suluh.linkcheck.run import Outcome, run

LYCHEE = Path(sys.executable).parent / "lychee"
QUICK = Manners(interval=0.01, timeout=1, again=2, pause=0.05, patience=6, fresh=3600)


def checked(urls: list[str], folder: Path, manners: Manners = QUICK) -> Outcome:
    return run(urls, Memory(folder / "memory.json"), manners, LYCHEE, lambda done, of: None)


STATES = {
    "/page/1": "ok",
    "/hop/3": "moved",
    "/hop/11": "loop",
    "/loop": "loop",
    "/to-login": "ok",
    "/404": "gone",
    "/410": "gone",
    "/403": "blocked",
    "/429-once": "ok",
    "/500-once": "ok",
    "/500-twice": "ok",
    "/reset-once": "ok",
    "/500": "server",
    "/503": "server",
    "/slow": "slow",
    "/reset": "network",
    "/no-head-405": "ok",
    "/no-head-404": "ok",
    "/soft/404": "soft",
    "/old/report/of-2019": "soft",
    "/act.pdf": "ok",
    "/act.pdf#page=3": "ok",
    "/page/2#here": "ok",
    "/page/2#not-here": "fragment",
    "/page/?q=(a)&b=%20c": "ok",
}


def test_each_answer_is_classed_right(tmp_path: Path) -> None:
    with misbehaving() as (base, seen):
        outcome = checked([base + path for path in STATES], tmp_path)
        assert {path: outcome.verdicts[base + path].state for path in STATES} == STATES
        assert outcome.verdicts[f"{base}/hop/3"].final == f"{base}/page/arrived"
        assert outcome.verdicts[f"{base}/404"].code == 404
        assert "Halaman tidak dijumpai" in outcome.verdicts[f"{base}/soft/404"].note
        # HEAD first, and GET only where HEAD would not do; then once more for the words of the page.
        assert [method for _, method in seen.of("/page/1")] == ["HEAD", "GET"]
        assert [method for _, method in seen.of("/404")] == ["HEAD", "GET"]
        assert seen.of("/act.pdf")[0][1] == "HEAD"
        # Nobody is asked for ever: HEAD, three rounds of GET, lychee's one retry in each.
        assert max(seen.counts[path] for path in ("/500", "/503", "/slow", "/reset", "/404")) <= 7
        assert seen.counts["/loop"] <= 4 * 11
        # While the server said to wait two seconds, nothing at all was asked of it.
        after = seen.of("/429-once")[0][0]
        assert not [at for at, _, _ in seen.requests if after + 0.1 < at < after + 1.9]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_a_certificate_that_nobody_vouches_for_is_told_apart(tmp_path: Path) -> None:
    with misbehaving(self_signed(tmp_path)) as (base, _), misbehaving() as (plain, _):
        urls = [f"{base}/page", plain.replace("http:", "https:") + "/page", f"{plain}/page"]
        found = checked(urls, tmp_path).verdicts
        assert [found[url].state for url in urls] == ["tls", "tls", "ok"]


def test_a_host_that_does_not_exist_is_gone_and_a_closed_port_is_not(tmp_path: Path, monkeypatch) -> None:
    import socket

    from suluh.linkcheck import asking

    def none(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    monkeypatch.setattr(asking.socket, "getaddrinfo", none)
    urls = ["http://no-such-host.my/", "http://127.0.0.1:1/"]
    found = checked(urls, tmp_path).verdicts
    assert [found[url].state for url in urls] == ["gone", "network"]


def test_where_nothing_answers_it_is_known_that_nothing_was_learnt(tmp_path: Path) -> None:
    assert checked(["http://127.0.0.1:1/a", "http://127.0.0.1:1/b"], tmp_path).no_web
    with misbehaving() as (base, _):
        assert not checked([f"{base}/404"], tmp_path).no_web


def test_a_server_that_wants_an_hour_is_left_in_peace(tmp_path: Path) -> None:
    with misbehaving() as (base, seen):
        short = Manners(interval=0.01, timeout=1, again=1, pause=0.05, patience=2)
        found = checked([f"{base}/429-for-ever", f"{base}/page/1"], tmp_path, short).verdicts
        assert found[f"{base}/429-for-ever"].state == "busy"
        assert found[f"{base}/page/1"].state in ("ok", "busy")
        assert seen.counts["/429-for-ever"] <= 4


def test_what_was_well_is_not_asked_again_and_what_was_not_is(tmp_path: Path) -> None:
    with misbehaving() as (base, seen):
        urls = [f"{base}/page/1", f"{base}/404"]
        checked(urls, tmp_path)
        before = dict(seen.counts)
        again = checked(urls, tmp_path)
        assert seen.counts["/page/1"] == before["/page/1"]
        assert seen.counts["/404"] > before["/404"]
        assert [again.verdicts[url].state for url in urls] == ["ok", "gone"]


def test_ctrl_c_keeps_what_was_learnt(tmp_path: Path) -> None:
    """Broken off in the middle, as by Ctrl C; the next run asks only for the rest."""
    with misbehaving() as (base, seen):
        urls = [f"{base}/page/{number}.pdf" for number in range(40)]  # as files they are asked once
        told: list[int] = []

        def progress(done: int, of: int) -> None:
            told.append(done)
            if done == 15:
                raise KeyboardInterrupt

        manners = Manners(interval=0.02, timeout=1, pause=0.05)
        first = run(urls, Memory(tmp_path / "memory.json"), manners, LYCHEE, progress)
        assert first.broken_off
        assert told == list(range(16))
        assert len(first.verdicts) == 15
        second = checked(urls, tmp_path)
        assert {verdict.state for verdict in second.verdicts.values()} == {"ok"}
        assert second.asked == 25
        assert not second.broken_off
        assert all(seen.counts[url.removeprefix(base)] == 1 for url in first.verdicts)


def test_a_signal_ends_it_with_its_memory_written(tmp_path: Path) -> None:
    """The same with a real signal to a real process; lychee, its child, ends too."""
    code = (
        "import signal, sys; from pathlib import Path; from linkcheck.test_linkcheck import *\n"
        # Whoever runs the tests in the background may have asked for the signal to be ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def tell(done, of): print(done, flush=True)\n"
        "m = Manners(interval=0.1, timeout=1)\n"
        "o = run([sys.argv[1] + f'/{n}.pdf' for n in range(60)], Memory(Path(sys.argv[2])), m, LYCHEE, tell)\n"
        "print('broken off' if o.broken_off else 'whole', len(o.verdicts), flush=True)\n"
    )
    import signal

    with misbehaving() as (base, seen):
        process = subprocess.Popen(
            [sys.executable, "-c", code, base, str(tmp_path / "memory.json")],
            stdout=subprocess.PIPE, text=True, env=_paths(),
        )  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "5":
                process.send_signal(signal.SIGINT)
                break
        rest = process.stdout.read()
        assert process.wait(timeout=30) == 0
        assert "broken off" in rest
        asked = len(seen.requests)
        threading.Event().wait(0.5)
        assert len(seen.requests) <= asked + 1
        known = Memory(tmp_path / "memory.json")
        assert sum(known.get(f"{base}/{n}.pdf") is not None for n in range(60)) >= 5


def test_two_thousand_links_at_the_rate_that_was_asked_with_flat_memory(tmp_path: Path) -> None:
    """The rate is counted by the server; memory is the peak of processes that ask 200 and 2,000."""
    code = (
        "import resource, sys; from pathlib import Path; from linkcheck.test_linkcheck import *\n"
        "urls = [sys.argv[1] + f'/page/{n}' for n in range(int(sys.argv[3]))]\n"
        "m = Manners(interval=0.005, timeout=5)\n"
        "o = run(urls, Memory(Path(sys.argv[2])), m, LYCHEE, lambda done, of: None)\n"
        "assert {v.state for v in o.verdicts.values()} == {'ok'} and len(o.verdicts) == len(urls), o.verdicts\n"
        "print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))\n"
    )
    peaks = {}
    for count in (200, 2000):
        with misbehaving() as (base, seen):
            done = subprocess.run(
                [sys.executable, "-c", code, base, str(tmp_path / f"{count}.json"), str(count)],
                capture_output=True, text=True, check=False, env=_paths(),
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            peaks[count] = [int(number) for number in done.stdout.split()]
            assert len(seen.requests) == 2 * count
            assert seen.most_in_a_second() <= 200 * 1.1 + 2
    for small, large in zip(peaks[200], peaks[2000], strict=True):
        assert large - small < 30_000, f"{peaks} (KB)"


def _paths() -> dict[str, str]:
    import os

    tests = Path(__file__).parents[1]
    return os.environ | {"PYTHONPATH": f"{tests}:{tests.parent / 'scripts'}"}
