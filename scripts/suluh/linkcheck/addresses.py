"""The addresses outside the site that its records lead to, and who leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from suluh.identity import RecordId
from suluh.library import Library

_IN_MARKDOWN = re.compile(r"\]\((https?://(?:[^\s()]|\([^\s()]*\))+)|<(https?://[^\s<>]+)>")


@dataclass(frozen=True)
class Use:
    """A place that leads to an address.

    Attributes:
        page: the id of the page where it stands (for a source: that of its list).
        key: the source's key, or what stands there: `archive`, `official page`, a channel's id, `text`.
        source: whether it is a source.
    """

    page: RecordId
    key: str
    source: bool = False


def outside(library: Library) -> dict[str, list[Use]]:
    """Every address outside the site with its uses, in order of addresses."""
    found: dict[str, list[Use]] = {}
    for url, use in _uses(library):
        uses = found.setdefault(url, [])
        if use not in uses:
            uses.append(use)
    return dict(sorted(found.items()))


def _uses(library: Library) -> Iterator[tuple[str, Use]]:
    for key, source in library.sources.items():
        home = f"sources/{library.source_home[key]}"
        if source.url:
            yield source.url, Use(home, key, source=True)
        if source.archive:
            yield source.archive, Use(home, f"{key} (archive)", source=True)
    for key, instrument in library.instruments.items():
        if instrument.official_url:
            yield instrument.official_url, Use(key, "official text")
    for key, agency in library.agencies.items():
        if agency.official_page:
            yield agency.official_page, Use(key, "official page")
        for channel in agency.channels:
            if channel.kind == "web":
                yield channel.value, Use(key, channel.id)
            if channel.official_page:
                yield channel.official_page, Use(key, f"{channel.id} (official page)")
    for key, platform in library.platforms.items():
        for way in platform.report:
            if way.value and way.value.startswith(("http://", "https://")):
                yield way.value, Use(key, way.route)
    for key, page in library.pages.items():
        for body in page.bodies.values():
            for match in _IN_MARKDOWN.finditer(body.text):
                yield match[1] or match[2], Use(key, "text")
