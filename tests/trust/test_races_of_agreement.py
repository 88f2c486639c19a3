from functools import partial

import pytest
from django.db import transaction

from ferd.areas.audit.models import AuditEntry
from ferd.areas.audit.verifying import verdict
from ferd.areas.schedules import actions
from ferd.areas.schedules.models import IndividualPlan
from ferd.foundation import clock
from tests.areas.schedules import factory
from tests.trust.at_once import at_once, done, faults

ROUNDS = 6
PATIENCE = 30


def statuses():
    found = IndividualPlan.objects.values_list("status", flat=True)
    return {status: list(found).count(status) for status in found}


def proposals(cast):
    """Give a proposal and then, for ever, another that would take its place."""
    plan = factory.make_proposed(cast)
    while True:
        yield plan
        plan = factory.propose(cast, plan.traineeship, plan.version)


def agree(plan, actor):
    return actions.agree_plan(plan=plan, seen=plan.fingerprint, actor=actor)


@transaction.atomic
def agree_without_lock(plan, actor):
    plan = IndividualPlan.objects.get(pk=plan.pk)
    if actor == plan.trainee:
        plan.agreed_by_trainee_at = clock.now()
    else:
        plan.agreed_by_leader_at, plan.leader = clock.now(), actor
    if plan.agreed_by_trainee_at and plan.agreed_by_leader_at:
        plan.status = "agreed"
    plan.save()


def test_a_trainee_and_a_leader_who_agree_at_once_make_one_agreement(people):
    for number, plan in zip(range(ROUNDS), proposals(people), strict=False):
        outcomes = at_once(
            [
                lambda: agree(plan, people.tora),  # noqa: B023
                lambda: agree(plan, people.olav),  # noqa: B023
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (2, [])
        expected = {"agreed": 1, "superseded": number} if number else {"agreed": 1}
        assert statuses() == expected
        entries = AuditEntry.objects.filter(
            action="schedules.agree_plan", target__endswith=plan.uuid
        )
        assert sorted(e.facts["role"] for e in entries) == ["leader", "trainee"]
    assert verdict().bad is None


def test_of_many_leaders_who_agree_at_once_none_sees_an_error(people):
    plan = factory.make_proposed(people)
    agree(plan, people.tora)

    outcomes = at_once(
        [partial(agree, plan, who) for who in (people.olav, people.karin) * 4]
    )

    assert (done(outcomes), faults(outcomes)) == (1, [])
    assert statuses() == {"agreed": 1}


@pytest.mark.usefixtures("_only_postgresql")
def test_without_a_lock_one_of_two_agreements_is_lost(people):
    for _round, plan in zip(range(PATIENCE), proposals(people), strict=False):
        at_once(
            [
                lambda: agree_without_lock(plan, people.tora),  # noqa: B023
                lambda: agree_without_lock(plan, people.olav),  # noqa: B023
            ]
        )
        if statuses().get("proposed"):
            return
        IndividualPlan.objects.filter(status="agreed").update(
            status="superseded", superseded_at=clock.now()
        )
    pytest.fail("The race is no longer run: the tests above prove nothing.")


def test_two_proposals_at_once_leave_one_open(people):
    plan = factory.make_proposed(people)

    outcomes = at_once(
        [lambda: factory.propose(people, plan.traineeship, plan.version)] * 4
    )

    assert faults(outcomes) == []
    assert statuses() == {"withdrawn": 4, "proposed": 1}
    numbers = IndividualPlan.objects.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4, 5]
