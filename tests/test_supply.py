"""What we depend on: locked by hash, listed whole; actions pinned by digest and with the least permission."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from samples import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LOCKS = [
    ROOT / "requirements.lock",
    ROOT / "scripts/supply/supply.lock",
    *sorted((ROOT / "tests/builders").glob("*.lock")),
]
_PACKAGE = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\\\]+)", re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name + "/" + lock.name)
def test_every_package_is_locked_by_hash(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    packages = [block for block in blocks if _PACKAGE.match(block)]
    assert len(packages) > 10
    for block in packages:
        assert "--hash=sha256:" in block, block[:60]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_digest_and_may_do_little(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action), action
        assert re.search(r"# v\d", comment), f"{action}: say the version in a comment"
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {"contents": "read"}
    for name, job in flow["jobs"].items():
        assert job["timeout-minutes"] <= 180
        extra = set(job.get("permissions", {})) - {"contents"}
        assert extra <= ({"pages", "id-token"} if name == "deploy" else set()), name
        for step in job["steps"]:
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_inventory_names_every_locked_package() -> None:
    done = subprocess.run(["make", "-s", "sbom"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    bom = json.loads((ROOT / "build/sbom.cdx.json").read_text(encoding="utf-8"))
    listed = {(one["name"].lower(), one["version"]) for one in bom["components"]}
    locked = {
        (name.lower(), version)
        for name, version in _PACKAGE.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    }
    assert listed == locked
    assert bom["bomFormat"] == "CycloneDX"
