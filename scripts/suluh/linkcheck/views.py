"""What templates ask about addresses outside the site, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from suluh.identity import Language, RecordId
from suluh.library import Library
from suluh.linkcheck.addresses import Use, outside
from suluh.linkcheck.health import Ailing, Health, read_health
from suluh.wording import wording


@dataclass(frozen=True)
class Way:
    """Where a link to an address leads, and what to say beside it; empty where all is well."""

    href: str
    note: str = ""


class LinkViews:
    """Questions about the health of addresses, asked of a Library in one language."""

    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words = wording(language)

    @cached_property
    def health(self) -> Health | None:
        """The last run; None where there was none."""
        return read_health(self.library.docs)

    @cached_property
    def _dead(self) -> dict[str, Ailing]:
        return {entry.url: entry for entry in self.health.addresses if entry.dead} if self.health else {}

    @cached_property
    def _archives(self) -> dict[str, str]:
        return {source.url: source.archive for source in self.library.sources.values() if source.url and source.archive}

    def to(self, url: str) -> Way:
        """The way to an address: to its archived copy where it is dead and there is one that is not."""
        entry = self._dead.get(url)
        if entry is None:
            return Way(url)
        day = self.words.day(entry.since)
        archive = self._archives.get(url)
        if archive and archive not in self._dead:
            return Way(archive, self.words("links.archived", day=day))
        return Way(url, self.words("links.dead", day=day))

    # -- the page about it

    def counts(self) -> list[tuple[str, int]]:
        """How many addresses were in each state, most first."""
        found = self.health.counts if self.health else {}
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def ailing(self, dead: bool) -> list[Ailing]:
        """The addresses that count as dead, or those that were not well and do not."""
        return [entry for entry in self.health.addresses if entry.dead == dead] if self.health else []

    @cached_property
    def _uses(self) -> dict[str, list[Use]]:
        return outside(self.library)

    def used(self, url: str) -> list[tuple[RecordId, str, str]]:
        """The pages that lead to an address: id, fragment and title."""
        found = []
        for use in self._uses.get(url, []):
            if use.source:
                key = use.key.partition(" ")[0]
                found.append((use.page, key, self.library.sources[key].title))
            else:
                found.append((use.page, "", self.library.title(use.page, self.language)))
        return list(dict.fromkeys(found))
