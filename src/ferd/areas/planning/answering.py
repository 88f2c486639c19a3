"""What the planner is asked for a run, and what is kept of its answer.

Loads the solver: for workers only, see `running`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ferd.areas.planning import proposals
from ferd.areas.planning.gathering import Gathered, gather
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Answer, Point, ProposedWay
from ferd.core.scheduling import replan
from ferd.core.scheduling.compile import circumstances_for
from ferd.core.scheduling.problem import TraineeId
from ferd.core.scheduling.schedule import Limits, Progress, Schedule, Watch
from ferd.core.scheduling.way import delay_of
from ferd.formats import pathway_json, scheduling_json
from ferd.formats.value_json import Json
from ferd.foundation import clock


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the problem that was answered."""

    answer: Answer
    problem: Json


def answer(run: SolverRun, watch: Watch) -> Found:
    """Answer a run's question from what is true now."""
    watch(Progress(phase="reading", seconds=0, best=None, bound=0, unplaced=0, share=0))
    changes = proposals.changes_of(run)
    gathered = gather(run.unit, changes, today=clock.today())
    found = _replanned(gathered, run, watch)
    return Found(found, scheduling_json.problem_to_json(gathered.compiled.problem))


def _replanned(gathered: Gathered, run: SolverRun, watch: Watch) -> Answer:
    compiled = gathered.compiled
    found = replan.replan(
        compiled.problem,
        compiled.published,
        limits=Limits(seconds=run.seconds_allowed),
        watch=watch,
    )
    return Answer(
        points=tuple(
            point_of(gathered, each.aim, each.cost, each.changed, each.schedule)
            for each in found.points
            if not each.unplaced
        ),
        least=found.least,
        unlimited=sites_without_places(gathered),
    )


def point_of(
    gathered: Gathered,
    kind: str,
    cost: int,
    changed: Sequence[TraineeId],
    schedule: Schedule,
) -> Point:
    """Keep what a plan means for those it moves, and those the change is about."""
    whom = [
        trainee
        for trainee in gathered.compiled.problem.trainees
        if trainee.id in schedule.ways
        and trainee.id not in gathered.leaving
        and (trainee.id in gathered.touched or trainee.id in changed)
    ]
    delays = (
        delay_of(t, schedule.ways[t.id])
        for t in gathered.compiled.problem.trainees
        if t.id in schedule.ways
    )
    return Point(
        kind=kind,
        cost=cost,
        delay=sum(delays),
        changed=len(changed),
        ways=tuple(_way(gathered, each.id, schedule) for each in whom),
    )


def sites_without_places(gathered: Gathered) -> tuple[str, ...]:
    """Name the sites that no unit has published places for."""
    sites = gathered.compiled.unlimited.values()
    return tuple(sorted(site.title for site in sites if site is not None))


def _way(gathered: Gathered, trainee: TraineeId, schedule: Schedule) -> ProposedWay:
    compiled = gathered.compiled
    circumstances = circumstances_for(compiled, trainee, schedule.ways[trainee])
    base = gathered.plans.get(trainee)
    return ProposedWay(
        traineeship=trainee,
        base=str(base.uuid) if base else "",
        circumstances=pathway_json.circumstances_to_text(circumstances),
    )
