"""Making a draft binding for those who agree: checks under lock, proposals, words.

Called by `actions.publish_draft` in its transaction; nothing here is public.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import actions as notifications
from ferd.areas.organisations import queries as organisations
from ferd.areas.rotations import notices, permissions, queries
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules import claiming, planned_stays, room_for_plans
from ferd.areas.schedules.models import (
    IndividualPlan,
    SupervisorAppointment,
    Traineeship,
)
from ferd.areas.schedules.roles import PLANNERS
from ferd.core.scheduling.problem import PlacesId
from ferd.foundation import clock
from ferd.foundation.errors import Conflict


def propose_all(draft: RotationDraft, actor: Person) -> list[IndividualPlan]:
    """Propose every way, or refuse and say who is in the way and what to do.

    The leader's yes is given to all of them together, where the actor may give
    it: so there is room for all when all trainees say yes.
    """
    ways = list(queries.ways_of(draft).order_by("traineeship_id"))
    if not ways:
        raise Conflict(_("The draft moves nobody; there is nothing to publish."))
    _hold_all(ways)
    ways = list(queries.ways_of(draft).order_by("traineeship_id"))
    _nobody_has_left(ways)
    plans = [_propose(way, actor) for way in ways]
    _nobody_moved_meanwhile(ways)
    mine = [
        plan
        for plan, way in zip(plans, ways, strict=True)
        if actor != plan.trainee and permissions.may_draft(actor, way.traineeship.unit)
    ]
    agreed = {plan.pk: plan for plan in schedules.agree_plans(plans=mine, actor=actor)}
    return [agreed.get(plan.pk, plan) for plan in plans]


def hold(traineeships: Iterable[Traineeship], places: Iterable[PlacesId]) -> None:
    """Lock some trainees and places, in the order in which all do.

    Before anything is written into the audit trail, whose end is a lock as well.
    """
    keys = sorted(each.pk for each in traineeships)
    rows = Traineeship.objects.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))
    room_for_plans.hold_places(ids=places)


def _hold_all(ways: list[DraftWay]) -> None:
    stays = planned_stays.stays_in(DraftWay.objects.all(), ways)
    reached = [
        claiming.places_reached(way.traineeship, stays[way.fingerprint]) for way in ways
    ]
    hold([way.traineeship for way in ways], frozenset().union(*reached))


def _nobody_has_left(ways: list[DraftWay]) -> None:
    for way in ways:
        if way.traineeship.ends_on is not None:
            raise Conflict(
                _(
                    "The training of %(trainee)s ends on %(day)s. Take the trainee out "
                    "of the draft."
                )
                % {
                    "trainee": way.traineeship.trainee.name,
                    "day": date_format(way.traineeship.ends_on),
                }
            )


def _nobody_moved_meanwhile(ways: list[DraftWay]) -> None:
    now = queries.agreed_now([way.traineeship for way in ways])
    late = [way for way in ways if _base_now(now, way) != way.base_id]
    if late:
        names = ", ".join(way.traineeship.trainee.name for way in late)
        raise Conflict(
            _(
                "Another plan has been agreed since the draft was made, for: "
                "%(names)s. Move them again in the draft, or take them out of it."
            )
            % {"names": names}
        )


def _base_now(now: dict[int, IndividualPlan], way: DraftWay) -> int | None:
    plan = now.get(way.traineeship_id)
    return plan.pk if plan else None


def _propose(way: DraftWay, actor: Person) -> IndividualPlan:
    name = way.traineeship.trainee.name
    try:
        plan = schedules.propose_plan(
            traineeship=way.traineeship,
            version=way.version,
            circumstances=way.as_circumstances(),
            reason=way.reason,
            actor=actor,
        )
    except Conflict as refusal:
        refused = f"{name}: {refusal.message}"
        raise Conflict(refused) from refusal
    if plan.fingerprint != way.fingerprint:
        raise Conflict(
            _(
                "%(trainee)s's way would no longer be what the draft shows. Move the "
                "trainee again in the draft."
            )
            % {"trainee": name}
        )
    way.proposal = plan
    way.save(update_fields=["proposal"])
    return plan


def tell_everyone(
    draft: RotationDraft, plans: list[IndividualPlan], actor: Person
) -> None:
    """Tell those who move, those who supervise them, and those who lead the unit."""
    supervisors = _supervisors([plan.traineeship_id for plan in plans])
    for plan in plans:
        url = reverse("schedules:plan", args=[plan.uuid])
        notifications.tell(
            person=plan.trainee,
            kind=notices.YOUR_YES,
            target=plan,
            url=url,
            actor=actor,
            facts={},
        )
        if supervisor := supervisors.get(plan.traineeship_id):
            notifications.tell(
                person=supervisor,
                kind=notices.TRAINEE_MOVES,
                target=plan,
                url=url,
                actor=actor,
                facts={"trainee": plan.trainee.name},
            )
    notifications.tell_all(
        people=_leaders(draft),
        kind=notices.UNIT_MOVES,
        target=draft,
        url=reverse("rotations:draft", args=[draft.uuid]),
        actor=actor,
        facts={"unit": draft.unit.name, "count": len(plans)},
    )


def _supervisors(traineeships: list[int]) -> dict[int, Person]:
    rows = SupervisorAppointment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=clock.now()),
        traineeship__in=traineeships,
        starts_at__lte=clock.now(),
    )
    return {
        row.traineeship_id: row.supervisor for row in rows.select_related("supervisor")
    }


def _leaders(draft: RotationDraft) -> list[Person]:
    """Give those who plan for the unit of the draft, in it or above it."""
    here = [*organisations.units_above(draft.unit), draft.unit]
    held = organisations.current_holders(*PLANNERS).filter(unit__in=here)
    return [
        each.person
        for each in held.select_related("person", "unit")
        if each.unit_id == draft.unit_id or each.role in organisations.CARRYING_DOWN
    ]
