"""What tests share: a small library written to a folder, the real one, and the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samples import ROOT, SMALL, write
from suluh.library import Library, read_library
from suluh.preview import served


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """A maker of small `docs/` folders: the sound one above, with files changed or added."""

    def make(changes: dict[str, str | bytes | None] | None = None) -> Path:
        files: dict[str, str | bytes] = dict(SMALL)
        for name, text in (changes or {}).items():
            if text is None:
                files.pop(name)
            else:
                files[name] = text
        return write(tmp_path / "docs", files)

    return make


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return read_library(ROOT / "docs")


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it before the tests run."""
    folder = ROOT / "site"
    if not (folder / "index.html").exists():
        from suluh.site import build

        build(ROOT, print)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, on loopback, with a slash at its end."""
    with served(site) as url:
        yield url
