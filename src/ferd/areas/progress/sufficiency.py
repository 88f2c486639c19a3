"""Whether there is enough evidence for a trainee's objectives, and what comes next.

The rules are those of the plan version that the individual plan in force
follows; without one nothing is enough. Who asks has been let in already (by a
Sight): nothing here looks at the reader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.evidence import context_of, evidence_of
from ferd.areas.progress.models import ConflictOfInterest, ObjectiveProgress
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules import site_queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.roles import SUPERVISORS
from ferd.core.curriculum.model import split_code
from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityKind,
    AssessorRole,
    SufficiencyRule,
)
from ferd.core.plans.ruling import sufficiency_rule
from ferd.core.progress import next_step as steps
from ferd.core.progress.sufficiency import Judgement, judge
from ferd.core.scheduling.pathway import ExpectedObjective, Pathway, Placement
from ferd.foundation.reading import once

NEW_SITUATION = "\n"
"""What no written situation can be called: a situation unlike those before."""

NO_NUMBER = 0
"""Of objectives that are not the specialty's own: only a rule for all holds."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a trainee is on a day, and for how long yet."""

    placement: Placement
    unit: Unit
    days_left: int


@dataclass(frozen=True, slots=True)
class Advice:
    """The next step, if there is one, and the stay it is for."""

    step: steps.Step | steps.NoStep
    stay: Stay | None


def judgements(traineeship: Traineeship, on: date) -> Mapping[str, Judgement]:
    """Judge the evidence for each of a trainee's objectives, by its code."""
    key = ("progress.judgements", traineeship.pk, on)
    return once(key, lambda: _judgements(traineeship, on))


def next_step(traineeship: Traineeship, on: date) -> Advice:
    """Name the step that brings the objectives of the present stay on the most."""
    plan = _plan(traineeship)
    stay = _stay(plan, traineeship, on) if plan else None
    judged = judgements(traineeship, on)
    if not judged:
        return Advice(steps.NoStep(steps.Why.NO_RULE), stay)
    if plan is None or stay is None:
        nowhere = steps.Offer()
        needs = [
            steps.Need(objective=code, shortfalls=each.shortfalls)
            for code, each in judged.items()
        ]
        return Advice(steps.next_step(needs, nowhere, on), None)
    pathway = plan.as_pathway()
    needs = [
        steps.Need(
            objective=each.code,
            shortfalls=judged[each.code].shortfalls,
            due_on=each.expected_on,
            can_wait=each.stages[-1] != stay.placement.stage,
        )
        for each in _waiting_in(traineeship, pathway, stay)
        if each.code in judged
    ]
    return Advice(steps.next_step(needs, _offer(traineeship, stay), on), stay)


def _plan(traineeship: Traineeship) -> IndividualPlan | None:
    key = ("progress.agreed_plan", traineeship.pk)
    return once(key, lambda: schedules.agreed_plan(traineeship))


def _judgements(traineeship: Traineeship, on: date) -> dict[str, Judgement]:
    plan = _plan(traineeship)
    value = plan.version.as_plan() if plan else None
    fingerprint = plan.version.fingerprint if plan else ""
    evidence = evidence_of(traineeship)
    codes = traineeship.progress.order_by("objective__code").values_list(
        "objective__code", flat=True
    )
    return {
        code: judge(
            _rule(value, code, traineeship.specialty_code),
            evidence.get(code, ()),
            on,
            fingerprint=fingerprint,
        )
        for code in codes
    }


def _rule(
    plan: TrainingPlan | None, code: str, specialty: str
) -> SufficiencyRule | None:
    """Give the rule for an objective; groups and numbers are the specialty's own."""
    if plan is None:
        return None
    parts = split_code(code)
    is_own = parts is not None and parts[0] == specialty
    return sufficiency_rule(plan, parts[1] if parts and is_own else NO_NUMBER)


def _waiting_in(
    traineeship: Traineeship, pathway: Pathway, stay: Stay
) -> Iterator[ExpectedObjective]:
    """List what the present stay leads to and nobody has approved or submitted."""
    done = (ObjectiveProgress.State.APPROVED, ObjectiveProgress.State.SUBMITTED)
    waiting = set(
        traineeship.progress.exclude(state__in=done).values_list(
            "objective__code", flat=True
        )
    )
    for each in pathway.objectives:
        if each.code in waiting and stay.placement.stage in each.stages:
            yield each


def _stay(plan: IndividualPlan, traineeship: Traineeship, on: date) -> Stay | None:
    pathway = plan.as_pathway()
    here = (p for p in pathway.placements if p.period.start <= on < p.period.end)
    placement = next(here, None)
    if placement is None:
        return None
    days_left = (placement.period.end - on).days
    return Stay(placement, _unit_of(placement, plan, traineeship), days_left)


def _unit_of(
    placement: Placement, plan: IndividualPlan, traineeship: Traineeship
) -> Unit:
    """Give the unit of a placement; the trainee's own when the plan names none."""
    if placement.site is None:
        return traineeship.unit
    found = site_queries.places_for(
        placement.site,
        home=plan.version.plan.unit,
        specialty_code=traineeship.specialty_code,
    )
    meant = Unit.objects.filter(uuid=found.unit).first() if found.unit else None
    return meant or traineeship.unit


def _offer(traineeship: Traineeship, stay: Stay) -> steps.Offer:
    unit = stay.unit
    other = _("%(unit)s, in another situation than before") % {"unit": unit.name}
    return steps.Offer(
        supervisors=tuple(_supervisors(traineeship, unit)),
        situations=(
            steps.Situation(key=context_of(unit.uuid, ""), name=unit.name),
            steps.Situation(key=f"{unit.uuid}|{NEW_SITUATION}", name=other),
        ),
        kinds=tuple(ActivityKind),
        days_left=stay.days_left,
    )


def _supervisors(traineeship: Traineeship, unit: Unit) -> Iterator[steps.Supervisor]:
    """List who supervises in a unit: the trainee's own first, then by name.

    Who holds both roles observes as clinical supervisor, as it will be noted.
    """
    appointed = schedules.current_supervisor(traineeship)
    own = appointed.supervisor_id if appointed else None
    partial = ConflictOfInterest.objects.filter(
        trainee=traineeship.trainee_id, ended_at=None
    )
    held = organisations.current_holders(*SUPERVISORS).filter(
        ~Q(person__in=partial.values("person")),
        ~Q(person=traineeship.trainee_id),
        unit=unit,
        person__is_active=True,
    )
    roles: dict[tuple[bool, str, str, int], set[AssessorRole]] = {}
    for each in held.select_related("person"):
        person = each.person
        key = (person.pk != own, person.name, str(person.uuid), person.pk)
        roles.setdefault(key, set()).add(AssessorRole(each.role))
    for (is_other, name, public_id, _key), has in sorted(roles.items()):
        clinical = has & {AssessorRole.CLINICAL_SUPERVISOR}
        mine = set() if is_other else {AssessorRole.EDUCATIONAL_SUPERVISOR}
        noted = frozenset((clinical or has) | mine)
        yield steps.Supervisor(key=public_id, name=name, roles=noted)
