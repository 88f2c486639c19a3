"""Where a move makes places fuller or emptier, month by month.

Only the places and months are counted in which the moved trainee's way differs;
of all others only their stays there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import over, people, queries
from ferd.areas.rotations.crowding import Months, month_of
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.people import Presence
from ferd.areas.rotations.places import narrowed, places_of, rooms_of
from ferd.areas.rotations.strips import figure
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.planned_stays import Stay, Stays
from ferd.core.time import Period
from ferd.foundation import clock

NAMED_AT_MOST: Final = 6
"""How many names a sentence holds; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChange:
    """Some months in which a place would be fuller or emptier.

    Attributes:
        before, after, room: in hundredths; no room when nobody has stated it.
        there: the traineeships that would be there besides, where there are
            too many.
        others: the same in words, as far as the reader may know them.
    """

    place: str
    first: date
    last: date
    before: int
    after: int
    room: int | None
    is_fraction: bool
    there: tuple[int, ...] = ()
    others: str = ""

    @property
    def is_over(self) -> bool:
        """Tell whether there would be more than there is room for."""
        return self.room is not None and self.after > self.room

    @property
    def figures(self) -> tuple[str, str, str]:
        """Write how full it is, will be, and can be; empty when nobody said."""
        before, after = (
            figure(size, is_fraction=self.is_fraction)
            for size in (self.before, self.after)
        )
        room = (
            "" if self.room is None else figure(self.room, is_fraction=self.is_fraction)
        )
        return before, after, room


def room_changes(
    actor: Person,
    traineeship: Traineeship,
    draft: RotationDraft | None,
    now: Stays,
    then: Stays,
) -> list[RoomChange]:
    """Find the months in which places become fuller or emptier."""
    changed = _changed(now, then)
    months = _months(changed)
    if not months.count:
        return []
    old, new = _presence(traineeship, now), _presence(traineeship, then)
    rest = _everyone_else(traineeship, draft, months.first)
    places = places_of([old, new, *rest])
    home, code = traineeship.unit_id, traineeship.specialty_code
    touched = {places[each.site, home, code] for each in changed if each.site}
    keys = {place.key for place in touched}
    near = narrowed(rest, places, keys, Period(months.first, months.end))
    counted = [traineeship.pk, *(each.traineeship for each in rest)]
    rooms = rooms_of(touched, months, counted)
    before = over.crowds([old, *near], months, places, keys, rooms)
    after = over.crowds([new, *near], months, places, keys, rooms)
    found = [
        change
        for key in sorted({*before, *after})
        for change in _differences(before.get(key), after.get(key))
    ]
    return _named(actor, traineeship, found)


def _presence(traineeship: Traineeship, stays: Stays) -> Presence:
    return Presence(
        traineeship=traineeship.pk,
        home=traineeship.unit_id,
        specialty_code=traineeship.specialty_code,
        stays=(stays,),
    )


def _everyone_else(
    traineeship: Traineeship, draft: RotationDraft | None, since: date
) -> list[Presence]:
    """Give where all others are: as the draft has them, else as they are."""
    drafted: list[people.Entry] = []
    if draft:
        listed = list(queries.ways_of(draft).exclude(traineeship=traineeship))
        drafted = people.entries(
            [way.traineeship for way in listed],
            IndividualPlan.objects.all(),
            people.rows_of(listed),
        )
    named = {traineeship.pk, *(each.traineeship.pk for each in drafted)}
    return [*(each.presence for each in drafted), *people.others(named, since)]


def _changed(now: Stays, then: Stays) -> list[Stay]:
    """Give the stays that are only before, or only after."""
    before = {(stay.site, stay.work) for stay in now}
    after = {(stay.site, stay.work) for stay in then}
    either = before ^ after
    return [stay for stay in (*now, *then) if (stay.site, stay.work) in either]


def _months(changed: list[Stay]) -> Months:
    """Give the months from now on in which something differs; none if nothing."""
    today = month_of(clock.today())
    first = month_of(min((stay.period.start for stay in changed), default=today))
    first = max(first, today)
    last = max((stay.period.last for stay in changed), default=date.min)
    return Months(first, max(Months(first, 0).index(last) + 1, 0))


def _differences(before: Crowd | None, after: Crowd | None) -> Iterator[RoomChange]:
    """Give stretches of months in which the count differs, and alike."""
    either = after or before
    if either is None:
        return
    count = either.months.count
    was = before.here if before else (0,) * count
    becomes = after.here if after else (0,) * count
    figures = list(zip(was, becomes, either.room, strict=True))
    first = 0
    for index in range(1, count + 1):
        if index < count and figures[index] == figures[first]:
            continue
        if was[first] != becomes[first]:
            yield RoomChange(
                place=either.place.title,
                first=either.months.day(first),
                last=either.months.day(index - 1),
                before=was[first],
                after=becomes[first],
                room=either.room[first],
                is_fraction=either.is_fraction,
                there=_there(after, first),
            )
        first = index


def _there(after: Crowd | None, index: int) -> tuple[int, ...]:
    if after is None or not after.is_over(index):
        return ()
    return tuple(after.there(index))


def _named(
    actor: Person, traineeship: Traineeship, found: list[RoomChange]
) -> list[RoomChange]:
    """Name who else is there in the months that would be too full."""
    keys = {key for change in found for key in change.there} - {traineeship.pk}
    if not keys:
        return found
    names = queries.names_of(keys, actor)
    return [
        replace(
            change,
            others=_listed(
                [key for key in change.there if key != traineeship.pk], names
            ),
        )
        for change in found
    ]


def _listed(traineeships: Collection[int], names: Mapping[int, str]) -> str:
    """List the names that are known, a few of them, and count the rest."""
    known = sorted(names[key] for key in traineeships if key in names)
    said = known[:NAMED_AT_MOST]
    if more := len(known) - len(said):
        said.append(_("%(count)d more") % {"count": more})
    if rest := len(traineeships) - len(known):
        others = ngettext("%(count)d other", "%(count)d others", rest)
        said.append(others % {"count": rest})
    return ", ".join(said)
