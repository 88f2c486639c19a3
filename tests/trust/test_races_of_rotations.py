"""Never more is offered to trainees, or in force, than there is room for.

Two planners publish at once, a place is promised while a draft is published, two
who change places say yes in the same moment. The rows of the places are the
lock; the naive variant shows on PostgreSQL what comes of it without.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from django.db import transaction

from ferd.areas.accounts.queries import system_person
from ferd.areas.audit.verifying import verdict
from ferd.areas.rotations import actions as rotations
from ferd.areas.rotations import queries as drafts
from ferd.areas.schedules import actions, claiming, room_for_plans
from ferd.areas.schedules.models import IndividualPlan, PlaceRequest
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period
from ferd.foundation import clock
from tests.areas.rotations import factory
from tests.areas.schedules import factory as plans
from tests.areas.schedules import places_factory as places
from tests.areas.schedules import spells
from tests.areas.schedules.spells import AWAY, RADIOLOGY, SPRING
from tests.trust.at_once import at_once, done, faults

ROUNDS = 4
PATIENCE = 30
"""Rounds in which code without the lock must have failed once."""

LAST_DAY = date(2029, 1, 1)
"""Both are there until then, for whom there is room; after it for one."""


@pytest.fixture
def rivals(people):
    """Give the plans of two who are to stay longer where only one can."""
    first = plans.make_agreed(people)
    (second,) = factory.make_trainees(people, 1)
    site = first.as_pathway().placements[-1].site
    assert isinstance(site, TrainingSite)
    actions.map_site(
        unit=people.nuclear, site=site, meant=people.receiving, actor=people.karin
    )
    given = places.publish(people, period=Period(date(2024, 1, 1), LAST_DAY), size=200)
    room = Span(Period(LAST_DAY, date(2031, 1, 1)), 100)
    actions.change_room(places=given, room=room, actor=people.ola)
    return given, (first, second.plans.get(status="agreed"))


def make_draft(cast, plan):
    """Let the last stage begin three months later, in a draft of its own."""
    last = len(plan.as_pathway().placements) - 1
    return factory.put_later(cast, factory.make_draft(cast), plan, block=last).draft


def publish(draft, seen, actor):
    return rotations.publish_draft(draft=draft, seen=seen, actor=actor)


def publishing(cast, plan, actor):
    draft = make_draft(cast, plan)
    return partial(publish, draft, drafts.fingerprint(draft), actor)


def most_claimed():
    """Count the most that plans and promises take on a day after the last for two."""
    found = claiming.open_plans()
    ids = frozenset(p for plan in found for group in plan.groups for p in group)
    taken = [c for p in found if p.is_offered for c in p.claims]
    taken += claiming.promised(ids)
    days = {claim.period.start for claim in taken} | {LAST_DAY, SPRING[0]}
    return max(
        len({c.who for c in taken if day in c.period})
        for day in days
        if day >= LAST_DAY
    )


def take_back(cast):
    """Take back what was offered and promised, for another round."""
    PlaceRequest.objects.all().delete()
    for plan in IndividualPlan.objects.filter(status="proposed"):
        actions.withdraw_plan(plan=plan, reason="Again", actor=cast.karin)


def test_of_two_drafts_that_take_the_last_place_one_is_published(people, rivals):
    _given, (first, second) = rivals
    for _round in range(ROUNDS):
        calls = [
            publishing(people, first, people.karin),
            publishing(people, second, people.olav),
        ]

        outcomes = at_once(calls)

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert most_claimed() == 1
        take_back(people)
    assert verdict().bad is None


def test_a_draft_and_a_promise_never_both_take_the_last_place(people, rivals):
    given, (first, second) = rivals
    days = Period(LAST_DAY, date(2029, 3, 1))
    for _round in range(ROUNDS):
        asked = places.ask(people, given, second.traineeship, days)

        outcomes = at_once(
            [
                publishing(people, first, people.karin),
                partial(actions.commit_request, request=asked, actor=people.ola),
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert most_claimed() == 1
        take_back(people)


def test_a_draft_and_a_plan_of_ones_own_never_both_take_the_last_place(people, rivals):
    _given, (first, second) = rivals
    last = len(second.as_pathway().placements) - 1
    for _round in range(ROUNDS):
        own = actions.propose_plan(
            traineeship=second.traineeship,
            version=second.version,
            circumstances=factory.later(second, last),
            reason="Later",
            actor=second.trainee,
        )

        outcomes = at_once(
            [
                publishing(people, first, people.karin),
                partial(
                    actions.agree_plan,
                    plan=own,
                    seen=own.fingerprint,
                    actor=people.olav,
                ),
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (1, [])
        assert most_claimed() == 1
        take_back(people)


def swaps(cast, number) -> Iterator[list[IndividualPlan]]:
    """Offer two trainees each other's places, again and again."""
    spells.make_places(cast)
    trainees = spells.make_trainees(cast, 2)
    here = [(AWAY, *SPRING), (RADIOLOGY, *SPRING)]
    for trainee, spell in zip(trainees, here, strict=True):
        spells.in_force(cast, trainee, spell)
    for _number in range(number):
        here.reverse()
        pairs = zip(trainees, here, strict=True)
        yield spells.offer(cast, *(spells.write(cast, *pair) for pair in pairs))


def test_two_who_say_yes_at_once_change_places_at_once(people):
    for swap in swaps(people, 2 * ROUNDS):
        outcomes = at_once([partial(spells.say_yes, plan) for plan in swap])

        assert (done(outcomes), faults(outcomes)) == (2, [])
        assert spells.states(*swap) == ["agreed", "agreed"]
        assert spells.most_in_force() == 1
    assert verdict().bad is None


def test_a_yes_and_a_no_at_once_never_put_two_in_one_place(people):
    for swap in swaps(people, 2 * ROUNDS):
        spells.say_yes(swap[0])

        outcomes = at_once(
            [partial(spells.say_yes, swap[1]), partial(spells.say_no, swap[0])]
        )

        assert faults(outcomes) == []
        assert spells.most_in_force() == 1
        take_back(people)


def test_the_job_and_a_yes_at_once_bind_each_plan_once(people):
    for swap in swaps(people, ROUNDS):
        spells.say_yes(swap[0])

        outcomes = at_once(
            [
                partial(spells.say_yes, swap[1]),
                *[partial(actions.bring_into_force, actor=system_person())] * 2,
            ]
        )

        assert (done(outcomes), faults(outcomes)) == (3, [])
        assert spells.states(*swap) == ["agreed", "agreed"]


@transaction.atomic
def offer_without_lock(plan, actor):
    room_for_plans.refuse_without_room({plan.pk}, actor)
    IndividualPlan.objects.filter(pk=plan.pk).update(
        agreed_by_leader_at=clock.now(), leader=actor
    )


@pytest.mark.usefixtures("_only_postgresql")
def test_without_the_lock_the_last_place_is_offered_twice(people):
    spells.make_places(people)
    trainees = spells.make_trainees(people, 2)
    for _round in range(PATIENCE):
        rivals = [spells.write(people, who, (AWAY, *SPRING)) for who in trainees]
        outcomes = at_once(
            [partial(offer_without_lock, plan, people.karin) for plan in rivals]
        )
        if done(outcomes) == 2:
            assert most_claimed() == 2
            return
        take_back(people)
    pytest.fail("The race is no longer run: the tests above prove nothing.")
