"""Ending a traineeship: the training is complete, or the trainee leaves."""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import leaving, permissions, room_for_plans
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.foundation.errors import Conflict, NotAllowed

Status = IndividualPlan.Status


@transaction.atomic
def end_traineeship(
    *, traineeship: Traineeship, ends_on: date, actor: Person
) -> Traineeship:
    """Say from which day on somebody no longer trains here.

    Open proposals are withdrawn, and the supervisor's access ends that day. What
    was asked for, held or promised at other units after it is free again, and
    they are told. The plan that was agreed stays as it was: it says what was
    served, and takes no room after the end.
    """
    organisations.hold_roles(actor)
    if not permissions.may_end(actor, traineeship):
        raise NotAllowed(_("Only those who plan in the unit may end a training."))
    traineeship = Traineeship.objects.select_for_update().get(pk=traineeship.pk)
    if traineeship.ends_on is not None:
        raise Conflict(_("The training has an end already."))
    if ends_on <= traineeship.starts_on:
        raise Conflict(_("The training would end before it starts."))
    room_for_plans.hold_places()
    left = list(leaving.leave_places(traineeship, ends_on, actor))
    traineeship.ends_on = ends_on
    traineeship.save(update_fields=["ends_on"])
    traineeship.plans.filter(status=Status.PROPOSED).update(status=Status.WITHDRAWN)
    _end_appointments(traineeship, ends_on)
    audit.record(
        actor=actor,
        action="schedules.end_traineeship",
        target=traineeship,
        ends_on=ends_on.isoformat(),
    )
    for request in left:
        audit.record(
            actor=actor,
            action="schedules.end_traineeship",
            target=request,
            ends_on=request.ends_on.isoformat(),
        )
        leaving.tell_of_leaving(request, ends_on, actor)
    return traineeship


def _end_appointments(traineeship: Traineeship, ends_on: date) -> None:
    midnight = timezone.make_aware(datetime.combine(ends_on, time.min))
    lasting = Q(ends_at=None) | Q(ends_at__gt=midnight)
    for appointment in traineeship.appointments.filter(lasting):
        appointment.ends_at = max(appointment.starts_at, midnight)
        appointment.save(update_fields=["ends_at"])
