"""Saying that somebody is not impartial towards a trainee, and who takes over.

The row of each of the trainee's traineeships is the lock: nothing is signed,
recommended or approved while it is being said.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.progress import authority, handing_over, objectives
from ferd.areas.progress import objective_permissions as permissions
from ferd.areas.progress.models import (
    ConflictOfInterest,
    ObjectiveProgress,
    Recommendation,
)
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.database import one_of_its_kind
from ferd.foundation.errors import Conflict, NotAllowed


@transaction.atomic
def declare_conflict(
    *,
    traineeship: Traineeship,
    person: Person,
    kind: ConflictOfInterest.Kind,
    substitute: Person | None,
    actor: Person,
) -> ConflictOfInterest:
    """Say that somebody is not impartial, and who takes over what waits for them."""
    organisations.hold_roles(actor)
    _hold(traineeship.trainee)
    if not permissions.may_declare_conflict(actor, person, traineeship):
        raise NotAllowed(_("Say it of yourself, or of others as their leader."))
    if substitute is not None and (
        substitute == person or not authority.may_substitute(substitute, traineeship)
    ):
        raise Conflict(
            _("A substitute is another consultant or leader here who is impartial.")
        )
    already = _("That has been said already.")
    if not authority.is_impartial(person, traineeship.trainee):
        raise Conflict(already)
    with one_of_its_kind(already):
        conflict = ConflictOfInterest.objects.create(
            person=person,
            trainee=traineeship.trainee,
            kind=kind,
            substitute=substitute,
            declared_at=clock.now(),
            declared_by=actor,
        )
    objectives.refresh(_recommended_by(conflict), actor=actor)
    handing_over.hand_over(conflict, actor)
    audit.record(
        actor=actor,
        action="progress.declare_conflict",
        target=conflict,
        person=str(person.uuid),
        trainee=str(traineeship.trainee.uuid),
        substitute=str(substitute.uuid) if substitute else "",
    )
    return conflict


@transaction.atomic
def end_conflict(
    *, conflict: ConflictOfInterest, traineeship: Traineeship, actor: Person
) -> ConflictOfInterest:
    """Say that somebody is impartial again; what they recommended counts again."""
    organisations.hold_roles(actor)
    _hold(conflict.trainee)
    if traineeship.trainee_id != conflict.trainee_id or not (
        permissions.may_end_conflict(actor, conflict, traineeship)
    ):
        raise NotAllowed(_("Only a leader who is neither of the two may end it."))
    conflict = ConflictOfInterest.objects.select_for_update().get(pk=conflict.pk)
    if conflict.ended_at is not None:
        raise Conflict(_("It has been ended already."))
    conflict.ended_at, conflict.ended_by = clock.now(), actor
    conflict.save(update_fields=["ended_at", "ended_by"])
    objectives.refresh(_recommended_by(conflict), actor=actor)
    audit.record(actor=actor, action="progress.end_conflict", target=conflict)
    return conflict


def _hold(trainee: Person) -> None:
    keys = Traineeship.objects.filter(trainee=trainee).values_list("pk", flat=True)
    objectives.hold_traineeships(keys)


def _recommended_by(conflict: ConflictOfInterest) -> list[ObjectiveProgress]:
    given = Recommendation.objects.filter(
        by=conflict.person, trainee=conflict.trainee, withdrawn_at=None
    )
    return list(ObjectiveProgress.objects.filter(pk__in=given.values("progress")))
