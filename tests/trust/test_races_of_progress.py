"""Signing, calling back and returning at once: exactly one of them happens."""

from functools import partial

import pytest
from django.db import transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.verifying import verdict
from ferd.areas.progress import actions
from ferd.areas.progress.models import ActivityRecord
from ferd.foundation import clock
from tests.areas.progress import activity_factory as activities
from tests.trust.at_once import at_once, done, faults

ROUNDS = 4
PATIENCE = 30
ENDS = {
    "progress.sign_activity",
    "progress.return_activity",
    "progress.recall_activity",
}


def steps(cast, record):
    known = {"record": record, "seen": record.version}
    return [
        partial(actions.sign_activity, **known, actor=cast.sven),
        partial(actions.recall_activity, **known, actor=cast.tora),
        partial(actions.return_activity, **known, words="No", actor=cast.sven),
    ]


def test_of_signing_calling_back_and_returning_at_once_exactly_one_wins(people):
    for _round in range(ROUNDS):
        record = activities.make_sent(people)

        outcomes = at_once(steps(people, record))

        assert (done(outcomes), faults(outcomes)) == (1, [])
        about = AuditEntry.objects.filter(target__endswith=str(record.uuid))
        ended = [e.action for e in about if e.action in ENDS]
        record.refresh_from_db()
        expected = {"signed": "sign", "returned": "return", "draft": "recall"}
        assert ended == [f"progress.{expected[record.status]}_activity"]
    assert verdict().bad is None


def test_a_record_is_signed_once_however_often_it_is_pressed(people):
    record = activities.make_sent(people)

    outcomes = at_once([steps(people, record)[0]] * 4)

    assert (done(outcomes), faults(outcomes)) == (1, [])
    entries = AuditEntry.objects.filter(action="progress.sign_activity")
    assert entries.count() == 1


@transaction.atomic
def sign_without_lock(record, actor):
    found = ActivityRecord.objects.get(pk=record.pk)
    if found.status != "sent" or found.version != record.version:
        return None
    found.status, found.signed_at, found.signed_by = "signed", clock.now(), actor
    found.version += 1
    found.save()
    return found


@transaction.atomic
def recall_without_lock(record):
    found = ActivityRecord.objects.get(pk=record.pk)
    if found.status != "sent" or found.version != record.version:
        return None
    found.status, found.sent_at = "draft", None
    found.version += 1
    found.save()
    return found


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_both_believe_that_they_won(people):
    for _round in range(PATIENCE):
        record = activities.make_sent(people)
        outcomes = at_once(
            [
                partial(sign_without_lock, record, people.sven),
                partial(recall_without_lock, record),
            ]
        )
        if sum(o.answer is not None or not o.is_done for o in outcomes) == 2:
            return
    pytest.fail("The race is no longer run: the tests above prove nothing.")
