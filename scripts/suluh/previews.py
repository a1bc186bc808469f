"""Pictures for link previews, drawn at build: one for each kind of page and language."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from suluh.identity import LANGUAGES, Language
from suluh.letters import why_not
from suluh.library import Library
from suluh.wording import wording

THEME = Path(__file__).resolve().parents[1] / "theme"
WIDTH, HEIGHT = 1200, 630  # pixels: what those who show previews ask for


def preview_path(kind: str, language: Language) -> str | None:
    """Where the picture of a kind of page stands, below the site's root; None where this machine cannot draw."""
    return None if why_not("en") else f"previews/{kind}-{language}.png"


def preview_kinds(library: Library) -> list[str]:
    """The kinds of page there are."""
    return sorted({page.kind for page in library.pages.values()} | {"page"})


def write_previews(library: Library, site: Path) -> None:
    """Writes the pictures below `/previews/`; the same words give the same picture."""
    if why_not("en"):
        return
    import pypdfium2
    import weasyprint

    cards = [(kind, language) for language in LANGUAGES for kind in preview_kinds(library)]
    template = Environment(loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined).get_template(
        "previews/previews.html.j2"
    )
    html = template.render(
        width=WIDTH,
        height=HEIGHT,
        cards=[
            {
                "language": language,
                "kind": wording(language)(f"preview.{kind}"),
                "line": wording(language)("preview.line"),
                "notice": wording(language)("preview.notice"),
            }
            for kind, language in cards
        ],
    )
    folder = site / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    drawn = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    for (kind, language), page in zip(cards, drawn, strict=True):
        picture = page.render(scale=96 / 72).to_pil().convert("P", palette=1, colors=64)
        picture.save(folder / f"{kind}-{language}.png", optimize=True)
