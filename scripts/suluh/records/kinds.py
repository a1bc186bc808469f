"""The one place to add a kind of record.

A new kind needs: a model (and the words of its translation), a line here, and a template
`scripts/theme/pages/<kind>.md.j2`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from suluh.records.base import Record, Words
from suluh.records.conduct import (
    Case,
    CaseWords,
    Development,
    DevelopmentWords,
    Offence,
    OffenceWords,
)
from suluh.records.law import Instrument, InstrumentWords, Provision, ProvisionWords
from suluh.records.people import (
    Agency,
    AgencyWords,
    Figure,
    FigureWords,
    Platform,
    PlatformWords,
    Route,
    RouteWords,
)
from suluh.records.region import Criterion, CriterionWords, Jurisdiction, JurisdictionWords
from suluh.records.term import Term, TermWords


@dataclass(frozen=True)
class Kind:
    """A kind of record.

    Attributes:
        name: as `kind:` says it.
        model: the schema of its front matter.
        words: the schema of a translation's front matter.
        where: a pattern its id must match.
        example: an id of that form, for messages.
        review_days: how long a review holds.
        partial: whether a translation may leave out headings.
    """

    name: str
    model: type[Record]
    words: type[Words]
    where: re.Pattern[str]
    example: str
    review_days: int
    partial: bool = False


_ALL = (
    Kind("instrument", Instrument, InstrumentWords, re.compile(r"law/[a-z]+/[a-z0-9-]+"), "law/my/act-792", 365),
    Kind("provision", Provision, ProvisionWords, re.compile(r"law/[a-z]+/[a-z0-9-]+/[a-z0-9-]+"),
         "law/my/act-792/s-10", 365),
    Kind("jurisdiction", Jurisdiction, JurisdictionWords, re.compile(r"law/[a-z]{2}"), "law/sg", 365),
    Kind("criterion", Criterion, CriterionWords, re.compile(r"compare/[a-z0-9-]+"), "compare/grooming", 365),
    Kind("term", Term, TermWords, re.compile(r"glossary/[a-z0-9-]+"), "glossary/grooming", 730),
    Kind("agency", Agency, AgencyWords, re.compile(r"agencies/[a-z]{2,3}-[a-z0-9-]+"), "agencies/my-mcmc", 180),
    Kind("platform", Platform, PlatformWords, re.compile(r"report/platforms/[a-z0-9-]+"),
         "report/platforms/whatsapp", 180),
    Kind("route", Route, RouteWords, re.compile(r"report/[a-z0-9-]+"), "report/parent", 180),
    Kind("offence", Offence, OffenceWords, re.compile(r"offences/[a-z0-9-]+"), "offences/grooming", 365, partial=True),
    Kind("case", Case, CaseWords, re.compile(r"cases/[a-z0-9-]+"), "cases/2023-community-service", 730),
    Kind("development", Development, DevelopmentWords, re.compile(r"news/[a-z0-9-]+"), "news/section-3-bill", 90),
    Kind("figure", Figure, FigureWords, re.compile(r"figures/[a-z0-9-]+"), "figures/dh-my-prevalence", 365),
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
