"""Pages that no file in `docs/` holds: they are made whole from records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from suluh.identity import Language, RecordId
from suluh.library import Library


@dataclass(frozen=True)
class Generated:
    """A page made from records.

    Attributes:
        id: its path without ending.
        template: in `scripts/theme/pages/`.
        title: the key of its title in the words of the interface.
        values: what the template gets besides the usual.
        of: the record it is about; its title may stand in the page's.
    """

    id: RecordId
    template: str
    title: str
    values: dict[str, Any] = field(default_factory=dict)
    of: RecordId | None = None

    @property
    def path(self) -> str:
        """Its file below the staged `docs/`."""
        return f"{self.id}.md"

    def title_values(self, library: Library, language: Language) -> dict[str, str]:
        """What fills the places in the title."""
        return {"title": library.title(self.of, language)} if self.of else dict(self.values.get("title_values", {}))


def generated_pages(library: Library) -> Iterator[Generated]:
    """The made pages of a Library."""
    for instrument in library.instruments:
        if library.provisions_of(instrument):
            yield Generated(f"{instrument}/whole", "whole", "whole.title", {"instrument": instrument}, of=instrument)
    if "a-to-z" in library.pages:
        for letter in "0ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            yield Generated(
                f"a-to-z/{letter.lower()}",
                "letter",
                "letter.title",
                {"letter": letter, "title_values": {"letter": letter}},
            )
    for home in sorted(set(library.source_home.values())):
        keys = [key for key, file in library.source_home.items() if file == home]
        yield Generated(
            f"sources/{home}", "source-list", "sources.title", {"keys": keys, "title_values": {"name": home.upper()}}
        )


def is_generated(library: Library, record: RecordId) -> bool:
    """Whether an id is that of a made page."""
    return any(page.id == record for page in generated_pages(library))
