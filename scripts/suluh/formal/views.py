"""What templates ask about citations, in one language."""

from __future__ import annotations

from suluh.formal.naming import page_title
from suluh.formal.styles import Citations, citations
from suluh.identity import Language, RecordId
from suluh.library import Library

EXAMPLES = ("provision", "instrument", "offence", "case", "figure", "term", "criterion", "jurisdiction")


class FormalViews:
    """Questions about citing, asked of a Library in one language."""

    def __init__(self, library: Library, language: Language, root: str):
        self.library = library
        self.language = language
        self.root = root

    def citations(self, record: RecordId) -> list[Citations]:
        """What can be cited on a page, in every style."""
        return citations(self.library, record, self.language, self.root)

    def title(self, record: RecordId) -> str:
        """A page's title as it stands alone."""
        return page_title(self.library, record, self.language)

    def examples(self) -> list[tuple[str, RecordId]]:
        """For each kind that says how to cite it, the page that most others lead to."""
        found = []
        for kind in EXAMPLES:
            keys = [key for key, page in self.library.pages.items() if page.kind == kind]
            if keys:
                found.append((kind, max(keys, key=lambda key: (len(self.library.backlinks.get(key, [])), key))))
        return found
