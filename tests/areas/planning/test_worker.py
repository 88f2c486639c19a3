"""A run is carried out by a worker; killing the worker loses nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from ferd.areas.planning import actions, answering, jobs, proposals, running
from ferd.areas.planning.models import SolverRun
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed
from tests.areas.planning import factory
from tests.areas.schedules import factory as plans
from tests.signing_in import sign_in

ROOT = Path(__file__).parents[3]
STUCK = """
import sys, time
import django; django.setup()
from ferd.areas.planning import running
from ferd.core.scheduling.schedule import Progress
def stuck(run, watch):
    watch(Progress(phase="prices", seconds=0, best=9, bound=7, unplaced=0, share=0.5))
    time.sleep(600)
running.answer = stuck
running.work_on(sys.argv[1])
"""
"""A worker that begins, says how far it is, and gets no further."""


def test_a_run_is_planned_and_what_comes_of_it_is_kept(cast):
    run = factory.ask(cast, factory.leave_of(plans.make_agreed(cast)))

    running.work_on(str(run.uuid))

    run.refresh_from_db()
    answer = proposals.answer_of(run)
    assert (run.status, run.fault) == ("done", "")
    assert answer.points[0].kind == "fewest"
    assert [way.traineeship for way in answer.points[0].ways] == [
        str(cast.tora.traineeships.get().uuid)
    ]
    assert (run.problem or {})["form"] == "ferd.problem/1"


def test_who_waits_while_the_planner_is_compiled_is_told(client, cast, monkeypatch):
    run = factory.ask(cast, factory.leave_of(plans.make_agreed(cast)))
    sign_in(client, cast.karin)
    client.cookies["django_language"] = "en"
    seen = []

    def compile_slowly(meanwhile):
        meanwhile()
        seen.append(client.get(f"/rotations/runs/{run.uuid}/").content.decode())

    monkeypatch.setattr(answering, "is_warm", lambda: False)
    monkeypatch.setattr(answering, "warm_up", compile_slowly)
    running.work_on(str(run.uuid))

    assert "Preparing the planner" in seen[0]


def test_a_trainee_learns_how_each_objective_can_be_reached(client, cast):
    traineeship = plans.make_agreed(cast).traineeship
    run = actions.ask_reach(traineeship=traineeship, actor=cast.tora)

    running.work_on(str(run.uuid))
    sign_in(client, cast.tora)
    page = client.get(f"/rotations/reach/{traineeship.uuid}/").content.decode()

    run.refresh_from_db()
    answer = proposals.answer_of(run)
    assert (run.status, run.fault) == ("done", "")
    assert "15-16, 68" in answer.remarks[0].text()
    assert "15-16, 68" in page


def test_without_a_plan_in_force_there_is_nothing_to_reach(cast):
    traineeship = plans.make_supervised(cast)
    run = actions.ask_reach(traineeship=traineeship, actor=cast.karin)

    running.work_on(str(run.uuid))

    run.refresh_from_db()
    assert run.status == "failed"
    with pytest.raises(NotAllowed):
        actions.ask_reach(traineeship=traineeship, actor=cast.sven)


@pytest.mark.parametrize("kind", ["solve", "explain"])
def test_everyone_is_planned_and_what_is_dear_is_told(cast, kind):
    plans.make_agreed(cast)
    run = actions.ask_planner(
        unit=cast.imaging, kind=kind, title=kind, changes=(), actor=cast.karin
    )

    running.work_on(str(run.uuid))

    run.refresh_from_db()
    answer = proposals.answer_of(run)
    assert (run.status, run.fault) == ("done", "")
    assert len(answer.points) == (kind == "solve")


def test_a_run_that_is_taken_is_not_taken_twice(cast):
    run = factory.make_running(cast)

    running.work_on(str(run.uuid))

    assert SolverRun.objects.get().status == "running"


@pytest.mark.parametrize(
    ("fault", "told"),
    [(Conflict("No plan."), "No plan."), (ZeroDivisionError(), "went wrong")],
)
def test_a_fault_is_told_to_the_one_who_waits(cast, monkeypatch, fault, told):
    run = factory.make_queued(cast)

    def fail(run, watch):
        raise fault

    monkeypatch.setattr(running, "answer", fail)
    running.work_on(str(run.uuid))

    run.refresh_from_db()
    assert run.status == "failed"
    assert told in run.fault


def test_a_cancelled_run_is_stopped_at_its_next_note(cast, monkeypatch):
    run = factory.make_queued(cast)
    heard = []

    def be_cancelled(run, watch):
        SolverRun.objects.update(status="cancelled")
        heard.append(watch(factory.half_way()))
        return running_answer

    running_answer = factory.nothing_found()
    monkeypatch.setattr(running, "answer", be_cancelled)
    running.work_on(str(run.uuid))

    assert heard == [False]
    assert SolverRun.objects.get().status == "cancelled"


def test_progress_is_noted_at_most_twice_a_second(cast):
    notes = running._Notes(factory.make_running(cast))  # noqa: SLF001  what is tested

    notes.note(factory.half_way())
    SolverRun.objects.update(progress={})
    goes_on = notes.note(factory.half_way())

    assert goes_on
    assert SolverRun.objects.get().progress == {}


@pytest.mark.usefixtures("committed")
def test_a_worker_that_is_killed_loses_nothing(committed, people):
    run = factory.make_queued(people)
    connection.close()
    worker = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", STUCK, str(run.uuid)],
        cwd=ROOT,
        env=os.environ
        | {
            "DATABASE_URL": committed,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
    )
    wait_until_half_way(run)
    worker.send_signal(signal.SIGKILL)
    worker.wait()

    SolverRun.objects.update(heartbeat_at=clock.now() - timedelta(hours=1))
    jobs.resume_silent_runs()
    running.work_on(str(run.uuid))

    run.refresh_from_db()
    assert (run.status, run.attempt) == ("done", 2)


def wait_until_half_way(run):
    for _attempt in range(600):
        run.refresh_from_db()
        if run.progress:
            return
        time.sleep(0.1)
    pytest.fail("The worker did not begin.")
