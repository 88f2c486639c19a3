from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    SufficiencyRule,
)
from ferd.core.progress.entrustment import EntrustmentLevel
from ferd.core.progress.next_step import (
    MOST_AT_ONCE,
    Need,
    NoStep,
    Offer,
    Situation,
    Step,
    Supervisor,
    Why,
    next_step,
)
from ferd.core.progress.shortfalls import Lack
from ferd.core.progress.sufficiency import judge
from tests.core.progress.packets import (
    CLINICAL,
    EDUCATIONAL,
    TODAY,
    WHOLE_OFFER,
    done,
    items,
    rules,
    seen,
)

COURSE = ActivityKind.COURSE
SVEN = Supervisor(key="Sven", name="Sven Gammasen", roles=frozenset({CLINICAL}))
OLAV = Supervisor(key="Olav", name="Olav Betasen", roles=frozenset({EDUCATIONAL}))
PET = Situation(key="PET", name="Nukleærmedisin, PET")
SPECT = Situation(key="SPECT", name="Nukleærmedisin, another situation")
HERE = Offer(
    supervisors=(SVEN, OLAV), situations=(PET, SPECT), kinds=(COURSE,), days_left=40
)
ONE = SufficiencyRule(observations=1)
TWO_PEOPLE = SufficiencyRule(observations=2, assessors=2)


def need(objective, rule, *evidence, due_on=None):
    short = judge(rule, evidence, TODAY).shortfalls
    return Need(objective=objective, shortfalls=short, due_on=due_on)


def step(*needs, offer=HERE):
    found = next_step(needs, offer, TODAY)
    assert isinstance(found, Step)
    return found


def why(*needs, offer=HERE):
    found = next_step(needs, offer, TODAY)
    assert isinstance(found, NoStep)
    return found.why


def test_one_observation_for_several_objectives_is_proposed_in_words():
    found = step(need("NUK 002", ONE), need("NUK 001", ONE))

    assert found.template % found.facts == (
        "Ask Sven Gammasen to observe NUK 001, NUK 002: Nukleærmedisin, PET."
    )
    assert found.finishes == ("NUK 001", "NUK 002")
    assert [m.shortfall.lack for m in found.mends] == [Lack.OBSERVATIONS] * 2
    assert found.days_left == 40


def test_somebody_else_is_asked_when_another_pair_of_eyes_is_missing():
    found = step(need("NUK 001", TWO_PEOPLE, seen(assessor="Sven")))

    assert found.supervisor == OLAV
    assert found.finishes == ("NUK 001",)


def test_somebody_in_the_missing_role_is_asked():
    rule = SufficiencyRule(observations=1, roles=(EDUCATIONAL,))

    assert step(need("NUK 001", rule, seen())).supervisor == OLAV


def test_another_situation_is_proposed_when_one_is_missing():
    rule = SufficiencyRule(observations=1, contexts=2)

    assert step(need("NUK 001", rule, seen(context="PET"))).situation == SPECT


def test_what_finishes_more_objectives_comes_before_what_mends_more():
    far = SufficiencyRule(observations=5, assessors=5, contexts=5, roles=(CLINICAL,))
    near = SufficiencyRule(observations=1, roles=(EDUCATIONAL,))

    found = step(need("NUK 001", far), need("NUK 002", near))

    assert found.supervisor == OLAV
    assert found.objectives == ("NUK 002", "NUK 001")


def test_the_observation_says_what_it_must_have_in_order_to_count():
    strict = SufficiencyRule(observations=1, level=4, with_words=True)

    found = step(need("NUK 001", ONE), need("NUK 002", strict))

    assert (found.level, found.with_words) == (4, True)
    assert step(need("NUK 001", ONE)).level is None


def test_an_activity_is_proposed_when_that_is_what_is_missing():
    rule = SufficiencyRule(activities=(ActivityCount(times=2, kind=COURSE),))

    found = step(need("NUK 001", rule, done(activity_kind=COURSE)))

    assert found.template % found.facts == (
        "Do and record an activity of the kind course for NUK 001."
    )
    assert (found.supervisor, found.situation) == (None, None)


def test_one_step_is_for_so_many_objectives_as_it_can_do_justice_to():
    needs = [need(f"NUK {n:03d}", ONE) for n in range(9)]

    assert step(*needs).objectives == ("NUK 000", "NUK 001", "NUK 002")
    assert MOST_AT_ONCE == 3


def test_what_is_expected_first_comes_first_among_equals():
    needs = [need(f"NUK {n:03d}", ONE) for n in range(4)]
    soon = need("NUK 900", ONE, due_on=date(2026, 12, 1))

    assert step(*needs, soon).objectives[0] == "NUK 900"


