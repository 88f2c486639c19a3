import pytest
from django.db import IntegrityError, transaction

from ferd.areas.audit import actions as audit
from ferd.areas.audit import chain
from ferd.areas.audit.models import AuditEntry, AuditHead
from ferd.areas.audit.verifying import verdict
from ferd.foundation import clock
from tests.trust.at_once import at_once, done, faults

WRITERS = 8
EACH = 10


def write(cast):
    for _n in range(EACH):
        with transaction.atomic():
            audit.record(actor=cast.karin, action="plans.save_draft", target=cast.tora)


def write_and_think_better(cast):
    for _n in range(EACH):
        with transaction.atomic():
            audit.record(actor=cast.karin, action="plans.save_draft", target=cast.tora)
            transaction.set_rollback(True)


@transaction.atomic
def write_without_lock(cast):
    head = AuditHead.objects.get(pk=1)
    at = clock.now()
    link = chain.Link(
        head.number + 1, chain.in_utc(at), str(cast.karin.uuid), "x", "y", "{}"
    )
    entry = AuditEntry.objects.create(
        number=link.number,
        at=at,
        actor=cast.karin,
        actor_id_text=link.actor,
        action=link.action,
        target=link.target,
        hash=chain.link_hash(head.hash, link),
    )
    AuditHead.objects.update(number=entry.number, hash=entry.hash, at=entry.at)


def numbers():
    return list(AuditEntry.objects.order_by("number").values_list("number", flat=True))


def test_entries_written_at_once_are_numbered_without_holes(people):
    before = len(numbers())

    outcomes = at_once([lambda: write(people)] * WRITERS)

    assert (done(outcomes), faults(outcomes)) == (WRITERS, [])
    assert numbers() == list(range(1, before + WRITERS * EACH + 1))
    assert verdict().bad is None


def test_an_entry_that_is_taken_back_leaves_no_hole(people):
    before = len(numbers())

    outcomes = at_once(
        [lambda: write(people), lambda: write_and_think_better(people)] * 4
    )

    assert faults(outcomes) == []
    assert numbers() == list(range(1, before + 4 * EACH + 1))
    assert verdict().bad is None


def test_no_entry_is_earlier_than_the_one_before_it(people):
    at_once([lambda: write(people)] * WRITERS)

    moments = list(AuditEntry.objects.order_by("number").values_list("at", flat=True))

    assert moments == sorted(moments)


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_two_entries_want_the_same_number(people):
    for _round in range(30):
        outcomes = at_once([lambda: write_without_lock(people)] * WRITERS)
        if any(isinstance(outcome.error, IntegrityError) for outcome in outcomes):
            return
    pytest.fail("The race is no longer run: the tests above prove nothing.")
