"""Plans come into force: when both have agreed, and there is room.

Those who take each other's places come into force at the same moment. What
waits is looked at whenever somebody agrees, and every minute besides. Called by
actions, in their transactions.
"""

from collections.abc import Collection
from datetime import datetime

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.schedules import notices, room_for_plans, waiting_words
from ferd.areas.schedules.events import PlanInForce
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.problem import PlacesId
from ferd.foundation import clock, events

Status = IndividualPlan.Status


def bind_all_ready(held: frozenset[PlacesId]) -> list[IndividualPlan]:
    """Bind what can come into force, all together; the places are held."""
    ready = [plan.pk for plan in room_for_plans.ready(held)]
    if not ready:
        return []
    rows = IndividualPlan.objects.select_for_update(of=("self",)).filter(
        pk__in=ready, status=Status.PROPOSED
    )
    plans = list(rows.select_related("traineeship", "trainee", "leader").order_by("pk"))
    if len(plans) < len(ready):  # one was taken back meanwhile
        return bind_all_ready(held)
    for plan in plans:
        _bind(plan, clock.now())
    return plans


def tell_of_force(plan: IndividualPlan, actor: Person) -> None:
    """Tell the trainee and the leader that what they agreed on holds now."""
    notifications.tell_all(
        people=[person for person in (plan.trainee, plan.leader) if person],
        kind=notices.IN_FORCE,
        target=plan,
        url=reverse("schedules:plan", args=[plan.uuid]),
        actor=actor,
        facts={"trainee": plan.trainee.name},
    )


def tell_who_is_left_without_room(before: Collection[int], actor: Person) -> None:
    """Tell the leaders of plans that wait for nobody any more.

    Args:
        before: the plans of which that was true already.
        actor: who took back the proposal that would have given room.
    """
    left = set(waiting_words.left_without_room()) - set(before)
    rows = IndividualPlan.objects.filter(pk__in=left).select_related(
        "trainee", "leader"
    )
    for plan in rows:
        notifications.tell_all(
            people=[plan.leader] if plan.leader else [],
            kind=notices.WAITS_FOR_ROOM,
            target=plan,
            url=reverse("schedules:plan", args=[plan.uuid]),
            actor=actor,
            facts={"trainee": plan.trainee.name},
        )


def _bind(plan: IndividualPlan, now: datetime) -> None:
    """Let a plan bind in place of the one before it."""
    plan.traineeship.plans.filter(status=Status.AGREED).update(
        status=Status.SUPERSEDED, superseded_at=now
    )
    plan.status = Status.AGREED
    plan.save(update_fields=["status"])
    events.tell(PlanInForce(plan))
