"""From the Library to plain Markdown for one language: what MkDocs renders and nothing else.

`stage` writes a folder with `docs/` and `mkdocs.yml`. Only files whose text changed are written, so that
a preview rebuilds one page and not all.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from suluh.identity import MAIN, Language, RecordId
from suluh.library import Library
from suluh.staging.config import staged_config
from suluh.staging.pages import Renderer


def stage_pages(library: Library, language: Language, out: Path, config: Path, ids: Collection[RecordId]) -> list[Path]:
    """Writes some pages only, and leaves all others as they are: for a preview, until all are staged again.

    Returns:
        the files that changed.
    """
    renderer = Renderer(library, language, config)
    pages = [library.pages[key] for key in ids]
    return [path for page in pages if _write(path := out / "docs" / page.path, renderer.page(page))]


def stage(library: Library, language: Language, out: Path, config: Path) -> list[Path]:
    """Writes a language's pages.

    Args:
        library: what to stage.
        language: which words.
        out: the folder to fill; what does not belong there any more is removed.
        config: the site's `mkdocs.yml`.

    Returns:
        the files that changed.
    """
    docs = out / "docs"
    renderer = Renderer(library, language, config)
    wanted = {docs / path: text for path, text in renderer.pages()}
    wanted[out / "mkdocs.yml"] = staged_config(config, library, language, out)
    changed = [path for path, text in wanted.items() if _write(path, text)]
    kept = set(wanted)
    if language == MAIN:
        kept |= _copy_assets(library.docs / "assets", docs / "assets")
    for path in sorted(docs.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
            changed.append(path)
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return changed


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def _copy_assets(source: Path, target: Path) -> set[Path]:
    kept = set()
    for path in source.rglob("*"):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if not copy.exists() or copy.read_bytes() != path.read_bytes():
                shutil.copyfile(path, copy)
            kept.add(copy)
    return kept
