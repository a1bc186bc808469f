"""The part of the command line that looks after addresses: ours, and those of others."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suluh.errors import SuluhError
from suluh.library import read_library

app = typer.Typer()
ROOT = Path(__file__).resolve().parents[2]
_out = Console(highlight=False, markup=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False)


@app.command("links-live")
def links_live(
    interval: Annotated[float, typer.Option(help="Seconds between two requests to the same host.", min=0.001)] = 1.0,
    timeout: Annotated[float, typer.Option(help="Seconds to wait for an answer.", min=1)] = 20.0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask what was well in the last hours too.")] = False,
) -> None:
    """Ask every outside address whether it still answers; report, and mark what is gone. Needs the web."""
    from suluh.linkcheck.asking import Manners
    from suluh.linkcheck.command import check_live
    from suluh.staging.config import site_url

    manners = Manners(
        interval=interval,
        timeout=timeout,
        agent=f"suluh-links/1 (+{site_url(ROOT / 'mkdocs.yml')}about/links/; lychee)",
    )
    outcome = check_live(
        read_library(ROOT / "docs"),
        ROOT / "build" / "links",
        replace(manners, fresh=0.0) if fresh else manners,
        date.today(),
        _err,
    )
    if outcome.broken_off:
        raise typer.Exit(130)


@app.command()
def permalinks() -> None:
    """Add the addresses of the built site to docs/permalinks.txt; a published address must never break."""
    from suluh.permalinks import add_permalinks, broken_permalinks, site_addresses

    site = ROOT / "site"
    if not site.is_dir():
        raise SuluhError("There is no site/ yet: run make site first.")
    new = add_permalinks(ROOT / "docs", site_addresses(site))
    _out.print(f"{len(new)} new addresses in docs/permalinks.txt")
    if broken := broken_permalinks(ROOT / "docs", site):
        listed = "\n".join(broken)
        raise SuluhError(f"{len(broken)} published addresses lead nowhere; add them to docs/redirects.yml:\n{listed}")


@app.command()
def move(
    old: Annotated[str, typer.Argument(help="The id of a page: its path below docs/ without ending.")],
    new: Annotated[str, typer.Argument(help="The id it gets.")],
    number: Annotated[
        str | None, typer.Option(help="The number that a provision gets with it: 41, 287/1, 4(r).")
    ] = None,
) -> None:
    """Give a page another address: its twin, what stands below it and every reference follow, and a redirect stays."""
    from suluh.moving import move as move_page

    done = move_page(ROOT, old.removesuffix(".md"), new.removesuffix(".md"), number)
    for before, after in done.pages.items():
        _out.print(f"{before} is now {after}")
    for name in done.mended:
        _out.print(f"mended {name}")
    for name in done.elsewhere:
        _err.print(f"names it too, look there: {name}")


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A built site, or its data/ folder.", exists=True, file_okay=False)],
    new: Annotated[Path, typer.Argument(help="Another, later one.", exists=True, file_okay=False)],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
) -> None:
    """Say in words what changed in the law data between two sites."""
    from suluh.changes import changes

    found = changes(old, new)
    if as_json:
        typer.echo(json.dumps([asdict(change) for change in found], ensure_ascii=False, indent=1))
        return
    kind = ""
    for change in found:
        if change.kind != kind:
            kind = change.kind
            _out.print(f"\n{kind}")
        _out.print(f"  {change}")
    if not found:
        _out.print("Nothing changed in the law data.")
