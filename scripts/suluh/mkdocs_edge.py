"""The edge to MkDocs: the only module that knows how to call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from suluh.errors import BuildError

# A fixed clock, so that the same commit gives the same bytes (MkDocs writes its build date).
_EPOCH = "1798761600"


def start(staged: Path) -> subprocess.Popen[str]:
    """Begins to build a staged language in a process of its own."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": _EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--config-file", str(staged / "mkdocs.yml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
    )


def wait(process: subprocess.Popen[str], language: str) -> None:
    """Waits for a build.

    Raises:
        BuildError: MkDocs found a fault; the message is its own.
    """
    output, _ = process.communicate()
    if process.returncode:
        raise BuildError(f"MkDocs could not build {language}:\n{output.strip()}")
