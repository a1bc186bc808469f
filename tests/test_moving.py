"""A page that moves takes everything with it: its twin, what stands below, every reference; or nothing happens."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from samples import ROOT
from suluh import moving
from suluh.errors import ContentError, SuluhError
from suluh.finish import finish
from suluh.identity import LANGUAGES, address
from suluh.library import read_library
from suluh.links import broken_links
from suluh.moving import move
from suluh.permalinks import add_permalinks, broken_permalinks, page_addresses, read_permalinks
from suluh.redirects import read_redirects, redirect_pages

TERM = """
    ---
    kind: term
    term: {term}
    summary: A word.
    see: [{see}]
    sources: [{{source: act-text}}]
    reviewed: 2026-11-21
    ---
    See [it](page:glossary/{see}#top), `[code](page:glossary/taking)` and [s 1](law:my/act-1/s-1#covers).
    """
MORE = {
    "glossary/taking.md": TERM.format(term="taking", see="thing"),
    "glossary/taking.ms.md": """
        ---
        term: pengambilan
        summary: Satu perkataan.
        ---
        Lihat [ini](page:glossary/thing).
        """,
    "glossary/thing.md": TERM.format(term="thing", see="taking"),
    "agencies/my-chambers.md": """
        ---
        kind: agency
        name: Chambers
        summary: A body.
        sort: prosecution
        jurisdiction: MY
        stages: [charge]
        powers: [law/my/act-1/s-1, "law/my/act-1"]
        channels:
          - {id: web, kind: web, value: "https://example.org/", as_at: 2026-11, sources: [{source: act-text}]}
        sources: [{source: act-text}]
        reviewed: 2026-11-21
        ---
        ## Role { #role }

        Under [](law:my/act-1/s-1), [](penalty:my/act-1/s-1); reach it at [here](channel:my-chambers/web).
        """,
    "offences/taking.md": """
        ---
        kind: offence
        title: Taking
        summary: A guide.
        order: 1
        reach:
          - {id: law/my/act-1/s-1, when: always}
        related: [glossary/taking]
        reviewed: 2026-11-21
        ---
        """,
    "news/a-bill.md": """
        ---
        kind: development
        title: A Bill
        summary: It is under way.
        on: 2026-11-01
        status: bill
        as_at: 2026-11-21
        touches:
          - law/my/act-1
          - 'law/my/act-1/s-1'
        sources: [{source: a-report}]
        reviewed: 2026-11-21
        ---
        """,
}


def state(docs: Path) -> dict[str, bytes]:
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def test_a_term_moves_with_its_twin_and_all_that_names_it(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    done = move(docs.parent, "glossary/taking", "glossary/theft")
    library = read_library(docs)
    assert "glossary/theft" in library.pages
    assert library.pages["glossary/theft"].languages == ("en", "ms")
    assert "glossary/taking" not in library.pages
    assert library.terms["glossary/thing"].see == ("theft",)
    assert library.offences["offences/taking"].related == ("glossary/theft",)
    body = library.pages["glossary/thing"].bodies["en"].text
    assert "[it](page:glossary/theft#top)" in body
    assert "`[code](page:glossary/taking)`" in body  # an example in code is no reference
    assert read_redirects(docs) == {"glossary/taking": "glossary/theft"}
    assert sorted(done.mended) == ["docs/glossary/thing.md", "docs/offences/taking.md"]


def test_an_instrument_moves_with_its_provisions(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    move(docs.parent, "law/my/act-1", "law/my/first-act-2001")
    library = read_library(docs)
    assert list(library.provisions) == ["law/my/first-act-2001/s-1"]
    assert library.pages["law/my/first-act-2001/s-1"].languages == ("en", "ms")
    assert library.agencies["agencies/my-chambers"].powers == ("law/my/first-act-2001/s-1", "law/my/first-act-2001")
    assert library.offences["offences/taking"].reach[0].id == "law/my/first-act-2001/s-1"
    assert library.developments["news/a-bill"].touches == ("law/my/first-act-2001", "law/my/first-act-2001/s-1")
    body = library.pages["agencies/my-chambers"].bodies["en"].text
    assert "[](law:my/first-act-2001/s-1), [](penalty:my/first-act-2001/s-1)" in body
    assert "(law:my/first-act-2001/s-1#covers)" in library.pages["glossary/thing"].bodies["en"].text
    assert not (docs / "law/my/act-1").exists()
    assert read_redirects(docs) == {
        f"law/my/act-1{tail}": f"law/my/first-act-2001{tail}" for tail in ("", "/s-1", "/whole")
    }


def test_a_provision_gets_its_number_with_its_address(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    move(docs.parent, "law/my/act-1/s-1", "law/my/act-1/s-2a", number="2A")
    provision = read_library(docs).provisions["law/my/act-1/s-2a"]
    assert provision.number == "2A"
    assert read_redirects(docs) == {"law/my/act-1/s-1": "law/my/act-1/s-2a"}


@pytest.mark.parametrize("number", ["3", "two words", "<b>"])
def test_a_number_that_does_not_fit_the_address_changes_nothing(small: Callable[..., Path], number: str) -> None:
    docs = small(MORE)
    before = state(docs)
    with pytest.raises(SuluhError, match="nothing was changed"):
        move(docs.parent, "law/my/act-1/s-1", "law/my/act-1/s-2a", number=number)
    assert state(docs) == before


def test_only_a_provision_gets_a_number(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    before = state(docs)
    with pytest.raises(SuluhError, match="has no number"):
        move(docs.parent, "glossary/taking", "glossary/theft", number="2")
    assert state(docs) == before


def test_a_body_moves_and_its_channels_are_still_found(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    move(docs.parent, "agencies/my-chambers", "agencies/my-agc")
    library = read_library(docs)
    assert "(channel:my-agc/web)" in library.pages["agencies/my-agc"].bodies["en"].text


def test_nothing_but_the_references_changes(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    before = state(docs)
    move(docs.parent, "glossary/taking", "glossary/theft")
    move(docs.parent, "glossary/theft", "glossary/taking")
    after = state(docs)
    assert after.pop("redirects.yml")
    assert after == before
    assert read_redirects(docs) == {"glossary/theft": "glossary/taking"}


def test_a_page_that_moves_twice_is_reached_in_one_step(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    move(docs.parent, "glossary/taking", "glossary/theft")
    move(docs.parent, "glossary/theft", "glossary/stealing")
    assert read_redirects(docs) == {"glossary/taking": "glossary/stealing", "glossary/theft": "glossary/stealing"}
    read_library(docs)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("glossary/none", "glossary/x", "no page glossary/none"),
        ("glossary/taking", "glossary/thing", "a page glossary/thing already"),
        ("glossary/taking", "glossary/Théft", "is no address"),
        ("glossary/taking", "glossary/taking/more", "below itself"),
        ("glossary/taking", "elsewhere/taking", "cannot stand at elsewhere/taking"),
        ("law/my/act-1/s-1", "law/my/act-1/s-2", "does not fit the file's name"),
        ("law/my/act-1", "law/my/act-1/s-9/x", "below itself"),
        ("law/my/act-1/whole", "law/my/act-1/all", "no page law/my/act-1/whole"),
        ("index", "home", "stands where it must"),
    ],
)
def test_a_move_that_cannot_be_changes_nothing(small: Callable[..., Path], old: str, new: str, words: str) -> None:
    docs = small(MORE)
    before = state(docs)
    with pytest.raises(SuluhError, match=words):
        move(docs.parent, old, new)
    assert state(docs) == before


def test_a_move_that_fails_midway_is_undone(small: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    docs = small(MORE)
    before = state(docs)
    put, calls = moving._put, []

    def failing(path: Path, data: bytes) -> None:
        if path.is_relative_to(docs):
            calls.append(path)
            if len(calls) == 3:
                raise KeyboardInterrupt
        put(path, data)

    monkeypatch.setattr(moving, "_put", failing)
    with pytest.raises(KeyboardInterrupt):
        move(docs.parent, "law/my/act-1", "law/my/act-2")
    assert state(docs) == before


def test_what_others_changed_meanwhile_is_not_overwritten(small: Callable[..., Path], monkeypatch) -> None:
    docs = small(MORE)
    mend = moving._redirect

    def slow(copy: Path, pages: dict[str, str]) -> None:
        (docs / "glossary/thing.md").write_text("changed", encoding="utf-8")
        mend(copy, pages)

    monkeypatch.setattr(moving, "_redirect", slow)
    with pytest.raises(SuluhError, match="changed meanwhile"):
        move(docs.parent, "glossary/taking", "glossary/theft")
    assert (docs / "glossary/taking.md").exists()
    assert (docs / "glossary/thing.md").read_text(encoding="utf-8") == "changed"


def test_files_of_the_code_that_name_the_page_are_told(small: Callable[..., Path]) -> None:
    docs = small(MORE)
    (docs.parent / "scripts").mkdir()
    (docs.parent / "scripts/a.py").write_text('to("glossary/taking")\n', encoding="utf-8")
    (docs.parent / "scripts/b.py").write_text('to("glossary/taking-part")\n', encoding="utf-8")
    (docs.parent / "mkdocs.yml").write_text("nav:\n  - glossary/taking.md\n", encoding="utf-8")
    assert move(docs.parent, "glossary/taking", "glossary/theft").elsewhere == ["mkdocs.yml", "scripts/a.py"]


# -- redirects and permalinks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("law/my/act-1/s-1: law/my/act-1\n", "is a page and cannot lead elsewhere"),
        ("law/my/old: law/my/none\n", "leads to law/my/none, which is no page"),
        ("a/b: c/d\nc/d: law/my/act-1\n", "write law/my/act-1, where that leads"),
        ("../x: law/my/act-1\n", "names no two pages"),
        ("- a\n", "not a list of moved pages"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_told_with_its_line(small: Callable[..., Path], text: str, words: str) -> None:
    with pytest.raises(ContentError, match=r"redirects\.yml:1: ") as error:
        read_library(small({"redirects.yml": text}))
    assert words in str(error.value)


def test_a_moved_page_says_in_both_languages_where_it_went(small: Callable[..., Path], tmp_path: Path) -> None:
    docs = small({"redirects.yml": "law/my/old-act/s-1: law/my/act-1/s-1\nlaw/my/old-act/whole: law/my/act-1/whole\n"})
    site = tmp_path / "site"
    assert len(redirect_pages(read_library(docs), site)) == 4
    english = (site / "law/my/old-act/s-1/index.html").read_text(encoding="utf-8")
    malay = (site / "ms/law/my/old-act/s-1/index.html").read_text(encoding="utf-8")
    for text, language in ((english, "en"), (malay, "ms")):
        assert f'<html lang="{language}">' in text
        assert "This page has moved" in text
        assert "Halaman ini telah berpindah" in text
        assert ">Taking what is not yours</a>" in text
        assert ">Mengambil yang bukan milik</a>" in text
        assert '<meta http-equiv="refresh" content="0; url=../../act-1/s-1/">' in text
        assert '<a href="../../act-1/s-1/">' in text
        assert text.count("<script") == 1  # and that one stands in a file of its own
        assert 'assets/scripts/moved.js"></script>' in text


def test_the_list_only_grows(tmp_path: Path) -> None:
    assert add_permalinks(tmp_path, ["/b/", "/a/"]) == ["/a/", "/b/"]
    assert add_permalinks(tmp_path, ["/a/", "/c/"]) == ["/c/"]
    assert (tmp_path / "permalinks.txt").read_text(encoding="utf-8") == "/a/\n/b/\n/c/\n"


def test_an_address_that_neither_exists_nor_redirects_is_broken(small: Callable[..., Path], tmp_path: Path) -> None:
    docs = small(MORE)
    add_permalinks(docs, page_addresses(read_library(docs)))
    move(docs.parent, "law/my/act-1", "law/my/act-2")
    moved = page_addresses(read_library(docs))
    assert set(read_permalinks(docs)) <= moved
    site = tmp_path / "site"
    redirect_pages(read_library(docs), site)
    assert "/ms/law/my/act-1/s-1/" not in broken_permalinks(docs, site)
    assert "/ms/law/my/act-1/whole/" not in broken_permalinks(docs, site)
    assert "/glossary/taking/" in broken_permalinks(docs, site)
    (docs / "redirects.yml").unlink()
    shutil.rmtree(site)
    assert "/ms/law/my/act-1/s-1/" in broken_permalinks(docs, site)


def test_every_published_address_is_still_there_or_leads_on(library) -> None:
    lost = {row for row in read_permalinks(ROOT / "docs") if row.endswith("/")} - page_addresses(library)
    lost = {row for row in lost if not row.removeprefix("/ms").startswith("/embed/")}
    assert lost == set(), "add them to docs/redirects.yml, or move the pages with `suluh move`"


@pytest.mark.site
def test_every_published_address_answers_in_the_built_site(site: Path) -> None:
    assert read_permalinks(ROOT / "docs")
    assert broken_permalinks(ROOT / "docs", site) == []


def test_a_finished_site_holds_the_redirects_and_its_links_are_sound(small: Callable[..., Path], tmp_path) -> None:
    """Without MkDocs: pages by hand, then the finish, then our check of every link."""
    docs = small({"redirects.yml": "law/my/old: law/my/act-1\n"})
    built = {}
    for language in LANGUAGES:
        built[language] = tmp_path / language
        for key in read_library(docs).pages:
            page = built[language] / address(key).lstrip("/") / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text("<!doctype html><title>t</title>", encoding="utf-8")
    for name in ("suluh.css", "suluh.svg", "scripts/moved.js"):
        asset = built["en"] / "assets" / name
        asset.parent.mkdir(parents=True, exist_ok=True)
        asset.write_text("", encoding="utf-8")
    site = tmp_path / "site"
    finish(read_library(docs), built, site, "https://suluh.example/")
    assert (site / "law/my/old/index.html").exists()
    for name in ("cite.json", "cite.ris", "cite.bib", "index.md"):  # programs keep these addresses too
        for folder in ("", "ms/"):
            copy, moved = (site / f"{folder}law/my/{act}/{name}" for act in ("old", "act-1"))
            assert copy.read_bytes() == moved.read_bytes()
    assert broken_links(site) == []
    assert "law/my/old" not in (site / "sitemap.xml").read_text(encoding="utf-8")
