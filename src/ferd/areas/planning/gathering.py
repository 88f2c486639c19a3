"""From what is stored to the planner's problem: members, places, published ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ferd.areas.organisations.models import Unit
from ferd.areas.planning import queries
from ferd.areas.planning.changes import Change, ChangeKind, as_event, changed
from ferd.areas.plans.models import PlanVersion
from ferd.areas.rotations import queries as rotations
from ferd.areas.schedules import places_queries
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.compile import LONGEST, Compiled, Member, compile_problem
from ferd.core.scheduling.events import apply_all
from ferd.core.scheduling.problem import TraineeId, Weights
from ferd.core.time import Period, WorkingFraction
from ferd.core.time_rules import TimeRules

if TYPE_CHECKING:
    from ferd.core.plans.model import TrainingPlan

FREEZE_MONTHS = 2
"""What begins within so many months is not moved by the planner."""

CALM = Weights(changed=40, moved_start=4, moved_month=1, moved_place=6)
"""The planner's weights when plans are published: four months' delay of somebody
weigh as much as altering one more person's plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A problem, and whose it is.

    Attributes:
        traineeships: by the planner's name of the trainee.
        plans: the plan each has agreed on, where there is one.
        touched: the trainees that the changes are about.
        leaving: those of them who leave for good.
    """

    compiled: Compiled
    traineeships: dict[TraineeId, Traineeship]
    plans: dict[TraineeId, IndividualPlan]
    touched: frozenset[TraineeId]
    leaving: frozenset[TraineeId]


def gather(unit: Unit, changes: Sequence[Change], *, today: date) -> Gathered:
    """Ask for the ways of a unit's trainees after some changes.

    Who has agreed on no plan is planned only when a change is about them.
    """
    traineeships = list(queries.traineeships_to_plan(unit))
    agreed = rotations.agreed_now(traineeships)
    touched = {change.traineeship for change in changes}
    planned = [t for t in traineeships if t.pk in agreed or str(t.uuid) in touched]
    members = _members(planned, agreed, changes)
    compiled = _compiled(members, planned, today)
    events = (as_event(change, compiled.calendar) for change in changes)
    problem = apply_all(
        compiled.problem,
        compiled.published,
        [event for event in events if event is not None],
        today=0,
    )
    names = {TraineeId(str(each.uuid)): each for each in planned}
    return Gathered(
        compiled=replace(compiled, problem=problem),
        traineeships=names,
        plans={n: agreed[t.pk] for n, t in names.items() if t.pk in agreed},
        touched=frozenset(name for name in names if name in touched),
        leaving=frozenset(
            TraineeId(change.traineeship)
            for change in changes
            if change.kind is ChangeKind.RESIGNED
        ),
    )


def _members(
    traineeships: Sequence[Traineeship],
    agreed: Mapping[int, IndividualPlan],
    changes: Sequence[Change],
) -> list[Member]:
    """Say what is true of each trainee after the changes, and what was agreed on."""
    documents: dict[int, TrainingPlan] = {}
    members: list[Member] = []
    for each in traineeships:
        plan = agreed.get(each.pk)
        version = rotations.version_to_follow(each, plan)
        if version.pk not in documents:
            documents[version.pk] = version.as_plan()
        circumstances = _true_of(each, plan, version)
        for change in changes:
            if change.traineeship == str(each.uuid):
                circumstances = changed(circumstances, change)
        pathway = plan.as_pathway() if plan else None
        members.append(
            Member(
                id=TraineeId(str(each.uuid)),
                plan=documents[version.pk],
                circumstances=circumstances,
                rules=pathway.rules if pathway else TimeRules(),
                agreed=pathway,
            )
        )
    return members


def _compiled(
    members: Sequence[Member], traineeships: Sequence[Traineeship], today: date
) -> Compiled:
    """Find the places behind each plan's sites, and put everything to months."""
    wanted = [
        (site, each.unit, each.specialty_code)
        for each, member in zip(traineeships, members, strict=True)
        for stage in member.plan.timeline
        for site in stage.placements
    ]
    found = places_queries.places_for_many(wanted)
    mapped = [
        replace(
            member,
            places={
                site: leads_to.places
                for (site, home, code), leads_to in found.items()
                if (home, code) == (each.unit_id, each.specialty_code)
            },
        )
        for each, member in zip(traineeships, members, strict=True)
    ]
    rooms = places_queries.rooms_by_id(
        {places for each in found.values() for places in each.places},
        first_month=today.replace(day=1),
        months=LONGEST,
        besides=[each.pk for each in traineeships],
    )
    return compile_problem(
        mapped, rooms, today=today, freeze=FREEZE_MONTHS, weights=CALM
    )


def _true_of(
    traineeship: Traineeship, plan: IndividualPlan | None, version: PlanVersion
) -> Circumstances:
    """Say what is known of a trainee; of a proposal all but its dates holds."""
    if plan is not None:
        return plan.as_circumstances()
    proposed = schedules.foremost_plan(traineeship)
    if proposed is not None and proposed.version_id == version.pk:
        return replace(proposed.as_circumstances(), planned=())
    starts_on = traineeship.starts_on
    full_time = WorkingFraction(Period(starts_on), Fraction(1))
    return Circumstances(starts_on=starts_on, fractions=(full_time,))
