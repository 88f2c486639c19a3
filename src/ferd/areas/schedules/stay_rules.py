"""What a request must fulfil: whose place, which days, one place at a time."""

from fractions import Fraction
from typing import Literal

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import permissions, queries, request_queries, room_rule
from ferd.areas.schedules.models import PlaceRequest, Places, Traineeship
from ferd.core.scheduling import rooms
from ferd.core.scheduling.problem import FULL
from ferd.core.time import Period, calendar_months
from ferd.foundation import clock
from ferd.foundation.errors import Conflict

Status = PlaceRequest.Status
Side = Literal["sending", "receiving"]

SUPERVISED_FROM = 6
"""Months from which the receiving side supervises, where the plan is silent."""


def lock_traineeship(traineeship: Traineeship) -> None:
    """Let nobody else promise the trainee to a place until we are done."""
    Traineeship.objects.select_for_update(no_key=True).get(pk=traineeship.pk)


def lock_request(request: PlaceRequest) -> PlaceRequest:
    """Lock whom a request concerns, the places and the request, in that order."""
    lock_traineeship(request.traineeship)
    room_rule.lock_places(request.places)
    return (
        PlaceRequest.objects.select_for_update(of=("self",))
        .select_related("places__unit", "traineeship__unit", "traineeship__trainee")
        .get(pk=request.pk)
    )


def is_within_one_trust(places: Places, traineeship: Traineeship) -> bool:
    """Tell whether both sides belong to the same trust."""
    here, there = places.unit.path, traineeship.unit.path
    return here.split("/")[1] == there.split("/")[1]


def refuse_odd_request(
    places: Places, traineeship: Traineeship, period: Period
) -> None:
    """Refuse what nobody could answer: closed to them, over, asked for already."""
    if places.use == Places.Use.OWN and not is_within_one_trust(places, traineeship):
        raise Conflict(_("These places are for the trust's own trainees."))
    if places.specialty_code not in {"", traineeship.specialty_code}:
        raise Conflict(_("These places are for another specialty."))
    if period.end <= clock.today():
        raise Conflict(_("That time is over."))
    if _overlapping(traineeship, period).filter(places=places).exists():
        raise Conflict(_("A place has been asked for in that time already."))


def refuse_without_published_room(request: PlaceRequest) -> None:
    """Refuse a time in which the unit gives no places at all."""
    room = (each.as_span() for each in request.places.rooms.all())
    day = rooms.first_day_without(room, (), request.as_span())
    if day is not None:
        raise Conflict(
            _("No places are published for %(day)s.") % {"day": date_format(day)}
        )


def refuse_closed(request: PlaceRequest) -> None:
    """Refuse what is decided, or is no longer held."""
    match request.standing:
        case Status.ASKED | Status.HELD:
            return
        case Status.EXPIRED:
            raise Conflict(_("The place is no longer held. Ask for it to be held."))
        case _:
            raise Conflict(_("This request is decided already."))


def refuse_two_places_at_once(request: PlaceRequest) -> None:
    """Refuse a stay in a time for which the trainee is promised elsewhere."""
    others = _overlapping(request.traineeship, request.period)
    if others.filter(status=Status.COMMITTED).exclude(pk=request.pk).exists():
        raise Conflict(_("The trainee has another stay in that time."))


def sides_to_commit(request: PlaceRequest, actor: Person) -> tuple[Side, ...]:
    """Give the sides the actor commits for, of those that have not committed."""
    sides: list[Side] = []
    if request.receiving_committed_at is None and permissions.may_answer(
        actor, request
    ):
        sides.append("receiving")
    if request.sending_committed_at is None and permissions.may_ask(
        actor, request.traineeship
    ):
        sides.append("sending")
    if not sides:
        raise Conflict(_("Your side has committed; the other has not yet."))
    if is_within_one_trust(request.places, request.traineeship):
        return tuple(sides)
    if actor in {request.sending_committed_by, request.receiving_committed_by}:
        raise Conflict(_("Between trusts, two people commit."))
    return tuple(sides[:1])


def is_other_side(request: PlaceRequest, actor: Person) -> bool:
    """Tell whether the actor speaks for the side that has not given notice."""
    former = request.closed_by
    if former is None:
        return False
    by_sending = permissions.may_ask(former, request.traineeship)
    by_receiving = permissions.may_answer(former, request)
    if by_receiving and not by_sending:
        return permissions.may_ask(actor, request.traineeship)
    return permissions.may_answer(actor, request)


def forget_commitments(request: PlaceRequest) -> None:
    """Let both sides commit anew after a hold that ran out."""
    for side in ("sending", "receiving"):
        setattr(request, f"{side}_committed_at", None)
        setattr(request, f"{side}_committed_by", None)


def needs_supervisor(traineeship: Traineeship, period: Period) -> bool:
    """Tell whether the receiving side must supervise so long a stay."""
    return calendar_months(period) >= _supervised_from(traineeship)


def stage_label(traineeship: Traineeship, stage: int | None) -> str:
    """Give what the trainee's plan calls a stage."""
    plan = queries.foremost_plan(traineeship) if stage is not None else None
    placements = plan.as_pathway().placements if plan else ()
    return next((p.label for p in placements if p.stage == stage), "")


def size_of(places: Places, size: int | None) -> int:
    """Give the room a trainee takes: one person, or the working fraction."""
    if places.measure == Places.Measure.PEOPLE or size is None:
        return FULL
    if not 0 < size <= FULL:
        raise Conflict(_("A working fraction is above 0 and at most 100 %."))
    return size


def close(request: PlaceRequest, status: Status, reason: str, actor: Person) -> None:
    """End a request that is no stay."""
    if not reason.strip():
        raise Conflict(_("Say why, so that the other side may understand."))
    request.status, request.reason = status, reason
    request.closed_at, request.closed_by = clock.now(), actor
    request.save(update_fields=["status", "reason", "closed_at", "closed_by"])


def _overlapping(traineeship: Traineeship, period: Period) -> QuerySet[PlaceRequest]:
    return PlaceRequest.objects.filter(
        request_queries.going_on(),
        traineeship=traineeship,
        starts_on__lt=period.end,
        ends_on__gt=period.start,
    )


def _supervised_from(traineeship: Traineeship) -> Fraction:
    """Read the plan's promise: from how many months the receiving side supervises."""
    plan = queries.foremost_plan(traineeship)
    promises = plan.version.as_plan().commitments if plan else ()
    kind = "receiving_department_supervises_from_months"
    values = (c.value for c in promises if c.kind == kind and c.value)
    return Fraction(next(values, SUPERVISED_FROM))
