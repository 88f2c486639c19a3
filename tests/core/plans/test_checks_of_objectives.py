import pytest

from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE
from ferd.core.diagnostics import Severity, has_errors
from ferd.core.plans.check import check_plan
from ferd.core.plans.checks.objectives import runs_of
from ferd.core.plans.model import Objectives
from tests.core.plans.factory import SMALL, make_plan, make_stage, real_plan


def found(plan, code, requirements=SMALL):
    return [d for d in check_plan(plan, requirements) if d.code == code]


def test_the_real_plan_has_no_error():
    assert not has_errors(check_plan(real_plan(), NUCLEAR_MEDICINE))


def test_deleting_68_gives_exactly_one_error_naming_68_and_ous():
    said = check_plan(real_plan(without=68), NUCLEAR_MEDICINE)

    (error,) = (d for d in said if d.severity is Severity.ERROR)
    assert error.code == "PLAN012"
    assert error.where == "objective:68"
    assert error.text() == (
        "No stage leads to NUK 068. What cannot be reached at AHUS is expected at OUS."
    )
    assert error.advice() == "Add it to stage Stage 4, or to another stage."
    assert error.source == real_plan().timeline[3].source


def test_neighbours_that_are_lost_together_are_one_error():
    plan = make_plan(make_stage(objectives=(1, 2, 3, 8, 10)))

    said = found(plan, "PLAN012")

    assert [d.where for d in said] == ["objective:4-7", "objective:9"]
    assert said[0].text() == "No stage leads to SML 004-007."
    assert said[0].advice() == "Add it to the stage where it is reached."


def test_coverage_is_not_judged_when_a_cell_cannot_be_counted():
    vague = Objectives(symbolic="most", text="de fleste")
    plan = make_plan(make_stage(1, 0, 6, (1, 2, 3)), make_stage(2, 6, 12, vague))

    (unclear,) = found(plan, "PLAN013")

    assert found(plan, "PLAN012") == []
    assert unclear.severity is Severity.WARNING
    assert unclear.where == "stage:2"
    assert unclear.text() == (
        "Stage Stage 2 says «de fleste», so that coverage cannot be checked; no "
        "other stage leads to 4-10."
    )


def test_an_uncountable_cell_beside_full_coverage_hides_nothing():
    vague = Objectives(symbolic="see_individual_plan")
    plan = make_plan(make_stage(1, 0, 6), make_stage(2, 6, 12, vague))

    (unclear,) = found(plan, "PLAN013")

    assert unclear.text() == (
        "Stage Stage 2 says «see_individual_plan» instead of naming objectives."
    )


def test_cells_that_mean_all_or_the_rest_are_countable():
    rest = Objectives(symbolic="remaining", text="øvrige")
    plan = make_plan(make_stage(1, 0, 6, (1, 2)), make_stage(2, 6, 12, rest))

    assert found(plan, "PLAN012") == found(plan, "PLAN013") == []


def test_a_stage_that_leads_to_nothing_is_a_warning():
    plan = make_plan(make_stage(1, 0, 12), make_stage(2, 12, 18, ()))

    (empty,) = found(plan, "PLAN014")

    assert empty.severity is Severity.WARNING
    assert empty.where == "stage:2"


@pytest.mark.parametrize(
    "written",
    [
        Objectives(numbers=(1,)),
        Objectives(codes=("FKM 3",)),
        Objectives(symbolic="all"),
    ],
)
def test_a_stage_that_leads_to_something_is_not(written):
    plan = make_plan(make_stage(objectives=written))

    assert found(plan, "PLAN014") == []


def test_a_number_the_specialty_does_not_have_is_an_error():
    plan = make_plan(make_stage(1, objectives=(*range(1, 11), 11, 12, 103)))

    said = found(plan, "PLAN015")

    assert [d.facts["objectives"] for d in said] == ["SML 011-012", "SML 103"]
    assert said[1].text() == (
        "Stage Stage 1 names SML 103, which Small medicine does not have."
    )
    assert found(make_plan(), "PLAN015") == []


def test_an_objective_that_rests_on_a_stage_without_room_is_an_error():
    plan = make_plan(
        make_stage(1, 0, 12, tuple(range(1, 9))),
        make_stage(2, 12, 18, (8, 9, 10), "Away", capacity=0),
    )

    (stuck,) = found(plan, "PLAN016")

    assert stuck.severity is Severity.ERROR
    assert stuck.text() == (
        "9-10 can only be reached in stage Stage 2 at Away, which has no room."
    )


def test_a_stage_without_room_and_name_is_called_by_its_number():
    plan = make_plan(make_stage(label="", trust="", capacity=0))

    (stuck,) = found(plan, "PLAN016")

    assert stuck.facts["place"] == "#1"


def test_room_elsewhere_is_room_enough():
    plan = make_plan(
        make_stage(1, 0, 12, capacity=1), make_stage(2, 12, 18, (1,), capacity=0)
    )

    assert found(plan, "PLAN016") == []


def test_the_checks_say_what_they_cannot_judge():
    unknown = make_plan(specialty="Alchemy", specialty_code="")
    unnamed = make_plan(specialty="", specialty_code="")

    (of_unknown,) = found(unknown, "PLAN011", requirements=None)
    (of_unnamed,) = found(unnamed, "PLAN011", requirements=None)

    assert of_unknown.severity is Severity.ADVICE
    assert "objectives of Alchemy" in of_unknown.text()
    assert "which specialty it is for" in of_unnamed.text()
    assert found(make_plan(), "PLAN011") == []
    for code in ("PLAN012", "PLAN015"):
        assert found(unknown, code, requirements=None) == []


def test_numbers_are_grouped_into_runs():
    assert runs_of([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert runs_of([]) == []
