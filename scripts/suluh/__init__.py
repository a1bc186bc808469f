"""Suluh: from records of law in `docs/` to a static site in `site/`.

The way is straight: `docs/` is read into a :class:`~suluh.library.Library`, staged as plain Markdown
for each language, built by MkDocs, finished, and checked. Nothing runs back.
"""

__version__ = "0.1.0"
