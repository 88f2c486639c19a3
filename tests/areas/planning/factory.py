"""Runs as the tests need them; the answers are made without a solver."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from ferd.areas.accounts.queries import system_person
from ferd.areas.planning import actions, proposals
from ferd.areas.planning.changes import Change, ChangeKind
from ferd.areas.planning.gathering import gather
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Answer, Point, ProposedWay
from ferd.areas.planning.said import Said
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.scheduling.compile import circumstances_for
from ferd.core.scheduling.problem import TraineeId
from ferd.core.scheduling.schedule import Progress
from ferd.formats import pathway_json, scheduling_json
from ferd.foundation import clock
from tests.areas.schedules import factory as plans


def leave_of(plan: IndividualPlan, **changes) -> Change:
    """Ten months of parental leave, from next year on."""
    first = clock.today().replace(day=1) + timedelta(days=120)
    leave = Change(
        kind=ChangeKind.LEAVE,
        traineeship=str(plan.traineeship.uuid),
        first_on=first,
        last_on=first + timedelta(days=300),
    )
    return replace(leave, **changes)


def ask(cast, *changes: Change) -> SolverRun:
    return actions.ask_planner(
        unit=cast.imaging,
        kind="replan",
        title="Tora: Leave",
        changes=changes,
        actor=cast.karin,
    )


def make_queued(cast) -> SolverRun:
    return ask(cast, leave_of(plans.make_agreed(cast)))


def make_running(cast, silent_for: int = 0) -> SolverRun:
    run = make_queued(cast)
    run.status = SolverRun.Status.RUNNING
    run.started_at = clock.now()
    run.heartbeat_at = clock.now() - timedelta(seconds=silent_for)
    run.progress = {"phase": "prices", "best": 120, "bound": 100, "share": 0.4}
    run.progress["gap"] = 0.2
    run.save()
    return run


def make_done(cast) -> SolverRun:
    """A run whose only proposal is the published way, laid out with the leave."""
    return finish(make_running(cast))


def finish(run: SolverRun) -> SolverRun:
    changes = proposals.changes_of(run)
    gathered = gather(run.unit, changes, today=clock.today())
    ways = []
    for name in gathered.traineeships:
        trainee = TraineeId(name)
        way = gathered.compiled.published.ways[trainee]
        circumstances = circumstances_for(gathered.compiled, trainee, way)
        ways.append(
            ProposedWay(
                traineeship=name,
                base=str(gathered.plans[trainee].uuid),
                circumstances=pathway_json.circumstances_to_text(circumstances),
            )
        )
    point = Point(kind="fewest", cost=40, delay=0, changed=1, ways=tuple(ways))
    answer = Answer(
        points=(point,),
        least=1,
        reasons=(Said(template="It is full."),),
        remedies=(Said(template="One place more would do."),),
        unlimited=("Fjordbyen",),
        remarks=(Said(template="A place is dear."),),
    )
    return actions.finish_run(
        run=run,
        problem=scheduling_json.problem_to_json(gathered.compiled.problem),
        outcome=proposals.answer_to_json(answer),
        fault="",
        actor=system_person(),
    )


def half_way() -> Progress:
    return Progress(phase="prices", seconds=1, best=9, bound=7, unplaced=0, share=0.5)


def nothing_found() -> SimpleNamespace:
    return SimpleNamespace(answer=Answer(), problem=None)
