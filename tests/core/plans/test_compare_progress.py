from ferd.core.plans.changes import ChangeKind
from ferd.core.plans.compare import compare
from ferd.core.plans.progress_rules import (
    ActivityCount,
    ActivityKind,
    ActivityRule,
    AssessorRole,
    ObjectiveGroup,
    Signing,
    SufficiencyRule,
)
from tests.core.plans.factory import make_plan

COURSE = ActivityKind.COURSE
FREE = ActivityRule(kind=COURSE, signing=Signing.SELF_REGISTERED)


def only(old, new):
    (found,) = compare(make_plan(**old), make_plan(**new))
    return found


def test_another_who_signs_is_a_change():
    found = only(
        {"activity_rules": (FREE,)}, {"activity_rules": (ActivityRule(kind=COURSE),)}
    )

    assert found.kind is ChangeKind.SIGNING_CHANGED
    assert found.where == "activity_rule:course"
    assert (found.before, found.after) == ("self_registered", "signed either")


def test_a_group_comes_and_goes_and_changes():
    group = {"groups": (ObjectiveGroup(name="A", numbers=(1, 2, 3)),)}
    smaller = {"groups": (ObjectiveGroup(name="A", numbers=(1, 2)),)}

    assert only({}, group).text() == "New group «A»: 1-3."
    assert only(group, {}).text() == "The group «A» is gone; it had 1-3."
    assert only(group, smaller).text() == "The group «A» has 1-2 instead of 1-3."


def test_another_measure_of_enough_is_a_change_with_all_it_asks_for():
    old = SufficiencyRule(numbers=(1, 2), observations=1)
    new = SufficiencyRule(
        numbers=(1, 2),
        observations=3,
        level=4,
        with_words=True,
        assessors=2,
        roles=(AssessorRole.CLINICAL_SUPERVISOR,),
        contexts=2,
        recent_months=12,
        activities=(ActivityCount(times=2, kind=COURSE), ActivityCount(times=5)),
    )

    found = only({"sufficiency": (old,)}, {"sufficiency": (new,)})

    assert found.kind is ChangeKind.SUFFICIENCY_CHANGED
    assert found.where == "sufficiency:1-2"
    assert found.after == (
        "observations 3; level 4; with_words; assessors 2; role clinical_supervisor; "
        "contexts 2; recent_months 12; course 2; activities 5"
    )


def test_a_rule_for_all_and_one_for_a_group_are_named():
    group = {"groups": (ObjectiveGroup(name="A", numbers=(1,)),)}
    rules = (SufficiencyRule(observations=1), SufficiencyRule(group="A", assessors=1))

    added = compare(make_plan(**group), make_plan(**group, sufficiency=rules))

    assert [change.facts["name"] for change in added] == ["all", "A"]
