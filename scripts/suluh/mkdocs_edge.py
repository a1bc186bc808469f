"""The edge to MkDocs: the only module that knows how to call it."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from pathlib import Path

from suluh.errors import BuildError

# A fixed clock, so that the same commit gives the same bytes (MkDocs writes its build date).
_EPOCH = "1798761600"
_QUIET = {"SOURCE_DATE_EPOCH": _EPOCH, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def start(staged: Path) -> subprocess.Popen[str]:
    """Begins to build a staged language in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", str(staged / "mkdocs.yml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | _QUIET,
    )


def wait(process: subprocess.Popen[str], language: str) -> None:
    """Waits for a build.

    Raises:
        BuildError: MkDocs found a fault; the message is its own.
    """
    output, _ = process.communicate()
    if process.returncode:
        raise BuildError(f"MkDocs could not build {language}:\n{output.strip()}")


class WarmBuilder:
    """Builds a staged language again and again in this process, only the pages that changed."""

    def __init__(self, staged: Path):
        self.staged = staged

    def build(self) -> None:
        """Builds what is newer than its output.

        Raises:
            BuildError: MkDocs found a fault.
        """
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        os.environ.update(_QUIET)
        heard = io.StringIO()
        handler = logging.StreamHandler(heard)
        handler.setLevel(logging.WARNING)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(handler)
        logger.propagate = False
        try:
            config = load_config(str(self.staged / "mkdocs.yml"), strict=False)
            build(config, dirty=(self.staged / "site" / "index.html").exists())
        except MkDocsException as error:
            raise BuildError(f"MkDocs: {error}") from error
        finally:
            logger.removeHandler(handler)
