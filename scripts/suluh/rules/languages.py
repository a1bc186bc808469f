"""Languages agree: the same headings, every phrase translated, no figure restated."""

from __future__ import annotations

from collections.abc import Iterator

from suluh.errors import Problem
from suluh.identity import LANGUAGES, MAIN
from suluh.reading import Page
from suluh.records.base import Record, Words
from suluh.records.kinds import KINDS
from suluh.rules.prose import FIGURES, figures_in


def translated(page: Page) -> Iterator[Problem]:
    """Every translation has the headings of the main page, in order, and a word for every phrase."""
    if page.kind == "page" and getattr(page.record, "in_crisis", False) and page.languages != LANGUAGES:
        yield Problem(page.file, 1, "people need this page in a crisis, and it is not translated", "write the .ms.md")
    wanted = [heading.id or "" for heading in page.bodies[MAIN].headings()]
    for language, body in page.bodies.items():
        if language == MAIN:
            continue
        headings = body.headings()
        given = [heading.id or "" for heading in headings]
        partial = page.kind in KINDS and KINDS[page.kind].partial
        if given != wanted and not (partial and given == [name for name in wanted if name in given]):
            lacking = [f"#{name}" for name in wanted if name and name not in given]
            extra = [f"#{name}" for name in given if name and name not in wanted]
            told = "; ".join(
                part
                for part in (
                    f"lacks {', '.join(lacking)}" if lacking else "",
                    f"has {', '.join(extra)} besides" if extra else "",
                )
                if part
            )
            yield Problem(
                body.file,
                headings[0].line if headings else body.line,
                f"the headings are not those of {page.file}: {told or 'their order differs'}",
                "give the same headings with the same ids in the same order",
            )
        words = page.words.get(language)
        if isinstance(words, Words) and isinstance(page.record, Record):
            meta = page.words_meta[language]
            phrases = page.record.phrases()
            for phrase in sorted(phrases - set(words.phrases)):
                yield Problem(
                    body.file,
                    meta.line(("phrases",)),
                    f"no translation of the phrase “{phrase}”",
                    f'under phrases write "{phrase}": …',
                )
            for phrase in sorted(set(words.phrases) - phrases):
                yield Problem(
                    body.file,
                    meta.line(("phrases", phrase)),
                    f"the phrase “{phrase}” no longer stands in {page.file}",
                    "delete it, or write it exactly as it stands there",
                )
            for phrase, translated in words.phrases.items():
                for problem in figures_in(language, translated, body.file, meta.line(("phrases", phrase))):
                    if not any(pattern.search(phrase) for pattern in FIGURES[MAIN]):
                        yield problem
            if (getattr(words, "protects", None) is None) != (getattr(page.record, "protects", None) is None):
                yield Problem(body.file, 1, "“protects” stands in one language only", "write it in both, or in neither")
