"""A trainee's objectives: one row each, from the day the training is registered.

They follow the individual plan in force: when each is expected, in which stage,
and which unit owns that stage and thus approves the objective. An objective
that no plan names any more keeps its row and its evidence. What was registered
under one edition of the curriculum stays with it.
"""

from collections.abc import Iterable, Mapping

from ferd.areas.curriculum import queries as curriculum
from ferd.areas.curriculum.models import LearningObjective
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.schedules import site_queries
from ferd.areas.schedules.events import PlanInForce, TraineeshipRegistered
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.curriculum.model import split_code
from ferd.core.scheduling.pathway import Pathway
from ferd.foundation import clock

FOLLOWED = (
    *("owner", "stage", "stage_label", "starts_on", "expected_on"),
    *("is_required", "changed_at"),
)


def follow_traineeship(event: TraineeshipRegistered) -> None:
    """Make a row for each objective of the specialty, in force today."""
    traineeship = event.traineeship
    objectives = curriculum.objectives_in_force(traineeship.specialty_code)
    _add(traineeship, objectives.values())


def follow_plan(event: PlanInForce) -> None:
    """Let the rows say what the plan in force says; add those it names besides."""
    plan = event.plan
    traineeship = Traineeship.objects.select_related("unit").get(pk=plan.traineeship_id)
    pathway = plan.as_pathway()
    rows = {row.objective.code: row for row in _rows(traineeship)}
    lacking = [each.code for each in pathway.objectives if each.code not in rows]
    _add(traineeship, _objectives_coded(lacking))
    rows = {row.objective.code: row for row in _rows(traineeship)}
    owners = _owners(plan, pathway, traineeship)
    for row in rows.values():
        _follow(row, pathway, owners, traineeship)
    ObjectiveProgress.objects.bulk_update(rows.values(), FOLLOWED)


def _follow(
    row: ObjectiveProgress,
    pathway: Pathway,
    owners: Mapping[int, Unit],
    traineeship: Traineeship,
) -> None:
    expected = pathway.objective(row.objective.code)
    stage = expected.stages[-1] if expected and expected.stages else None
    placements = pathway.placements_of(stage) if stage is not None else ()
    row.stage = stage
    row.stage_label = placements[-1].label[:120] if placements else ""
    row.owner = owners.get(stage or 0, traineeship.unit)
    row.starts_on = expected.starts_on if expected else None
    row.expected_on = expected.expected_on if expected else None
    row.is_required = expected is not None or _is_own(row, traineeship)
    row.changed_at = clock.now()


def _is_own(row: ObjectiveProgress, traineeship: Traineeship) -> bool:
    parts = split_code(row.objective.code)
    return parts is not None and parts[0] == traineeship.specialty_code


def _rows(traineeship: Traineeship) -> list[ObjectiveProgress]:
    return list(traineeship.progress.select_related("objective").order_by("pk"))


def _add(traineeship: Traineeship, objectives: Iterable[LearningObjective]) -> None:
    now = clock.now()
    ObjectiveProgress.objects.bulk_create(
        [
            ObjectiveProgress(
                traineeship=traineeship,
                objective=objective,
                owner=traineeship.unit,
                changed_at=now,
            )
            for objective in objectives
        ],
        ignore_conflicts=True,
    )


def _objectives_coded(codes: Iterable[str]) -> list[LearningObjective]:
    """Find objectives of any specialty by their codes, in force today."""
    wanted: dict[str, set[int]] = {}
    for code in codes:
        if parts := split_code(code):
            wanted.setdefault(parts[0], set()).add(parts[1])
    return [
        objective
        for specialty, numbers in wanted.items()
        for number, objective in curriculum.objectives_in_force(specialty).items()
        if number in numbers
    ]


def _owners(
    plan: IndividualPlan, pathway: Pathway, traineeship: Traineeship
) -> dict[int, Unit]:
    """Give the unit that owns each stage: where its last block is served."""
    sites = {p.stage: p.site for p in pathway.placements if p.site is not None}
    found = site_queries.places_for_all(
        sites.values(),
        home=plan.version.plan.unit,
        specialty_code=traineeship.specialty_code,
    )
    units = {each.unit for each in found.values() if each.unit}
    by_id = {unit.uuid: unit for unit in Unit.objects.filter(uuid__in=units)}
    return {
        stage: by_id[unit]
        for stage, site in sites.items()
        if (unit := found[site].unit) is not None
    }
