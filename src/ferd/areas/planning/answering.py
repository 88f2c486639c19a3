"""What the planner is asked for a run, and what is kept of its answer.

Loads the solver: for workers only, see `running`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ferd.areas.planning import proposals
from ferd.areas.planning.gathering import Gathered, gather
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.one_way import one_way_answer
from ferd.areas.planning.points import point_of, sites_without_places, why_not
from ferd.areas.planning.proposals import Answer
from ferd.areas.planning.reaching import reach_answer
from ferd.areas.planning.said import kept
from ferd.areas.planning.telling import telling_of
from ferd.core.scheduling import replan
from ferd.core.scheduling.compile import Compiled
from ferd.core.scheduling.counterfactuals import what_if
from ferd.core.scheduling.dear_places import DearPlaces, dear_places
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.engine.warm import is_warm, warm_up
from ferd.core.scheduling.explanations import counterfactual_in_words, dear_in_words
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Progress,
    Solved,
    TimedOut,
    Watch,
)
from ferd.core.scheduling.way import changed_trainees
from ferd.core.time import Period
from ferd.formats import scheduling_json
from ferd.formats.value_json import Json
from ferd.foundation import clock

DEAREST = 10
"""How many places in short supply are told of."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and the problem that was answered."""

    answer: Answer
    problem: Json


def answer(run: SolverRun, watch: Watch) -> Found:
    """Answer a run's question from what is true now."""
    _get_ready(watch)
    watch(_progress("reading"))
    changes = proposals.changes_of(run)
    gathered = gather(run.unit, changes, today=clock.today())
    match run.kind:
        case SolverRun.Kind.SOLVE:
            found = _planned(gathered, run, watch)
        case SolverRun.Kind.EXPLAIN:
            found = _explained(gathered)
        case SolverRun.Kind.ONE:
            found = one_way_answer(gathered, run, watch)
        case SolverRun.Kind.REACH:
            found = reach_answer(gathered, proposals.whom_of(run))
        case _:
            found = _replanned(gathered, run, watch)
    return Found(found, scheduling_json.problem_to_json(gathered.compiled.problem))


def _get_ready(watch: Watch) -> None:
    """Load the solver; say so where that takes a while, for it may compile."""
    if not is_warm():
        preparing = _progress("preparing")
        watch(preparing)
        warm_up(lambda: watch(preparing))


def _progress(phase: str) -> Progress:
    return Progress(phase=phase, seconds=0, best=None, bound=0, unplaced=0, share=0)


def _replanned(gathered: Gathered, run: SolverRun, watch: Watch) -> Answer:
    compiled = gathered.compiled
    found = replan.replan(
        compiled.problem,
        compiled.published,
        limits=Limits(seconds=run.seconds_allowed),
        watch=watch,
    )
    shown = [each for each in found.points if not each.unplaced]
    points = tuple(
        point_of(gathered, each.aim, each.cost, each.changed, each.schedule)
        for each in _with_one_between(compiled, shown)
    )
    reasons, remedies = ((), ()) if points else why_not(gathered)
    return Answer(
        points=points,
        least=found.least,
        reasons=reasons,
        remedies=remedies,
        unlimited=sites_without_places(gathered),
    )


def _with_one_between(
    compiled: Compiled, points: Sequence[replan.Point]
) -> list[replan.Point]:
    """Add a plan between two that are far apart: some more changes, less cost."""
    if len(points) != 2:
        return list(points)
    few, cheap = points
    most = (len(few.changed) + len(cheap.changed)) // 2
    if not len(few.changed) < most < len(cheap.changed):
        return list(points)
    asked = replace(
        compiled.problem,
        weights=replan.plain(compiled.problem.weights),
        most_changed=most,
    )
    found = solve(asked, limits=Limits(seconds=1), start=few.schedule)
    if not isinstance(found, Solved) or not cheap.cost < found.cost < few.cost:
        return list(points)
    changed = changed_trainees(compiled.problem, found.schedule)
    between = replace(
        few,
        aim=replan.Aim.BALANCED,
        schedule=found.schedule,
        cost=found.cost,
        changed=changed,
    )
    return [few, between, cheap]


def _planned(gathered: Gathered, run: SolverRun, watch: Watch) -> Answer:
    """Plan everyone, near what was agreed on."""
    compiled = gathered.compiled
    outcome = solve(
        compiled.problem,
        limits=Limits(seconds=run.seconds_allowed, gap=0.005),
        seed=run.seed,
        watch=watch,
        start=compiled.published,
    )
    match outcome:
        case Solved(schedule=schedule, cost=cost, bound=bound):
            changed = changed_trainees(compiled.problem, schedule)
            point = point_of(gathered, "everyone", cost, changed, schedule)
            return Answer(
                points=(point,),
                bound=bound,
                unlimited=sites_without_places(gathered),
            )
        case TimedOut(bound=bound):
            reasons, remedies = why_not(gathered)
            return Answer(bound=bound, reasons=reasons, remedies=remedies)
        case Infeasible():
            reasons, remedies = why_not(gathered)
            return Answer(reasons=reasons, remedies=remedies)


def _explained(gathered: Gathered) -> Answer:
    """Say what is in short supply, and what would let each trainee finish earlier."""
    from ferd.core.scheduling.engine.prices import prices_of  # noqa: PLC0415  heavy

    problem, telling = gathered.compiled.problem, telling_of(gathered)
    dear = dear_places(problem, prices_of(problem).by)
    remarks = [dear_in_words(each, telling) for each in dear[:DEAREST]]
    for trainee in problem.trainees:
        found = what_if(problem, gathered.compiled.published, trainee.id)
        remarks += [counterfactual_in_words(each, telling) for each in found[:2]]
    return Answer(
        remarks=kept(remarks),
        dear=tuple(_dated(gathered, dear)),
        unlimited=sites_without_places(gathered),
    )


def _dated(
    gathered: Gathered, dear: Iterable[DearPlaces]
) -> Iterator[proposals.DearPlaces]:
    """Put dear places to dates, leaving out what spares next to nothing."""
    calendar = gathered.compiled.calendar
    for each in dear:
        tenths = round(10 * each.delay_months)
        if tenths:
            start, end = (calendar.day(month) for month in each.months)
            yield proposals.DearPlaces(
                places=each.places, period=Period(start, end), tenths=tenths
            )
