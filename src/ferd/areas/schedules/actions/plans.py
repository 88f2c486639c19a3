"""Changing traineeships, supervisors and individual plans."""

import hashlib
import json
import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules import (
    binding,
    permissions,
    queries,
    room_for_plans,
    waiting_words,
)
from ferd.areas.schedules.events import TraineeshipRegistered
from ferd.areas.schedules.models import (
    CalendarFeed,
    IndividualPlan,
    SupervisorAppointment,
    Traineeship,
)
from ferd.core.diagnostics import has_errors
from ferd.core.scheduling.circumstances import Circumstances
from ferd.formats import pathway_json
from ferd.foundation import clock, events
from ferd.foundation.errors import Conflict, NotAllowed
from ferd.foundation.saying import say

Status = IndividualPlan.Status


@transaction.atomic
def register_traineeship(
    *,
    trainee: Person,
    unit: Unit,
    specialty_code: str,
    starts_on: date,
    actor: Person,
) -> Traineeship:
    """Register that a trainee of the unit trains for a specialty."""
    if not permissions.may_register(actor, trainee, unit):
        raise NotAllowed(_("Only the unit's leaders may register trainees."))
    if not organisations.has_role(trainee, Role.TRAINEE, unit=unit):
        raise Conflict(_("The person must first be given the role of trainee here."))
    _lock(trainee)
    if Traineeship.objects.filter(
        trainee=trainee, specialty_code=specialty_code, ends_on=None
    ).exists():
        raise Conflict(_("The person already trains for this specialty."))
    traineeship = Traineeship.objects.create(
        trainee=trainee,
        unit=unit,
        specialty_code=specialty_code,
        starts_on=starts_on,
    )
    audit.record(
        actor=actor,
        action="schedules.register_traineeship",
        target=traineeship,
        trainee=str(trainee.uuid),
        specialty=specialty_code,
    )
    events.tell(TraineeshipRegistered(traineeship))
    return traineeship


@transaction.atomic
def appoint_supervisor(
    *,
    traineeship: Traineeship,
    supervisor: Person,
    starts_at: datetime,
    actor: Person,
) -> SupervisorAppointment:
    """Appoint a trainee's educational supervisor, in place of the former."""
    organisations.hold_roles(actor)
    if not permissions.may_appoint(actor, traineeship):
        raise NotAllowed(_("Only the education committee may appoint supervisors."))
    if not permissions.may_be_supervisor(supervisor, traineeship):
        raise Conflict(
            _(
                "A supervisor is a specialist of the unit who has taken the course "
                "in supervision."
            )
        )
    Traineeship.objects.select_for_update().get(pk=traineeship.pk)
    _end_former(traineeship, starts_at)
    appointment = SupervisorAppointment.objects.create(
        traineeship=traineeship,
        supervisor=supervisor,
        starts_at=starts_at,
        appointed_at=clock.now(),
        appointed_by=actor,
    )
    audit.record(
        actor=actor,
        action="schedules.appoint_supervisor",
        target=appointment,
        traineeship=str(traineeship.uuid),
        supervisor=str(supervisor.uuid),
    )
    return appointment


@transaction.atomic
def propose_plan(
    *,
    traineeship: Traineeship,
    version: PlanVersion,
    circumstances: Circumstances,
    reason: str,
    actor: Person,
) -> IndividualPlan:
    """Lay out a plan from a published version and what is true of the trainee.

    A former proposal that nobody agreed on makes way; an agreed plan stands
    until the new one is agreed too.
    """
    if not permissions.may_propose(actor, traineeship):
        raise NotAllowed(_("You may not propose a plan for this trainee."))
    traineeship = Traineeship.objects.select_for_update().get(pk=traineeship.pk)
    if traineeship.ends_on is not None and traineeship.ends_on <= clock.today():
        raise Conflict(_("The training is over."))
    _hold_what_waits(traineeship)
    version = _binding(traineeship, version)
    pathway = queries.laid_out(traineeship, version, circumstances)
    if has_errors(pathway.diagnostics):
        first = next(d for d in pathway.diagnostics if d.severity == "error")
        raise Conflict(say(first))
    traineeship.plans.filter(status=Status.PROPOSED).update(status=Status.WITHDRAWN)
    latest = traineeship.plans.order_by("-number").first()
    stored = pathway_json.pathway_to_json(pathway)
    plan = IndividualPlan.objects.create(
        traineeship=traineeship,
        trainee=traineeship.trainee,
        version=version,
        number=latest.number + 1 if latest else 1,
        circumstances=pathway_json.circumstances_to_json(circumstances),
        pathway=stored,
        completes_on=pathway.completes_on,
        fingerprint=_fingerprint(stored),
        reason=reason,
        proposed_at=clock.now(),
        proposed_by=actor,
    )
    audit.record(
        actor=actor,
        action="schedules.propose_plan",
        target=plan,
        fingerprint=plan.fingerprint,
    )
    return plan


