"""Which places the sites of plans lead to, and the room there is in them.

A place is what a plan's site leads to in `schedules`; a site that leads nowhere
is a place by its name, whose room nobody knows. Sites that lead to some of the
same rooms are one place: whoever has a room there has it from all of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from ferd.areas.audit import queries as audit
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations.crowding import Months
from ferd.areas.rotations.people import Presence
from ferd.areas.schedules import places_queries
from ferd.areas.schedules.planned_stays import Stay
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.problem import PlacesId
from ferd.core.scheduling.rooms import Room
from ferd.core.time import Period

At = tuple[TrainingSite, int, str]
"""A site, as the plans of one home and one specialty name it."""

Rooms = Mapping[PlacesId, Room]
NOWHERE: Final = "?"
"""Begins the key of a place that is known by its name alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the board.

    Attributes:
        own: the rooms that those who name the site may have.
        ids: all rooms of the place, some of which may be for others.
    """

    key: str
    title: str
    own: tuple[PlacesId, ...] = ()
    ids: tuple[PlacesId, ...] = ()


def at_of(presence: Presence) -> set[At]:
    """Give the sites somebody is at."""
    home, code = presence.home, presence.specialty_code
    stays = chain.from_iterable(presence.stays)
    return {(stay.site, home, code) for stay in stays if stay.site}


def places_of(presences: Iterable[Presence]) -> dict[At, Place]:
    """Find the place behind every site that somebody is at."""
    return placed(leads_of(presences))


def leads_of(presences: Iterable[Presence]) -> dict[At, tuple[PlacesId, ...]]:
    """Give the rooms that every site leads to that somebody is at."""
    asked: set[At] = set()
    for each in presences:
        asked |= at_of(each)
    leads = _leads_of(asked)
    return {at: leads[at] for at in asked}


def placed(leads: Mapping[At, tuple[PlacesId, ...]]) -> dict[At, Place]:
    """Make places of sites, by the rooms they lead to."""
    together = _together(set(leads.values()))
    found = {}
    for at, own in leads.items():
        ids = together.get(own, ())
        key = " ".join(ids) or NOWHERE + at[0].title
        found[at] = Place(key, at[0].short_title, own, ids)
    return found


def narrowed(
    presences: Iterable[Presence],
    places: Mapping[At, Place],
    keys: Collection[str],
    window: Period,
) -> list[Presence]:
    """Keep only the stays that are at some places in some months."""
    found = []
    for each in presences:
        stays = tuple(
            stay
            for stay in chain.from_iterable(each.stays)
            if stay.period.start < window.end
            and window.start < stay.period.end
            and _key_of(stay, each, places) in keys
        )
        if stays:
            found.append(replace(each, stays=(stays,)))
    return found


def rooms_of(
    places: Iterable[Place], months: Months, counted: Iterable[int]
) -> dict[PlacesId, Room]:
    """Get the rooms of places, and what others than those counted have of them.

    Args:
        places: the places.
        months: the months to get.
        counted: the traineeships whose plans say where they are.
    """
    ids = {each for place in places for each in place.ids}
    if not ids:
        return {}
    found = places_queries.rooms_by_id(
        sorted(ids),
        first_month=months.first,
        months=months.count,
        besides=set(counted),
    )
    return {room.id: room for room in found}


def _key_of(stay: Stay, each: Presence, places: Mapping[At, Place]) -> str:
    if stay.site is None:
        return ""
    return places[stay.site, each.home, each.specialty_code].key


_kept: dict[str, dict[At, tuple[PlacesId, ...]]] = {}


def _leads_of(asked: Collection[At]) -> Mapping[At, tuple[PlacesId, ...]]:
    """Give the rooms that sites lead to, with few queries for many.

    What was found before is kept until anything at all happens: nothing changes
    without an entry in the audit trail, whose last hash thus tells whether a
    site still leads where it led.
    """
    head = audit.head_hash()
    known = _kept.get(head)
    if known is None:
        known = {}
        _kept.clear()
        _kept[head] = known
    if lacking := [at for at in asked if at not in known]:
        homes = Unit.objects.in_bulk({home for _site, home, _code in lacking})
        found = places_queries.places_for_many(
            (site, homes[home], code) for site, home, code in lacking
        )
        known.update({at: lead.places for at, lead in found.items()})
    return known


def _together(
    leads: Iterable[tuple[PlacesId, ...]],
) -> dict[tuple[PlacesId, ...], tuple[PlacesId, ...]]:
    """Join what has rooms in common; give all rooms of the place of each."""
    groups: list[set[PlacesId]] = []
    named = [lead for lead in leads if lead]
    for lead in named:
        shared = [group for group in groups if not group.isdisjoint(lead)]
        groups = [group for group in groups if group not in shared]
        groups.append(set(lead).union(*shared))
    return {
        lead: tuple(sorted(next(g for g in groups if not g.isdisjoint(lead))))
        for lead in named
    }
