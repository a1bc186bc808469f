"""Live preview: a saved page is staged and built alone, in a process that keeps MkDocs warm.

MkDocs' own server rebuilds the whole site on each change; with hundreds of pages that is too slow to write by.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from suluh import mkdocs_edge
from suluh.errors import SuluhError
from suluh.finish import finish_preview
from suluh.identity import LANGUAGES, Language, RecordId
from suluh.library import Library, read_library
from suluh.staging import stage, stage_pages
from suluh.wording import wording

_SETTLE = 0.15  # s: editors write a file in several steps

Tell = Callable[[str], None]


class Preview:
    """The site as it is being written.

    Args:
        root: the repository.
        tell: is told what happened, for people.
        out: where the preview is built.
    """

    def __init__(self, root: Path, tell: Tell, out: Path):
        self.root = root
        self.tell = tell
        self.out = out
        self.site = out / "site"
        self._library: Library | None = None
        self._builders = {language: mkdocs_edge.WarmBuilder(out / language) for language in LANGUAGES}

    def build(self) -> bool:
        """Builds what changed; says what is wrong and keeps the last good preview where something is.

        The pages that were saved come first, alone; then whatever else they changed (lists, neighbours, tables).

        Returns:
            whether the preview now shows what stands in `docs/`.
        """
        started = time.monotonic()
        wording.cache_clear()
        try:
            library = read_library(self.root / "docs")
            saved = _saved(self._library, library)
            if saved:
                self._make(lambda language, out, config: stage_pages(library, language, out, config, saved))
                self.tell(f"{', '.join(saved)}: built in {time.monotonic() - started:.1f} s")
            count = self._make(lambda language, out, config: stage(library, language, out, config))
            self._library = library
        except SuluhError as error:
            self.tell(str(error))
            return False
        if count:
            self.tell(f"{count} more files built, {time.monotonic() - started:.1f} s in all")
        return True

    def _make(self, write: Callable[[Language, Path, Path], list[Path]]) -> int:
        count = 0
        for language in LANGUAGES:
            changed = write(language, self.out / language, self.root / "mkdocs.yml")
            if changed:
                self._builders[language].build()
                count += len(changed)
        if count:
            finish_preview({language: self.out / language / "site" for language in LANGUAGES}, self.site)
        return count

    def watch(self) -> None:
        """Rebuilds whenever something below `docs/` or the theme changes, until interrupted."""
        changed = threading.Event()
        observer = Observer()
        handler = _Changed(changed)
        for folder in (self.root / "docs", self.root / "scripts" / "theme"):
            observer.schedule(handler, str(folder), recursive=True)
        observer.start()
        try:
            while True:
                changed.wait()
                time.sleep(_SETTLE)
                changed.clear()
                self.build()
        finally:
            observer.stop()
            observer.join()


def _saved(before: Library | None, now: Library) -> list[RecordId]:
    """The pages whose own files changed, where the set of pages did not."""
    if before is None or set(before.pages) != set(now.pages):
        return []
    return [key for key, page in now.pages.items() if page != before.pages[key]]


class _Changed(FileSystemEventHandler):
    def __init__(self, event: threading.Event):
        self._event = event

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._event.set()


@contextlib.contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serves a folder on this machine's loopback address; yields the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who left before the page was whole is no fault."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def serve(root: Path, tell: Tell, port: int) -> None:
    """Builds a preview, serves it, and rebuilds on every change until interrupted."""
    out = root / "build" / "preview"
    shutil.rmtree(out / "site", ignore_errors=True)
    preview = Preview(root, tell, out)
    preview.build()
    preview.site.mkdir(parents=True, exist_ok=True)
    with served(preview.site, port) as address:
        tell(f"Serving {address} and {address}ms/ (Ctrl C ends it)")
        with contextlib.suppress(KeyboardInterrupt):
            preview.watch()
