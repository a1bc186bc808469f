"""Building: the same bytes twice, and a failed build leaves the last good site."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path

import pytest

from samples import ROOT, SMALL, write
from suluh.errors import BuildError, ContentError
from suluh.site import build


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small library and the real theme."""
    root = tmp_path / "repository"
    about = {
        f"about/{name}.md": f"---\ntitle: {name}\nsummary: What the theme links to.\n---\n"
        for name in ("assurance", "mistakes")
    }
    write(root / "docs", SMALL | about)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copytree(ROOT / "scripts" / "theme", root / "scripts" / "theme")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, rest = config.partition("nav:\n")
    _, _, after = rest.partition("\n\n")
    (root / "mkdocs.yml").write_text(f"{before}nav:\n  - index.md\n  - law/index.md\n\n{after}", encoding="utf-8")
    return root


def quiet(_: str) -> None:
    pass


def differences(one: Path, other: Path) -> list[str]:
    names = {
        path.relative_to(folder).as_posix() for folder in (one, other) for path in folder.rglob("*") if path.is_file()
    }
    _same, different, missing = filecmp.cmpfiles(one, other, sorted(names), shallow=False)
    return different + missing


def test_building_twice_gives_the_same_bytes(repository: Path, tmp_path: Path) -> None:
    build(repository, quiet, tmp_path / "one")
    shutil.rmtree(repository / "build")
    build(repository, quiet, tmp_path / "two")
    assert differences(tmp_path / "one", tmp_path / "two") == []


def test_a_fault_in_the_content_leaves_the_last_good_site(repository: Path) -> None:
    build(repository, quiet)
    good = (repository / "site/index.html").read_bytes()
    write(repository / "docs", {"index.md": "---\ntitle: Home\n---\n"})
    with pytest.raises(ContentError):
        build(repository, quiet)
    assert (repository / "site/index.html").read_bytes() == good


def test_a_fault_in_a_built_page_leaves_the_last_good_site(repository: Path) -> None:
    build(repository, quiet)
    good = (repository / "site/index.html").read_bytes()
    write(repository / "docs", {"index.md": '---\ntitle: Home\nsummary: s\n---\n<a href="nowhere/">x</a>\n'})
    with pytest.raises(BuildError, match=r"index\.html: the link “nowhere/” leads nowhere"):
        build(repository, quiet)
    assert (repository / "site/index.html").read_bytes() == good


def test_a_broken_markdown_link_is_found_by_mkdocs(repository: Path) -> None:
    write(repository / "docs", {"index.md": "---\ntitle: Home\nsummary: s\n---\n[x](law/nowhere.md)\n"})
    with pytest.raises(BuildError, match=r"law/nowhere\.md"):
        build(repository, quiet)


def test_pages_stand_in_both_languages_and_a_missing_one_says_so(repository: Path) -> None:
    build(repository, quiet)
    assert "Menghukum pengambilan." in (repository / "site/ms/law/my/act-1/s-1/index.html").read_text(encoding="utf-8")
    home = (repository / "site/ms/index.html").read_text(encoding="utf-8")
    assert "su-notice" in home
    assert (repository / "site/ms/assets").exists() is False


def test_hostile_text_in_a_record_is_shown_as_text(repository: Path) -> None:
    hostile = SMALL["law/my/act-1/s-1.md"].replace(
        "heading: Taking what is not yours", "heading: '<script>alert(1)</script> {{ 7*7 }} \"]*_`| [x](javascript:1)'"
    )
    write(
        repository / "docs", {"law/my/act-1/s-1.md": hostile, "law/my/act-1/s-1.ms.md": SMALL["law/my/act-1/s-1.ms.md"]}
    )
    build(repository, quiet)
    page = (repository / "site/law/my/act-1/s-1/index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert 'href="javascript' not in page
