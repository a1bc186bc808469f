"""Records as schema.org entities: `Legislation`, `GovernmentService`, `Organization`, `DefinedTerm`, pages."""

from __future__ import annotations

from typing import Any

from suluh import timeline
from suluh.assurance import channel_assurance
from suluh.formal.citation import SITE, enacted_on
from suluh.formal.naming import full_name, page_title
from suluh.identity import Language, RecordId, address
from suluh.library import Library, instrument_of
from suluh.records.base import Record
from suluh.records.conduct import Case, Offence
from suluh.records.law import Instrument, Provision, Version
from suluh.records.people import Agency, Channel
from suluh.records.term import Term

Data = dict[str, Any]
_PUBLIC = ("police", "regulator", "welfare", "prosecution", "court", "ministry")
_IN_FORCE, _NOT, _PARTLY = (
    f"https://schema.org/{name}" for name in ("InForce", "NotInForce", "PartiallyInForce")
)  # fmt: skip


def entity(library: Library, language: Language, root: str, record: RecordId) -> Data | None:
    """What a page is about; None where no record stands behind it.

    Args:
        library: where the records are.
        language: in which words.
        root: where the site stands, without a slash at its end.
        record: whose page it is.
    """
    page = library.pages.get(record)
    if page is None or not isinstance(page.record, Record):
        return None
    known = page.record
    url = root + address(record, language)
    base = {
        "name": library.title(record, language),
        "description": library.summary(record, language),
        "url": url,
        "inLanguage": language,
    }
    if isinstance(known, Provision):
        return _provision(library, language, root, record, known) | base
    if isinstance(known, Instrument):
        return _instrument(library, root, record, known) | base
    if isinstance(known, Term):
        terms = root + address("glossary", language)
        return {
            "@type": "DefinedTerm",
            "@id": url,
            "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": terms, "name": SITE, "url": terms},
        } | base
    if isinstance(known, Agency):
        return _body(library, record, known, base)
    about: tuple[RecordId, ...] = ()
    if isinstance(known, Offence):
        about = tuple(reach.id for reach in known.reach)
    elif isinstance(known, Case):
        about = known.provisions
    return (
        {"@type": "WebPage", "@id": url}
        | base
        | {"name": page_title(library, record, language), "lastReviewed": str(known.reviewed)}
        | ({"about": [_law(library, root, key) for key in about]} if about else {})
    )


def law_id(root: str, record: RecordId) -> str:
    """What a law is known by: one in all languages, and other than the page about it."""
    return f"{root}{address(record)}#law"


def _law(library: Library, root: str, record: RecordId) -> Data:
    return {"@type": "Legislation", "@id": law_id(root, record)} | _known(legislationIdentifier=library.akn(record))


def _provision(library: Library, language: Language, root: str, record: RecordId, known: Provision) -> Data:
    instrument = instrument_of(record)
    act = library.instruments[instrument]
    force = {"in force": _IN_FORCE, "not yet in force": _NOT, "repealed": _NOT}.get(timeline.status(known))
    if act.type == "bill":
        force = _NOT
    whole = _law(library, root, instrument) | {"name": full_name(library, instrument, language, "()")}
    return _law(library, root, record) | _known(
        isPartOf=whole,
        alternateName=page_title(library, record, language).partition(":")[0],
        legislationJurisdiction=act.jurisdiction,
        legislationDate=_day(act),
        legislationDateVersion=str(known.reviewed),
        legislationLegalForce=force,
        temporalCoverage=_span(timeline.current(known)) if force == _IN_FORCE else None,
    )


def _instrument(library: Library, root: str, record: RecordId, known: Instrument) -> Data:
    return _law(library, root, record) | _known(
        alternateName=known.citation if known.citation != known.title else None,
        legislationType=known.type,
        legislationJurisdiction=known.jurisdiction,
        legislationDate=_day(known),
        legislationDateVersion=str(known.reviewed),
        legislationLegalForce=_force(library, record, known),
        legislationAmends=[_law(library, root, key) for key in known.amends] or None,
    )


def _force(library: Library, record: RecordId, known: Instrument) -> str | None:
    """Whether an instrument is in force on the day of review, as far as its record says; else nothing is claimed."""
    if known.type == "bill":
        return _NOT
    begun = known.event("commencement") or known.event("entry into force")
    if not begun or begun.on.earliest > known.reviewed.latest:
        return None
    waiting = any(
        timeline.status(library.provisions[key]) == "not yet in force" for key in library.provisions_of(record)
    )
    return _PARTLY if waiting else _IN_FORCE


def _day(act: Instrument) -> str | None:
    day = enacted_on(act)
    return str(day) if day else None


def _span(version: Version) -> str:
    return f"{version.start}/{version.to or '..'}"


def _body(library: Library, record: RecordId, known: Agency, base: Data) -> Data:
    """A body with the channels that are sure enough to print."""
    url = str(base["url"])
    points = [point for channel in known.channels if (point := _contact(library, record, channel))]
    sort = "GovernmentOrganization" if known.sort in _PUBLIC else "NGO" if known.sort == "ngo" else "Organization"
    body: Data = {"@type": sort, "@id": f"{url}#body", "name": base["name"]} | _known(
        url=known.official_page, areaServed=known.jurisdiction, contactPoint=points or None
    )
    if sort != "GovernmentOrganization":
        return body | {"description": base["description"], "mainEntityOfPage": url}
    return (
        {"@type": "GovernmentService", "@id": f"{url}#service"}
        | base
        | {
            "serviceType": list(known.stages),
            "provider": body,
        }
    )


def _contact(library: Library, record: RecordId, channel: Channel) -> Data | None:
    if channel.not_for or channel_assurance(channel, library.sources) == "low":
        return None
    if channel.kind not in ("phone", "whatsapp", "sms", "email", "web"):
        return None
    where = {"email": "email", "web": "url"}.get(channel.kind, "telephone")
    return {"@type": "ContactPoint", "contactType": channel.kind, where: channel.value}


def _known(**values: Any) -> Data:
    return {key: value for key, value in values.items() if value is not None}
