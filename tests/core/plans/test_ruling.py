import pytest

from ferd.core.plans.model import TrainingPlan
from ferd.core.plans.progress_rules import (
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signer,
    Signing,
    SufficiencyRule,
)
from ferd.core.plans.ruling import groups_with, signing_rule, sufficiency_rule

COURSE = ActivityKind.COURSE
FREE = ActivityRule(kind=COURSE, signing=Signing.SELF_REGISTERED)


def plan_with(**parts):
    return TrainingPlan(specialty="Nukleærmedisin", **parts)


@pytest.mark.parametrize("kind", ActivityKind)
def test_what_a_plan_does_not_mention_is_signed_by_either_supervisor(kind):
    rule = signing_rule(plan_with(), kind)

    assert rule == ActivityRule(kind=kind, signing=Signing.SIGNED, signer=Signer.EITHER)
    assert rule.must_be_signed
    assert rule.signer.roles == set(AssessorRole)


def test_a_rule_holds_for_its_own_kind_only():
    plan = plan_with(activity_rules=(FREE,))

    assert signing_rule(plan, COURSE) == FREE
    assert not signing_rule(plan, COURSE).must_be_signed
    assert signing_rule(plan, ActivityKind.PROJECT).must_be_signed


def test_of_two_rules_for_one_kind_the_careful_one_holds():
    strict = ActivityRule(kind=COURSE, signer=Signer.CLINICAL_SUPERVISOR)

    assert signing_rule(plan_with(activity_rules=(FREE, strict)), COURSE) == strict


def test_a_signer_may_be_one_role_alone():
    assert Signer.EDUCATIONAL_SUPERVISOR.roles == {AssessorRole.EDUCATIONAL_SUPERVISOR}


GENERAL = SufficiencyRule(observations=1)
OF_GROUP = SufficiencyRule(group="Stråling", observations=2)
OF_NUMBER = SufficiencyRule(numbers=(7, 9), observations=3)
GROUP = ObjectiveGroup(name="Stråling", numbers=(6, 7))


@pytest.mark.parametrize(
    ("number", "rule"), [(7, OF_NUMBER), (9, OF_NUMBER), (6, OF_GROUP), (1, GENERAL)]
)
def test_the_most_specific_rule_holds_wherever_it_stands(number, rule):
    rules = (GENERAL, OF_GROUP, OF_NUMBER)
    for order in (rules, rules[::-1]):
        plan = plan_with(groups=(GROUP,), sufficiency=order)

        assert sufficiency_rule(plan, number) is rule


def test_without_a_rule_there_is_none():
    plan = plan_with(groups=(GROUP,), sufficiency=(OF_GROUP,))

    assert sufficiency_rule(plan, 1) is None


def test_in_two_groups_the_rule_of_the_first_group_holds():
    other = ObjectiveGroup(name="Annet", numbers=(6,))
    of_other = SufficiencyRule(group="Annet", observations=5)
    plan = plan_with(groups=(other, GROUP), sufficiency=(OF_GROUP, of_other))

    assert groups_with(plan, 6) == (other, GROUP)
    assert sufficiency_rule(plan, 6) is of_other


def test_a_group_without_a_name_takes_no_general_rule_for_its_own():
    nameless = ObjectiveGroup(name="", numbers=(6,))
    plan = plan_with(groups=(nameless,), sufficiency=(GENERAL,))

    assert sufficiency_rule(plan, 6) is GENERAL
