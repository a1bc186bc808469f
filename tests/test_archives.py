"""What can be taken away: the zip of the data, the digests, and a copy that opens from a disk."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from suluh.archives import DATA, DIGESTS, OFFLINE, offline_page, pack

pytestmark = pytest.mark.site


def test_the_zip_of_the_data_holds_every_file_as_it_is(site: Path) -> None:
    with zipfile.ZipFile(site / DATA) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        for name in names:
            assert archive.read(name) == (site / name).read_bytes()
    files = {
        path.relative_to(site).as_posix() for path in (site / "data").rglob("*") if path.suffix in (".json", ".csv")
    }
    assert set(names) == files
    assert json.loads((site / "data/comparison.json").read_text(encoding="utf-8"))["count"] == 242


def test_every_file_has_its_digest_and_the_usual_tool_agrees(site: Path) -> None:
    listed = {row.split("  ", 1)[1] for row in (site / DIGESTS).read_text(encoding="utf-8").splitlines()}
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {DIGESTS}
    assert listed == there
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", DIGESTS], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_same_site_gives_the_same_copy(site: Path, tmp_path: Path) -> None:
    small = tmp_path / "site"
    for name in ("about/index.html", "assets/suluh.css"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_bytes((site / name).read_bytes())
    made = []
    for _ in range(2):
        (small / OFFLINE).parent.mkdir(exist_ok=True)
        (small / OFFLINE).touch()
        pack(small, "https://suluh.example/")
        made.append((small / OFFLINE).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("name", "way", "found"),
    [
        ("law/my/index.html", "act-792/", "act-792/index.html"),
        ("law/my/index.html", "../../report/#now", "../../report/index.html#now"),
        ("law/my/index.html", "./", "./index.html"),
        ("law/my/index.html", "#here", "#here"),
        ("law/my/index.html", "https://example.org/", "https://example.org/"),
        ("law/my/act-792/s-10/index.html", "cite.ris", "https://suluh.example/law/my/act-792/s-10/cite.ris"),
        ("data/index.html", "provisions.json", "provisions.json"),
        ("about/changes/index.html", "../../feeds/all.xml", "https://suluh.example/feeds/all.xml"),
    ],
)
def test_links_of_the_copy_lead_to_files_or_to_the_web(name: str, way: str, found: str) -> None:
    assert (
        offline_page(f'<a class="x" href="{way}">', name, "https://suluh.example/") == f'<a class="x" href="{found}">'
    )
