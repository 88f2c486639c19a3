from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    SufficiencyRule,
)
from ferd.core.progress.entrustment import WORDS, EntrustmentLevel
from ferd.core.progress.evidence import Reason
from ferd.core.progress.shortfalls import Lack
from ferd.core.progress.sufficiency import LeftOut, Outcome, judge
from tests.core.progress.packets import (
    CLINICAL,
    EDUCATIONAL,
    TODAY,
    done,
    items,
    rules,
    seen,
)

COURSE = ActivityKind.COURSE
ONE = SufficiencyRule(observations=1)


def lacks(rule, *evidence, on=TODAY):
    return [each.lack for each in judge(rule, evidence, on).shortfalls]


def keyed(evidence):
    return [replace(item, key=f"{n:03d}") for n, item in enumerate(evidence)]


def test_there_are_five_levels_each_with_words():
    assert [int(level) for level in EntrustmentLevel] == [1, 2, 3, 4, 5]
    assert set(WORDS) == set(EntrustmentLevel)
    assert EntrustmentLevel.ALONE.words == "Does it alone"


def test_without_a_rule_nothing_is_enough():
    judgement = judge(None, [seen(), done()], TODAY)

    assert judgement.outcome is Outcome.NOT_ENOUGH
    assert not judgement.is_enough
    assert [s.text() for s in judgement.shortfalls] == [
        "The plan does not say what is enough."
    ]
    assert judgement.shortfalls[0].missing == 1
    assert not judgement.shortfalls[0].is_mended_by(seen())


def test_a_rule_that_asks_for_nothing_is_no_rule():
    assert lacks(SufficiencyRule(level=2, recent_months=3), seen()) == [Lack.RULE]


@given(rules)
def test_without_evidence_nothing_is_enough(rule):
    assert not judge(rule, [], TODAY).is_enough


def test_enough_observations_are_enough():
    judgement = judge(ONE, [seen()], TODAY, fingerprint="abc")

    assert judgement.outcome is Outcome.ENOUGH
    assert judgement.is_enough
    assert (judgement.counted, judgement.left_out) == (("a",), ())
    assert (judgement.fingerprint, judgement.rule, judgement.on) == ("abc", ONE, TODAY)


@pytest.mark.parametrize(
    ("asked", "item", "reason"),
    [
        ({}, seen(confirmed=False), Reason.NOT_CONFIRMED),
        ({}, seen(done_on=date(2026, 11, 25)), Reason.IN_THE_FUTURE),
        ({"level": 4}, seen(level=None), Reason.BELOW_LEVEL),
        (
            {"level": 4},
            seen(level=EntrustmentLevel.SUPERVISION_NEAR_BY),
            Reason.BELOW_LEVEL,
        ),
        ({"with_words": True}, seen(has_words=False), Reason.WITHOUT_WORDS),
        ({}, done(), Reason.NOT_ASKED_FOR),
    ],
)
def test_what_does_not_count_is_left_out_with_the_reason(asked, item, reason):
    judgement = judge(replace(ONE, **asked), [item], TODAY)

    assert judgement.left_out == (LeftOut(item.key, reason),)
    assert judgement.counted == ()
    assert not judgement.is_enough


def test_what_is_exactly_at_the_level_counts():
    rule = replace(ONE, level=3, with_words=True)

    assert lacks(rule, seen(level=EntrustmentLevel.SUPERVISION_NEAR_BY)) == []


def test_a_rule_about_activities_alone_does_not_count_observations():
    rule = SufficiencyRule(activities=(ActivityCount(times=1),))

    judgement = judge(rule, [seen()], TODAY)

    assert judgement.left_out == (LeftOut("a", Reason.NOT_ASKED_FOR),)


def test_each_thing_that_is_missing_is_told_with_its_figures():
    rule = SufficiencyRule(
        observations=3,
        assessors=2,
        contexts=2,
        roles=(EDUCATIONAL, EDUCATIONAL, CLINICAL),
        activities=(ActivityCount(times=3), ActivityCount(times=2, kind=COURSE)),
    )

    judgement = judge(rule, [seen("a"), seen("b"), done("c")], TODAY)

    assert [s.text() for s in judgement.shortfalls] == [
        "Observations that count: 2 of 3.",
        "Different people who observed: 1 of 2.",
        "Different situations: 1 of 2.",
        "Nobody has observed it as educational_supervisor.",
        "Activities done: 1 of 3.",
        "Activities done of the kind course: 0 of 2.",
    ]
    assert [s.missing for s in judgement.shortfalls] == [1, 1, 1, 1, 2, 2]
    assert judgement.shortfalls[1].taken == ("Sven",)
    assert judgement.shortfalls[2].taken == ("PET",)


