"""What templates ask about bodies, platforms, routes and figures, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from suluh.assurance import ChannelAssurance, channel_assurance
from suluh.identity import Language, RecordId
from suluh.library import Library
from suluh.records.law import STATES
from suluh.records.people import STAGES, Agency, Channel, Figure, Platform, Route
from suluh.wording import wording


@dataclass(frozen=True)
class ChannelView:
    """A channel as pages show it: its words in this language, and whether it is sure enough to print."""

    channel: Channel
    agency: RecordId
    assurance: ChannelAssurance
    value: str
    href: str | None
    hours: str
    languages: str
    cost: str
    note: str

    @property
    def printed(self) -> bool:
        """Whether the value is shown as something to use."""
        return self.assurance != "low"


class PeopleViews:
    """Questions about whom to turn to, asked of a Library in one language."""

    def __init__(self, library: Library, language: Language):
        self.library = library
        self.language = language
        self.words = wording(language)

    # -- channels

    def channel(self, target: str) -> ChannelView:
        """A channel by `agency/name`.

        Raises:
            KeyError: there is none; the rules find that before.
        """
        channel = self.library.channel(target)
        if channel is None:
            raise KeyError(target)
        return self._view(f"agencies/{target.partition('/')[0]}", channel)

    def channels(self, agency: RecordId) -> list[ChannelView]:
        """The channels of a body, the best first."""
        return [self._view(agency, channel) for channel in self.library.agencies[agency].channels]

    def _view(self, agency: RecordId, channel: Channel) -> ChannelView:
        def say(text: str | None) -> str:
            return self.library.phrase(agency, text, self.language) if text else ""

        level = channel_assurance(channel, self.library.sources)
        return ChannelView(
            channel=channel,
            agency=agency,
            assurance=level,
            value=say(channel.value),
            href=channel.href if level != "low" and not channel.not_for else None,
            hours=say(channel.hours),
            languages=say(channel.languages),
            cost=say(channel.cost),
            note=say(channel.note),
        )

    # -- bodies

    def by_stage(self) -> list[tuple[str, list[RecordId]]]:
        """The bodies of each stage of a case in Malaysia, Malaysian ones first."""
        bodies = self.agencies()
        return [(stage, [key for key in bodies if stage in self.library.agencies[key].stages]) for stage in STAGES]

    def agencies(self) -> list[RecordId]:
        """The bodies that act in a case in Malaysia, Malaysian ones first, by sort and name.

        Those of other states of the region stand on their states' pages.
        """
        region = set(STATES) - {"MY"}
        keys = [key for key, agency in self.library.agencies.items() if agency.jurisdiction not in region]
        return sorted(keys, key=self._agency_order)

    def in_the_region(self) -> list[tuple[RecordId, list[RecordId]]]:
        """Each other state of the region that has bodies here, with them."""
        found = []
        for state, record in self.library.jurisdictions.items():
            keys = [key for key, agency in self.library.agencies.items() if agency.jurisdiction == record.code]
            if keys and record.code != "MY":
                found.append((state, sorted(keys, key=self._agency_order)))
        return found

    def by_sort(self) -> list[tuple[str, list[RecordId]]]:
        """Bodies under their sort: Malaysian ones, then those abroad."""
        home = [key for key in self.agencies() if self.library.agencies[key].jurisdiction == "MY"]
        abroad = [key for key in self.agencies() if self.library.agencies[key].jurisdiction != "MY"]
        found: list[tuple[str, list[RecordId]]] = [
            (str(sort), list(keys)) for sort, keys in groupby(home, key=lambda key: self.library.agencies[key].sort)
        ]
        return [*found, ("abroad", abroad)] if abroad else found

    def _agency_order(self, key: RecordId) -> tuple[bool, int, str]:
        agency: Agency = self.library.agencies[key]
        order = (
            "police", "hotline", "welfare", "ministry", "health", "education", "regulator", "prosecution", "court",
            "ngo", "intergovernmental",
        )  # fmt: skip
        return (agency.jurisdiction != "MY", order.index(agency.sort), self.library.title(key, self.language))

    # -- routes

    def routes(self, group: str) -> list[tuple[RecordId, str]]:
        """The routes of a group with the reader's words."""
        return [(key, self.reader(key)) for key, route in self.library.routes.items() if route.group == group]

    def reader(self, key: RecordId) -> str:
        """Who a route is for, in the reader's words."""
        record: Route = self.library.routes[key]
        return getattr(self.library.pages[key].words.get(self.language), "reader", record.reader)

    # -- figures

    def claim(self, key: RecordId) -> str:
        """A figure's claim with its numbers filled in."""
        record: Figure = self.library.figures[key]
        text = getattr(self.library.pages[key].words.get(self.language), "claim", record.claim)
        return str(text.format(**{name: f"{value:,}" for name, value in record.values.items()}))

    def figures_by_topic(self) -> list[tuple[str, list[RecordId]]]:
        """The figures under their topics."""
        order = ("prevalence", "disclosure", "reports", "cases", "platforms", "response", "region")
        found = []
        for topic in order:
            keys = [key for key, figure in self.library.figures.items() if figure.topic == topic]
            if keys:
                found.append((topic, keys))
        return found

    # -- the two articles that began the project

    def named_in_seeds(self) -> list[RecordId]:
        """Every body, platform and figure that the two articles name."""
        holders: dict[RecordId, Agency | Platform | Figure] = {
            **self.library.agencies,
            **self.library.platforms,
            **self.library.figures,
        }
        return sorted(
            (key for key, record in holders.items() if record.named_in), key=lambda key: (key.split("/")[0], key)
        )
