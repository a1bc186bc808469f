"""Build time against plain MkDocs with Material over the same staged pages, and growth with the number of provisions.

Prints a table; exits with 1 where a promise is broken: time per page at 3,000 provisions at most 1.3 times that at
300, peak memory under 400 MB.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import search
from bench.made_up import write_library

ROOT = Path(__file__).resolve().parents[2]
GROWTH = 1.3
MEMORY_MB = 400
LINKS = 3


@dataclass(frozen=True)
class Run:
    """What a command took: seconds, and the largest memory in MB of its process and of those that it waited for."""

    seconds: float
    peak_mb: float


def run(command: list[str], cwd: Path) -> Run:
    """Runs a command and measures it alone: browsers and peers that ran before do not count.

    Raises:
        SystemExit: it failed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{said.read()}")
    return Run(seconds, usage.ru_maxrss / 1024)


def timed(command: list[str], cwd: Path) -> float:
    """Seconds a command takes."""
    return run(command, cwd).seconds


def repository(folder: Path, provisions: int) -> Path:
    """A repository with a made-up library and the real theme."""
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, rest = config.partition("nav:\n")
    (folder / "mkdocs.yml").write_text(
        f"{before}nav:\n  - index.md\n{rest.partition(chr(10) * 2)[2]}", encoding="utf-8"
    )
    write_library(folder / "docs", provisions)
    return folder


def suluh(folder: Path) -> list[str]:
    """The command that builds a repository."""
    return [
        sys.executable,
        "-c",
        "import sys; sys.path.insert(0, 'scripts'); from suluh.cli import main; main()",
        "build",
    ]


def plain_mkdocs(folder: Path) -> list[list[str]]:
    """The commands that build the same staged pages with plain MkDocs and Material, a language each."""
    made = []
    for language in ("en", "ms"):
        text = (folder / f"build/{language}/mkdocs.yml").read_text(encoding="utf-8")
        kept = "\n".join(line for line in text.splitlines() if "custom_dir" not in line)
        config = folder / f"build/{language}/plain.yml"
        config.write_text(
            kept.replace("strict: true", "strict: false").replace("site_dir: site", "site_dir: plain"), encoding="utf-8"
        )
        made.append([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)])
    return made


def preview_seconds(folder: Path) -> float:
    """Seconds from saving one page of a repository to its being built in the preview, the first build left out."""
    from suluh.preview import Preview

    seen: list[float] = []
    preview = Preview(folder, lambda line: seen.append(time.perf_counter()), folder / "build" / "preview")
    preview.build()
    page = next((folder / "docs/law/my/act-1").glob("s-*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
    seen.clear()
    started = time.perf_counter()
    if not preview.build():
        sys.exit("the preview did not build")
    return seen[0] - started


def offline_checks(folder: Path) -> tuple[float, float]:
    """Seconds of the whole offline check of a built site (lychee among it), and of lychee alone."""
    python = [sys.executable, "-c"]
    alone = "from pathlib import Path; from suluh.links import lychee; import sys; lychee(Path('site'), Path(sys.executable).parent / 'lychee')"
    whole = statistics.median(timed([sys.executable, "-m", "suluh", "links"], folder) for _ in range(3))
    return whole, statistics.median(timed([*python, alone], folder) for _ in range(3))


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 300, 1000, 3000])
    options = parser.parse_args()
    broken = []
    with tempfile.TemporaryDirectory() as scratch:
        print("The real site, medians of", options.runs, "runs")
        real = Path(scratch) / "real"
        shutil.copytree(ROOT, real, ignore=shutil.ignore_patterns(".git", ".venv*", "build", "site", ".*cache"))
        builds = [run(suluh(real), real) for _ in range(options.runs)]
        ours, memory = statistics.median(build.seconds for build in builds), max(build.peak_mb for build in builds)
        peers = plain_mkdocs(real)
        plain = statistics.median(sum(timed(command, real) for command in peers) for _ in range(options.runs))
        print(f"  suluh build (two languages in parallel, data, checks)  {ours:6.1f} s")
        print(f"  plain MkDocs + Material, the two one after the other   {plain:6.1f} s")
        print(f"  ratio                                                  {ours / plain:6.2f}")
        print(f"  peak memory                                            {memory:6.0f} MB")
        print("\nSearch, the English queries                    first  in 3    to the first result, cold")
        for score in search.peers(real / "site", real / "build" / "en", Path(scratch) / "search"):
            print(score.row(), flush=True)
        print("\nGrowth on made-up libraries")
        per_page = {}
        for size in options.sizes:
            folder = repository(Path(scratch) / str(size), size)
            build = run(suluh(folder), folder)
            per_page[size], memory = build.seconds / size * 1000, max(memory, build.peak_mb)
            print(
                f"  {size:5} provisions  {build.seconds:6.1f} s  {per_page[size]:5.1f} ms a provision"
                f"  peak {build.peak_mb:4.0f} MB",
                flush=True,
            )
            if size in (options.sizes[0], options.sizes[-1]):
                score = search.cold(folder / "site", f"search, {size} provisions", "section 3")
                print(score.row(), flush=True)
                if score.bytes > search.COLD_BYTES or statistics.median(score.milliseconds) > search.COLD_MS:
                    broken.append(f"search at {size}")
            shutil.rmtree(folder)
        folder = repository(Path(scratch) / "preview", 500)
        print(f"  a saved page is in the preview after {preview_seconds(folder):.1f} s (500 pages; promised: 2 s)")
        print("\nLinks")
        whole, alone = offline_checks(real)
        print(f"  the whole offline check of links                       {whole:6.1f} s")
        print(f"  lychee alone over the same site                        {alone:6.1f} s")
        print(f"  ratio (promised: at most {LINKS})                           {whole / alone:6.2f}")
        if whole > LINKS * alone:
            broken.append("links")
    if {300, 3000} <= set(per_page):
        growth = per_page[3000] / per_page[300]
        print(f"  time per provision at 3,000 against 300: {growth:.2f} (promised: at most {GROWTH})")
        if growth > GROWTH:
            broken.append("growth")
    if memory > MEMORY_MB:
        broken.append("memory")
    print("\nPromises kept" if not broken else f"\nBroken: {', '.join(broken)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
