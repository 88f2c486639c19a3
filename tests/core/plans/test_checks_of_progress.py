import pytest

from ferd.core.diagnostics import Severity
from ferd.core.plans.check import check_plan
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signing,
    SufficiencyRule,
)
from tests.core.plans.factory import SMALL, make_plan

BOTH = (AssessorRole.CLINICAL_SUPERVISOR, AssessorRole.EDUCATIONAL_SUPERVISOR)
COURSE = ActivityKind.COURSE
GROUP = ObjectiveGroup(name="Stråling", numbers=(1, 2))
GENERAL = SufficiencyRule(observations=1)
WHOLE = make_plan(
    activity_rules=(ActivityRule(kind=COURSE, signing=Signing.SELF_REGISTERED),),
    groups=(GROUP, ObjectiveGroup(name="Resten", numbers=tuple(range(3, 11)))),
    sufficiency=(
        GENERAL,
        SufficiencyRule(numbers=(3, 4), activities=(ActivityCount(times=2),)),
        SufficiencyRule(
            group="Stråling",
            observations=3,
            level=4,
            with_words=True,
            assessors=2,
            roles=BOTH,
            contexts=2,
            recent_months=12,
            activities=(
                ActivityCount(times=3),
                ActivityCount(times=2, kind=COURSE),
            ),
        ),
    ),
)


def found(code, requirements=SMALL, **parts):
    plan = make_plan(**parts)
    return [d for d in check_plan(plan, requirements) if d.code == code]


def only(code, **parts):
    (one,) = found(code, **parts)
    assert one.advice()
    return one


def test_a_plan_that_says_all_of_it_well_has_no_fault():
    codes = {d.code for d in check_plan(WHOLE, SMALL)}

    assert not codes & {f"PLAN0{n}" for n in range(40, 60)}


def test_a_plan_that_says_nothing_of_it_has_no_fault():
    codes = {d.code for d in check_plan(make_plan(), SMALL)}

    assert not codes & {f"PLAN0{n}" for n in range(40, 60)}


def test_a_kind_of_activity_has_one_rule():
    said = only("PLAN040", activity_rules=(ActivityRule(kind=COURSE),) * 2)

    assert (said.severity, said.where) == (Severity.ERROR, "activity_rule:course")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("A", " A"), "2 groups are called «A»."),
        (("A", " "), "A group of objectives has no name."),
        (("A", "B" * 121), f"The name of the group «{'B' * 121}» has more than 120"),
    ],
)
def test_a_group_has_a_name_of_its_own(names, words):
    groups = tuple(
        ObjectiveGroup(name=name, numbers=(number,))
        for number, name in enumerate(names, start=1)
    )

    said = only("PLAN041", groups=groups)

    assert said.text().startswith(words)
    assert said.severity is Severity.ERROR


def test_a_group_has_objectives():
    said = only("PLAN042", groups=(GROUP, ObjectiveGroup(name="Tom")))

    assert (said.severity, said.where) == (Severity.ERROR, "group:Tom")


def test_a_group_has_objectives_of_the_specialty():
    groups = (ObjectiveGroup(name="A", numbers=(10, 11, 12)),)

    said = only("PLAN043", groups=groups)

    assert said.severity is Severity.ERROR
    assert said.facts["objectives"] == "11-12"
    assert found("PLAN043", requirements=None, groups=groups) == []


def test_an_objective_in_two_groups_is_a_warning():
    said = only("PLAN044", groups=(GROUP, ObjectiveGroup(name="B", numbers=(2, 3))))

    assert (said.severity, said.where) == (Severity.WARNING, "group:B")
    assert said.facts["objectives"] == "2"


def test_a_rule_is_about_a_group_of_the_plan():
    said = only(
        "PLAN045",
        groups=(GROUP,),
        sufficiency=(GENERAL, SufficiencyRule(group="Strling", observations=1)),
    )

    assert (said.severity, said.where) == (Severity.ERROR, "sufficiency:2")
    assert "«Strling»" in said.text()


def test_a_rule_is_about_objectives_of_the_specialty():
    rules = (SufficiencyRule(numbers=(10, 11), observations=1), GENERAL)

    said = only("PLAN046", sufficiency=rules)

    assert said.severity is Severity.ERROR
    assert said.facts["objectives"] == "11"
    assert found("PLAN046", requirements=None, sufficiency=rules) == []


def test_a_rule_is_about_one_thing():
    rule = SufficiencyRule(group="Stråling", numbers=(3,), observations=1)

    said = only("PLAN047", groups=(GROUP,), sufficiency=(rule,))

    assert said.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("about", "other", "words"),
    [
        ({"numbers": (1, 2)}, {"numbers": (2, 3)}, "are both about 2."),
        (
            {"group": "Stråling"},
            {"group": "Stråling"},
            "are both about the group «Stråling».",
        ),
        ({}, {}, "are both about all objectives."),
    ],
)
def test_two_rules_are_not_about_the_same(about, other, words):
    said = only(
        "PLAN048",
        groups=(GROUP,),
        sufficiency=(
            SufficiencyRule(observations=1, **about),
            SufficiencyRule(observations=2, **other),
        ),
    )

    assert said.severity is Severity.ERROR
    assert said.text() == f"Rule 2 and rule 1 of what is enough {words}"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"observations": 1, "assessors": 2}, "for 2 different assessors, but for 1"),
        ({"observations": 1, "contexts": 2}, "for 2 different situations, but for 1"),
        ({"observations": 1, "roles": BOTH}, "for 2 different roles, but for 1"),
        ({"level": 3, "activities": (ActivityCount(times=1),)}, "but asks for none."),
        ({"with_words": True}, "but asks for none."),
        ({"observations": 1, "level": 6}, "asks for level 6; the levels are 1 to 5."),
        ({"observations": 1, "recent_months": 0}, "0 months old."),
        ({"activities": (ActivityCount(times=1),) * 2}, "twice, or asks for none"),
        ({"activities": (ActivityCount(times=0),)}, "twice, or asks for none"),
    ],
)
def test_a_rule_can_be_met(asked, words):
    said = only("PLAN049", sufficiency=(SufficiencyRule(**asked),))

    assert said.severity is Severity.ERROR
    assert words in said.text()


def test_a_rule_asks_for_something():
    said = only("PLAN050", sufficiency=(SufficiencyRule(recent_months=6),))

    assert said.severity is Severity.ERROR


def test_who_says_what_is_enough_says_so_for_every_objective():
    rules = (SufficiencyRule(numbers=(1, 2, 3), observations=1),)

    said = only("PLAN051", sufficiency=rules)

    assert said.severity is Severity.ADVICE
    assert said.facts["objectives"] == "4-10"
    assert found("PLAN051", requirements=None, sufficiency=rules) == []
