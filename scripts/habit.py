"""For people's habits: `mkdocs serve` and `mkdocs build` stage English first.

A convenience only. `make site` and `make serve` do not use it, and other builders ignore it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def on_config(config: Any) -> Any:
    """Stages `docs/` and points MkDocs at what was staged."""
    if str(ROOT / "scripts") not in sys.path:  # MkDocs takes back what a hook adds while it is loaded
        sys.path.insert(0, str(ROOT / "scripts"))
    from mkdocs.exceptions import Abort

    from suluh.errors import SuluhError
    from suluh.identity import MAIN
    from suluh.library import read_library
    from suluh.staging import stage
    from suluh.staging.config import language_extra

    out = ROOT / "build" / "habit"
    try:
        library = read_library(ROOT / "docs")
        stage(library, MAIN, out, ROOT / "mkdocs.yml")
    except SuluhError as error:
        raise Abort(str(error)) from error
    config.docs_dir = str(out / "docs")
    config.extra |= language_extra(library, MAIN)
    return config
