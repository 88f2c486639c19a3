"""Saying yes to proposals, as their trainee or for the department."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.accounts.queries import system_person
from ferd.areas.audit import actions as audit
from ferd.areas.organisations import queries as organisations
from ferd.areas.schedules import binding, permissions, room_for_plans
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.problem import PlacesId
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

Status = IndividualPlan.Status


@transaction.atomic
def agree_plan(*, plan: IndividualPlan, seen: str, actor: Person) -> IndividualPlan:
    """Say yes to a proposal, as its trainee or for the department.

    A leader says yes only to what there is room for. When both have, the plan
    binds and the one before it is superseded; at once, or, where somebody who
    has not answered yet is still in the place, together with theirs.

    Args:
        plan: the proposal.
        seen: the fingerprint of what was on the screen.
        actor: the trainee, or a leader of the unit.
    """
    organisations.hold_roles(actor)
    as_trainee = actor == plan.trainee
    if not (as_trainee or permissions.may_agree_as_leader(actor, plan)):
        raise NotAllowed(_("Only the trainee and a leader of the unit may agree."))
    Traineeship.objects.select_for_update().get(pk=plan.traineeship_id)
    held = room_for_plans.hold_places({plan.pk})
    plan = IndividualPlan.objects.select_for_update().get(pk=plan.pk)
    if plan.status != Status.PROPOSED:
        raise Conflict(_("This proposal is no longer open."))
    if plan.fingerprint != seen:
        raise Conflict(_("The proposal has changed since you opened it."))
    if plan.agreed_by_trainee_at if as_trainee else plan.agreed_by_leader_at:
        raise Conflict(_("This has been agreed already; the other is still to agree."))
    if not as_trainee:
        room_for_plans.refuse_without_room({plan.pk}, actor)
    _agree(plan, actor)
    audit.record(
        actor=actor,
        action="schedules.agree_plan",
        target=plan,
        fingerprint=plan.fingerprint,
        role="trainee" if as_trainee else "leader",
    )
    _bring_into_force(held, [plan])
    return plan


@transaction.atomic
def agree_plans(
    *, plans: Sequence[IndividualPlan], actor: Person
) -> list[IndividualPlan]:
    """Say yes for the department to proposals that are to hold together.

    There must be room for all of them at once; those who change places with
    each other need not be looked at one by one.
    """
    organisations.hold_roles(actor)
    if not all(permissions.may_agree_as_leader(actor, plan) for plan in plans):
        raise NotAllowed(_("Only the trainee and a leader of the unit may agree."))
    keys = sorted(plan.pk for plan in plans)
    held = room_for_plans.hold_places(keys)
    rows = IndividualPlan.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    found = list(rows.select_related("traineeship", "trainee").order_by("pk"))
    if any(p.status != Status.PROPOSED or p.agreed_by_leader_at for p in found):
        raise Conflict(_("This proposal is no longer open."))
    room_for_plans.refuse_without_room(keys, actor)
    for plan in found:
        _agree(plan, actor)
        audit.record(
            actor=actor,
            action="schedules.agree_plans",
            target=plan,
            fingerprint=plan.fingerprint,
        )
    _bring_into_force(held, found)
    return found


def _agree(plan: IndividualPlan, actor: Person) -> None:
    """Set one side's agreement down."""
    if actor == plan.trainee:
        plan.agreed_by_trainee_at = clock.now()
    else:
        plan.agreed_by_leader_at, plan.leader = clock.now(), actor
    plan.save(update_fields=["agreed_by_trainee_at", "agreed_by_leader_at", "leader"])


def _bring_into_force(
    held: frozenset[PlacesId], agreed: Sequence[IndividualPlan]
) -> None:
    """Bind what is ready now; of others than those just agreed on it is recorded."""
    own = {plan.pk: plan for plan in agreed}
    for plan in binding.bind_all_ready(held):
        if plan.pk in own:
            own[plan.pk].status = plan.status
        else:
            audit.record(
                actor=system_person(),
                action="schedules.bring_into_force",
                target=plan,
                fingerprint=plan.fingerprint,
            )
        binding.tell_of_force(plan, system_person())
