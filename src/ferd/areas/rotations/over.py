"""How full places are: who is planned there, month by month, and what there is.

All is counted in hundredths of a person. Where a unit counts working fractions,
a trainee takes as much as they work; elsewhere a whole place. That there are too
many is said only where somebody has said how much room there is.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import people, queries
from ferd.areas.rotations.crowding import Months, highest, peaks
from ferd.areas.rotations.people import Presence
from ferd.areas.rotations.places import (
    At,
    Place,
    Rooms,
    at_of,
    leads_of,
    narrowed,
    placed,
    rooms_of,
)
from ferd.core.scheduling.problem import FULL, Measure, PlacesId
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period

Ids = tuple[PlacesId, ...]
Who = Mapping[int, Sequence[Span]]
"""The days people are at a place, by their traineeship."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How full one place is, month by month, in hundredths.

    Attributes:
        here: the most that is planned there on a day.
        room: what there is room for; None when nobody has said.
        others: the part of `here` that is not the reader's own trainees.
        is_fraction: whether working fractions are counted, not people.
        who: the traineeships that are there at some time.
    """

    place: Place
    months: Months
    here: tuple[int, ...]
    room: tuple[int | None, ...]
    others: tuple[int, ...]
    is_fraction: bool
    who: Who

    def is_over(self, index: int) -> bool:
        """Tell whether there are more than there is room for in a month."""
        room = self.room[index]
        return room is not None and self.here[index] > room

    @property
    def is_unstated(self) -> bool:
        """Tell whether somebody is there while nobody has said what room there is."""
        pairs = zip(self.here, self.room, strict=True)
        return any(here and room is None for here, room in pairs)

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
            for key, spans in self.who.items()
            if any(s.period.start < stop and start < s.period.end for s in spans)
        ]


def crowds_seen(
    actor: Person, mine: Sequence[Presence], months: Months
) -> dict[str, Crowd]:
    """Count who is at the places of the reader's trainees.

    Others are counted, never named, in the rooms that the reader may know of;
    of other places only the reader's own trainees are told. Who may have a room
    that the reader may not know of is not counted in those that they may.
    """
    rest = people.others({each.traineeship for each in mine}, months.first)
    everyone = [*mine, *rest]
    leads = leads_of(everyone)
    known = queries.known_rooms(actor, set(chain.from_iterable(leads.values())))
    places = placed(
        {at: ids if known.issuperset(ids) else () for at, ids in leads.items()}
    )
    own = {places[at] for each in mine for at in at_of(each)}
    told = {place.key for place in own if place.ids}
    window = Period(months.first, months.end)
    there = narrowed(rest, places, told, window)
    rooms = rooms_of(own, months, [each.traineeship for each in everyone])
    keys = {place.key for place in own}
    return crowds([*mine, *there], months, places, keys, rooms)


def crowds(
    presences: Iterable[Presence],
    months: Months,
    places: Mapping[At, Place],
    keys: Collection[str],
    rooms: Rooms,
) -> dict[str, Crowd]:
    """Count who is where, by the key of the place.

    Args:
        presences: everybody who counts; those whom the reader knows first.
        months: the months to count.
        places: the place behind every site, from `places_of`.
        keys: the places asked for.
        rooms: their rooms, from `rooms_of`.
    """
    found: dict[str, _Count] = {}
    for each in presences:
        for stay in chain.from_iterable(each.stays):
            if stay.site is None:
                continue
            place = places[stay.site, each.home, each.specialty_code]
            if place.key in keys and (place.ids or each.is_named):
                if place.key not in found:
                    found[place.key] = _Count(place, rooms)
                found[place.key].add(each, place, stay.work)
    alike = Counter(count.place.title for count in found.values())
    counted = sorted(found.items(), key=lambda pair: pair[1].place.title)
    return {
        key: count.crowd(months, is_alike=alike[count.place.title] > 1)
        for key, count in counted
    }


class _Count:
    """Counts one place."""

    def __init__(self, place: Place, rooms: Rooms) -> None:
        self.place = place
        self.rooms = {each: rooms[each] for each in place.ids if each in rooms}
        measures = {room.measure for room in self.rooms.values()}
        self.is_fraction = Measure.FRACTION in measures
        self.by_own: dict[Ids, dict[int, list[Span]]] = {}
        self.unnamed: set[int] = set()

    def add(self, each: Presence, place: Place, work: Iterable[Span]) -> None:
        """Count some days of somebody."""
        taken = work if self.is_fraction else (Span(s.period, FULL) for s in work)
        who = self.by_own.setdefault(place.own, {})
        who.setdefault(each.traineeship, []).extend(taken)
        if not each.is_named:
            self.unnamed.add(each.traineeship)

    def crowd(self, months: Months, *, is_alike: bool) -> Crowd:
        """Give what was counted."""
        who = self._who(self.place.ids)
        theirs = (who[key] for key in self.unnamed)
        others = peaks(chain.from_iterable(theirs), months)
        here, room = self._tightest(who, months)
        return Crowd(
            place=self._told_apart() if is_alike else self.place,
            months=months,
            here=here,
            room=room,
            others=_sum(others, self._taken(self.place.ids, months)),
            is_fraction=self.is_fraction,
            who=who,
        )

    def _who(self, ids: Ids) -> Who:
        """Give those who may have no other rooms than these, each day once."""
        within = set(ids)
        found: dict[int, list[Span]] = defaultdict(list)
        for own, who in self.by_own.items():
            if within.issuperset(own):
                for key, days in who.items():
                    found[key].extend(days)
        return {key: tuple(highest(days)) for key, days in found.items()}

    def _tightest(
        self, who: Who, months: Months
    ) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
        """Count the whole place, or in a month the part of it that is too full.

        Some may have only a part of the rooms: the whole may have room when
        that part has none.
        """
        ids = self.place.ids
        here, room = list(self._used(who, ids, months)), list(self._room(ids, months))
        for own in self.by_own.keys() - {ids}:
            part, least = (
                self._used(self._who(own), own, months),
                self._room(own, months),
            )
            for index in range(months.count):
                worst = max(0, _excess(here[index], room[index]))
                if _excess(part[index], least[index]) > worst:
                    here[index], room[index] = part[index], least[index]
        return tuple(here), tuple(room)

    def _used(self, who: Who, ids: Ids, months: Months) -> tuple[int, ...]:
        planned = peaks(chain.from_iterable(who.values()), months)
        return _sum(planned, self._taken(ids, months))

    def _taken(self, ids: Ids, months: Months) -> tuple[int, ...]:
        rooms = [self.rooms[each] for each in ids if each in self.rooms]
        return tuple(sum(r.taken[i] for r in rooms) for i in range(months.count))

    def _room(self, ids: Ids, months: Months) -> tuple[int | None, ...]:
        """Add rooms up; before the first and after the last nobody has said."""
        rooms = [self.rooms[each] for each in ids if each in self.rooms]
        sums = [sum(room.room[i] for room in rooms) for i in range(months.count)]
        said = [index for index, size in enumerate(sums) if size]
        return tuple(
            size if said and said[0] <= index <= said[-1] else None
            for index, size in enumerate(sums)
        )

    def _told_apart(self) -> Place:
        """Add what the unit calls its places, when others have the same title."""
        names = ", ".join(sorted(room.title for room in self.rooms.values()))
        title = f"{self.place.title}: {names}" if names else self.place.title
        return replace(self.place, title=title)


def _sum(one: Iterable[int], two: Iterable[int]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, two, strict=True))


def _excess(here: int, room: int | None) -> int:
    return 0 if room is None else here - room
