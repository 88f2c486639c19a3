"""A run's page asks the database as often for many trainees as for few."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ferd.areas.planning.models import SolverRun
from ferd.foundation import clock
from tests.areas.planning import factory
from tests.areas.rotations import factory as rotations
from tests.areas.schedules import factory as plans
from tests.signing_in import sign_in


def done_for_everyone(cast, plan) -> str:
    """Make a run that proposes a way for each trainee; give its address."""
    run = factory.ask(cast, factory.leave_of(plan))
    run.status = SolverRun.Status.RUNNING
    run.started_at = run.heartbeat_at = clock.now()
    run.save()
    return reverse("planning:run", args=[factory.finish(run).uuid])


def test_a_run_that_moves_many_asks_no_more_than_one_that_moves_few(cast, client):
    plan = plans.make_agreed(cast)
    few = done_for_everyone(cast, plan)
    rotations.make_trainees(cast, 9)
    many = done_for_everyone(cast, plan)
    sign_in(client, cast.karin)
    client.get(few)

    counts = {}
    for address in (few, many):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts[address] = len(asked)

    assert "Testlege 008" in client.get(many).content.decode()
    assert counts[few] == counts[many]
