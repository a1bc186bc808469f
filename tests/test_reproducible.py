"""The same records give the same bytes, whatever order Python holds its sets in: real content, two hash seeds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from samples import ROOT

MADE = """
import hashlib, json, sys
from pathlib import Path
from suluh.exports import exports
from suluh.staging.feeds import write_feeds
from suluh.library import read_library
from suluh.search.records import search_records
from suluh.staging import stage
from suluh.twins import write_twins
root, out = Path(sys.argv[1]), Path(sys.argv[2])
library = read_library(root / "docs")
stage(library, "en", out / "en", root / "mkdocs.yml")
(out / "site").mkdir()
write_feeds(library, out / "site", "https://suluh.example/")
for key in library.pages:
    (out / "site" / key).mkdir(parents=True, exist_ok=True)
    (out / "site" / "ms" / key).mkdir(parents=True, exist_ok=True)
write_twins(library, out / "site", "https://suluh.example/")
(out / "data.json").write_text(json.dumps(exports(library, "https://suluh.example/"), ensure_ascii=False))
(out / "search.txt").write_text("\\n".join(map(repr, search_records(library))))
for path in sorted(out.rglob("*")):
    if path.is_file():
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(out))
"""


def test_two_hash_seeds_make_the_same_files(tmp_path: Path) -> None:
    running = []
    for seed in ("1", "2"):
        out = tmp_path / "made"  # the same place twice, one after the other: the staged settings name it
        running.append(_run(out, seed).splitlines())
        out.rename(tmp_path / seed)
    first, second = running
    assert len(first) > 3000
    assert [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]][:5] == []


def _run(out: Path, seed: str) -> str:
    out.mkdir()
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", MADE, str(ROOT), str(out)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
