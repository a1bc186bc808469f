"""What this machine can draw: the library that sets type, and letters for a language."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache


@cache
def why_not(language: str) -> str | None:
    """Why a poster in a language cannot be drawn on this machine, and what helps; None where it can."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return "no posters: as root run apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    if shutil.which("fc-list") is None:
        return "no posters: as root run apt-get install fontconfig fonts-noto-core fonts-noto-cjk"
    fonts = subprocess.run(["fc-list", f":lang={language}", "family"], capture_output=True, text=True, check=False)
    if not fonts.stdout.strip():
        return f"no poster in “{language}”: as root run apt-get install fonts-noto-core fonts-noto-cjk"
    return None
