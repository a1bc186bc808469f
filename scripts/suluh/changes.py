"""`suluh diff OLD NEW`: what changed in the law data between two exports, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suluh.errors import SuluhError
from suluh.identity import MAIN
from suluh.records.penalty import Penalty
from suluh.wording import wording

Data = dict[str, Any]
# Said in words of their own, or not worth saying: an address follows from the id, a review changes no law.
_ASIDE = frozenset({"id", "url", "url_here", "akn", "kind", "reviewed", "versions", "penalties", "channels"})


@dataclass(frozen=True, order=True)
class Change:
    """A change of a record.

    Attributes:
        kind: the export it stands in: `provisions`.
        id: the record.
        said: what changed, in words.
    """

    kind: str
    id: str
    said: str

    def __str__(self) -> str:
        """A line."""
        return f"{self.id}: {self.said}"


def changes(old: Path, new: Path) -> list[Change]:
    """What changed between two `data/` folders, or the built sites that hold them, by kind and record.

    Raises:
        SuluhError: a folder holds no such data.
    """
    before, after = read_data(old), read_data(new)
    return [
        change
        for kind in sorted(before.keys() | after.keys())
        for change in _of_kind(kind, before.get(kind, {}), after.get(kind, {}))
    ]


def read_data(folder: Path) -> dict[str, dict[str, Data]]:
    """The records of a `data/` folder, by kind and id."""
    data = folder / "data" if (folder / "data").is_dir() else folder
    found: dict[str, dict[str, Data]] = {}
    for path in sorted(data.glob("*.json")):
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise SuluhError(f"{path} cannot be read: {error}") from error
        if isinstance(rows, dict) and isinstance(rows.get(path.stem), list):
            found[path.stem] = {str(row["id"]): row for row in rows[path.stem] if isinstance(row, dict) and "id" in row}
    if not found:
        raise SuluhError(f"There is no law data in {folder}: give a built site, or its data/ folder.")
    return found


def _of_kind(kind: str, before: dict[str, Data], after: dict[str, Data]) -> Iterator[Change]:
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            yield Change(kind, key, f"removed ({_name(before[key])})")
        elif key not in before:
            yield Change(kind, key, f"added ({_name(after[key])})")
        elif before[key] != after[key]:
            for said in _of_record(before[key], after[key]):
                yield Change(kind, key, said)


def _of_record(old: Data, new: Data) -> Iterator[str]:
    if "versions" in old or "versions" in new:
        yield from _versions(old, new)
    if "channels" in old or "channels" in new:
        yield from _channels(old.get("channels", []), new.get("channels", []))
    aside = _ASIDE | {"assurance"} if "versions" in old and "versions" in new else _ASIDE  # each version has its own
    for name in sorted((old.keys() | new.keys()) - aside):
        yield from _field(name, old.get(name), new.get(name))


# -- the law


def _versions(old: Data, new: Data) -> Iterator[str]:
    """Versions are told apart by the day they begin; one that was pending and began is the same."""
    before = {version["from"]: version for version in old.get("versions", [])}
    after = {version["from"]: version for version in new.get("versions", [])}
    gone, come = [day for day in before if day not in after], [day for day in after if day not in before]
    if len(gone) == len(come) == 1:  # the same version, its day now known better
        was = "that was not yet in force" if gone[0] == "pending" else _since(gone[0])
        yield f"the version {was} is now {'' if come[0] == 'pending' else 'dated '}{_since(come[0])}"
        after[gone[0]] = after[come[0]]
    else:
        for day in gone:
            yield f"the version {_since(day)} was removed ({_penalty(before[day])})"
        for day in come:
            by = f", by {after[day]['by']}" if after[day].get("by") else ""
            yield f"a version {_since(day)} was added{by}: {_penalty(after[day])}"
    for day, version in before.items():
        if day in after and after[day] != version:
            for said in _version(version, after[day]):
                yield f"version {_since(day)}: {said}"


def _version(old: Data, new: Data) -> Iterator[str]:
    if old.get("penalties") != new.get("penalties"):
        was, now = _penalty(old), _penalty(new)
        yield f"the penalty was {was}; it is now {now}" if was != now else "the words of the penalty changed"
    for name in sorted((old.keys() | new.keys()) - {"penalties", "from"}):
        yield from _field(name, old.get(name), new.get(name))


def _since(day: str) -> str:
    return "not yet in force" if day == "pending" else f"from {wording(MAIN).day(day)}"


def _penalty(version: Data) -> str:
    tiers = version.get("penalties")
    if tiers is None:
        return "not read"
    return "; ".join(_tier(tier) for tier in tiers) or "none"


def _tier(tier: Data) -> str:
    plain = {name: _main(value) for name, value in tier.items()}
    when = f" ({plain['when']})" if plain.get("when") else ""
    doubt = f" [not settled: {'; '.join(plain['unsettled'])}]" if plain.get("unsettled") else ""
    try:
        words = wording(MAIN).penalty(Penalty.model_validate(_frozen(plain)), str)
    except ValueError:  # data of another version of the schema: said as it stands
        words = _plain(plain)
    return f"{words}{when}{doubt}"


# -- bodies


def _channels(old: list[Data], new: list[Data]) -> Iterator[str]:
    before, after = ({channel["id"]: channel for channel in channels} for channels in (old, new))
    for key in sorted(before.keys() | after.keys()):
        if key not in after:
            yield f"the channel {key} was removed ({_plain(before[key].get('value'))})"
        elif key not in before:
            yield f"a channel {key} was added: {_plain(after[key].get('value'))}"
        else:
            for name in sorted(before[key].keys() | after[key].keys()):
                for said in _field(name, before[key].get(name), after[key].get(name)):
                    yield f"channel {key}: {said}"


# -- any field


def _field(name: str, old: Any, new: Any) -> Iterator[str]:
    """A field that changed; of lists, what came and what went."""
    if old == new:
        return
    words = name.replace("_", " ")
    if isinstance(old, list) and isinstance(new, list):
        gone = [item for item in old if item not in new]
        come = [item for item in new if item not in old]
        parts = [f"without {_list(gone)}"] * bool(gone) + [f"with {_list(come)}"] * bool(come)
        yield f"{words}: now {' and '.join(parts)}" if parts else f"{words}: in another order"
    elif old is None:
        yield f"{words} is new: {_plain(new)}"
    elif new is None:
        yield f"{words} was removed (it was {_plain(old)})"
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from _field(f"{name} ({key})", old.get(key), new.get(key))
    else:
        yield f"{words} was {_plain(old)}; it is now {_plain(new)}"


def _list(items: Iterable[Any]) -> str:
    return ", ".join(_plain(item) for item in items)


def _plain(value: Any) -> str:
    """A value for people: of words in several languages the English, of a record what it holds."""
    value = _main(value)
    if isinstance(value, dict):
        if "source" in value:
            return " ".join(str(value[name]) for name in ("source", "at") if name in value)
        return ", ".join(f"{name} {_plain(item)}" for name, item in value.items())
    if isinstance(value, list):
        return _list(value) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if isinstance(value, str) and " " in value else str(value)


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _main(value: Any) -> Any:
    if isinstance(value, dict) and MAIN in value:
        return value[MAIN]
    return [_main(item) for item in value] if isinstance(value, list) else value


def _name(row: Data) -> str:
    for name in ("heading", "title", "name", "term", "publisher"):
        if name in row:
            return str(_main(row[name]))
    return str(row["id"])
