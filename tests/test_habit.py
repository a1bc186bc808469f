"""People's habits: plain `mkdocs build --strict` works, and says what is wrong in the content."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from samples import ROOT


def test_mkdocs_build_strict_works(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site/law/my/act-792/s-10/index.html").read_text(encoding="utf-8")
    assert "RM10,000" in page
