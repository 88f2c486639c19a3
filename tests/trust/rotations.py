"""A draft and runs of the planner, each private field with a word of its own."""

from ferd.areas.accounts.queries import system_person
from ferd.areas.planning import actions, proposals
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Answer, Point, ProposedWay
from ferd.areas.planning.said import Said
from ferd.areas.rotations import actions as rotations
from ferd.areas.schedules.models import IndividualPlan
from ferd.formats import pathway_json
from ferd.foundation import clock
from tests.areas.rotations import factory
from tests.cast import Cast


def plan_ahead(cast: Cast, plan: IndividualPlan) -> None:
    """Try another way for the trainee, and ask the planner two things."""
    draft = rotations.start_draft(
        unit=cast.imaging, name="CANARY-RotationDraft-name", actor=cast.karin
    )
    rotations.put_way(
        draft=draft,
        traineeship=plan.traineeship,
        circumstances=factory.later(plan),
        reason="CANARY-DraftWay-reason",
        actor=cast.karin,
    )
    everyone = actions.ask_planner(
        unit=cast.imaging,
        kind="solve",
        title="CANARY-SolverRun-title",
        changes=(),
        actor=cast.karin,
    )
    _answer(everyone, Answer(points=(_point(plan),), reasons=(_said("reasons"),)))
    own = actions.ask_reach(traineeship=plan.traineeship, actor=cast.tora)
    _answer(own, Answer(remarks=(_said("reach"),)))


def _said(field: str) -> Said:
    return Said(template=f"CANARY-SolverRun-outcome-{field}")


def _point(plan: IndividualPlan) -> Point:
    way = ProposedWay(
        traineeship=str(plan.traineeship.uuid),
        base=str(plan.uuid),
        circumstances=pathway_json.circumstances_to_text(factory.later(plan)),
    )
    return Point(kind="everyone", cost=0, delay=0, changed=1, ways=(way,))


def _answer(run: SolverRun, answer: Answer) -> None:
    run.status = SolverRun.Status.RUNNING
    run.started_at = run.heartbeat_at = clock.now()
    run.save()
    actions.finish_run(
        run=run,
        problem={"trainees": ["CANARY-SolverRun-problem"]},
        outcome=proposals.answer_to_json(answer),
        fault="",
        actor=system_person(),
    )
