"""How full places are, and which ones a draft would fill beyond their room.

A place is what a plan's site leads to in `schedules`; a site that leads nowhere
is a place by its name, whose room nobody knows.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.organisations.models import Unit
from ferd.areas.rotations import people
from ferd.areas.rotations.crowding import Months, month_of, peaks
from ferd.areas.rotations.models import DraftWay
from ferd.areas.rotations.people import Presence
from ferd.areas.rotations.stays import last_day
from ferd.areas.schedules import places_queries
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Places, Traineeship
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.problem import PlacesId
from ferd.core.scheduling.rooms import Room
from ferd.core.time import Period
from ferd.foundation import clock

PERSON: Final = 100
"""What one trainee takes of a room, in hundredths."""

At = tuple[TrainingSite, int, str]
"""A site, as the plans of one home and one specialty name it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the board; `ids` are the rooms behind it."""

    key: str
    title: str
    ids: tuple[PlacesId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How full one place is, month by month.

    Attributes:
        here: the most who are planned there on a day.
        room: what there is room for; None when nobody has said.
        who: the traineeships that are there at some time.
    """

    place: Place
    months: Months
    here: tuple[int, ...]
    room: tuple[int | None, ...]
    who: Mapping[int, tuple[Period, ...]]

    def is_over(self, index: int) -> bool:
        """Tell whether there are more than there is room for in a month."""
        room = self.room[index]
        return room is not None and self.here[index] > room

    @property
    def months_over(self) -> tuple[int, ...]:
        """Give the months with more people than room."""
        return tuple(index for index in range(self.months.count) if self.is_over(index))

    @property
    def spans_over(self) -> tuple[tuple[int, int], ...]:
        """Give the stretches of such months: the first, and one after the last."""
        over = set(self.months_over)
        return tuple(
            (first, next(i for i in range(first, len(self.here) + 1) if i not in over))
            for first in sorted(over)
            if first - 1 not in over
        )

    def there(self, first: int, end: int | None = None) -> list[int]:
        """Give the traineeships that are there in a month, or in several."""
        last = first + 1 if end is None else end
        start, stop = self.months.day(first), self.months.day(last)
        return [
            key
            for key, periods in self.who.items()
            if any(p.start < stop and start < p.end for p in periods)
        ]


def places_of(presences: Iterable[Presence]) -> dict[At, Place]:
    """Find the place behind every site that somebody is at."""
    asked: dict[tuple[int, str], set[TrainingSite]] = defaultdict(set)
    for each in presences:
        sites = {s.site for s in chain.from_iterable(each.stays) if s.site}
        asked[each.home, each.specialty_code] |= sites
    known = _known()
    lacking = {
        at: sites
        for at, sites in asked.items()
        if any((site, *at) not in known for site in sites)
    }
    homes = Unit.objects.in_bulk([home for home, _code in lacking]) if lacking else {}
    for (home, code), sites in lacking.items():
        leads = places_queries.places_for_all(
            sites, home=homes[home], specialty_code=code
        )
        for site, lead in leads.items():
            key = " ".join(lead.places) or site.title
            known[site, home, code] = Place(key, site.short_title, lead.places)
    return {
        (site, *at): known[site, *at] for at, sites in asked.items() for site in sites
    }


_kept: dict[str, dict[At, Place]] = {}


def _known() -> dict[At, Place]:
    """Give what was found before, unless anything at all has happened since.

    Nothing changes without an entry in the audit trail, whose last hash thus
    tells whether a site still leads where it led.
    """
    head = audit.head_hash()
    known = _kept.get(head)
    if known is None:
        known = {}
        _kept.clear()
        _kept[head] = known
    return known


def crowds(
    presences: Sequence[Presence],
    months: Months,
    places: Mapping[At, Place],
    at: Collection[str] | None = None,
    rooms: Mapping[PlacesId, Room] | None = None,
) -> dict[str, Crowd]:
    """Count who is where, by the key of the place.

    Args:
        presences: everybody who counts.
        months: the months to count.
        places: the place behind every site, from `places_of`.
        at: the keys of the places asked for; None for all.
        rooms: their rooms, from `rooms_of`, when they are at hand.
    """
    by_place: dict[str, dict[int, list[Period]]] = {}
    titles: dict[str, Place] = {}
    for each in presences:
        for stay in chain.from_iterable(each.stays):
            place = stay.site and places.get(
                (stay.site, each.home, each.specialty_code)
            )
            if place and (at is None or place.key in at):
                titles.setdefault(place.key, place)
                there = by_place.setdefault(place.key, {})
                there.setdefault(each.traineeship, []).extend(stay.blocks)
    known = rooms or rooms_of(titles.values(), months, presences)
    alike = Counter(place.title for place in titles.values())
    return {
        key: _crowd(
            _told_apart(place, known) if alike[place.title] > 1 else place,
            by_place[key],
            months,
            known,
        )
        for key, place in sorted(titles.items(), key=lambda pair: pair[1].title)
    }


def _told_apart(place: Place, rooms: Mapping[PlacesId, Room]) -> Place:
    """Add what the unit calls its places, when a site leads to several kinds."""
    names = ", ".join(rooms[each].title for each in place.ids if each in rooms)
    return replace(place, title=f"{place.title}: {names}") if names else place


