"""Publishing what places a unit has, and changing it."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Site, Unit
from ferd.areas.schedules import permissions, room_rule
from ferd.areas.schedules.models import Places, PlacesRoom
from ferd.core.scheduling import rooms
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed

SPELT_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is said of places, apart from the room.

    Attributes:
        notice_months: how long before a stay is left or lost, at the least.
        hold_days: how long a place is held when nothing else is said.
        seen_weeks_before: from when the receiving side sees the trainee's plan.
        minimum: the staffing wished for, in hundredths.
    """

    title: str
    specialty_code: str
    use: Places.Use
    measure: Places.Measure
    notice_months: int
    hold_days: int
    seen_weeks_before: int
    words: str
    minimum: int = 0


@transaction.atomic
def publish_places(
    *, unit: Unit, site: Site | None, terms: Terms, room: Span, actor: Person
) -> Places:
    """Publish places of a kind, with their room from a day on."""
    organisations.hold_roles(actor)
    if not permissions.may_keep_places(actor, unit):
        raise NotAllowed(_("Only the unit's leaders may publish its places."))
    kind = _kind_of(terms.title)
    taken = _("The unit already has places called that.")
    if not kind or Places.objects.filter(unit=unit, kind=kind).exists():
        raise Conflict(taken)
    with one_of_its_kind(taken):
        places = Places.objects.create(
            unit=unit,
            site=site,
            kind=kind,
            published_at=clock.now(),
            published_by=actor,
            **asdict(terms),
        )
    _write_room(places, (room,))
    audit.record(
        actor=actor,
        action="schedules.publish_places",
        target=places,
        title=terms.title,
        room=room.size,
    )
    return places


@transaction.atomic
def edit_places(*, places: Places, terms: Terms, actor: Person) -> Places:
    """Change what is said of places; those who have them keep them.

    How they are measured is not changed: what is promised was counted so.
    """
    organisations.hold_roles(actor)
    if not permissions.may_keep_places(actor, places.unit):
        raise NotAllowed(_("Only the unit's leaders may change its places."))
    places = room_rule.lock_places(places)
    if places.measure != terms.measure:
        raise Conflict(_("Publish new places to count them in another way."))
    for name, value in asdict(terms).items():
        setattr(places, name, value)
    places.save(update_fields=list(asdict(terms)))
    audit.record(
        actor=actor, action="schedules.edit_places", target=places, title=terms.title
    )
    return places


@transaction.atomic
def change_room(*, places: Places, room: Span, actor: Person) -> Places:
    """Set how much room there is in some days, never below what is promised."""
    organisations.hold_roles(actor)
    if not permissions.may_keep_places(actor, places.unit):
        raise NotAllowed(_("Only the unit's leaders may change its places."))
    places = room_rule.lock_places(places)
    after = rooms.changed((each.as_span() for each in places.rooms.all()), room)
    room_rule.refuse_too_little(places, after)
    _write_room(places, after)
    audit.record(
        actor=actor,
        action="schedules.change_room",
        target=places,
        room=room.size,
        starts_on=room.period.start.isoformat(),
        ends_on=room.period.end.isoformat(),
    )
    return places


@transaction.atomic
def close_places(*, places: Places, ends_on: date, actor: Person) -> Places:
    """Give no places from a day on; what is promised beyond it must be ended first."""
    organisations.hold_roles(actor)
    if not permissions.may_keep_places(actor, places.unit):
        raise NotAllowed(_("Only the unit's leaders may close its places."))
    places = room_rule.lock_places(places)
    before = tuple(each.as_span() for each in places.rooms.all())
    after = rooms.changed(before, Span(Period(ends_on), 0))
    if after == before:
        raise Conflict(_("There are no places from that day on already."))
    room_rule.refuse_too_little(places, after)
    _write_room(places, after)
    audit.record(
        actor=actor,
        action="schedules.close_places",
        target=places,
        ends_on=ends_on.isoformat(),
    )
    return places


def _kind_of(title: str) -> str:
    """Give what the planner calls places, without signs beyond a to z."""
    return slugify(title.lower().translate(SPELT_OUT))[:60].strip("-")


def _write_room(places: Places, spans: tuple[Span, ...]) -> None:
    places.rooms.all().delete()
    PlacesRoom.objects.bulk_create(
        PlacesRoom(
            places=places,
            starts_on=span.period.start,
            ends_on=None if span.period.is_open else span.period.end,
            size=span.size,
        )
        for span in spans
    )
