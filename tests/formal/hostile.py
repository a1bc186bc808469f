"""A small library whose texts try to be something else: markup, templates, tags of RIS, fields of BibTeX."""

from __future__ import annotations

from samples import SMALL

NASTY = "<script>alert(1)</script> </title> & {{ 7*7 }} \\input{x} } , url = {javascript:1} ER  - $x_1^2$ 100% #1 ~ \"q\" 'r'"
_YAML = NASTY.replace("\\", "\\\\").replace('"', '\\"')
HOSTILE: dict[str, str] = {
    **SMALL,
    "law/my/act-1/index.md": SMALL["law/my/act-1/index.md"]
    .replace("title: First Act 2001", f'title: "{_YAML}"')
    .replace("number: ", f'aliases: ["{_YAML}"]\n        number: '),
    "law/my/act-1/s-1.md": SMALL["law/my/act-1/s-1.md"]
    .replace("heading: Taking what is not yours", f'heading: "{_YAML}"')
    .replace("summary: Punishes taking.", f'summary: "{_YAML}"'),
    "sources/my.yml": SMALL["sources/my.yml"]
    .replace("https://example.org/act", "https://example.org/act?a=1&b={2}%20'x")
    .replace("publisher: A paper", f'publisher: "{_YAML}"')
    .replace("url: https://example.org/report", "url: https://example.org/report\n          archive: https://web.example/1/https://example.org/report"),
    "cases/2001-taking.md": f"""
        ---
        kind: case
        title: "{_YAML}"
        summary: A case.
        court: "{_YAML}"
        decided: 2001-05
        outcome: convicted
        provisions: [law/my/act-1/s-1]
        point: A point.
        sources: [{{source: a-report}}]
        reviewed: 2026-11-21
        ---
        """,
    "cases/2002-day-not-known.md": """
        ---
        kind: case
        title: Taking
        summary: A case.
        court: A court
        outcome: convicted
        point: A point.
        sources: [{source: a-report}]
        reviewed: 2026-11-21
        ---
        """,
    "glossary/index.md": """
        ---
        title: Words
        summary: Words.
        ---
        """,
    "glossary/taking.md": f"""
        ---
        kind: term
        term: "{_YAML}"
        summary: "{_YAML}"
        sources: [{{source: a-report}}]
        reviewed: 2026-11-21
        ---
        """,
}  # fmt: skip
