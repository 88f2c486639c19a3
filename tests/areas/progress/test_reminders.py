"""Reminders: after a week, then every week, once each; heads after the third."""

from datetime import timedelta

import pytest
import time_machine

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.models import AuditEntry
from ferd.areas.notifications.models import Notice
from ferd.areas.progress.actions import reminding
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed
from tests.areas.progress import activity_factory as activities
from tests.areas.progress import observation_factory as observations


def remind_after(days):
    with time_machine.travel(clock.now() + timedelta(days=days), tick=False):
        return reminding.remind(actor=system_person())


def told(person, kind="progress.remind"):
    return [n.facts for n in Notice.objects.filter(person=person, kind=kind)]


def test_one_reminder_lists_all_that_has_waited_a_week(cast):
    activities.make_sent(cast)
    observations.ask(cast, activities.training_of(cast))
    assert remind_after(6) == 0

    assert remind_after(7.1) == 1

    assert told(cast.sven) == [{"number": 2, "days": 7}]


def test_it_comes_once_a_rhythm(cast):
    activities.make_sent(cast)

    counts = [remind_after(days) for days in (7.1, 7.2, 13, 14.2, 14.3)]

    assert counts == [1, 0, 0, 1, 0]
    assert AuditEntry.objects.filter(action="progress.remind").count() == 2


def test_nothing_is_told_of_what_is_done(cast):
    record = activities.make_sent(cast)
    activities.sign(record, cast.sven)
    observations.give(cast, observations.ask(cast, activities.training_of(cast)))

    assert remind_after(30) == 0


def test_what_one_began_oneself_is_not_reminded_of(cast):
    observations.begin(cast)

    assert remind_after(30) == 0


def test_the_heads_are_told_after_the_third(cast):
    activities.make_sent(cast)
    kind = "progress.remind_head"
    for days in (7.1, 14.2, 21.3):
        remind_after(days)
    assert told(cast.olav, kind) == []

    remind_after(28.4)

    assert told(cast.olav, kind) == [{"number": 1, "days": 28, "person": "Sven"}]


def test_only_the_system_reminds(cast):
    with pytest.raises(NotAllowed):
        reminding.remind(actor=cast.olav)
