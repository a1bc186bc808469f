"""`suluh move OLD NEW`: a page gets another address, and nothing that led to it breaks. All of it or nothing."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from suluh import references
from suluh.errors import ContentError, SuluhError
from suluh.identity import RecordId, is_id
from suluh.library import Library, read_library
from suluh.reading import Page
from suluh.redirects import NAME as REDIRECTS
from suluh.redirects import read_redirects, write_redirects
from suluh.staging.generated import generated_pages
from suluh.staging.prose import Edit, apply

_FENCED = re.compile(r"\A---[ ]*\n(?P<meta>.*?)^---[ ]*$", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(r"^(number:[ ]*).*$", re.MULTILINE)
# Ids without a slash (`report`, `search`) are words too; only in these places do they name a page.
_NAMING = frozenset({"related", "routes", "touches", "powers", "provisions", "amends", "by", "page", "rests_on"})
# Glossary slugs and channels are written without their folder.
_SLUGS = frozenset({"see", "use_instead"})
# Kept by the check of links and by the releases; neither names pages by id.
_NOT_MENDED = frozenset({REDIRECTS, "link-health.yml"})
Rename = Callable[[RecordId], RecordId]


@dataclass(frozen=True)
class Moved:
    """What a move did.

    Attributes:
        pages: the ids that changed: old, new.
        mended: the files in which references were mended, from the repository's root.
        elsewhere: files outside `docs/` that name the old id and want a look.
    """

    pages: dict[RecordId, RecordId]
    mended: list[str]
    elsewhere: list[str]


def move(root: Path, old: RecordId, new: RecordId, number: str | None = None) -> Moved:
    """Gives a page, and what stands below it, another address.

    The work is done on a copy of `docs/` and held against the rules; only when nothing is wrong are the real files
    changed, and should that fail midway they are put back.

    Args:
        root: the repository.
        old: the id of a page.
        new: an id that is free.
        number: the number that the provision gets with its address (`41`), when that changes too.

    Raises:
        SuluhError: it cannot be done, and nothing was changed.
    """
    docs = root / "docs"
    library = _sound(docs, "Before anything can move, mend this:")
    pages = _moving(library, old, new)

    def rename(record: RecordId) -> RecordId:
        return pages.get(record, record)

    before = _bytes(docs)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "docs"
        for name, data in before.items():
            _put(copy / name, data)
        _rename_files(library, copy, pages)
        if number is not None:
            _renumber(library, copy, pages, old, number)
        mended = [path for path in sorted(copy.rglob("*")) if _mend(path, copy, rename)]
        redirected = {page.id for page in generated_pages(library)} | set(library.pages)
        _redirect(copy, {key: rename(key) for key in pages if key in redirected})
        _sound(copy, f"{old} cannot become {new}; nothing was changed:")
        _replace(docs, before, _bytes(copy))
    names = [f"docs/{path.relative_to(copy).as_posix()}" for path in mended]
    return Moved({key: to for key, to in pages.items() if key in library.pages}, names, _elsewhere(root, pages))


def _sound(docs: Path, words: str) -> Library:
    try:
        return read_library(docs)
    except ContentError as error:
        raise SuluhError(f"{words}\n{error}") from error


def _moving(library: Library, old: RecordId, new: RecordId) -> dict[RecordId, RecordId]:
    """The ids that change: the page's own, and those of all pages below it, made ones included."""
    if old not in library.pages:
        raise SuluhError(f"There is no page {old}.")
    if old in ("index", "404"):
        raise SuluhError(f"The page {old} stands where it must.")
    if not is_id(new) or new == "index" or new.endswith("/index"):
        raise SuluhError(f"“{new}” is no address; use a-z, 0-9, hyphens and slashes, without .md or /index.")
    if new == old or new.startswith(f"{old}/"):
        raise SuluhError("A page cannot move to itself or below itself.")
    every = [*library.pages, *(page.id for page in generated_pages(library))]
    pages = {key: new + key.removeprefix(old) for key in every if key == old or key.startswith(f"{old}/")}
    for target in pages.values():
        if target in every:
            raise SuluhError(f"There is a page {target} already.")
    return pages