def test_an_unknown_person_or_situation_is_no_further_one():
    rule = SufficiencyRule(observations=2, assessors=2, contexts=2)

    assert lacks(rule, seen("a"), seen("b", assessor="", context="")) == [
        Lack.ASSESSORS,
        Lack.CONTEXTS,
    ]


def test_activities_of_a_kind_count_for_the_whole_too():
    rule = SufficiencyRule(
        activities=(ActivityCount(times=2), ActivityCount(times=1, kind=COURSE))
    )

    assert lacks(rule, done("a"), done("b", activity_kind=COURSE)) == []
    assert lacks(rule, done("a"), done("b")) == [Lack.ACTIVITIES_OF_A_KIND]


def test_an_activity_of_another_kind_than_asked_for_does_not_count():
    rule = SufficiencyRule(activities=(ActivityCount(times=1, kind=COURSE),))

    judgement = judge(rule, [done()], TODAY)

    assert judgement.left_out == (LeftOut("k", Reason.NOT_ASKED_FOR),)


@pytest.mark.parametrize(
    ("newest", "is_recent"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 5, 24), True),
        (date(2026, 5, 23), False),
        (date(2025, 12, 31), False),
    ],
)
def test_the_newest_that_counts_is_recent_enough(newest, is_recent):
    rule = replace(ONE, recent_months=6)
    old = seen("old", done_on=date(2020, 1, 1))

    assert (lacks(rule, old, seen(done_on=newest)) == []) is is_recent


def test_a_recent_activity_does_not_renew_what_was_observed():
    rule = SufficiencyRule(
        observations=1, recent_months=6, activities=(ActivityCount(times=1),)
    )
    old = seen(done_on=date(2025, 1, 1))

    assert lacks(rule, old, done()) == [Lack.RECENT]


def test_activities_grow_old_too_where_only_they_are_asked_for():
    rule = SufficiencyRule(
        recent_months=6, activities=(ActivityCount(times=1, kind=COURSE),)
    )
    old = done(activity_kind=COURSE, done_on=date(2025, 1, 1))

    (short,) = judge(rule, [old], TODAY).shortfalls

    assert short.text() == "Nothing that counts is newer than 6 months."
    assert short.is_mended_by(done(activity_kind=COURSE))
    assert not short.is_mended_by(done())
    assert not short.is_mended_by(seen())


@given(rules, st.lists(items, max_size=6), st.randoms(use_true_random=False))
def test_the_same_packet_replayed_gives_the_same_judgement(rule, evidence, order):
    packet = keyed(evidence)
    judgement = judge(rule, packet, TODAY, fingerprint="f")

    order.shuffle(packet)

    assert judge(rule, packet, TODAY, fingerprint="f") == judgement


@given(rules, st.lists(items, max_size=6), items)
def test_more_evidence_never_turns_enough_into_not_enough(rule, evidence, more):
    before = judge(rule, keyed(evidence), TODAY)
    after = judge(rule, keyed([*evidence, more]), TODAY)

    assert after.is_enough or not before.is_enough


@given(rules, st.lists(items, max_size=6), st.integers(0, 900))
def test_only_age_turns_enough_into_not_enough(rule, evidence, later):
    before = judge(rule, keyed(evidence), TODAY)
    after = judge(rule, keyed(evidence), date.fromordinal(TODAY.toordinal() + later))

    if before.is_enough:
        assert {s.lack for s in after.shortfalls} <= {Lack.RECENT}


@given(rules, st.lists(items, max_size=6))
def test_all_evidence_either_counts_or_is_left_out_with_a_reason(rule, evidence):
    judgement = judge(rule, keyed(evidence), TODAY)

    told = {*judgement.counted, *(each.key for each in judgement.left_out)}
    has_rule = Lack.RULE not in {s.lack for s in judgement.shortfalls}
    assert told == ({item.key for item in keyed(evidence)} if has_rule else set())
