"""On the strength of what somebody recommends or decides, at this moment.

Asked anew inside every action that binds, after the roles, the delegation and
the traineeship have been locked (`docs/rules/approval.md`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Delegation, Role, RoleAssignment, Unit
from ferd.areas.progress.models import ConflictOfInterest, ObjectiveProgress
from ferd.areas.schedules import request_queries
from ferd.areas.schedules.models import (
    PlaceRequest,
    SupervisorAppointment,
    Traineeship,
)
from ferd.areas.schedules.roles import LEADERS, SUPERVISORS
from ferd.core.progress.gate import Capacity
from ferd.foundation import clock

SUBSTITUTES = (Role.CLINICAL_SUPERVISOR, *LEADERS)
"""Roles of those who may take over from one who is not impartial."""


@dataclass(frozen=True, slots=True)
class Authority:
    """That somebody may decide: as head, or by a delegation from one."""

    delegation: Delegation | None = None

    @property
    def on_behalf_of(self) -> Person | None:
        """Who answers for it, when that is another."""
        return self.delegation.giver if self.delegation else None

    def deciding(self, actor: Person) -> frozenset[UUID]:
        """Name all whose own recommendation would not count."""
        giver = self.on_behalf_of
        return frozenset({actor.uuid} | ({giver.uuid} if giver else set()))


def hold_authority(actor: Person, units: Iterable[Unit]) -> None:
    """Keep what a decision rests on from ending before this transaction is over.

    The actor's roles, the delegations they act on, and the roles of those who
    gave them: what was taken back before is gone, and whoever takes it back now
    waits until we are done.
    """
    given = Delegation.objects.filter(receiver=actor, unit__in=list(units))
    people = {actor.pk, *given.values_list("giver", flat=True)}
    roles = RoleAssignment.objects.filter(person__in=people).order_by("pk")
    list(roles.select_for_update(of=("self",), no_key=True).values_list("pk"))
    locked = given.select_for_update(of=("self",), no_key=True)
    list(locked.order_by("pk").values_list("pk"))


def is_impartial(person: Person, trainee: Person) -> bool:
    """Tell whether nothing keeps a person from judging a trainee."""
    return (
        person != trainee
        and not ConflictOfInterest.objects.filter(
            person=person, trainee=trainee, ended_at=None
        ).exists()
    )


def may_judge(person: Person, traineeship: Traineeship) -> bool:
    """Tell whether a person may judge a trainee: impartial, and no fellow trainee."""
    today = clock.today()
    fellow = Traineeship.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=today),
        trainee=person,
        specialty_code=traineeship.specialty_code,
    )
    return is_impartial(person, traineeship.trainee) and not fellow.exists()


def authority_of(actor: Person, row: ObjectiveProgress) -> Authority | None:
    """Say on the strength of what somebody decides about an objective; None: nothing.

    Who leads the owning unit decides as a leader, also if they have a delegation.
    """
    trainee = row.traineeship.trainee
    if not may_judge(actor, row.traineeship):
        return None
    if organisations.has_role(actor, *LEADERS, unit=row.owner):
        return Authority()
    for delegation in organisations.current_delegations(actor, row.owner):
        if is_impartial(delegation.giver, trainee):
            return Authority(delegation)
    return None


def capacity_of(actor: Person, row: ObjectiveProgress) -> Capacity | None:
    """Say as what somebody may recommend an objective; None: not at all."""
    if not may_judge(actor, row.traineeship):
        return None
    if supervises(actor, row) or _stands_in(actor, row):
        return Capacity.EDUCATIONAL_SUPERVISOR
    at_home, there = row.traineeship.unit, row.owner
    if any(
        organisations.has_role(actor, Role.CLINICAL_SUPERVISOR, unit=unit)
        for unit in (there, at_home)
    ):
        return Capacity.CLINICAL_SUPERVISOR
    return None


def supervises(actor: Person, row: ObjectiveProgress) -> bool:
    """Tell whether somebody is the educational supervisor, at home or on the stay."""
    return is_supervisor(actor, row.traineeship) or _supervises_stay(actor, row)


def is_supervisor(person: Person, traineeship: Traineeship) -> bool:
    """Tell whether a person is appointed now, and still supervises in the unit."""
    return _appointed(traineeship).filter(
        supervisor=person
    ).exists() and organisations.has_role(person, *SUPERVISORS, unit=traineeship.unit)


def may_substitute(person: Person, traineeship: Traineeship) -> bool:
    """Tell whether a person may take over from one who is not impartial."""
    return (
        person.is_active
        and may_judge(person, traineeship)
        and organisations.has_role(person, *SUBSTITUTES, unit=traineeship.unit)
    )


def _supervises_stay(actor: Person, row: ObjectiveProgress) -> bool:
    stays = PlaceRequest.objects.filter(
        pk__in=request_queries.supervised_stays(actor),
        traineeship=row.traineeship,
        places__unit=row.owner,
    )
    return stays.exists()


def _stands_in(actor: Person, row: ObjectiveProgress) -> bool:
    """Tell whether somebody is the substitute of the educational supervisor."""
    traineeship = row.traineeship
    replaced = ConflictOfInterest.objects.filter(
        trainee=traineeship.trainee, substitute=actor, ended_at=None
    ).values("person")
    return _appointed(traineeship).filter(
        supervisor__in=replaced
    ).exists() and may_substitute(actor, traineeship)


def _appointed(traineeship: Traineeship) -> QuerySet[SupervisorAppointment]:
    now = clock.now()
    return SupervisorAppointment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=now),
        traineeship=traineeship,
        starts_at__lte=now,
    )
