"""Objectives on their way to approval, made by the actions.

Sven is Tora's educational supervisor, Mads a clinical supervisor, Olav heads the
department.
"""

from datetime import datetime, timedelta

from ferd.areas.accounts.queries import system_person
from ferd.areas.organisations import actions as organisations
from ferd.areas.organisations.models import Delegation, Role
from ferd.areas.progress import shown
from ferd.areas.progress.actions import approvals, objectives
from ferd.areas.progress.models import Approval, ObjectiveProgress
from ferd.foundation import clock
from tests.areas.progress import factory

Basis = Approval.Basis


def give_role(person, role, unit) -> None:
    organisations.assign_role(
        person=person,
        role=role,
        unit=unit,
        starts_at=clock.now(),
        ends_at=None,
        actor=system_person(),
    )


def make_objective(cast) -> ObjectiveProgress:
    """Give the first of Tora's objectives; Mads is a clinical supervisor there."""
    traineeship = factory.make_training(cast)
    give_role(cast.mads, Role.CLINICAL_SUPERVISOR, cast.nuclear)
    return factory.objectives(traineeship, 1)[0]


def fresh(row) -> ObjectiveProgress:
    related = ("objective", "owner", "traineeship__trainee", "traineeship__unit")
    return ObjectiveProgress.objects.select_related(*related).get(pk=row.pk)


def submit(row, actor, *, basis=Basis.TRAINING, ask=None, words="Ready."):
    return objectives.submit_objective(
        row=row, basis=basis, words=words, ask=ask, actor=actor
    )


def recommend(row, *people, words="I have seen it."):
    for person in people:
        objectives.recommend_objective(row=row, words=words, actor=person)


def make_submitted(cast, row=None) -> ObjectiveProgress:
    """Let Tora submit what Sven and Mads recommend."""
    row = row or make_objective(cast)
    recommend(row, cast.sven, cast.mads)
    submit(row, cast.tora)
    return fresh(row)


def approve(row, actor, *, reason="", signed_in_at: datetime | None = None) -> Approval:
    row = fresh(row)
    return approvals.approve_objective(
        row=row,
        seen=shown.seal_now(row),
        reason=reason,
        signed_in_at=signed_in_at or clock.now(),
        actor=actor,
    )


def make_approved(cast) -> Approval:
    return approve(make_submitted(cast), cast.olav)


def withdraw(approval, actor, words="Not me."):
    return approvals.withdraw_approval(
        approval=approval, words=words, signed_in_at=clock.now(), actor=actor
    )


def delegate(cast, receiver) -> Delegation:
    """Let Olav hand approving to a consultant of the section."""
    now = clock.now()
    return organisations.delegate_approval(
        receiver=receiver,
        unit=cast.nuclear,
        scope="Approve objectives",
        starts_at=now,
        ends_at=now + timedelta(days=30),
        actor=cast.olav,
    )
