from ferd.core.curriculum.coverage import (
    Mark,
    coverage_of,
    home_trust,
    in_order_of_time,
    reachable_only_at,
)
from ferd.core.curriculum.shipped import NUCLEAR_MEDICINE
from ferd.core.plans.model import Objectives, TrainingPlan, TrainingSite
from tests.core.plans.factory import (
    SMALL,
    make_plan,
    make_stage,
    numbers,
    real_plan,
)


def marks(coverage, objective):
    return next(r.marks for r in coverage.rows if r.objective == objective)


def test_the_real_plan_reaches_ten_objectives_only_elsewhere_and_16_twice():
    coverage = coverage_of(real_plan(), NUCLEAR_MEDICINE)

    elsewhere = (68, 89, 90, 91, 92, 94, 96, 98, 100, 101)
    assert len(coverage.rows) == 102
    assert coverage.missing == coverage.unknown == coverage.unclear == ()
    assert coverage.home == "AHUS"
    assert coverage.only_elsewhere == elsewhere
    assert reachable_only_at(real_plan(), NUCLEAR_MEDICINE) == {"OUS": elsewhere}
    assert coverage.repeated == numbers(15, 16, range(69, 76), range(77, 82), 97, 99)


def test_an_objective_starts_in_its_first_stage_and_is_complete_after_its_last():
    plan = make_plan(
        make_stage(1, 0, 12, (1, 2)),
        make_stage(2, 12, 24, (1,)),
        make_stage(3, 24, 36, (1,)),
    )

    coverage = coverage_of(plan, SMALL)

    assert marks(coverage, 1) == (Mark.FIRST, Mark.AGAIN, Mark.LAST)
    assert marks(coverage, 2) == (Mark.ONLY, None, None)
    assert marks(coverage, 3) == (None, None, None)


def test_time_counts_and_not_the_order_of_the_document():
    plan = make_plan(make_stage(1, 12, 24, (1,)), make_stage(2, 0, 12, (1,)))

    coverage = coverage_of(plan, SMALL)

    assert marks(coverage, 1) == (Mark.LAST, Mark.FIRST)
    assert coverage.rows[0].stages == (2, 1)


def test_stages_without_a_start_keep_the_order_of_the_document():
    plan = make_plan(make_stage(1, None, None), make_stage(2, 0, 12))

    assert [stage.order for stage in in_order_of_time(plan)] == [1, 2]


def test_a_stage_and_its_alternative_count_as_one():
    plan = make_plan(
        make_stage(1, 0, 12, (1,)),
        make_stage(2, 12, 24, (1,)),
        make_stage(3, 12, 24, (1,), alternative_of=2),
    )

    assert marks(coverage_of(plan, SMALL), 1) == (Mark.FIRST, Mark.LAST, Mark.LAST)


def test_a_row_says_when_it_is_missing_or_reached_only_elsewhere():
    plan = make_plan(make_stage(1, 0, 12, (1,)), make_stage(2, 12, 18, (2,), "Away"))

    home, away, missing = coverage_of(plan, SMALL).rows[:3]

    assert (home.exception, home.trusts) == (None, ("Nordvik",))
    assert (away.exception, away.marks) == (
        Mark.ONLY_ELSEWHERE,
        (None, Mark.ONLY_ELSEWHERE),
    )
    assert (missing.exception, missing.is_missing) == (Mark.MISSING, True)


def test_a_stage_of_no_named_place_is_not_taken_to_be_elsewhere():
    plan = make_plan(make_stage(1, 0, 12, (1,)), make_stage(2, 12, 18, (2,), ""))

    assert coverage_of(plan, SMALL).only_elsewhere == ()


def test_what_two_other_trusts_lead_to_is_reachable_at_neither_alone():
    plan = make_plan(
        make_stage(1, 0, 12, (1,)),
        make_stage(2, 12, 18, (2, 3), "Away"),
        make_stage(3, 18, 24, (3,), "Farther"),
    )

    assert coverage_of(plan, SMALL).only_elsewhere == (2, 3)
    assert reachable_only_at(plan, SMALL) == {"Away": (2,)}


def test_all_covers_everything_and_remaining_what_no_other_stage_names():
    everything = make_plan(make_stage(objectives=Objectives(symbolic="all")))
    counted = make_plan(make_stage(objectives=Objectives(symbolic="count:10")))
    rest = make_plan(
        make_stage(1, 0, 6, (1, 2, 3)),
        make_stage(2, 6, 12, Objectives(symbolic="remaining")),
    )

    assert coverage_of(everything, SMALL).missing == ()
    assert coverage_of(counted, SMALL).missing == ()
    assert coverage_of(counted, SMALL).unclear == ()
    assert coverage_of(rest, SMALL).missing == ()
    assert marks(coverage_of(rest, SMALL), 3) == (Mark.ONLY, None)
    assert marks(coverage_of(rest, SMALL), 4) == (None, Mark.ONLY)


def test_a_cell_that_cannot_be_counted_is_unclear_and_covers_only_its_numbers():
    vague = Objectives(numbers=(1,), symbolic="most")
    plan = make_plan(make_stage(7, objectives=vague))

    coverage = coverage_of(plan, SMALL)

    assert coverage.unclear == (7,)
    assert coverage.missing == tuple(range(2, 11))


def test_without_requirements_a_plan_is_measured_against_its_own_numbers():
    coverage = coverage_of(make_plan(make_stage(objectives=(4, 90))), None)

    assert [row.objective for row in coverage.rows] == [4, 90]
    assert coverage.unknown == ()


def test_numbers_the_specialty_does_not_have_are_unknown():
    coverage = coverage_of(make_plan(make_stage(objectives=(1, 11, 12))), SMALL)

    assert coverage.unknown == (11, 12)


def test_home_is_where_most_months_are_served():
    plan = make_plan(
        make_stage(1, 0, 6, trust="Short"),
        make_stage(2, 6, 18, trust="Long"),
        make_stage(3, 6, 60, trust="Alternative", alternative_of=2),
        make_stage(4, None, None, trust="Unknown"),
    )

    assert home_trust(plan) == "Long"
    assert home_trust(TrainingPlan(specialty="")) == ""


def test_a_placement_without_a_trust_is_called_after_its_site():
    place = TrainingSite(trust=" ", site="Site", department="")

    assert home_trust(make_plan(make_stage(placements=(place,)))) == "Site"
