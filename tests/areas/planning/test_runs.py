"""Asking the planner, following a run, publishing what it proposes."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.planning import actions, jobs, proposals, queries
from ferd.areas.planning.changes import ChangeKind
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.telling import telling_of
from ferd.areas.rotations.models import RotationDraft
from ferd.areas.schedules import actions as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.time_rules import LeaveKind
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed, NotFound
from tests.areas.planning import factory
from tests.areas.schedules import factory as plans


def test_a_run_is_queued_for_a_worker_and_moves_nobody(
    cast, django_capture_on_commit_callbacks
):
    plan = plans.make_agreed(cast)

    with django_capture_on_commit_callbacks(execute=True) as queued:
        run = factory.ask(cast, factory.leave_of(plan))

    assert len(queued) == 1
    assert run.status == "queued"
    assert proposals.changes_of(run)[0].leave is LeaveKind.PARENTAL
    assert IndividualPlan.objects.get().status == "agreed"
    assert AuditEntry.objects.latest("number").action == "planning.ask_planner"


def test_only_those_who_plan_may_ask(cast):
    with pytest.raises(NotAllowed):
        actions.ask_planner(
            unit=cast.imaging, kind="solve", title="All", changes=(), actor=cast.kari
        )


def test_a_run_under_way_is_cancelled_and_its_late_answer_is_not_kept(cast):
    run = factory.make_running(cast)

    actions.cancel_run(run=run, actor=cast.karin)

    with pytest.raises(Conflict):
        factory.finish(run)
    with pytest.raises(Conflict):
        actions.cancel_run(run=run, actor=cast.karin)
    assert SolverRun.objects.get().status == "cancelled"


def test_a_run_can_be_asked_again_and_the_former_is_kept(cast):
    run = factory.make_done(cast)

    again = actions.run_again(run=run, actor=cast.olav)

    assert (again.request, again.status) == (run.request, "queued")
    assert SolverRun.objects.count() == 2


def test_others_may_not_cancel_or_ask_again(cast):
    run = factory.make_running(cast)

    for refused in (actions.cancel_run, actions.run_again):
        with pytest.raises(NotAllowed):
            refused(run=run, actor=cast.otto)


def test_a_run_whose_worker_is_silent_is_queued_again_and_at_last_given_up(cast):
    run = factory.make_running(cast, silent_for=600)

    jobs.resume_silent_runs()
    run.refresh_from_db()
    first = (run.status, run.attempt)
    SolverRun.objects.update(status="running", attempt=3)
    jobs.resume_silent_runs()
    run.refresh_from_db()

    assert first == ("queued", 2)
    assert (run.status, bool(run.fault)) == ("failed", True)


def test_a_run_whose_worker_is_heard_of_is_left_alone(cast):
    factory.make_running(cast, silent_for=5)

    jobs.resume_silent_runs()

    assert SolverRun.objects.get().attempt == 1


def test_only_ferd_itself_resumes_and_finishes(cast):
    run = factory.make_running(cast)

    with pytest.raises(NotAllowed):
        actions.resume_run(run=run, actor=cast.karin)
    with pytest.raises(NotAllowed):
        actions.finish_run(
            run=run, problem=None, outcome=None, fault="No", actor=cast.karin
        )


def test_publishing_a_proposal_asks_those_it_moves_and_tells_everyone(cast):
    run = factory.make_done(cast)

    published = actions.publish_proposal(run=run, point=0, actor=cast.karin)

    plan = published[0]
    assert plan.status == "proposed"
    assert plan.agreed_by_leader_at is not None
    assert [leave.kind for leave in plan.as_circumstances().leaves] == ["parental"]
    assert RotationDraft.objects.get().status == "published"
    assert Notice.objects.filter(person=cast.tora, kind="rotations.your_yes").exists()
    assert AuditEntry.objects.latest("number").action == "planning.publish_proposal"


def test_a_proposal_can_be_taken_to_the_board_first(cast):
    run = factory.make_done(cast)

    draft = actions.make_draft(run=run, point=0, actor=cast.olav)

    assert draft.status == "open"
    assert draft.ways.get().traineeship.trainee == cast.tora


def test_a_proposal_that_is_overtaken_by_another_plan_is_refused(cast):
    run = factory.make_done(cast)
    old = IndividualPlan.objects.get()
    newer = schedules.propose_plan(
        traineeship=old.traineeship,
        version=old.version,
        circumstances=old.as_circumstances(),
        reason="Yearly",
        actor=cast.karin,
    )
    plans.agree(cast, newer)

    with pytest.raises(Conflict, match="since the planner was asked"):
        actions.publish_proposal(run=run, point=0, actor=cast.karin)

    assert not RotationDraft.objects.exists()


def test_others_may_not_publish_and_there_is_no_second_proposal(cast):
    run = factory.make_done(cast)

    with pytest.raises(NotAllowed):
        actions.publish_proposal(run=run, point=0, actor=cast.otto)
    with pytest.raises(NotFound):
        actions.publish_proposal(run=run, point=7, actor=cast.karin)


def test_who_leaves_gets_no_new_way_and_the_training_ends(cast):
    plan = plans.make_agreed(cast)
    last = clock.today() + timedelta(days=60)
    change = factory.leave_of(
        plan, kind=ChangeKind.RESIGNED, first_on=last, last_on=None
    )
    run = factory.ask(cast, change)
    SolverRun.objects.update(
        status="done",
        ended_at=clock.now(),
        outcome=proposals.answer_to_json(
            proposals.Answer(
                points=(
                    proposals.Point(kind="fewest", cost=0, delay=0, changed=0, ways=()),
                )
            )
        ),
    )
    run = queries.get_run(cast.karin, run.uuid)

    with pytest.raises(NotAllowed):
        actions.publish_proposal(run=run, point=0, actor=cast.otto)
    actions.publish_proposal(run=run, point=0, actor=cast.karin)

    assert Traineeship.objects.get().ends_on == last


def test_ending_a_training_withdraws_what_is_open_and_ends_supervision(cast):
    plan = plans.make_proposed(cast)
    last = date(2027, 1, 1)

    ended = schedules.end_traineeship(
        traineeship=plan.traineeship, ends_on=last, actor=cast.karin
    )

    plan.refresh_from_db()
    assert ended.ends_on == last
    assert plan.status == "withdrawn"
    assert ended.appointments.get().ends_at is not None
    with pytest.raises(Conflict):
        schedules.end_traineeship(traineeship=ended, ends_on=last, actor=cast.karin)
    with pytest.raises(NotAllowed):
        schedules.end_traineeship(traineeship=ended, ends_on=last, actor=cast.tora)


def test_a_training_does_not_end_before_it_starts(cast):
    traineeship = plans.make_supervised(cast)

    with pytest.raises(Conflict):
        schedules.end_traineeship(
            traineeship=traineeship, ends_on=traineeship.starts_on, actor=cast.karin
        )


def test_the_worker_acts_as_the_system(cast):
    run = factory.make_done(cast)

    entry = AuditEntry.objects.filter(action="planning.finish_run").get()

    assert entry.actor == system_person()
    assert run.seconds is not None
    assert (run.problem or {})["form"] == "ferd.problem/1"


def piece(label: str) -> SimpleNamespace:
    stage = SimpleNamespace(label=label)
    return SimpleNamespace(id="1.01", demand=SimpleNamespace(stage=stage), sites=())


def test_stages_of_two_plans_are_not_called_by_each_others_names():
    each = {name: SimpleNamespace(each=(piece(name),)) for name in ("tora", "ida")}
    compiled = SimpleNamespace(pieces=each, problem=None)
    gathered = SimpleNamespace(compiled=compiled, traineeships={})

    telling = telling_of(gathered)  # type: ignore[arg-type]  # all that it asks for

    assert [telling.stage(name, "1.01") for name in each] == ["tora", "ida"]
