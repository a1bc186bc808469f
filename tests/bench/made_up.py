"""Made-up law of any size: the shapes of real pages, with words that mean nothing."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = [
    "person",
    "act",
    "child",
    "image",
    "number",
    "notice",
    "order",
    "court",
    "duty",
    "body",
    "record",
    "place",
    "means",
    "time",
    "case",
    "part",
    "sound",
    "list",
]
ACTS = 30  # provisions are spread over so many instruments


def write_library(docs: Path, provisions: int, seed: int = 7) -> None:
    """Writes a sound `docs/` folder with a number of provisions, in both languages."""
    chance = random.Random(seed)

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=14)).capitalize() + "."

    def page(name: str, text: str) -> None:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    page(
        "sources/my.yml",
        "a-text:\n  title: A text\n  publisher: P\n  kind: mirror\n  url: https://example.org/\n  language: en\n  read: 2026-11-21\n",
    )
    page("search.md", "---\ntitle: Search\nsummary: Search.\nlayout: search\n---\n")
    page("a-to-z.md", "---\ntitle: A to Z\nsummary: All.\nlayout: a-to-z\n---\n")
    for name in ("index", "about/assurance", "about/mistakes", "law/index", "law/my/index"):
        page(f"{name}.md", f"---\ntitle: {name.replace('/', ' ')}\nsummary: A page.\n---\n")
    for act in range(ACTS):
        page(
            f"law/my/act-{act}/index.md",
            f"---\nkind: instrument\ntitle: Act number {act} 2001\nsummary: An Act.\ntype: act\njurisdiction: MY\n"
            f"number: \"{act}\"\ncitation: Act {act}\nhistory:\n  - {{event: commencement, on: 2001-01-01, sources: [{{source: a-text}}]}}\n"
            "reviewed: 2026-11-21\n---\n",
        )  # fmt: skip
    for index in range(provisions):
        act, number = index % ACTS, index // ACTS + 1
        other = f"my/act-{(act + 1) % ACTS}/s-1"
        depth = "core" if index % 3 == 0 else "supporting"  # as on the real site, where a good third is core
        body = "\n\n".join(sentence() for _ in range(8))
        page(
            f"law/my/act-{act}/s-{number}.md",
            f'---\nkind: provision\nnumber: "{number}"\nheading: Heading {index}\nsummary: {sentence()}\noffence: true\ndepth: {depth}\n'
            "versions:\n  - from: 2001-01-01\n    penalties:\n      - imprisonment: {max_years: 5, mandatory: true}\n"
            "    sources: [{source: a-text}]\n  - from: 2015-06\n    change: It changed.\n    penalties: same\n"
            "    sources: [{source: a-text}]\nreviewed: 2026-11-21\n---\n"
            f"## What it covers {{ #covers }}\n\n{body}\n\nSee [that](law:{other}) and section 1.\n",
        )
        page(
            f"law/my/act-{act}/s-{number}.ms.md",
            f"---\nheading: Tajuk {index}\nsummary: {sentence()}\nphrases:\n  It changed.: Ia berubah.\n---\n"
            f"## Apa yang diliputi {{ #covers }}\n\n{body}\n",
        )
