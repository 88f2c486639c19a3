"""Asking for a place, holding it, committing it, declining it.

Locks are taken in one order everywhere: the actor's roles, the traineeship
(nobody is promised to two places at once), the places (never more than the
room), the request itself.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import (
    notices,
    permissions,
    request_queries,
    room_rule,
    stay_rules,
    telling,
)
from ferd.areas.schedules.models import PlaceRequest, Places, Traineeship
from ferd.core.time import Period
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = PlaceRequest.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for.

    Attributes:
        stage: the order of the stage in the trainee's plan, if it is one of it.
        size: hundredths of full time, for places that are counted so; None for
            one person.
        words: to the receiving side.
    """

    period: Period
    stage: int | None = None
    size: int | None = None
    words: str = ""


@transaction.atomic
def ask_for_place(
    *, places: Places, traineeship: Traineeship, wish: Wish, actor: Person
) -> PlaceRequest:
    """Ask for a place for a trainee.

    The agreement it rests on is found and named, if there is one. What is full
    today may be asked for too: a hold may run out.
    """
    organisations.hold_roles(actor)
    if not permissions.may_ask(actor, traineeship):
        raise NotAllowed(_("Only those who plan for the trainee may ask for a place."))
    stay_rules.lock_traineeship(traineeship)
    days = wish.period
    stay_rules.refuse_odd_request(places, traineeship, days)
    request = PlaceRequest(
        places=places,
        traineeship=traineeship,
        agreement=request_queries.agreement_for(traineeship, places, days.start),
        stage=wish.stage,
        stage_label=stay_rules.stage_label(traineeship, wish.stage),
        starts_on=days.start,
        ends_on=days.end,
        size=stay_rules.size_of(places, wish.size),
        needs_supervisor=stay_rules.needs_supervisor(traineeship, days),
        words=wish.words,
        asked_at=clock.now(),
        asked_by=actor,
    )
    stay_rules.refuse_without_published_room(request)
    request.save()
    audit.record(
        actor=actor,
        action="schedules.ask_for_place",
        target=request,
        places=str(places.uuid),
        traineeship=str(traineeship.uuid),
    )
    telling.tell_receiving(request, notices.ASKED, actor)
    return request


@transaction.atomic
def hold_request(*, request: PlaceRequest, until: date, actor: Person) -> PlaceRequest:
    """Hold a place to and including a day; a hold that ran out may be renewed."""
    organisations.hold_roles(actor)
    if not permissions.may_answer(actor, request):
        raise NotAllowed(_("Only the receiving side may hold a place."))
    request = stay_rules.lock_request(request)
    if request.status not in {*PlaceRequest.OPEN, Status.EXPIRED}:
        raise Conflict(_("This request is decided already."))
    if not clock.today() <= until <= request.last_on:
        raise Conflict(_("A place is held to a day between today and its last."))
    room_rule.refuse_without_room(request, actor)
    if request.standing == Status.EXPIRED:
        stay_rules.forget_commitments(request)
    _hold(request, _midnight_after(until), actor)
    audit.record(
        actor=actor,
        action="schedules.hold_request",
        target=request,
        until=until.isoformat(),
    )
    telling.settle(request, actor)
    telling.tell_sending(request, notices.HELD, actor, until=until)
    return request


@transaction.atomic
def commit_request(*, request: PlaceRequest, actor: Person) -> PlaceRequest:
    """Commit a place for one's own side; when both have, it is a stay.

    The receiving side may commit what it has not held yet: that holds it, as
    long as the places say. Between trusts two people commit; within one, who
    speaks for both sides commits for both.
    """
    organisations.hold_roles(actor)
    if not permissions.may_commit(actor, request):
        raise NotAllowed(_("Only the two sides may commit a place."))
    request = stay_rules.lock_request(request)
    stay_rules.refuse_closed(request)
    sides = stay_rules.sides_to_commit(request, actor)
    if request.status == Status.ASKED:
        if "receiving" not in sides:
            raise Conflict(_("The receiving side has not held the place yet."))
        room_rule.refuse_without_room(request, actor)
        held_for = timedelta(days=request.places.hold_days)
        _hold(request, clock.now() + held_for, actor)
    for side in sides:
        setattr(request, f"{side}_committed_at", clock.now())
        setattr(request, f"{side}_committed_by", actor)
    if request.sending_committed_at and request.receiving_committed_at:
        stay_rules.refuse_two_places_at_once(request)
        _become_stay(request)
    request.save()
    audit.record(
        actor=actor,
        action="schedules.commit_request",
        target=request,
        sides=[str(side) for side in sides],
    )
    _tell_of_commitment(request, sides, actor)
    return request


@transaction.atomic
def decline_request(
    *, request: PlaceRequest, reason: str, actor: Person
) -> PlaceRequest:
    """Say no to a request, and why; what was held is free at once."""
    organisations.hold_roles(actor)
    if not permissions.may_answer(actor, request):
        raise NotAllowed(_("Only the receiving side may decline a request."))
    request = stay_rules.lock_request(request)
    if request.status not in PlaceRequest.OPEN:
        raise Conflict(_("This request is decided already."))
    stay_rules.close(request, Status.DECLINED, reason, actor)
    audit.record(actor=actor, action="schedules.decline_request", target=request)
    telling.settle(request, actor)
    telling.tell_sending(request, notices.DECLINED, actor)
    return request


def _hold(request: PlaceRequest, until: datetime, actor: Person) -> None:
    request.status, request.held_until, request.held_by = Status.HELD, until, actor
    request.closed_at = None
    request.save()


def _become_stay(request: PlaceRequest) -> None:
    weeks = timedelta(weeks=request.places.seen_weeks_before)
    request.status = Status.COMMITTED
    request.opens_on = request.starts_on - weeks


def _tell_of_commitment(
    request: PlaceRequest, sides: tuple[str, ...], actor: Person
) -> None:
    telling.settle(request, actor)
    if request.status == Status.COMMITTED:
        telling.tell_all(request, notices.COMMITTED, actor)
    elif "receiving" in sides:
        telling.tell_sending(request, notices.HALF_COMMITTED, actor)
    else:
        telling.tell_receiving(request, notices.HALF_COMMITTED, actor)


def _midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
