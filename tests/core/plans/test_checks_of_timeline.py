import pytest

from ferd.core.diagnostics import Severity
from ferd.core.plans.check import check_plan
from ferd.core.plans.model import TrainingPlan
from tests.core.plans.factory import SMALL, make_plan, make_stage


def found(plan, code, requirements=SMALL):
    return [d for d in check_plan(plan, requirements) if d.code == code]


def test_a_sound_plan_gives_no_error_and_no_warning():
    severities = {d.severity for d in check_plan(make_plan(), SMALL)}

    assert severities <= {Severity.ADVICE}


def test_a_plan_without_stages_gives_one_error_and_not_one_per_objective():
    errors = check_plan(TrainingPlan(specialty="Small medicine"), SMALL)

    assert [d.code for d in errors if d.severity is Severity.ERROR] == ["PLAN001"]
    assert found(make_plan(), "PLAN001") == []


def test_two_stages_of_one_number_are_named():
    plan = make_plan(make_stage(2, 0, 6), make_stage(2, 6, 12), make_stage(3, 12, 13))

    (twice,) = found(plan, "PLAN002")

    assert twice.where == "stage:2"
    assert twice.text() == "2 stages are numbered 2."
    assert found(make_plan(make_stage(1, 0, 6), make_stage(2, 6, 12)), "PLAN002") == []


@pytest.mark.parametrize(
    "times",
    [
        {"start": 12, "end": 6},
        {"start": 6, "end": 6},
        {"start": -1, "end": 6},
        {"start": None, "end": None, "duration_months": 0},
    ],
)
def test_a_stage_that_runs_backwards_is_an_error(times):
    (backwards,) = found(make_plan(make_stage(**times)), "PLAN003")

    assert backwards.severity is Severity.ERROR
    assert backwards.where == "stage:1"
    assert "Stage 1" in backwards.text()


def test_a_stage_that_runs_forwards_is_not():
    plan = make_plan(make_stage(1, 0, 6), make_stage(2, 6, None))

    assert found(plan, "PLAN003") == []


def test_a_stage_without_any_length_is_an_error():
    plan = make_plan(make_stage(1, None, None), make_stage(2, 3, None))

    assert [d.where for d in found(plan, "PLAN004")] == ["stage:1", "stage:2"]
    assert found(make_plan(), "PLAN004") == []


def test_a_stage_with_a_length_but_no_place_in_time_is_a_warning():
    plan = make_plan(make_stage(1, None, None, duration_months=7.5))

    (floating,) = found(plan, "PLAN005")

    assert floating.severity is Severity.WARNING
    assert "7.5 months" in floating.text()
    assert found(plan, "PLAN004") == []
    assert found(make_plan(), "PLAN005") == []


def test_more_service_than_its_interval_has_room_for_is_a_warning():
    (crammed,) = found(make_plan(make_stage(duration_months=18)), "PLAN006")

    assert crammed.severity is Severity.WARNING
    assert crammed.text() == (
        "Stage Stage 1 asks for 18 months of service in an interval of 12."
    )


@pytest.mark.parametrize("length", [6, 12, 12.01, None])
def test_service_that_fits_is_not(length):
    assert found(make_plan(make_stage(duration_months=length)), "PLAN006") == []


def test_a_backwards_interval_is_not_also_too_small():
    plan = make_plan(make_stage(start=12, end=0, duration_months=3))

    assert found(plan, "PLAN006") == []


def test_stages_that_overlap_are_an_error_naming_both():
    plan = make_plan(make_stage(1, 0, 12), make_stage(2, 11, 14), make_stage(3, 14, 20))

    (overlap,) = found(plan, "PLAN007")

    assert overlap.severity is Severity.ERROR
    assert overlap.where == "stage:2"
    assert overlap.facts["earlier"] == "Stage 1"


def test_a_stage_within_a_long_one_overlaps_and_so_does_the_next():
    plan = make_plan(make_stage(1, 0, 24), make_stage(2, 6, 9), make_stage(3, 12, 15))

    assert [d.where for d in found(plan, "PLAN007")] == ["stage:2", "stage:3"]


def test_alternatives_and_the_rounding_of_a_year_do_not_overlap():
    plan = make_plan(
        make_stage(1, 0, 12.01),
        make_stage(2, 12, 24),
        make_stage(3, 12, 24, alternative_of=2),
    )

    assert found(plan, "PLAN007") == []


def test_a_hole_in_the_timeline_is_a_warning_that_says_from_when_to_when():
    plan = make_plan(make_stage(1, 3, 12), make_stage(2, 14.5, 20))

    first, second = found(plan, "PLAN008")

    assert first.severity is Severity.WARNING
    assert (first.facts["start"], first.facts["end"]) == (0, 3)
    assert "from month 12 to month 14.5" in second.text()
    assert second.advice().endswith("let stage Stage 2 begin in month 12.")


def test_a_timeline_without_holes_is_not():
    plan = make_plan(make_stage(2, 6, 12), make_stage(1, 0, 6))

    assert found(plan, "PLAN008") == []


def test_a_short_timeline_is_an_error_that_says_how_short():
    plan = make_plan(make_stage(1, 0, 6), make_stage(2, 8, 10.5))

    (short,) = found(plan, "PLAN009")

    assert short.severity is Severity.ERROR
    assert short.where == "timeline"
    assert short.text() == ("The timeline has 8.5 months; Small medicine demands 12.")
    assert "3.5 months are lacking" in short.advice()


def test_overlapping_months_count_once_and_floating_ones_by_their_length():
    doubled = make_plan(make_stage(1, 0, 8), make_stage(2, 2, 6), make_stage(3, 7, 11))
    floating = make_plan(
        make_stage(1, 0, 6), make_stage(2, None, None, duration_months=6)
    )

    assert [d.facts["planned"] for d in found(doubled, "PLAN009")] == [11]
    assert found(floating, "PLAN009") == []


def test_length_is_not_judged_when_it_is_unknown():
    unknown = make_plan(make_stage(1, 0, 3), make_stage(2, None, None))

    assert found(unknown, "PLAN009") == []
    assert found(make_plan(make_stage(1, 0, 3)), "PLAN009", requirements=None) == []


def test_an_alternative_that_replaces_nothing_is_an_error():
    plan = make_plan(
        make_stage(1, 0, 12),
        make_stage(2, 0, 12, alternative_of=1),
        make_stage(3, 0, 12, alternative_of=2),
        make_stage(4, 0, 12, alternative_of=9),
    )

    assert [d.where for d in found(plan, "PLAN010")] == ["stage:3", "stage:4"]


def test_a_timeline_twice_as_long_as_demanded_names_its_longest_stage():
    plan = make_plan(make_stage(1, 0, 6), make_stage(2, 6, 606))

    (long,) = found(plan, "PLAN017")

    assert long.severity is Severity.WARNING
    assert long.where == "stage:2"
    assert "600" in long.text()
    assert found(make_plan(make_stage(1, 0, 6), make_stage(2, 6, 24)), "PLAN017") == []
