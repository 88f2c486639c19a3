"""Reading places: who sees them, and the room there is, month by month.

Places that are open to other trusts are seen by all who plan or receive
somewhere; those for own trainees by the same people of the same trust. They
name nobody; who has them stands in `request_queries`.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.schedules.models import (
    PlaceRequest,
    Places,
    PlacesRoom,
    Traineeship,
)
from ferd.areas.schedules.roles import RECEIVERS
from ferd.areas.schedules.site_queries import (
    places_for,
    places_for_all,
    places_for_many,
)
from ferd.core.scheduling import rooms as core
from ferd.core.scheduling.problem import Measure, PlacesId
from ferd.core.scheduling.rooms import Room, Span, Stay
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

__all__ = (
    "Months",
    "available_places",
    "claiming",
    "claims_by_id",
    "counted_by_fraction",
    "get_places",
    "history",
    "kept_places",
    "listed_places",
    "lock_places",
    "months_of",
    "places_for",
    "places_for_all",
    "places_for_many",
    "rooms",
    "rooms_by_id",
    "spans_by_id",
    "stays_of",
    "titles_by_id",
    "units_to_keep_places_in",
    "visible_places",
)

Status = PlaceRequest.Status


def visible_places(actor: Person) -> QuerySet[Places]:
    """List the places `actor` may know of."""
    held = organisations.current_roles(actor).filter(role__in=RECEIVERS)
    trusts = {each.unit.path.strip("/").split("/")[0] for each in held}
    if not trusts:
        return Places.objects.none()
    seen = Q(use=Places.Use.OPEN)
    for trust in trusts:
        seen |= Q(unit__path__startswith=f"/{trust}/")
    return Places.objects.filter(seen).select_related("unit", "site")


def available_places(actor: Person) -> QuerySet[Places]:
    """List the visible places that have room now or later."""
    lasting = PlacesRoom.objects.filter(places=OuterRef("pk")).filter(
        Q(ends_on=None) | Q(ends_on__gt=clock.today())
    )
    return visible_places(actor).filter(Exists(lasting))


def listed_places(actor: Person) -> QuerySet[Places]:
    """List what is available, the places the actor keeps first."""
    kept = Case(
        When(organisations.units_with_role(actor, RECEIVERS), then=Value(0)),
        default=Value(1),
    )
    return available_places(actor).order_by(kept, "unit__path", "title")


def kept_places(actor: Person) -> QuerySet[Places]:
    """List the places of the units whose places the actor keeps, closed ones too."""
    return visible_places(actor).filter(organisations.units_with_role(actor, RECEIVERS))


def get_places(actor: Person, public_id: uuid.UUID) -> Places:
    """Get one unit's places of one kind, if `actor` may know of them."""
    found = visible_places(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There are no such places."))
    return found


def units_to_keep_places_in(actor: Person) -> QuerySet[Unit]:
    """List the units whose places the actor keeps."""
    return organisations.visible_units(actor).filter(
        organisations.units_with_role(actor, RECEIVERS, prefix="")
    )


def history(places: Places) -> QuerySet[AuditEntry]:
    """List what was done to places, newest first."""
    return audit.history(places)


def lock_places(ids: Collection[PlacesId]) -> None:
    """Let nobody else take room in some places until this transaction is over.

    The rows are locked in one order, so that two who lock several do not wait
    for each other.
    """
    rows = Places.objects.filter(_called(ids)).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def claiming() -> Q:
    """Give the condition that a request takes room at this moment."""
    return Q(status=Status.COMMITTED) | Q(
        status=Status.HELD, held_until__gt=clock.now()
    )


def rooms(
    units: Collection[Unit],
    *,
    first_month: date,
    months: int,
    besides: Collection[int] = (),
) -> tuple[Room, ...]:
    """Give the room of all places of some units, and what others have of it.

    This is for planners' work: who may see a unit's places is not asked.

    Args:
        units: exactly these, not the units below them.
        first_month: any day of the first month.
        months: how many.
        besides: the traineeships whose stays are not counted as taken: those one
            plans, by primary key.
    """
    found = Places.objects.filter(unit__in=units)
    return _rooms(found, first_month, months, besides)


def rooms_by_id(
    ids: Collection[PlacesId],
    *,
    first_month: date,
    months: int,
    besides: Collection[int] = (),
) -> tuple[Room, ...]:
    """Give the room of some places by what the planner calls them."""
    return _rooms(Places.objects.filter(_called(ids)), first_month, months, besides)


def spans_by_id(ids: Collection[PlacesId]) -> dict[PlacesId, list[Span]]:
    """Give the room of some places as it was said, by the day."""
    found = list(Places.objects.filter(_called(ids)).select_related("unit"))
    given = _given(found)
    return {each.identity: given[each.pk] for each in found}


def titles_by_id(ids: Collection[PlacesId]) -> dict[PlacesId, str]:
    """Give what some places are called, with their unit."""
    found = Places.objects.filter(_called(ids)).select_related("unit")
    return {each.identity: f"{each.unit.name}, {each.title}" for each in found}


def claims_by_id(ids: Collection[PlacesId]) -> QuerySet[PlaceRequest]:
    """List what is held and committed in some places at this moment."""
    found = Places.objects.filter(_called(ids))
    requests = PlaceRequest.objects.filter(claiming(), places__in=found)
    return requests.select_related("places__unit")


def counted_by_fraction() -> frozenset[PlacesId]:
    """Give the places in which a trainee takes as much as they work."""
    found = Places.objects.filter(measure=Places.Measure.FRACTION)
    return frozenset(each.identity for each in found.select_related("unit"))


def stays_of(traineeships: Collection[Traineeship]) -> tuple[Stay, ...]:
    """Give what is committed to or held for some trainees, in order of time."""
    found = PlaceRequest.objects.filter(claiming(), traineeship__in=traineeships)
    return tuple(
        Stay(
            request=each.uuid,
            traineeship=each.traineeship.uuid,
            places=each.places.identity,
            stage=each.stage,
            period=each.period,
            size=each.size,
            firm=each.status == Status.COMMITTED,
        )
        for each in found.select_related("places__unit", "traineeship")
    )


@dataclass(frozen=True, slots=True)
class Months:
    """The room of one places over months, and how it is taken, in hundredths.

    Attributes:
        planned: what plans take for which no place is promised; see `planned_here`.
    """

    places: Places
    room: tuple[int, ...]
    committed: tuple[int, ...]
    held: tuple[int, ...]
    planned: tuple[int, ...]


def months_of(
    places: Iterable[Places], *, first_month: date, months: int
) -> list[Months]:
    """Give the months of some places, as their pages show them."""
    listed = list(places)
    spans = _claims(listed, ())
    given = _given(listed)
    periods = core.months_from(first_month, months)
    found = []
    for each in listed:
        firm, loose = spans[each.pk]
        committed = core.most_by_month(firm, periods)
        both = core.most_by_month([*firm, *loose], periods)
        held = tuple(b - c for b, c in zip(both, committed, strict=True))
        room = core.least_by_month(given[each.pk], periods)
        found.append(Months(each, room, committed, held, (0,) * months))
    return found


def _called(ids: Collection[PlacesId]) -> Q:
    wanted = Q(pk__in=[])
    for each in ids:
        unit, _slash, kind = each.partition("/")
        wanted |= Q(unit__uuid=unit, kind=kind)
    return wanted


def _rooms(
    places: QuerySet[Places],
    first_month: date,
    months: int,
    besides: Collection[int],
) -> tuple[Room, ...]:
    listed = list(places.select_related("unit", "site"))
    spans, given = _claims(listed, besides), _given(listed)
    periods = core.months_from(first_month, months)
    return tuple(
        Room(
            id=each.identity,
            title=each.title,
            site=each.site_name,
            measure=Measure(each.measure),
            room=core.least_by_month(given[each.pk], periods),
            taken=core.most_by_month(
                [span for kind in spans[each.pk] for span in kind], periods
            ),
            minimum=each.minimum,
        )
        for each in listed
    )


def _given(places: list[Places]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for room in PlacesRoom.objects.filter(places__in=places):
        found[room.places_id].append(room.as_span())
    return found


def _claims(
    places: list[Places], besides: Collection[int]
) -> dict[int, tuple[list[Span], list[Span]]]:
    """Give what is committed and what is held, by places."""
    found: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    spared = set(besides)
    for request in PlaceRequest.objects.filter(claiming(), places__in=places):
        if request.traineeship_id in spared:
            continue
        is_held = request.status == Status.HELD
        found[request.places_id][is_held].append(request.as_span())
    return found
