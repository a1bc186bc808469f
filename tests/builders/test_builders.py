"""The way on past May 2027: the same staged pages under other builders give the same pages, ids and links.

ProperDocs is a drop-in fork of MkDocs, with a maintained fork of the theme; Zensical is by Material's own team.
Each is installed from its lock file into a folder of its own, once.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html

from samples import ROOT
from suluh.library import Library
from suluh.staging import stage

HERE = Path(__file__).parent
# What cannot be helped, with its reason: none so far. (Zensical numbers of unreleased differences go here.)
KNOWN_DIFFERENCES: dict[str, set[str]] = {"zensical": set(), "properdocs": set()}


@dataclass
class Seen:
    """What a reader meets on a page: headings with their ids, and links."""

    headings: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def environment(name: str) -> Path:
    """The programs of a builder, installed when its lock file changed."""
    folder = ROOT / "build" / "builders" / name
    lock = HERE / f"{name}.lock"
    stamp = folder / "lock"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin/python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
        stamp.write_bytes(lock.read_bytes())
    return folder / "bin"


def with_theme(staged: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Changes the theme's settings in a staged `mkdocs.yml`: all that differs between the builders."""
    path = staged / "mkdocs.yml"
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(values["theme"])
    path.write_text(yaml.safe_dump(values, sort_keys=False, allow_unicode=True), encoding="utf-8")


def seen(site: Path) -> dict[str, Seen]:
    """Every page of a built site, as readers meet it."""
    found = {}
    for file in sorted(site.rglob("index.html")):
        page = Seen()
        for part in html.parse(str(file)).getroot().find_class("su-page"):
            for element in part.iter("h1", "h2", "h3", "h4"):
                words = " ".join(element.text_content().replace("#", " ").replace("¶", " ").split())
                page.headings.append((element.get("id") or "", words))
            here = "/" + file.relative_to(site).parent.as_posix().strip(".") + "/"
            page.links = [  # where they lead: “./” and “../this-page/” are the same
                urljoin(here, link.get("href"))
                for link in part.iter("a")
                if "headerlink" not in (link.get("class") or "")
            ]
        found[file.relative_to(site).as_posix()] = page
    return found


@pytest.fixture(scope="module")
def reference(library: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Seen]]:
    """The staged English pages and what MkDocs makes of them."""
    staged = ROOT / "build" / "builders" / "staged"
    shutil.rmtree(staged, ignore_errors=True)
    stage(library, "en", staged, ROOT / "mkdocs.yml")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(staged / "mkdocs.yml")], check=True)
    return staged, seen(staged / "site")


@pytest.mark.parametrize(
    ("name", "command", "theme"),
    [
        ("zensical", ["zensical", "build", "-f"], {"variant": "classic"}),
        ("properdocs", ["properdocs", "build", "-q", "-f"], {"name": "materialx"}),
    ],
)
def test_another_builder_gives_the_same_pages(
    name: str, command: list[str], theme: dict[str, str], reference: tuple[Path, dict[str, Seen]]
) -> None:
    staged, expected = reference
    programs = environment(name)
    copy = ROOT / "build" / "builders" / f"{name}-site"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(staged, copy, ignore=shutil.ignore_patterns("site", ".cache"))
    with_theme(copy, lambda settings: settings.update(theme))
    done = subprocess.run(
        [str(programs / command[0]), *command[1:], str(copy / "mkdocs.yml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = seen(copy / "site")
    allowed = KNOWN_DIFFERENCES[name]
    assert set(found) - allowed == set(expected) - allowed
    for path in sorted(set(expected) - allowed):
        assert found[path].headings == expected[path].headings, path
        assert found[path].links == expected[path].links, path
