"""Items of the Citation Style Language (CSL-JSON) from records: the law itself, and our page about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from suluh import timeline
from suluh.dates import PartialDate
from suluh.formal.naming import act_number, jurisdiction, page_title, pinpoint
from suluh.identity import Language, ProvisionId, RecordId, address
from suluh.library import Library, instrument_of
from suluh.records.base import Citation, Record
from suluh.records.conduct import Case, Offence
from suluh.records.law import Instrument, Provision
from suluh.records.people import Figure
from suluh.records.region import Criterion, Jurisdiction
from suluh.records.source import Source
from suluh.records.term import Term
from suluh.wording import wording

Item = dict[str, Any]
What = Literal["law", "decision", "source", "page"]

SITE = "Suluh"
CITED = (
    Provision,
    Instrument,
    Offence,
    Case,
    Figure,
    Term,
    Criterion,
    Jurisdiction,
)  # the kinds whose pages say how to cite them
_LAW_TYPE = {
    "act": "legislation", "amending-act": "legislation", "bill": "bill", "code": "document", "treaty": "treaty",
    "subsidiary": "regulation", "declaration": "document", "guidance": "document",
}  # fmt: skip
_SOURCE_TYPE = {"news": "article-newspaper", "academic": "report", "ngo": "report", "own": "webpage"}
_ENACTED = ("assent", "adopted", "signed", "gazetted")


def is_cited(library: Library, record: RecordId) -> bool:
    """Whether a page says how to cite it."""
    page = library.pages.get(record)
    return page is not None and isinstance(page.record, CITED)


def items(library: Library, record: RecordId, language: Language, root: str) -> list[tuple[What, Item]]:
    """What can be cited on a page: the thing itself where there is one, then the page about it.

    Args:
        library: where the records are.
        record: whose page it is.
        language: in which words.
        root: where the site stands, without a slash at its end.
    """
    page = page_item(library, record, language, root)
    known = library.pages[record].record
    if isinstance(known, Provision | Instrument):
        return [("law", law_item(library, record, language)), ("page", page)]
    if isinstance(known, Case):
        return [("decision", case_item(library, record, known, language)), ("page", page)]
    if isinstance(known, Figure):
        return [("source", source_item(library, record, known.sources[0])), ("page", page)]
    return [("page", page)]


def page_item(library: Library, record: RecordId, language: Language, root: str) -> Item:
    """Our page. The reader alone knows the day of reading, so it has none."""
    known = library.pages[record].record
    item: Item = {
        "id": _key(record) + f"-suluh-{language}",
        "type": "webpage",
        "title": page_title(library, record, language),
        "author": [{"literal": SITE}],
        "container-title": SITE,
        "URL": root + address(record, language),
        "language": language,
    }
    if isinstance(known, Record):
        item["issued"] = _date(known.reviewed)
    return item


def law_item(library: Library, record: RecordId, language: Language) -> Item:
    """A provision or an instrument as law, with the day as at which its text is stated."""
    words = wording(language)
    instrument = record if record in library.instruments else instrument_of(record)
    act = library.instruments[instrument]
    known = library.pages[record].record
    assert isinstance(known, Record)
    item: Item = {
        "id": f"{_key(record)}-{language}",
        "type": _LAW_TYPE[act.type],
        "title": library.title(instrument, language),
        "number": act_number(library, instrument, language),
        "jurisdiction": jurisdiction(act, language),
        "language": language,
    }
    if record != instrument:
        unit = ProvisionId.parse(record).unit
        number = library.provisions[record].number
        item["section"] = number if unit == "section" else pinpoint(library, record, language)
    if enacted := enacted_on(act):
        item["issued"] = _date(enacted)
    note = [words("cite.day", day=words.day(known.reviewed))]
    item |= _where(text_source(library, record), act.official_url, note, words("formal.archived"))
    return item


def case_item(library: Library, record: RecordId, case: Case, language: Language) -> Item:
    """A decision. We name no parties, so its title is a description, in square brackets."""
    source = library.sources[case.sources[0].source]
    court = library.phrase(record, case.court, language)
    note = [f"{source.publisher}, [{source.title}]."]
    item: Item = {
        "id": f"{_key(record)}-{language}",
        "type": "legal_case",
        "title": f"[{library.title(record, language)}]",
        "authority": court,
        "language": language,
    }
    if case.decided:
        item["issued"] = _date(case.decided)
    return item | _where(source, None, note, wording(language)("formal.archived"))


def source_item(library: Library, record: RecordId, citation: Citation) -> Item:
    """The text a figure was read in. Its title may be ours: it is a description, in square brackets."""
    source = library.sources[citation.source]
    note = [f"{citation.at}."] if citation.at else []
    return {
        "id": f"{_key(record)}-{citation.source}",
        "type": _SOURCE_TYPE.get(source.kind, "document"),
        "title": f"[{source.title}]",
        "publisher": source.publisher,
        "accessed": _date(citation.read or source.read),
        "language": source.language,
    } | _where(source, None, note, wording("en")("formal.archived"))


def text_source(library: Library, record: RecordId) -> Source | None:
    """Where the text of a law was read: the official text, else a full copy; of a Bill, the Bill."""
    if record in library.instruments:
        cited: Iterable[Citation] = library.instruments[record].texts
        act = library.instruments[record]
    else:
        cited = timeline.current(library.provisions[record]).sources
        act = library.instruments[instrument_of(record)]
    read = [library.sources[citation.source] for citation in cited if citation.purpose in ("text", "penalty")]
    kinds = ("bill",) if act.type == "bill" else ("official", "mirror")
    return next((source for kind in kinds for source in read if source.kind == kind), None)


def enacted_on(act: Instrument) -> PartialDate | None:
    """The day a law was made: of assent, signature or gazette; of a Bill, its first reading; else the year."""
    event = next((found for name in _ENACTED if (found := act.event(name))), None)
    if event is None and act.type == "bill":
        event = act.event("first reading")
    if event:
        return event.on
    year = act.year or ((passed := act.event("passed")) and passed.on.year)
    return PartialDate(year) if year else None


def _where(source: Source | None, other: str | None, note: list[str], archived: str) -> Item:
    found: Item = {}
    if url := source.url if source else other:
        found["URL"] = url
    if source and source.archive:
        found["archive_location"] = source.archive
        note = [*note, f"{archived} {source.archive}"]
    if note:
        found["note"] = " ".join(note)
    return found


def _date(day: PartialDate) -> Item:
    return {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}


def _key(record: RecordId) -> str:
    return record.removeprefix("law/").replace("/", "-")
