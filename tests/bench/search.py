"""Search beside its peers, in one run: Material's built-in search, and plain Pagefind over the same HTML.

The same English queries are asked of each on loopback; told are how often the right page comes first and among the
first three, the bytes (compressed) up to the first result, and the milliseconds to it on a cold cache.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from suluh.preview import served

QUERIES = Path(__file__).parents[1] / "search" / "queries.yml"
COLD_BYTES = 150 * 1024
COLD_MS = 300

OURS = """async (query) => {
    const root = "/";
    globalThis.engine ??= await (await import(root + "assets/scripts/search/engine.js")).open(root);
    const jumps = engine.citations(query).filter((entry) => entry.exists).map((entry) => entry.record);
    const hits = (await engine.search(query)).slice(0, 3);
    const ids = await Promise.all(hits.map(async (hit) => (await hit.data()).meta.id));
    return [...new Set([...jumps, ...ids])].slice(0, 3).map((id) => `/${id}/`);
}"""
PAGEFIND = """async (query) => {
    globalThis.plain ??= await import("/pagefind/pagefind.js");
    const found = await plain.search(query);
    return Promise.all(found.results.slice(0, 3).map(async (hit) => (await hit.data()).url));
}"""
MATERIAL = """async (query) => {
    const input = document.querySelector("input.md-search__input");
    input.value = query;
    input.dispatchEvent(new Event("focus"));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const list = document.querySelector(".md-search-result__list");
    const before = list.innerHTML;
    for (let i = 0; i < 60; i++) {
        await new Promise((done) => setTimeout(done, 25));
        if (list.innerHTML !== before) break;
    }
    await new Promise((done) => setTimeout(done, 60));
    return [...list.querySelectorAll(".md-search-result__item > a")].slice(0, 3).map((link) => new URL(link.href).pathname);
}"""


@dataclass
class Score:
    """How one search did."""

    name: str
    first: int = 0
    three: int = 0
    asked: int = 0
    bytes: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def row(self) -> str:
        """A line of the table."""
        rate = f"{self.first / self.asked:.2f}  {self.three / self.asked:.2f}" if self.asked else "   –     –"
        return f"  {self.name:34} {rate}  {self.bytes / 1024:7.0f} KB  {statistics.median(self.milliseconds):6.0f} ms"


def peers(site: Path, staged: Path, scratch: Path) -> list[Score]:
    """The three searches over the same English pages.

    Args:
        site: our built site.
        staged: the staged English pages.
        scratch: a folder for the peers' builds.
    """
    queries = [query for query in yaml.safe_load(QUERIES.read_text(encoding="utf-8")) if query["lang"] == "en"]
    material = _material(staged, scratch / "material")
    plain = scratch / "plain"
    shutil.copytree(site, plain, ignore=shutil.ignore_patterns("search", "ms"))
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(plain)], check=True, capture_output=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        scores = [
            _run(browser, site, "Suluh", OURS, queries),
            _run(browser, plain, "plain Pagefind over the HTML", PAGEFIND, queries),
            _run(browser, material, "Material's own search", MATERIAL, queries, "input.md-search__input"),
        ]
        browser.close()
    return scores


def cold(site: Path, name: str, query: str) -> Score:
    """Bytes and milliseconds to the first result of our search on a cold cache."""
    score = Score(name)
    with sync_playwright() as playwright, served(site) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for _ in range(5):
            _ask_cold(browser, address, site, score, OURS, query, None)
        browser.close()
    return score


def _run(browser: Browser, site: Path, name: str, ask: str, queries: list[dict], wait_for: str | None = None) -> Score:
    score = Score(name)
    with served(site) as address:
        for _ in range(3):
            _ask_cold(browser, address, site, score, ask, "grooming", wait_for)
        page = browser.new_context().new_page()
        _open(page, address, wait_for)
        for query in queries:
            found = page.evaluate(ask, query["q"])
            right = [query["first"], *query.get("also", [])]
            score.asked += 1
            score.first += bool(found) and found[0] in right
            score.three += any(place in right for place in found)
        page.context.close()
    return score


def _open(page: Page, address: str, wait_for: str | None) -> None:
    page.goto(address + "about/")
    if wait_for:
        page.evaluate("document.querySelector('#__search').checked = true")
        page.wait_for_selector(wait_for, state="attached")
        page.wait_for_load_state("networkidle")


def _ask_cold(
    browser: Browser, address: str, site: Path, score: Score, ask: str, query: str, wait_for: str | None
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "about/")
    page.wait_for_load_state("networkidle")
    seen: set[str] = set()
    page.on("response", lambda response: seen.add(urlsplit(response.url).path))
    if wait_for:
        page.reload()
    started = page.evaluate("performance.now()")
    if wait_for:
        _open(page, address, wait_for)
        started = 0
    page.evaluate(ask, query)
    score.milliseconds.append(page.evaluate("performance.now()") - started)
    files = [site / path.lstrip("/") for path in seen]
    score.bytes = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.is_file())
    context.close()


def _material(staged: Path, folder: Path) -> Path:
    """The staged pages built by plain MkDocs and Material, with its own search on."""
    shutil.copytree(staged, folder, ignore=shutil.ignore_patterns("site"))
    values = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    values["theme"].pop("custom_dir")
    values |= {"plugins": ["search"], "strict": False}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], check=True)
    return folder / "site"