@transaction.atomic
def withdraw_plan(
    *, plan: IndividualPlan, reason: str, actor: Person
) -> IndividualPlan:
    """Take a proposal back, with a reason; an agreed plan stays.

    Who waits for the place it would have left is told.
    """
    if not permissions.may_propose(actor, plan.traineeship):
        raise NotAllowed(_("You may not withdraw this proposal."))
    room_for_plans.hold_places({plan.pk})
    plan = IndividualPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.status != Status.PROPOSED:
        raise Conflict(_("This proposal is no longer open."))
    before = waiting_words.left_without_room()
    plan.status = Status.WITHDRAWN
    plan.save(update_fields=["status"])
    audit.record(
        actor=actor, action="schedules.withdraw_plan", target=plan, reason=reason
    )
    binding.tell_who_is_left_without_room(before, actor)
    return plan


@transaction.atomic
def open_feed(*, actor: Person) -> tuple[CalendarFeed, str]:
    """Make a secret calendar address; an older one stops working.

    Returns the feed and the secret, which is not kept and cannot be shown again.
    """
    _lock(actor)
    CalendarFeed.objects.filter(person=actor, revoked_at=None).update(
        revoked_at=clock.now()
    )
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        person=actor,
        token_hash=hashlib.sha256(token.encode()).hexdigest(),
        created_at=clock.now(),
    )
    audit.record(actor=actor, action="schedules.open_feed", target=feed)
    return feed, token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, actor: Person) -> CalendarFeed:
    """Close a calendar address, from the next request on."""
    if feed.person_id != actor.pk:
        raise NotAllowed(_("Only its owner may revoke a calendar address."))
    is_open = CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None)
    feed.revoked_at = clock.now()
    if not is_open.update(revoked_at=feed.revoked_at):
        raise Conflict(_("The calendar address is closed already."))
    audit.record(actor=actor, action="schedules.revoke_feed", target=feed)
    return feed


def _lock(person: Person) -> None:
    """Let nobody else make something new of this person's until we are done."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _hold_what_waits(traineeship: Traineeship) -> None:
    """Lock the places of a proposal that waits for room, before it makes way.

    Whoever brings plans into force holds places first, and the plans after them.
    """
    waiting = traineeship.plans.filter(status=Status.PROPOSED).exclude(
        Q(agreed_by_trainee_at=None) | Q(agreed_by_leader_at=None)
    )
    if waiting.exists():
        room_for_plans.hold_places()


def _end_former(traineeship: Traineeship, starts_at: datetime) -> None:
    """End the appointments that would last beyond the beginning of the next."""
    lasting = Q(ends_at=None) | Q(ends_at__gt=starts_at)
    today = localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    for former in traineeship.appointments.filter(lasting):
        if former.starts_at < starts_at < today:
            raise Conflict(
                _("The trainee has had a supervisor; the next begins today or later.")
            )
        former.ends_at = max(former.starts_at, starts_at)
        former.save(update_fields=["ends_at"])


def _binding(traineeship: Traineeship, version: PlanVersion) -> PlanVersion:
    """Find the version again, as it is now, among those the trainee may follow."""
    open_to = queries.versions_for(traineeship).filter(pk=version.pk)
    found = open_to.select_for_update(of=("self",), no_key=True).first()
    if found is None:
        raise Conflict(
            _("Only the unit's published plan for the specialty can be followed.")
        )
    return found


def _fingerprint(stored: object) -> str:
    text = json.dumps(stored, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
