"""The help card for other sites: a small page without script, made from the records of the bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from suluh.identity import LANGUAGES, MAIN, address, relative
from suluh.library import Library
from suluh.staging.people_views import PeopleViews
from suluh.wording import wording

THEME = Path(__file__).resolve().parents[1] / "theme"
FIRST = ("my-pdrm/999", "my-talian-kasih/phone", "my-talian-kasih/whatsapp")


@dataclass(frozen=True)
class CardChannel:
    """A channel as the card shows it."""

    href: str
    value: str
    name: str
    hours: str


def first_channels(library: Library, people: PeopleViews) -> list[CardChannel]:
    """The channels to use first, as far as they are sure enough to print."""
    found = []
    for target in FIRST:
        if library.channel(target):
            view = people.channel(target)
            if view.href:
                name = library.title(view.agency, people.language)
                if view.channel.kind == "whatsapp":
                    name += " (WhatsApp)"
                found.append(CardChannel(view.href, view.value, name, view.hours))
    return found


def write_cards(library: Library, site: Path, site_url: str) -> None:
    """Writes `/embed/help/` and `/ms/embed/help/`."""
    template = Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template("cards/help.html.j2")
    for language in LANGUAGES:
        folder = site / ("" if language == MAIN else language) / "embed" / "help"
        folder.mkdir(parents=True, exist_ok=True)
        text = template.render(
            language=language,
            w=wording(language),
            channels=first_channels(library, PeopleViews(library, language)),
            icon=relative("/assets/suluh.svg", address("embed/help", language)),
            report=site_url.rstrip("/") + address("report", language),
        )
        (folder / "index.html").write_text(text, encoding="utf-8")