def test_what_a_later_placement_leads_to_as_well_waits():
    two = SufficiencyRule(observations=2)
    later = replace(need("NUK 001", ONE), can_wait=True)

    assert step(later, need("NUK 002", two)).objectives == ("NUK 002",)
    assert step(later).objectives == ("NUK 001",)
    assert why(replace(later, shortfalls=())) is Why.NOTHING_IS_MISSING


def test_a_placement_without_known_situations_still_has_people():
    found = step(need("NUK 001", ONE), offer=replace(HERE, situations=()))

    assert (found.supervisor, found.facts["situation"]) == (SVEN, "")


def test_nothing_is_proposed_when_nothing_is_missing():
    assert why() is Why.NOTHING_IS_MISSING
    assert why(need("NUK 001", ONE, seen())) is Why.NOTHING_IS_MISSING


def test_nothing_is_proposed_where_no_rule_says_what_is_enough():
    assert why(need("NUK 001", None, seen())) is Why.NO_RULE
    assert step(need("NUK 001", None), need("NUK 002", ONE)).objectives == ("NUK 002",)


def test_nothing_is_proposed_when_the_stay_is_over():
    assert why(need("NUK 001", ONE), offer=replace(HERE, days_left=0)) is (
        Why.NO_TIME_LEFT
    )


@pytest.mark.parametrize(
    "rule",
    [
        SufficiencyRule(observations=1, roles=(EDUCATIONAL,)),
        SufficiencyRule(activities=(ActivityCount(times=1),)),
    ],
)
def test_what_cannot_be_had_here_is_not_asked_for_here(rule):
    offer = replace(HERE, supervisors=(SVEN,), kinds=())

    assert why(need("NUK 001", rule, seen()), offer=offer) is Why.NOT_HERE
    assert NoStep(Why.NOT_HERE).template.endswith("cannot be had in this stay.")


def as_done(found, key):
    """Do what a step proposes: it is observed or done, and it counts."""
    if found.supervisor is None:
        return done(key, activity_kind=found.activity_kind)
    return seen(
        key,
        assessor=found.supervisor.key,
        assessor_roles=found.supervisor.roles,
        context=found.situation.key,
        level=EntrustmentLevel(found.level) if found.level else None,
        has_words=found.with_words,
    )


cases = st.lists(st.tuples(rules, st.lists(items, max_size=3)), max_size=4)


@settings(deadline=None, max_examples=60)
@given(cases)
def test_who_follows_the_steps_comes_to_enough(cases):
    packets = {
        f"NUK {n:03d}": (rule, [replace(i, key=f"{k}") for k, i in enumerate(listed)])
        for n, (rule, listed) in enumerate(cases)
        if lacks_a_rule(rule) is False
    }
    for asked in range(40):
        found = next_step(needs_of(packets), WHOLE_OFFER, TODAY)
        for code in getattr(found, "objectives", ()):
            packets[code][1].append(as_done(found, f"step {asked}"))

    assert next_step(needs_of(packets), WHOLE_OFFER, TODAY) == NoStep(
        Why.NOTHING_IS_MISSING
    )
    assert all(judge(rule, have, TODAY).is_enough for rule, have in packets.values())


@settings(deadline=None, max_examples=60)
@given(cases, st.randoms(use_true_random=False))
def test_the_same_needs_in_any_order_get_the_same_step(cases, order):
    needs = [
        need(f"NUK {n:03d}", rule, *(replace(i, key=f"{k}") for k, i in enumerate(has)))
        for n, (rule, has) in enumerate(cases)
    ]
    found = next_step(needs, WHOLE_OFFER, TODAY)

    order.shuffle(needs)

    assert next_step(needs, WHOLE_OFFER, TODAY) == found


@settings(deadline=None, max_examples=60)
@given(cases)
def test_a_step_finishes_what_it_says_it_finishes(cases):
    packets = {f"NUK {n:03d}": case for n, case in enumerate(cases)}
    needs = [need(code, rule, *has) for code, (rule, has) in packets.items()]

    found = next_step(needs, WHOLE_OFFER, TODAY)

    if isinstance(found, Step):
        for code in found.objectives:
            rule, has = packets[code]
            after = judge(rule, [*has, as_done(found, "new")], TODAY)
            assert after.is_enough == (code in found.finishes)


def needs_of(packets):
    return [need(code, rule, *has) for code, (rule, has) in packets.items()]


def lacks_a_rule(rule):
    return any(s.lack is Lack.RULE for s in judge(rule, [], TODAY).shortfalls)
