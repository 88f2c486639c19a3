"""Jobs that come again: when, by whom, and what if they fail."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError
from hypothesis import given
from hypothesis import strategies as st

from ferd.foundation import recurring
from ferd.foundation.management.commands import work
from ferd.foundation.models import RecurringJob
from ferd.foundation.recurring import Recurring

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAILY = "FREQ=DAILY;BYHOUR=6;BYMINUTE=30;BYSECOND=0"
OFTEN = "FREQ=SECONDLY;INTERVAL=10"


@pytest.fixture
def ran():
    return []


@pytest.fixture
def use(monkeypatch):
    def choose(*jobs):
        monkeypatch.setattr(recurring, "registered", lambda: jobs)

    return choose


def at(moment):
    return time_machine.travel(moment, tick=False)


def nothing():
    pass


@pytest.mark.parametrize(
    ("rule", "moment", "coming"),
    [
        (OFTEN, NOON, NOON + timedelta(seconds=10)),
        (DAILY, NOON, datetime(2026, 11, 24, 5, 30, tzinfo=UTC)),
        ("FREQ=WEEKLY;BYDAY=SU", NOON, datetime(2026, 11, 28, 23, tzinfo=UTC)),
        # in summer the hospital is two hours ahead
        (
            DAILY,
            datetime(2026, 7, 1, tzinfo=UTC),
            datetime(2026, 7, 1, 4, 30, tzinfo=UTC),
        ),
    ],
)
def test_a_rule_is_read_in_the_hospitals_time(rule, moment, coming):
    assert Recurring("a.b", rule, nothing).after(moment) == coming


@given(
    st.timedeltas(timedelta(), timedelta(days=500)),
    st.sampled_from([OFTEN, DAILY, "FREQ=MINUTELY;INTERVAL=7", "FREQ=HOURLY"]),
)
def test_what_comes_is_always_ahead_also_on_the_nights_of_summer_time(passed, rule):
    moment = NOON + passed

    assert Recurring("a.b", rule, nothing).after(moment) > moment


def test_a_rule_that_never_comes_again_is_a_fault():
    with pytest.raises(ValueError, match="never comes again"):
        Recurring("a.b", "FREQ=DAILY;COUNT=1", nothing).after(NOON)


def test_a_new_job_waits_for_its_first_time_and_then_comes_again(db, use, ran):
    use(Recurring("a.b", DAILY, lambda: ran.append(1)))

    with at(NOON):
        assert recurring.tick() == []
    with at(NOON + timedelta(days=1)):
        assert recurring.tick() == ["a.b"]
        assert recurring.tick() == []
    with at(NOON + timedelta(days=2)):
        assert recurring.tick() == ["a.b"]

    assert len(ran) == 2


def test_a_job_that_fails_is_kept_and_tried_again_soon(db, use, caplog):
    def fail():
        raise RuntimeError("no")

    use(Recurring("a.b", DAILY, fail))
    with at(NOON):
        recurring.tick()
    with at(NOON + timedelta(days=1)):
        recurring.tick()

        row = RecurringJob.objects.get()
        assert row.fault == "RuntimeError"
        assert row.due_at - NOON - timedelta(days=1) == recurring.SOON
    assert "a.b failed" in caplog.text


def test_a_job_that_fails_does_not_stop_the_others(db, use, ran, caplog):
    def fail():
        raise RuntimeError("no")

    use(
        Recurring("a.fails", OFTEN, fail),
        Recurring("a.works", OFTEN, lambda: ran.append(1)),
    )
    with at(NOON):
        recurring.tick()
    with at(NOON + timedelta(minutes=1)):
        recurring.tick()

    assert ran == [1]


def test_a_job_whose_worker_died_is_run_by_the_next(db, use, ran):
    use(Recurring("a.b", DAILY, lambda: ran.append(1)))
    RecurringJob.objects.create(name="a.b", due_at=NOON + recurring.LEASE)

    with at(NOON + timedelta(minutes=9)):
        assert recurring.tick() == []
    with at(NOON + timedelta(minutes=11)):
        assert recurring.tick() == ["a.b"]


def test_two_jobs_cannot_have_one_name(monkeypatch):
    monkeypatch.setattr(recurring, "_registered", {})
    job = Recurring("tests.job", OFTEN, nothing)
    recurring.register(job)

    assert recurring.register(job) is job
    with pytest.raises(ValueError, match="two jobs"):
        recurring.register(Recurring("tests.job", DAILY, nothing))


def test_the_areas_jobs_are_found_by_themselves(db):
    assert {"notifications.send_mail", "notifications.make_digests"} <= {
        job.name for job in recurring.registered()
    }


def test_a_worker_in_batch_ticks_once_and_ends(db, use, ran):
    use(Recurring("a.b", OFTEN, lambda: ran.append(1)))
    with at(NOON):
        recurring.tick()
    with at(NOON + timedelta(minutes=1)):
        call_command("work", batch=True, verbosity=0)

    assert ran == [1]


def test_a_worker_ticks_until_it_is_told_to_stop(db, monkeypatch):
    stop, ticks = threading.Event(), []

    def tick():
        ticks.append(1)
        if len(ticks) == 3:
            stop.set()

    monkeypatch.setattr(recurring, "tick", tick)
    monkeypatch.setattr(work, "PAUSE", 0.0)

    work.tick_until(stop)

    assert len(ticks) == 3


def test_a_worker_outlives_a_database_that_is_away(db, monkeypatch, caplog):
    stop = threading.Event()

    def tick():
        stop.set()
        raise OperationalError("gone")

    monkeypatch.setattr(recurring, "tick", tick)

    work.tick_until(stop)

    assert "could not be looked at" in caplog.text
