"""The board: people and places over the same months, as the reader may see them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import over, people, permissions
from ferd.areas.rotations.crowding import Months
from ferd.areas.rotations.dear import Dear, dear_at
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.people import Entry
from ferd.areas.rotations.sights import Only, Sight
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.planned_stays import Stay
from ferd.core.time import Period
from ferd.foundation import clock

ROWS: Final = 40
"""How many people are drawn at a time; a script asks for the next ones."""

PLACES: Final = 12
"""How many places are drawn before one asks for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What the page shows.

    Attributes:
        entries: all who are in sight, by name.
        rows: those on this page.
        crowds: the places in sight, the fullest first.
        dear: which of them are in short supply in these months, by their keys.
    """

    sight: Sight
    months: Months
    today: date
    entries: Sequence[Entry]
    rows: Sequence[Entry]
    crowds: Sequence[Crowd]
    dear: Mapping[str, Sequence[Dear]]
    hidden_places: int
    stages: Sequence[str]
    sites: Sequence[str]
    troubled: frozenset[int]

    @property
    def pages(self) -> int:
        """Count the pages of people."""
        return max(1, -(-len(self.entries) // ROWS))

    @property
    def page(self) -> int:
        """Give the page that is shown, one that there is."""
        return min(max(self.sight.page, 1), self.pages)

    @property
    def changed(self) -> int:
        """Count those of whom something else than what is agreed is shown."""
        return sum(1 for entry in self.entries if entry.is_changed)

    @property
    def unstated(self) -> int:
        """Count the places of which nobody has always said what room there is."""
        return sum(1 for crowd in self.crowds if crowd.is_unstated)

    @property
    def width(self) -> int:
        """Give the width of the months."""
        return self.months.count * self.sight.month_width


def board(actor: Person, sight: Sight) -> Board:
    """Gather the board; as many queries for many trainees as for few."""
    today = clock.today()
    months = sight.months(today)
    path = sight.unit.path if sight.unit else ""
    mine = people.entries(
        people.visible(actor, unit_path=path, words=sight.person),
        schedules.visible_plans(actor),
        people.way_rows(actor, sight.draft),
    )
    crowds = _crowds(actor, mine, months)
    troubled = _troubled(mine, crowds)
    seen = [e for e in mine if _is_in_sight(e, sight, months, troubled)]
    crowds.sort(key=lambda crowd: (not crowd.months_over, crowd.place.title))
    shown = crowds if sight.all_places else crowds[:PLACES]
    page = min(max(sight.page, 1), max(1, -(-len(seen) // ROWS)))
    return Board(
        sight=sight,
        months=months,
        today=today,
        entries=seen,
        rows=seen[ROWS * (page - 1) : ROWS * page],
        crowds=shown,
        dear=dear_at(actor, shown),
        hidden_places=len(crowds) - len(shown),
        stages=_stages(mine),
        sites=_site_names(mine),
        troubled=troubled,
    )


def _crowds(actor: Person, mine: Sequence[Entry], months: Months) -> list[Crowd]:
    """Count who is at the places of those in sight."""
    if not permissions.may_see_room(actor):
        return []
    found = over.crowds_seen(actor, [entry.presence for entry in mine], months)
    return list(found.values())


def stays_in(stays: Iterable[Stay], months: Months) -> list[Stay]:
    """Give the stays of which something is in sight."""
    window = Period(months.first, months.end)
    return [stay for stay in stays if stay.period.overlap(window)]


def _troubled(entries: Sequence[Entry], crowds: Iterable[Crowd]) -> frozenset[int]:
    """Find who is where there is no room, or never comes to an end."""
    crowded = {
        key
        for crowd in crowds
        for first, end in crowd.spans_over
        for key in crowd.there(first, end)
    }
    endless = {
        entry.traineeship.pk
        for entry in entries
        if entry.shown is None or entry.shown.completes_on is None
    }
    return frozenset(crowded | endless)


def _is_in_sight(
    entry: Entry, sight: Sight, months: Months, troubled: frozenset[int]
) -> bool:
    if sight.only is Only.CHANGED and not entry.is_changed:
        return False
    if sight.only is Only.PROBLEMS and entry.traineeship.pk not in troubled:
        return False
    labels = {stay.label for stay in stays_in(entry.stays, months)}
    return not sight.stage or sight.stage in labels


def _stages(entries: Iterable[Entry]) -> list[str]:
    return sorted({stay.label for entry in entries for stay in entry.stays})


def _site_names(entries: Iterable[Entry]) -> list[str]:
    """List the sites by how many go there, so that colours go to the common ones."""
    counts: dict[str, int] = {}
    for entry in entries:
        for stay in entry.stays:
            if stay.site:
                name = stay.site.short_title
                counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))
