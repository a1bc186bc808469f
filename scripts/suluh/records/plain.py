"""A page that is not a record: an explanation, a hub, the home page."""

from __future__ import annotations

from suluh.records.base import Strict, Summary, Text


class Plain(Strict):
    """Front matter of a page without a `kind`.

    Attributes:
        title: the page's name.
        summary: what it is, for search and link previews.
        aliases: other words people look for it by.
        layout: a template of `scripts/theme/pages` that shows the page; the body alone where None.
        in_crisis: whether people need it in a crisis, so that it must have every language.
    """

    title: Text
    summary: Summary
    aliases: tuple[Text, ...] = ()
    layout: Text | None = None
    in_crisis: bool = False
