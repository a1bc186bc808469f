"""What the head of a page says to machines: Highwire and Dublin Core tags, Open Graph, schema.org.

The values stand in the page's front matter (`suluh.head`, `suluh.linked`) and are printed by the theme's
frame, which escapes them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from suluh.formal.citation import SITE
from suluh.formal.linked import entity
from suluh.identity import LANGUAGES, Language, RecordId, address
from suluh.library import Library
from suluh.previews import HEIGHT, WIDTH, preview_path
from suluh.records.base import Record

Tag = dict[str, str]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_LOCALE: dict[Language, str] = {"en": "en_GB", "ms": "ms_MY"}


@dataclass(frozen=True)
class Facts:
    """What is known of a page when its head is made.

    Attributes:
        id: its record, or its path without ending.
        title: a title that stands alone.
        summary: what it says.
        crumbs: the titles and addresses (from the root) of the pages above it.
    """

    id: RecordId
    title: str
    summary: str
    crumbs: Sequence[dict[str, str]]


def head(library: Library, language: Language, root: str, page: Facts) -> dict[str, Any]:
    """The front matter's `head` (tags to print) and `linked` (JSON-LD).

    Args:
        library: where the records are.
        language: of the page.
        root: where the site stands, without a slash at its end.
        page: the page.
    """
    return {"head": _tags(library, language, root, page), "linked": _linked(library, language, root, page)}


def _tags(library: Library, language: Language, root: str, page: Facts) -> list[Tag]:
    url = root + address(page.id, language)
    known = library.pages[page.id].record if page.id in library.pages else None
    day = str(known.reviewed) if isinstance(known, Record) else ""
    named = {
        "citation_title": page.title,
        "citation_publisher": SITE,
        "citation_publication_date": day.replace("-", "/"),
        "citation_language": language,
        "citation_public_url": url,
        "DC.title": page.title,
        "DC.publisher": SITE,
        "DC.date": day,
        "DC.language": language,
        "DC.identifier": url,
        "DC.type": "Text",
        "DC.rights": LICENCE,
    }
    graph = {
        "og:title": page.title,
        "og:description": page.summary,
        "og:type": "article" if isinstance(known, Record) else "website",
        "og:url": url,
        "og:site_name": SITE,
        "og:locale": _LOCALE[language],
    }
    kind = library.pages[page.id].kind if page.id in library.pages else "page"
    if picture := preview_path(kind, language):
        graph |= {
            "og:image": f"{root}/{picture}",
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": SITE,
        }
        named["twitter:card"] = "summary_large_image"
    others = [("og:locale:alternate", _LOCALE[other]) for other in LANGUAGES if other != language]
    return [
        *({"by": "name", "key": key, "content": value} for key, value in named.items() if value),
        *({"by": "property", "key": key, "content": value} for key, value in [*graph.items(), *others] if value),
    ]


def _linked(library: Library, language: Language, root: str, page: Facts) -> str:
    url = root + address(page.id, language)
    found = [
        entity(library, language, root, page.id)
        or {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": page.title,
            "description": page.summary,
            "inLanguage": language,
            "isPartOf": {"@type": "WebSite", "@id": root + "/", "name": SITE, "url": root + "/"},
        }
    ]
    if page.crumbs:
        steps = [*((crumb["title"], root + crumb["href"]) for crumb in page.crumbs), (page.title, url)]
        found.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": place, "name": name, "item": way}
                    for place, (name, way) in enumerate(steps, start=1)
                ],
            }
        )
    return inert({"@context": "https://schema.org", "@graph": found})


def inert(data: object) -> str:
    """JSON that cannot end the script element it stands in, whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text
