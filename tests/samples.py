"""A small, sound `docs/` folder for tests, and where the repository is."""

from __future__ import annotations

import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

SMALL: dict[str, str] = {
    "sources/my.yml": """
        act-text:
          title: The Act
          publisher: Chambers
          kind: official
          url: https://example.org/act
          language: en
          read: 2026-11-21
        a-report:
          title: A report
          publisher: A paper
          kind: news
          url: https://example.org/report
          language: en
          read: 2026-11-21
        """,
    "index.md": """
        ---
        title: Home
        summary: The home page.
        ---
        See [section 1](law:my/act-1/s-1).
        """,
    "law/index.md": """
        ---
        title: The law
        summary: All of it.
        ---
        """,
    "law/my/index.md": """
        ---
        title: Malaysia
        summary: Its law.
        ---
        """,
    "law/my/act-1/index.md": """
        ---
        kind: instrument
        title: First Act 2001
        summary: An Act for tests.
        type: act
        jurisdiction: MY
        number: "1"
        citation: Act 1
        abbreviations: [FA]
        history:
          - {event: assent, on: 2001-02-03, sources: [{source: act-text}]}
          - {event: commencement, on: 2001-03-04, sources: [{source: act-text}]}
        reviewed: 2026-11-21
        ---
        """,
    "law/my/act-1/index.ms.md": """
        ---
        title: Akta Pertama 2001
        summary: Akta untuk ujian.
        ---
        """,
    "law/my/act-1/s-1.md": """
        ---
        kind: provision
        number: "1"
        heading: Taking what is not yours
        summary: Punishes taking.
        offence: true
        protects: anyone
        versions:
          - from: 2001-03-04
            penalties:
              - imprisonment: {max_years: 5, mandatory: true}
            sources: [{source: act-text, at: s 1}]
          - from: 2010-06
            change: The maximum rose.
            penalties:
              - imprisonment: {max_years: 7, mandatory: true}
                when: a second offence
            sources: [{source: a-report}]
        reviewed: 2026-11-21
        ---
        ## What it covers { #covers }

        Taking.
        """,
    "law/my/act-1/s-1.ms.md": """
        ---
        heading: Mengambil yang bukan milik
        summary: Menghukum pengambilan.
        protects: sesiapa
        phrases:
          The maximum rose.: Maksimum dinaikkan.
          a second offence: kesalahan kedua
        ---
        ## Apa yang diliputi { #covers }

        Mengambil.
        """,
}


def write(docs: Path, files: dict[str, str | bytes]) -> Path:
    """Writes files below a folder; text is dedented."""
    for name, text in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
    return docs
