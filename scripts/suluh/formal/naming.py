"""What laws and pages are called in citations, in each language."""

from __future__ import annotations

from suluh.citing import Cited, write
from suluh.identity import Language, ProvisionId, RecordId
from suluh.library import Library, instrument_of
from suluh.records.law import Instrument, Provision
from suluh.wording import wording


def act_number(library: Library, instrument: RecordId, language: Language) -> str:
    """An instrument's citation: `Act 792`, `Akta 792`."""
    citation = library.instruments[instrument].citation
    if language == "ms" and citation.startswith("Act "):
        return "Akta " + citation.removeprefix("Act ")
    return citation


def full_name(library: Library, instrument: RecordId, language: Language, marks: str = "[]") -> str:
    """`Sexual Offences against Children Act 2017 [Act 792]`; the number only where the title does not say it."""
    title = library.title(instrument, language)
    number = act_number(library, instrument, language)
    if title.casefold() in number.casefold() or number.casefold() in title.casefold():
        return title
    return f"{title} {marks[0]}{number}{marks[1]}"


def cited(library: Library, provision: RecordId) -> Cited:
    """A provision as a citation names it; a Bill has clauses."""
    instrument = instrument_of(provision)
    unit = ProvisionId.parse(provision).unit
    number = library.provisions[provision].number
    if unit == "section" and library.instruments[instrument].type == "bill":
        return Cited(instrument, "clause", number)
    return Cited(instrument, unit, number)


def pinpoint(library: Library, provision: RecordId, language: Language) -> str:
    """`s 10`, `sch 1`: the place alone, as notes write it."""
    place = cited(library, provision)
    return write(Cited(None, place.unit, place.number), language=language, style="citation")


def page_title(library: Library, record: RecordId, language: Language) -> str:
    """A page's title as it stands alone: `Section 10, Act 792: …`."""
    title = library.title(record, language)
    known = library.pages[record].record
    if not isinstance(known, Provision):
        return title[:1].upper() + title[1:]
    place = Cited(None, ProvisionId.parse(record).unit, known.number)
    words = write(place, language=language)
    return f"{words[:1].upper()}{words[1:]}, {act_number(library, instrument_of(record), language)}: {title}"


def jurisdiction(record: Instrument, language: Language) -> str:
    """The name of a jurisdiction where the words hold it, else its code."""
    words = wording(language).words
    return words.get(f"formal.jurisdiction.{record.jurisdiction}", record.jurisdiction)