def _rename_files(library: Library, docs: Path, pages: dict[RecordId, RecordId]) -> None:
    for key, target in pages.items():
        page = library.pages.get(key)
        if page is None:
            continue  # made from the others
        for language in (None, *page.languages):
            source = docs / page.path if language is None else (docs / page.path).with_suffix(f".{language}.md")
            if not source.exists():
                continue
            goal = _file(docs, page, target, source.name)
            if goal.exists():
                raise SuluhError(f"There is a file docs/{goal.relative_to(docs).as_posix()} already.")
            goal.parent.mkdir(parents=True, exist_ok=True)
            source.rename(goal)
    for folder in sorted((path for path in docs.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _renumber(library: Library, docs: Path, pages: dict[RecordId, RecordId], old: RecordId, number: str) -> None:
    """A provision whose number becomes known, or changes: the rules hold it against its file's name."""
    page = library.pages[old]
    if old not in library.provisions:
        raise SuluhError(f"{old} is no provision; it has no number.")
    path = _file(docs, page, pages[old], Path(page.path).name)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        _NUMBER.sub(lambda found: found[1] + json.dumps(number, ensure_ascii=False), text, count=1), encoding="utf-8"
    )


def _file(docs: Path, page: Page, target: RecordId, name: str) -> Path:
    """A page that has a folder of its own (`index.md`) keeps having one."""
    if Path(page.path).name == "index.md":
        return docs / target / name
    return docs / f"{target}{name.removeprefix(page.id.rsplit('/', 1)[-1])}"


# -- references


def _mend(path: Path, docs: Path, rename: Rename) -> bool:
    """Mends the references of a file; whether there were any."""
    if path.suffix not in (".md", ".yml") or path.name in _NOT_MENDED or not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yml":
        fresh = apply(text, _yaml_edits(text, 0, rename))
    else:
        fenced = _FENCED.match(text)
        begin = fenced.end() if fenced else 0
        edits = list(_yaml_edits(fenced["meta"], fenced.start("meta"), rename)) if fenced else []
        fresh = apply(text, [*edits, *_body_edits(text[begin:], begin, rename)])
    if fresh != text:
        path.write_text(fresh, encoding="utf-8")
    return fresh != text


def _body_edits(text: str, at: int, rename: Rename) -> Iterator[Edit]:
    for found in references.find(text):
        if found.scheme == "channel":
            target = _channel(found.target, rename)
        elif found.scheme in ("law", "penalty"):
            target = rename(found.record).removeprefix("law/")
        elif found.scheme == "page":
            target = rename(found.target)
        else:
            continue
        if target != found.target:
            begin = text.rindex(f"]({found.scheme}:", found.start, found.end) + len(f"]({found.scheme}:")
            yield Edit(at + begin, at + begin + len(found.target), target)


def _yaml_edits(text: str, at: int, rename: Rename) -> Iterator[Edit]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for node, field in _scalars(root, ""):
        value = node.value
        target = value
        if field in _SLUGS:
            target = rename(f"glossary/{value}").removeprefix("glossary/")
        elif field == "channels":
            target = _channel(value, rename)
        elif "/" in value or field in _NAMING:
            target = rename(value)
        if target != value:
            begin, end = node.start_mark.index, node.end_mark.index
            yield Edit(at + begin, at + end, text[begin:end].replace(value, target, 1))


def _scalars(node: yaml.Node | None, field: str) -> Iterator[tuple[yaml.ScalarNode, str]]:
    """Every key and value with the nearest key above it."""
    if isinstance(node, yaml.ScalarNode):
        yield node, field
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, field)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key, "")
            yield from _scalars(value, str(key.value))


def _channel(target: str, rename: Rename) -> str:
    agency, slash, name = target.partition("/")
    return rename(f"agencies/{agency}").removeprefix("agencies/") + slash + name


def _redirect(docs: Path, pages: dict[RecordId, RecordId]) -> None:
    """Old addresses lead to the new ones in one step; an address that is a page again leads nowhere else."""
    before = {key: pages.get(to, to) for key, to in read_redirects(docs).items()}
    taken = set(pages.values())
    write_redirects(docs, {key: to for key, to in (before | pages).items() if key not in taken})


# -- the real files


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _replace(docs: Path, old: dict[Path, bytes], new: dict[Path, bytes]) -> None:
    """Writes what changed between two states of `docs/`; puts everything back if that fails."""
    changed = [name for name in new if new[name] != old.get(name)]
    gone = [name for name in old if name not in new]
    for name in (*changed, *gone):
        path = docs / name
        if (path.read_bytes() if path.exists() else None) != old.get(name):
            raise SuluhError(f"docs/{name.as_posix()} was changed meanwhile; nothing was moved. Try again.")
    try:
        for name in changed:
            _put(docs / name, new[name])
        for name in gone:
            _take(docs / name, docs)
    except BaseException:
        for name in changed:
            if name in old:
                _put(docs / name, old[name])
            else:
                _take(docs / name, docs)
        for name in gone:
            _put(docs / name, old[name])
        raise


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _take(path: Path, docs: Path) -> None:
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def _elsewhere(root: Path, pages: dict[RecordId, RecordId]) -> list[str]:
    """Files of the code, the theme and the settings that name an old id as a word of its own."""
    words = "|".join(re.escape(key) for key in pages)
    pattern = re.compile(rf"(?<![\w/-])(?:docs/|law:|page:)?(?:{words})(?=[\"'#)/]|\.md|$)", re.MULTILINE)
    paths = [root / "mkdocs.yml", *(root / "scripts").rglob("*"), *(root / "tests").rglob("*")]
    kinds = (".py", ".yml", ".j2", ".html", ".js")
    return [
        path.relative_to(root).as_posix()
        for path in sorted(paths)
        if path.suffix in kinds and path.is_file() and pattern.search(path.read_text(encoding="utf-8"))
    ]
