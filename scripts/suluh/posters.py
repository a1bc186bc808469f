"""Posters to print: A4, a language each, from the essentials pages and the bodies' records."""

from __future__ import annotations

import io
from pathlib import Path

import markdown
import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from suluh import references
from suluh.identity import MAIN, address
from suluh.library import Library
from suluh.records.people import Agency
from suluh.staging.people_views import PeopleViews
from suluh.staging.poster_list import Poster, posters_of
from suluh.staging.prose import resolve
from suluh.wording import wording

THEME = Path(__file__).resolve().parents[1] / "theme"


def poster_html(library: Library, poster: Poster, site_url: str) -> str:
    """A poster's page, ready to be drawn."""
    page = library.pages[poster.page]
    people = PeopleViews(library, poster.words)
    words = wording(poster.words)

    def write_out(reference: references.Reference) -> str:
        if reference.scheme != "channel":
            return reference.label
        view = people.channel(reference.target)
        if not view.printed:
            return reference.label or library.title(view.agency, poster.words)
        text = reference.label or view.value
        shown = text.removeprefix("https://").removesuffix("/")
        return f"[{shown}]({view.href})" if view.href else shown

    text = resolve(page.bodies[poster.words].text, write_out)
    used = [
        people.channel(reference.target).channel.as_at
        for reference in references.find(page.bodies[poster.words].text)
        if reference.scheme == "channel"
    ]
    target = site_url.rstrip("/") + address(poster.page, poster.words)
    qr = io.BytesIO()
    segno.make(target, error="m").save(qr, kind="svg", xmldecl=False, svgns=True, border=1)
    latest = max(record.reviewed.latest for record in library.agencies.values() if isinstance(record, Agency))
    assert used, "an essentials page names channels"
    template = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined)
    return template.get_template("posters/poster.html.j2").render(
        language=poster.language,
        title=library.title(poster.page, poster.words),
        size=poster.size,
        body=Markup(markdown.markdown(text, extensions=["attr_list"])),
        qr=Markup(qr.getvalue().decode("utf-8")),
        address=target,
        dated=words("poster.dated", day=words.day(latest.isoformat())),
        notice=words("chrome.not_advice") if poster.words == MAIN or poster.language == "ms" else "",
    )


def write_posters(library: Library, site: Path, site_url: str) -> None:
    """Writes the posters below `/posters/`: tagged PDFs, the same bytes for the same records."""
    import weasyprint

    folder = site / "posters"
    folder.mkdir(parents=True, exist_ok=True)
    for poster in posters_of(library):
        html = poster_html(library, poster, site_url)
        weasyprint.HTML(string=html).write_pdf(folder / poster.file, pdf_variant="pdf/ua-1")