def _crowd(
    place: Place,
    who: Mapping[int, list[Period]],
    months: Months,
    rooms: Mapping[PlacesId, Room],
) -> Crowd:
    joined = {key: tuple(_joined(periods)) for key, periods in who.items()}
    planned = peaks(chain.from_iterable(joined.values()), months)
    mine = [rooms[each] for each in place.ids if each in rooms]
    taken = [sum(room.taken[i] for room in mine) for i in range(months.count)]
    return Crowd(
        place=place,
        months=months,
        here=tuple(n + -(-t // PERSON) for n, t in zip(planned, taken, strict=True)),
        room=_whole(mine, months.count),
        who=joined,
    )


def _joined(periods: Iterable[Period]) -> Iterator[Period]:
    """Join what overlaps, so that nobody is counted twice."""
    held: Period | None = None
    for period in sorted(periods):
        if held is None:
            held = period
        elif period.start <= held.end:
            held = Period(held.start, max(held.end, period.end))
        else:
            yield held
            held = period
    if held is not None:
        yield held


def rooms_of(
    places: Iterable[Place], months: Months, counted: Iterable[Presence]
) -> dict[PlacesId, Room]:
    """Get the rooms of places, and what others than those counted have of them."""
    ids = {each for place in places for each in place.ids}
    if not ids:
        return {}
    besides = [Traineeship(pk=key) for key in {p.traineeship for p in counted}]
    found = places_queries.rooms_by_id(
        sorted(ids), first_month=months.first, months=months.count, besides=besides
    )
    return {room.id: room for room in found}


def _whole(rooms: Sequence[Room], count: int) -> tuple[int | None, ...]:
    """Add rooms up in people; before the first and after the last nobody has said."""
    sums = [sum(room.room[i] for room in rooms) // PERSON for i in range(count)]
    said = [index for index, size in enumerate(sums) if size]
    if not said:
        return (None,) * count
    return tuple(
        size if said[0] <= index <= said[-1] else None
        for index, size in enumerate(sums)
    )


@dataclass(frozen=True, slots=True)
class Worse:
    """A month in which a place would hold more than before, and than it can."""

    crowd: Crowd
    index: int


def lock_places(ways: Sequence[DraftWay]) -> None:
    """Let nobody else give these places away until the transaction is over."""
    presences = [entry.presence for entry in _entries(ways)]
    ids = {each for place in places_of(presences).values() for each in place.ids}
    wanted = Q(pk__in=[])
    for each in ids:
        unit, _slash, kind = each.partition("/")
        wanted |= Q(unit__uuid=unit, kind=kind)
    rows = Places.objects.filter(wanted).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))


def worsened(ways: Sequence[DraftWay]) -> list[Worse]:
    """Find where a draft would put more people than there is room for."""
    drafted = _entries(ways)
    rest = people.others({entry.traineeship.pk for entry in drafted})
    now = [_without_way(entry) for entry in drafted]
    then = [entry.presence for entry in drafted]
    first = month_of(clock.today())
    last = last_day([e.way_stays for e in drafted], default=first)
    months = Months(first, Months(first, 0).index(last) + 1)
    places = places_of(then)
    touched = {place.key for place in places.values()}
    places = places_of([*now, *then, *rest])
    before = crowds([*now, *rest], months, places, touched)
    after = crowds([*then, *rest], months, places, touched)
    return [
        Worse(crowd, index)
        for key, crowd in after.items()
        for index in crowd.months_over
        if key not in before or crowd.here[index] > before[key].here[index]
    ]


def _entries(ways: Sequence[DraftWay]) -> list[people.Entry]:
    traineeships = [way.traineeship for way in ways]
    return people.entries(
        traineeships, IndividualPlan.objects.all(), people.rows_of(ways)
    )


def _without_way(entry: people.Entry) -> Presence:
    return Presence(
        traineeship=entry.traineeship.pk,
        home=entry.traineeship.unit_id,
        specialty_code=entry.traineeship.specialty_code,
        stays=(entry.agreed_stays,),
    )


def in_words(found: Sequence[Worse], actor: Person) -> str:
    """Say where there is no room, and who is there as far as the actor may know."""
    first = found[0]
    names = named(first.crowd.there(first.index), actor)
    return _(
        "%(place)s would have %(here)d trainees in %(month)s and has room for "
        "%(room)d: %(names)s. Move one of them, or ask the unit for more room."
    ) % {
        "place": first.crowd.place.title,
        "here": first.crowd.here[first.index],
        "month": date_format(first.crowd.months.day(first.index), "YEAR_MONTH_FORMAT"),
        "room": first.crowd.room[first.index] or 0,
        "names": names,
    }


def named(traineeships: Collection[int], actor: Person) -> str:
    """Name the trainees the actor may follow, and count the rest."""
    known = list(
        schedules.visible_traineeships(actor)
        .filter(pk__in=traineeships)
        .order_by("trainee__name")
        .values_list("trainee__name", flat=True)
    )
    rest = len(traineeships) - len(known)
    if rest:
        known.append(_("%(count)d of other units") % {"count": rest})
    return ", ".join(known)
