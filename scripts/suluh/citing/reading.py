"""Citations in running prose, and whether each is certain.

A number belongs to an Act for certain when the Act is named right beside it, or when it stands on the
Act's own page and its sentence speaks of no other law. All else is reported, never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from suluh.citing.cited import Cited, Found
from suluh.citing.grammar import MAYBE, SPACE, grammar
from suluh.citing.groups import Group, Item
from suluh.citing.mentions import Mention, Scan, scan
from suluh.citing.names import Names
from suluh.citing.sentences import Sentences, sentences
from suluh.identity import RecordId, jurisdiction_of

_CAPITALS = re.compile(r"(?:the )?(?![IVXLC]+\b)[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?!\w)")
_CAPITALS_BEFORE = re.compile(r"(?<![\w])(?![IVXLC]+\b)[A-Z][A-Za-z]*[A-Z](?:['’]s)?,?[^\S\n]+$")
_BETWEEN = re.compile(rf"(?P<space>(?:['’]s)?{MAYBE})|(?P<comma>,{SPACE})|(?P<bracket>{MAYBE}\()")
_CLOSED = re.compile(r"[^\S\n]{0,8}(?:[.;)\]](?![0-9])|$|\n\s*\n)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")


@dataclass(frozen=True)
class _Verdict:
    instruments: tuple[RecordId | None, ...]
    certain: bool
    why: str


_UNKNOWN = _Verdict((None,), False, "of-unknown")


def read(
    text: str,
    names: Names,
    *,
    default: RecordId | None = None,
    exists: Callable[[RecordId], bool] = lambda record: True,
    home: str = "",
) -> list[Found]:
    """Finds citations in prose; they lie in order and never overlap.

    Args:
        text: plain text or Markdown.
        names: the names of laws.
        default: the instrument whose own page this is.
        exists: whether there is a record of an id.
        home: the jurisdiction a name belongs to where several have a law of that name; else that of `default`.
    """
    seen = scan(text, names)
    if not seen.groups and not seen.laws:
        return []
    reader = _Reader(text, names, default, exists, seen, sentences(text, grammar()), home=home)
    reader = replace(
        reader, strange=frozenset(reader.sentences.at(g.start) for g in seen.groups if reader.is_strange(g))
    )
    found = [*reader.instruments()]
    used: set[int] = set()
    for group in seen.groups:
        found += reader.provisions(group, used)
    return sorted(found, key=lambda item: item.start)


def _start(law: Mention) -> int:
    return law.start


@dataclass(frozen=True)
class _Reader:
    text: str
    names: Names
    default: RecordId | None
    exists: Callable[[RecordId], bool]
    seen: Scan
    sentences: Sentences
    strange: frozenset[int] = frozenset()  # sentences with a number of a law we cannot name
    home: str = ""

    # -- what is found

    def instruments(self) -> Iterator[Found]:
        """Every instrument named."""
        for law in self.seen.laws:
            if law.kind == "record":
                verdict = self._resolve(law)
                targets = tuple(Cited(record) for record in verdict.instruments)
                yield self._found(law.start, law.end, targets, verdict)

    def provisions(self, group: Group, used: set[int]) -> Iterator[Found]:
        """Every number of a group; the names it takes are added to `used`."""
        verdict = self._verdict(group, used)
        if group.word.unit == "schedule" and not group.alone and verdict.why not in ("named", "no-record"):
            return
        for item in group.items:
            targets = tuple(self._cited(group, item, record) for record in verdict.instruments)
            if group.word.unit == "clause" and verdict.certain:
                verdict = _Verdict(verdict.instruments, False, "clause")
            yield self._found(item.start, item.end, targets, verdict)

    def _cited(self, group: Group, item: Item, record: RecordId | None) -> Cited:
        unit = group.word.unit
        # In an Act of sections, “paragraph 289(c)” is section 289(c).
        if unit == "paragraph" and item.path and record and self.names.unit_of(record) == "section":
            unit = "section"
        # A paragraph may be a provision of its own: `4(r)`.
        for depth in range(len(item.path) if record else 0, 0, -1):
            own = Cited(
                record, unit, item.number + "".join(f"({step})" for step in item.path[:depth]), item.path[depth:]
            )
            if own.record in self.names.paragraphs:
                return own
        return Cited(record, unit, item.number, item.path)

    def _found(self, start: int, end: int, targets: tuple[Cited, ...], verdict: _Verdict) -> Found:
        certain, why = verdict.certain, verdict.why
        if certain:
            record = targets[0].record
            if record is None or not self.exists(record):
                certain, why = False, "no-record"
        return Found(start, end, self.text[start:end], targets, certain, why)

    # -- whose number it is

    def _verdict(self, group: Group, used: set[int]) -> _Verdict:
        after, weak = self._after(group)
        if isinstance(after, Mention):
            used.add(after.start)
        before = self._before(group, used)
        if isinstance(after, _Verdict):
            return after
        if after and before and weak:
            one, other = self._resolve(after), self._resolve(before)
            return one if one == other else _Verdict((None,), False, "conflict")
        if beside := after or before:
            return self._resolve(beside, group.start)
        return _UNKNOWN if self._capitals_before(group) else self._own(group)

    def is_strange(self, group: Group) -> bool:
        """Whether what stands beside a group is a law we cannot name: “section 14 of the same law”."""
        return isinstance(self._after(group)[0], _Verdict) or self._capitals_before(group)

    def _capitals_before(self, group: Group) -> bool:
        return bool(_CAPITALS_BEFORE.search(self.text, max(0, group.start - 24), group.start))

    def _after(self, group: Group) -> tuple[Mention | _Verdict | None, bool]:
        """The law behind a group, or a verdict that it is unknown; and whether a law before may differ."""
        connector = grammar().connector.match(self.text, group.end)
        if not connector:
            return None, False
        place = connector.end()
        law = self._law_from(place)
        if law and not self.sentences.same(group.start, law.end - 1):
            law = None
        if law is None:
            word = self.text[connector.start() : place].split()
            unknown = word[:1] == ["of"] or _CAPITALS.match(self.text, place) or self._general(group.end)
            return (_UNKNOWN if unknown else None), False
        if connector["to"] and group.word.unit != "schedule":
            return None, False
        closed = _CLOSED.match(self.text, law.end) or not self.sentences.same(group.start, law.end)
        if connector["comma"]:
            return (law if closed else None), True
        if connector["bracket"]:
            return (law if self.text[law.end : law.end + 1] in (")", "]") else None), True
        return law, not connector["of"] and not connector["to"]

    def _before(self, group: Group, used: set[int]) -> Mention | None:
        """The law in front of a group, if no earlier group has it."""
        laws = self.seen.laws
        index = bisect_left(laws, group.start, key=_start) - 1
        if index < 0 or laws[index].start in used or not self.sentences.same(laws[index].start, group.start):
            return None
        between = _BETWEEN.fullmatch(self.text, laws[index].end, group.start)
        if not between:
            return None
        if between["comma"]:
            return laws[index] if _CLOSED.match(self.text, group.end) else None
        if between["bracket"]:
            return laws[index] if self.text[group.end : group.end + 1] == ")" else None
        return laws[index] if between.end() > between.start() else None

    def _own(self, group: Group) -> _Verdict:
        """The verdict on a number with no law beside it."""
        why = ""
        before = _WORD_BEFORE.search(self.text, max(0, group.start - 16), group.start)
        if group.word.unit == "clause":
            why = "clause"
        elif group.word.named or not group.alone:
            why = "needs-act"
        elif self.default is None:
            why = "no-act"
        elif before and before[1] in grammar().data["laws"]["relative"]:
            why = "of-unknown"
        else:
            why = self._disturbed(group.start)
        return _Verdict((None,), False, why) if why else _Verdict((self.default,), True, "own")

    def _disturbed(self, place: int) -> str:
        """Why a sentence does not speak of the page's own Act alone; empty where it does."""
        here = {self.sentences.at(place), *self.sentences.above(place)}
        laws = [law for number in here for law in self._laws_in.get(number, ())]
        for law in [*laws, *self._row(place)]:
            if self._resolve(law, place).instruments != (self.default,):
                return "other-law"
        if self.sentences.at(place) in self.strange:
            return "other-law"
        if here & self._clauses_in:
            return "clause"
        return "country" if self._abroad(place, jurisdiction_of(self.default or "")) else ""

    # -- which law a name means

    def _resolve(self, law: Mention, place: int | None = None) -> _Verdict:
        """The instrument of a mention."""
        if law.kind == "other":
            return _Verdict((None,), False, law.why)
        if law.kind in ("own", "the"):
            if self.default is None:
                return _Verdict((None,), False, "no-act")
            if law.kind == "the" and self._other_before(law, place):
                return _UNKNOWN
            return _Verdict((self.default,), True, "named" if law.kind == "own" else "own")
        home = jurisdiction_of(self.default or "") or self.home
        countries = grammar().data["countries"]
        records = law.records
        if len(records) > 1:
            at_home = tuple(record for record in records if jurisdiction_of(record) == home)
            if len(at_home) != 1 or self._abroad(law.start, home):
                return _Verdict(records, False, "ambiguous")
            records = at_home
        theirs = jurisdiction_of(records[0])
        if not law.numbered and not law.located and theirs in countries:
            if home in countries and home != theirs:
                return _Verdict(records, False, "country")
            if self._abroad(law.start, theirs):
                return _Verdict(records, False, "country")
        return _Verdict(records, True, "named")

    def _other_before(self, law: Mention, place: int | None) -> bool:
        """Whether another law was spoken of before “the Act” in its paragraph, or is in its sentence."""
        start = self.text.rfind("\n\n", 0, law.start) + 1
        numbers = [self.sentences.at(law.start if place is None else place), *self.sentences.above(law.start)]
        laws = [
            *self._between(start, law.start),
            *(near for number in numbers for near in self._laws_in.get(number, ())),
        ]
        return any(
            near.kind == "other" or (near.kind == "record" and self.default not in near.records) for near in laws
        )

    # -- small questions

    def _row(self, place: int) -> list[Mention]:
        """The laws in the row of a table a place stands in; its cells speak of one another."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        end = len(self.text) if end < 0 else end
        return self._between(start, end) if "|" in self.text[start:end] else []

    def _between(self, start: int, end: int) -> list[Mention]:
        laws = self.seen.laws
        return laws[bisect_left(laws, start, key=_start) : bisect_left(laws, end, key=_start)]

    @cached_property
    def _laws_in(self) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for law in self.seen.laws:
            found.setdefault(self.sentences.at(law.start), []).append(law)
        return found

    @cached_property
    def _clauses_in(self) -> set[int]:
        return {self.sentences.at(clause) for clause in self.seen.clauses}

    @cached_property
    def _countries_in(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for at, code in self.seen.countries:
            found.setdefault(self.sentences.at(at), set()).add(code)
        return found

    def _abroad(self, place: int, home: str) -> bool:
        return bool(self._countries_in.get(self.sentences.at(place), set()) - {home})

    def _law_from(self, place: int) -> Mention | None:
        laws = self.seen.laws
        index = bisect_left(laws, place, key=_start)
        return laws[index] if index < len(laws) and laws[index].start == place else None

    def _general(self, place: int) -> bool:
        word = _WORD_AFTER.match(self.text, place)
        return word is not None and word[1] in grammar().data["laws"]["general"]
