"""Reading objectives and approvals: what one sees, and what waits for one."""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Delegation, Role, Unit
from ferd.areas.progress import authority, sights
from ferd.areas.progress.models import (
    Approval,
    ConflictOfInterest,
    ObjectiveProgress,
    Recommendation,
)
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import SupervisorAppointment, Traineeship
from ferd.areas.schedules.roles import LEADERS
from ferd.core.progress.gate import Capacity
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

State = ObjectiveProgress.State
RELATED = (
    *("objective__edition__specialty", "owner", "submitted_by", "returned_by"),
    *("traineeship__trainee", "traineeship__unit", "asked"),
)


def get_objective(actor: Person, public_id: uuid.UUID) -> ObjectiveProgress:
    """Get one trainee's way with an objective, if the reader may see it."""
    row = ObjectiveProgress.objects.select_related(*RELATED).filter(uuid=public_id)
    found = row.first()
    if found is None or not _is_seen(actor, found):
        raise NotFound(_("There is no such objective."))
    return found


def get_approval(actor: Person, public_id: uuid.UUID) -> Approval:
    """Get one approval, of an objective one sees or given by oneself."""
    rows = Approval.objects.select_related("approver", "on_behalf_of")
    found = rows.filter(uuid=public_id).first()
    if found is not None:
        row = ObjectiveProgress.objects.select_related(*RELATED)
        found.progress = row.get(pk=found.progress_id)
        if found.approver == actor or _is_seen(actor, found.progress):
            return found
    raise NotFound(_("There is no such approval."))


def get_traineeship(actor: Person, public_id: uuid.UUID) -> Traineeship:
    """Get a traineeship of whose progress the reader sees something."""
    found = sights.visible_traineeships(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such trainee."))
    return found


def relation_to(actor: Person, row: ObjectiveProgress) -> str:
    """Say in what role somebody sees an objective; kept with each look."""
    sight = sights.sight_of(actor, row.traineeship)
    return sight.relation if sight else sights.Relation.STAGE


def waiting_for_approval(actor: Person) -> QuerySet[ObjectiveProgress]:
    """List what waits for somebody's approval, the oldest first.

    What they cannot approve because their own recommendation is one of the two
    is left out: it waits for another.
    """
    decided = organisations.units_with_role(actor, LEADERS, prefix="owner__")
    delegated = Q(owner__in=_delegated_units(actor))
    rows = ObjectiveProgress.objects.filter(decided | delegated, state=State.SUBMITTED)
    impartial = rows.exclude(traineeship__trainee__in=_partial_to(actor)).exclude(
        traineeship__trainee=actor
    )
    own = _live(by=actor)
    others = _live().exclude(by=actor)
    enough = Exists(others.filter(capacity=Capacity.EDUCATIONAL_SUPERVISOR)) & Exists(
        others.filter(capacity=Capacity.CLINICAL_SUPERVISOR)
    )
    return (
        impartial.filter(~Exists(own) | enough)
        .select_related(*RELATED)
        .order_by("submitted_at", "pk")
    )


def waiting_for_recommendation(actor: Person) -> QuerySet[ObjectiveProgress]:
    """List what somebody is asked to recommend and has not, the oldest first."""
    supervised = schedules.supervised_by(actor).values("traineeship")
    asked = Q(asked=actor) | Q(traineeship__in=supervised) | _stands_in(actor)
    open_ = ObjectiveProgress.objects.filter(asked, submitted_at__isnull=False)
    return (
        open_.exclude(state__in=(State.APPROVED, State.SUBMITTED))
        .exclude(basis=Approval.Basis.CONVERSION)
        .exclude(traineeship__trainee__in=_partial_to(actor))
        .exclude(traineeship__trainee=actor)
        .filter(~Exists(_live(by=actor)))
        .select_related(*RELATED)
        .order_by("submitted_at", "pk")
    )


def conflicts_of(traineeship: Traineeship) -> QuerySet[ConflictOfInterest]:
    """List who is not impartial towards a trainee now."""
    open_ = ConflictOfInterest.objects.filter(
        trainee=traineeship.trainee, ended_at=None
    )
    return open_.select_related("person", "substitute", "declared_by")


def people_to_substitute(traineeship: Traineeship) -> QuerySet[Person]:
    """List the consultants and leaders who may take over."""
    here = organisations.people_with_role(traineeship.unit, *authority.SUBSTITUTES)
    return here.exclude(pk=traineeship.trainee_id).order_by("name", "pk")


def people_who_judge(traineeship: Traineeship) -> QuerySet[Person]:
    """List the supervisors and leaders of a trainee's unit."""
    roles = (*authority.SUBSTITUTES, Role.EDUCATIONAL_SUPERVISOR)
    here = organisations.people_with_role(traineeship.unit, *roles)
    return here.exclude(pk=traineeship.trainee_id).order_by("name", "pk")


def _is_seen(actor: Person, row: ObjectiveProgress) -> bool:
    sight = sights.sight_of(actor, row.traineeship)
    if sight and (sight.units is None or row.owner_id in sight.units):
        return True
    if row.asked_id == actor.pk and row.submitted_at and row.state != State.APPROVED:
        return authority.capacity_of(actor, row) is not None
    return row.state == State.SUBMITTED and (
        authority.authority_of(actor, row) is not None
    )


def _live(**which: Person) -> QuerySet[Recommendation]:
    return Recommendation.objects.filter(
        progress=OuterRef("pk"),
        round=OuterRef("round"),
        withdrawn_at=None,
        **which,
    )


def _partial_to(actor: Person) -> QuerySet[ConflictOfInterest, int]:
    open_ = ConflictOfInterest.objects.filter(person=actor, ended_at=None)
    return open_.values_list("trainee", flat=True)


def _delegated_units(actor: Person) -> list[Unit]:
    now = clock.now()
    given = Delegation.objects.filter(
        receiver=actor, starts_at__lte=now, ends_at__gt=now
    ).select_related("unit")
    return [
        unit
        for unit in {each.unit_id: each.unit for each in given}.values()
        if organisations.current_delegations(actor, unit)
    ]


def _stands_in(actor: Person) -> Q:
    """Give the condition that the reader stands in for the supervisor."""
    replaced = ConflictOfInterest.objects.filter(substitute=actor, ended_at=None)
    pairs = replaced.values_list("trainee", "person")
    condition = Q(pk__in=[])
    for trainee, person in pairs:
        condition |= Q(traineeship__trainee=trainee) & Q(
            traineeship__in=SupervisorAppointment.objects.filter(
                ends_at=None, supervisor=person
            ).values("traineeship")
        )
    return condition
