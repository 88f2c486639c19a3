"""Each recurring job, run twice at once and once more, changes nothing more (R9)."""

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from ferd.areas.accounts.models import Mailing, Person
from ferd.foundation import clock, recurring
from ferd.foundation.models import RecurringJob
from tests.areas.notifications.factory import told
from tests.trust.at_once import at_once, faults

JOBS = {job.name: job for job in recurring.registered()}


def whole_state():
    return {
        model: list(model._default_manager.order_by("pk").values())  # noqa: SLF001
        for model in apps.get_models()
        if model is not Session
    }


@pytest.fixture
def something_new(people):
    Person.objects.filter(pk=people.sven.pk).update(mailing=Mailing.DAILY)
    for person in Person.objects.filter(is_system=False).exclude(pk=people.karin.pk):
        told(people, person)
    return people


@pytest.mark.parametrize("name", sorted(JOBS))
def test_a_job_done_again_changes_nothing_more(something_new, mailoutbox, name):
    outcomes = at_once([JOBS[name].run] * 2)
    after_two = whole_state()
    sent = len(mailoutbox)

    JOBS[name].run()

    assert faults(outcomes) == []
    assert whole_state() == after_two
    assert len(mailoutbox) == sent


def test_of_two_workers_that_tick_at_once_one_runs_the_job(people, monkeypatch):
    ran = []
    job = recurring.Recurring("tests.count", "FREQ=DAILY", lambda: ran.append(1))
    monkeypatch.setattr(recurring, "registered", lambda: (job,))
    RecurringJob.objects.create(name=job.name, due_at=clock.now())

    outcomes = at_once([recurring.tick] * 4)

    assert faults(outcomes) == []
    assert ran == [1]


def test_two_workers_that_start_at_once_share_one_row(people):
    outcomes = at_once([recurring.tick] * 4)

    assert faults(outcomes) == []
    assert RecurringJob.objects.count() == len(JOBS)
