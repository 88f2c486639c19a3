"""What happens to a promised stay: supervised, left with notice; and holds run out."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import (
    notices,
    permissions,
    request_queries,
    stay_rules,
    telling,
)
from ferd.areas.schedules.models import PlaceRequest, StaySupervisor
from ferd.core.time import add_months
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = PlaceRequest.Status
BATCH = 500
"""How many requests that ran out are tidied at a time."""


@transaction.atomic
def withdraw_request(
    *, request: PlaceRequest, reason: str, actor: Person
) -> PlaceRequest:
    """Withdraw a request, or leave a stay with the notice its places ask for.

    A stay that begins after the notice is withdrawn whole; one that begins
    before ends when the notice is over, and is a stay until then.
    """
    organisations.hold_roles(actor)
    if not permissions.may_withdraw(actor, request):
        raise NotAllowed(_("Only the two sides may withdraw."))
    request = stay_rules.lock_request(request)
    before = request.ends_on
    if request.status in PlaceRequest.OPEN:
        if not permissions.may_ask(actor, request.traineeship):
            raise Conflict(_("The receiving side declines, and says why."))
        stay_rules.close(request, Status.WITHDRAWN, reason, actor)
    else:
        _give_notice(request, reason, actor)
    audit.record(
        actor=actor,
        action="schedules.withdraw_request",
        target=request,
        ended_before=before.isoformat(),
        ends_on=request.ends_on.isoformat(),
    )
    _tell(request, actor)
    return request


@transaction.atomic
def waive_notice(*, request: PlaceRequest, actor: Person) -> PlaceRequest:
    """Let a stay end at once that the other side has given notice of."""
    organisations.hold_roles(actor)
    if not permissions.may_withdraw(actor, request):
        raise NotAllowed(_("Only the two sides may end a stay."))
    request = stay_rules.lock_request(request)
    if request.status != Status.COMMITTED or request.closed_at is None:
        raise Conflict(_("Nobody has given notice of this stay."))
    if actor == request.closed_by or not stay_rules.is_other_side(request, actor):
        raise Conflict(_("The other side may let it end at once."))
    _end_on(request, clock.today())
    request.save(update_fields=["status", "ends_on"])
    audit.record(
        actor=actor,
        action="schedules.waive_notice",
        target=request,
        ends_on=request.ends_on.isoformat(),
    )
    _tell(request, actor)
    return request


@transaction.atomic
def appoint_stay_supervisor(
    *, request: PlaceRequest, supervisor: Person, actor: Person
) -> StaySupervisor:
    """Appoint who supervises during a stay, in place of the former."""
    organisations.hold_roles(actor)
    if not permissions.may_answer(actor, request):
        raise NotAllowed(_("Only the receiving side may appoint who supervises."))
    if not permissions.may_supervise_stay(supervisor, request):
        raise Conflict(
            _(
                "A supervisor is a specialist of the unit who has taken the course "
                "in supervision."
            )
        )
    request = stay_rules.lock_request(request)
    if request.status != Status.COMMITTED or request.ends_on <= clock.today():
        raise Conflict(_("Only a stay that is committed and not over is supervised."))
    now = clock.now()
    request.supervisors.filter(ended_at=None).update(ended_at=now)
    appointed = StaySupervisor.objects.create(
        request=request,
        supervisor=supervisor,
        appointed_at=now,
        appointed_by=actor,
    )
    audit.record(
        actor=actor,
        action="schedules.appoint_stay_supervisor",
        target=request,
        supervisor=str(supervisor.uuid),
    )
    telling.tell_all(request, notices.STAY_SUPERVISOR, actor)
    return appointed


@transaction.atomic
def expire_holds(*, actor: Person) -> int:
    """Tidy the requests that time has ended, and tell both sides; give how many.

    Nothing rests on when this runs: a hold is over the moment it says.
    """
    if not permissions.may_expire_holds(actor):
        raise NotAllowed(_("Only the system tidies what has run out."))
    over = PlaceRequest.objects.filter(request_queries.run_out())
    locked = over.select_for_update(of=("self",)).order_by("pk")
    related = locked.select_related("places__unit", "traineeship__unit")
    requests = list(related.select_related("traineeship__trainee")[:BATCH])
    for request in requests:
        request.status, request.closed_at = Status.EXPIRED, clock.now()
        request.save(update_fields=["status", "closed_at"])
        audit.record(actor=actor, action="schedules.expire_holds", target=request)
        telling.settle(request, actor)
        telling.tell_sending(request, notices.EXPIRED, actor)
        telling.tell_receiving(request, notices.EXPIRED, actor)
    return len(requests)


def _give_notice(request: PlaceRequest, reason: str, actor: Person) -> None:
    today = clock.today()
    if request.status != Status.COMMITTED or request.ends_on <= today:
        raise Conflict(_("This request is over."))
    if request.closed_at is not None:
        raise Conflict(_("Notice has been given already."))
    if not reason.strip():
        raise Conflict(_("Say why, so that the other side may understand."))
    request.reason, request.closed_at, request.closed_by = reason, clock.now(), actor
    _end_on(request, add_months(today, request.places.notice_months))
    request.save()


def _end_on(request: PlaceRequest, day: date) -> None:
    """End a stay on a day; one that would begin later, or then, is withdrawn."""
    if request.starts_on >= day:
        request.status = Status.WITHDRAWN
    else:
        request.ends_on = min(request.ends_on, day)


def _tell(request: PlaceRequest, actor: Person) -> None:
    telling.settle(request, actor)
    if request.status == Status.WITHDRAWN:
        telling.tell_all(request, notices.WITHDRAWN, actor)
    else:
        telling.tell_all(request, notices.CUT_SHORT, actor, day=request.ends_on)
