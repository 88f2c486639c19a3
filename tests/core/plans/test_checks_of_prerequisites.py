from ferd.core.diagnostics import Severity, Source
from ferd.core.plans.check import check_plan
from ferd.core.plans.model import Prerequisite, Strength
from tests.core.plans.factory import SMALL, make_plan, make_stage


def before(stage, *after, strength=Strength.HARD):
    return Prerequisite(
        strength=strength,
        text=f"Before {stage}",
        before_stage=stage,
        after_stages=after,
        source=Source(2, 5),
    )


def three_stages(*prerequisites):
    stages = [make_stage(n, 12 * (n - 1), 12 * n) for n in (1, 2, 3)]
    return make_plan(*stages, prerequisites=prerequisites)


def found(plan, code):
    return [d for d in check_plan(plan, SMALL) if d.code == code]


def test_prerequisites_in_order_give_no_finding():
    plan = three_stages(before(3, 1, 2), before(2, 1))

    for code in ("PLAN020", "PLAN021", "PLAN022", "PLAN023"):
        assert found(plan, code) == []


def test_a_prerequisite_on_a_stage_that_is_not_there_is_an_error():
    plan = three_stages(before(3, 7), before(9, 1))

    said = found(plan, "PLAN020")

    assert [(d.where, d.facts["order"]) for d in said] == [
        ("prerequisite:1", 7),
        ("prerequisite:2", 9),
    ]
    assert said[0].source == Source(2, 5)
    assert found(plan, "PLAN022") == []


def test_a_prerequisite_that_guards_no_stage_is_a_warning():
    plan = three_stages(before(None, 1))

    (unclear,) = found(plan, "PLAN021")

    assert unclear.severity is Severity.WARNING
    assert found(plan, "PLAN022") == []


def test_what_must_come_first_but_lies_after_is_an_error():
    plan = three_stages(before(2, 1, 3))

    (wrong,) = found(plan, "PLAN022")

    assert wrong.severity is Severity.ERROR
    assert wrong.where == "prerequisite:1"
    assert wrong.text() == (
        "Stage Stage 3 must come before stage Stage 2, but has not ended when that "
        "begins."
    )


def test_what_should_come_first_but_lies_after_is_a_warning():
    plan = three_stages(before(2, 3, strength=Strength.SOFT))

    (unlucky,) = found(plan, "PLAN022")

    assert unlucky.severity is Severity.WARNING
    assert "should come before" in unlucky.text()


def test_without_times_the_order_of_the_document_counts():
    stages = [make_stage(n, None, None, duration_months=6) for n in (1, 2)]
    wrong = make_plan(*stages, prerequisites=(before(1, 2),))
    right = make_plan(*stages, prerequisites=(before(2, 1),))

    assert len(found(wrong, "PLAN022")) == 1
    assert found(right, "PLAN022") == []


def test_stages_that_wait_for_each_other_are_one_error():
    plan = three_stages(before(2, 1), before(3, 2), before(1, 3))

    (circle,) = found(plan, "PLAN023")

    assert circle.severity is Severity.ERROR
    assert circle.text() == (
        "These stages wait for each other: Stage 1; Stage 2; Stage 3."
    )
    assert found(plan, "PLAN022") == []


def test_a_stage_that_waits_for_itself_is_an_error():
    (circle,) = found(three_stages(before(2, 2)), "PLAN023")

    assert circle.where == "stage:2"
    assert circle.text() == "A stage waits for itself."


def test_a_wish_makes_no_circle_but_is_still_out_of_order():
    plan = three_stages(before(3, 1), before(1, 3, strength=Strength.SOFT))

    assert found(plan, "PLAN023") == []
    assert [d.where for d in found(plan, "PLAN022")] == ["prerequisite:2"]
