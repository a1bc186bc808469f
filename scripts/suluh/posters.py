"""Posters to print: A4, a language each, from the essentials pages and the bodies' records."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import markdown
import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from suluh import references
from suluh.identity import MAIN, Language, RecordId, address
from suluh.library import Library
from suluh.records.people import Agency
from suluh.staging.people_views import PeopleViews
from suluh.staging.prose import resolve
from suluh.wording import wording

THEME = Path(__file__).resolve().parents[1] / "theme"


@dataclass(frozen=True)
class Poster:
    """A poster: its file, the page it is made from, and in which words.

    Attributes:
        file: its name below `/posters/`.
        language: of the poster, ISO 639-1.
        name: of the language, in itself.
        page: the page whose words it holds.
        words: the language of the page's file and of the interface.
        size: of the type, in points, so that it fills one page.
    """

    file: str
    language: str
    name: str
    page: RecordId
    words: Language
    size: float


POSTERS = (
    Poster("help-en.pdf", "en", "English", "report/essentials", "en", 13.5),
    Poster("help-ms.pdf", "ms", "Bahasa Melayu", "report/essentials", "ms", 13.4),
    Poster("help-zh.pdf", "zh", "中文", "report/zh", "en", 10.1),
    Poster("help-ta.pdf", "ta", "தமிழ்", "report/ta", "en", 8.3),
)


def posters_of(library: Library) -> list[Poster]:
    """The posters whose page there is, and which this machine has the libraries and letters to draw."""
    there = [poster for poster in POSTERS if poster.page in library.pages]
    return [poster for poster in there if why_not(poster.language) is None]


@cache
def why_not(language: str) -> str | None:
    """Why a poster in a language cannot be drawn on this machine, and what helps; None where it can."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return "no posters: as root run apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    if shutil.which("fc-list") is None:
        return "no posters: as root run apt-get install fontconfig fonts-noto-core fonts-noto-cjk"
    fonts = subprocess.run(["fc-list", f":lang={language}", "family"], capture_output=True, text=True, check=False)
    if not fonts.stdout.strip():
        return f"no poster in “{language}”: as root run apt-get install fonts-noto-core fonts-noto-cjk"
    return None


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
