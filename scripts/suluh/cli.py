"""The command line: thin calls of the parts, with messages for people."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from suluh.errors import SuluhError
from suluh.library import read_library
from suluh.rules import overdue

app = typer.Typer(
    help="Suluh: from records of law in docs/ to a static site in site/.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
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
    _out.print(
        f"{len(library.pages)} pages, {len(library.provisions)} provisions, {len(library.sources)} sources: no problem"
    )


def main() -> None:
    """Runs the command line; a fault we know ends in a message, not in a traceback."""
    try:
        app()
    except SuluhError as error:
        _err.print(str(error))
        sys.exit(1)
