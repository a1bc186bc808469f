"""The command line: thin calls of the parts, with messages for people."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suluh import cli_links
from suluh.errors import SuluhError
from suluh.library import read_library
from suluh.rules import overdue, unsure

app = typer.Typer(
    help="Suluh: from records of law in docs/ to a static site in site/.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_links.app)  # links-live, permalinks, move, diff
_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
ROOT = Path(__file__).resolve().parents[2]


@app.callback()
def _options() -> None:
    """Suluh: from records of law in docs/ to a static site in site/."""


@app.command()
def check() -> None:
    """The content rules alone: schemas, references, languages, figures, freshness."""
    library = read_library(ROOT / "docs")
    for record, due in overdue(library, date.today()):
        _out.print(f"review due since {due}: {record}")
    for label, found in unsure(library).items():
        if found:
            _out.print(f"{label} ({len(found)}): {', '.join(found)}", soft_wrap=True)
    _out.print(
        f"{len(library.pages)} pages, {len(library.provisions)} provisions, {len(library.sources)} sources: no problem"
    )


@app.command()
def build(
    out: Annotated[Path | None, typer.Option(help="Where the site goes; site/ if not given.")] = None,
) -> None:
    """Build the whole site, English and Malay; a failed build leaves the last good one."""
    from suluh.site import build as build_site

    started = time.monotonic()

    def tell(step: str) -> None:
        _out.print(f"[dim]{time.monotonic() - started:5.1f} s[/dim]  {step}")

    library = build_site(ROOT, tell, out)
    tell("Done")
    _out.print(f"{len(library.pages)} pages in each language: {(out or ROOT / 'site') / 'index.html'}", soft_wrap=True)


@app.command()
def serve(port: Annotated[int, typer.Option(help="Where to serve, on this machine only.")] = 8000) -> None:
    """Live preview while you write: English at /, Malay at /ms/."""
    from suluh.preview import serve as serve_preview

    serve_preview(ROOT, lambda line: _err.print(line), port)


@app.command()
def new() -> None:
    """Scaffold a provision, a term, a body or a source: answers a few questions."""
    from suluh.scaffold import ask

    ask(ROOT / "docs", _out)


@app.command()
def schemas(out: Annotated[Path, typer.Argument(help="A folder; one JSON Schema a kind goes there.")]) -> None:
    """Write JSON Schemas of front matter, for editors."""
    from suluh.finish import editor_schemas

    editor_schemas(out)
    _out.print(f"Written to {out}", soft_wrap=True)


@app.command()
def links() -> None:
    """Check every link of the built site, offline: with our own check and with lychee."""
    from suluh.links import broken_links, lychee

    site = ROOT / "site"
    if not site.is_dir():
        raise SuluhError("There is no site/ yet: run make site first.")
    problems = broken_links(site)
    for problem in problems:
        _err.print(problem)
    _out.print(lychee(site, Path(sys.executable).parent / "lychee"), soft_wrap=True)
    if problems:
        raise SuluhError(f"{len(problems)} broken links")


def main() -> None:
    """Runs the command line; a fault we know ends in a message, not in a traceback."""
    try:
        app()
    except SuluhError as error:
        _err.print(str(error))
        sys.exit(1)
