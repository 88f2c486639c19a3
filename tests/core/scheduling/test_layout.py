"""A plan laid out for one trainee: the examples of the page, and more."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ferd.core.plans.model import Objectives, TrainingPlan
from ferd.core.scheduling.circumstances import (
    CreditedObjectives,
    CreditedService,
    PlannedBlock,
    ServedPlacement,
    StageChoice,
    StageExtension,
)
from ferd.core.scheduling.pathway import ObjectiveState, PlacementState
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind, QuotaBase, TimeRules, TrainingPart
from tests.core.scheduling.plans import (
    OUS,
    PART_ONE,
    RADIUM,
    START,
    codes,
    laid,
    nuclear_medicine,
    objective,
    stage,
    with_stage,
)
from tests.core.time_examples import examples, fractions_of, leaves_of

PARENTAL = Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL)


def credit_of(text):
    for piece in filter(None, text.split(";")):
        where, months = piece.split("=")
        order = None if where.strip() == "any" else int(where)
        yield CreditedService(months=Fraction(months), basis="decision", stage=order)


@pytest.mark.parametrize(
    "row",
    examples("a plan of 12, 30, 12 and 6 months"),
    ids=lambda row: row["Example"],
)
def test_stages_end_as_the_page_says(row):
    pathway = laid(
        starts_on=date.fromisoformat(row["Start"]),
        fractions=fractions_of(row["Working fraction"]),
        leaves=leaves_of(row["Absence"]),
        credited_service=(PART_ONE, *credit_of(row["Credit"])),
        rules=TimeRules(quota_base=QuotaBase(row["Base"])),
    )

    for order in (1, 2, 3, 4):
        ends = [p.period.end.isoformat() for p in pathway.placements_of(order)]
        assert (ends or ["none"]) == [row[f"Stage {order} ends"]]
    assert pathway.completes_on == date.fromisoformat(row["Stage 4 ends"])


def blocks_of(text):
    for piece in filter(None, text.split(";")):
        where, _, months = piece.partition("=")
        order, day = where.split("@")
        yield PlannedBlock(
            stage=int(order),
            starts_on=date.fromisoformat(day.strip()),
            months=Fraction(months.strip()) if months else None,
        )


@pytest.mark.parametrize(
    "row",
    examples("planned blocks, in the same plan from 2024-09-01"),
    ids=lambda row: row["Example"],
)
def test_planned_blocks_have_the_dates_that_the_page_says(row):
    pathway = laid(
        fractions=fractions_of(row["Working fraction"]),
        leaves=leaves_of(row["Absence"]),
        planned=tuple(blocks_of(row["Blocks"])),
    )

    dates = (f"{p.stage} {p.period.start}..{p.period.end}" for p in pathway.placements)
    assert "; ".join(dates) == row["Dates"]
    assert pathway.months == 60


def test_a_planned_block_is_at_its_own_site():
    first = PlannedBlock(stage=4, starts_on=START, months=Fraction(2), site=RADIUM)
    second = PlannedBlock(stage=4, starts_on=date(2025, 1, 1))

    pathway = laid(planned=(second, first))

    assert [p.site for p in pathway.placements_of(4)] == [RADIUM, OUS]
    assert pathway.waits == (Period(date(2024, 11, 1), date(2025, 1, 1)),)


def test_what_comes_after_a_block_that_never_ends_has_no_dates():
    employed = WorkingFraction(Period(START, date(2025, 3, 1)), Fraction(1))
    block = PlannedBlock(stage=1, starts_on=START)

    pathway = laid(fractions=(employed,), planned=(block,))

    assert pathway.placements == ()
    assert pathway.completes_on is None


def test_a_plain_way_through_the_plan_has_nothing_to_remark():
    pathway = laid()

    assert pathway.diagnostics == ()
    assert pathway.months == 60
    assert [p.share for p in pathway.placements] == [
        Fraction(1, 5),
        Fraction(1, 2),
        Fraction(1, 5),
        Fraction(1, 10),
    ]
    assert [part.months for part in pathway.parts] == [18, 0, 60]


def test_an_objective_in_two_stages_starts_in_the_first_and_ends_with_the_last():
    pathway = laid()

    fifteen = objective(pathway, "NUK 015")

    assert fifteen.stages == (1, 4)
    assert fifteen.starts_on == START
    assert fifteen.expected_on == date(2029, 9, 1)
    assert len(pathway.objectives) == 102
    assert {o.state for o in pathway.objectives} == {ObjectiveState.EXPECTED}


def test_credited_objectives_are_done_and_say_why():
    credit = CreditedObjectives(numbers=(1,), codes=("FKM 3",), basis="Conversion")
    plan = with_stage(
        nuclear_medicine(), 1, objectives=Objectives((1, 2), ("FKM 3", "FKM 4"))
    )

    pathway = laid(plan, credited_objectives=(credit,))

    assert objective(pathway, "NUK 001").state is ObjectiveState.CREDITED
    assert objective(pathway, "NUK 001").basis == "Conversion"
    assert objective(pathway, "FKM 3").state is ObjectiveState.CREDITED
    assert objective(pathway, "FKM 4").expected_on == date(2025, 9, 1)
    assert pathway.objective("NUK 103") is None


def test_the_remaining_objectives_are_those_no_other_stage_names():
    plan = with_stage(nuclear_medicine(), 3, objectives=Objectives((), (), "remaining"))

    pathway = laid(plan)

    mine = [o.number for o in pathway.objectives if o.stages == (3,)]
    assert mine == list(range(18, 68))


def test_all_objectives_end_with_the_stage_that_leads_to_all():
    plan = with_stage(nuclear_medicine(), 4, objectives=Objectives((), (), "all"))

    pathway = laid(plan)

    ends = {o.expected_on for o in pathway.objectives}
    assert ends == {date(2029, 9, 1)}


def test_objectives_left_to_the_individual_plan_are_those_chosen():
    open_cell = Objectives((), (), "see_individual_plan")
    plan = with_stage(nuclear_medicine(), 4, objectives=open_cell)
    chosen = (68, *range(89, 93), 94, 96, 98, 100, 101)

    undecided = laid(plan)
    decided = laid(plan, choices=(StageChoice(stage=4, objectives=chosen),))

    assert codes(undecided) == ["TIME015", "TIME016"]
    assert objective(undecided, "NUK 068").state is ObjectiveState.UNDATED
    assert codes(decided) == []
    assert objective(decided, "NUK 068").expected_on == date(2029, 9, 1)


def test_without_an_edition_the_plan_is_taken_at_its_word():
    pathway = laid(requirements=None)

    assert len(pathway.objectives) == 102
    assert pathway.diagnostics == ()


def test_the_chosen_site_is_used_and_the_first_one_otherwise():
    chosen = laid(choices=(StageChoice(stage=4, site=RADIUM),))
    nowhere = laid(with_stage(nuclear_medicine(), 4, placements=()))

    assert chosen.placements[-1].site == RADIUM
    assert laid().placements[-1].site == OUS
    assert nowhere.placements[-1].site is None


def test_a_stage_that_may_move_comes_earlier_once_its_prerequisites_are_done():
    plan = with_stage(nuclear_medicine(), 3, may_move="When a place is free.")

    pathway = laid(plan, stage_order=(1, 3, 4, 2))

    assert [p.stage for p in pathway.placements] == [1, 3, 4, 2]
    assert codes(pathway) == ["TIME012"]
    assert pathway.completes_on == date(2029, 9, 1)


def test_an_order_the_plan_forbids_is_not_followed():
    before_radiology = laid(stage_order=(1, 4))
    immovable = laid(stage_order=(2, 1))

    assert [p.stage for p in before_radiology.placements] == [1, 2, 3, 4]
    assert codes(before_radiology) == ["TIME012", "TIME012"]
    assert [p.stage for p in immovable.placements] == [1, 2, 3, 4]
    assert codes(immovable) == ["TIME011"]


def test_an_alternative_takes_the_place_of_the_stage_it_replaces():
    plan = nuclear_medicine()
    other = stage(5, 54, 60, placements=(RADIUM,), alternative_of=4)
    plan = replace(plan, timeline=(*plan.timeline, other))

    usual, chosen = laid(plan), laid(plan, alternatives=(5,))

    assert [p.stage for p in usual.placements] == [1, 2, 3, 4]
    assert [p.stage for p in chosen.placements] == [1, 2, 3, 5]
    assert objective(chosen, "NUK 015").expected_on == date(2025, 9, 1)


def test_stages_without_a_place_on_the_clock_keep_the_order_of_the_document():
    plan = TrainingPlan(
        specialty="Nukleærmedisin",
        timeline=(
            stage(2, None, None, duration_months=48),
            stage(1, 0, 12, duration_months=None),
        ),
    )

    pathway = laid(plan, requirements=None)

    assert [(p.stage, p.account.counted) for p in pathway.placements] == [
        (2, Fraction(48)),
        (1, Fraction(12)),
    ]


def test_what_is_served_keeps_its_dates_and_the_rest_follows():
    early = (
        ServedPlacement(
            stage=1, period=Period(date(2024, 9, 1), date(2025, 10, 1)), site=RADIUM
        ),
        ServedPlacement(stage=2, period=Period(date(2025, 10, 1), date(2026, 10, 1))),
        ServedPlacement(stage=4, period=Period(date(2026, 10, 1), date(2027, 4, 1))),
    )

    pathway = laid(served=early)

    laid_out = [(p.stage, p.state, p.period.end) for p in pathway.placements]
    assert laid_out == [
        (1, PlacementState.SERVED, date(2025, 10, 1)),
        (2, PlacementState.SERVED, date(2026, 10, 1)),
        (4, PlacementState.SERVED, date(2027, 4, 1)),
        (2, PlacementState.PLANNED, date(2028, 10, 1)),
        (3, PlacementState.PLANNED, date(2029, 10, 1)),
    ]
    assert pathway.placements[0].site == RADIUM
    assert pathway.placements[2].site == OUS
    assert objective(pathway, "NUK 068").expected_on == date(2027, 4, 1)


def test_a_long_leave_leaves_a_gap_and_frees_the_place():
    core = laid(leaves=(PARENTAL,)).placements[1]

    assert [(g.period, g.kind, g.deducted) for g in core.gaps] == [
        (PARENTAL.period, LeaveKind.PARENTAL, Fraction(7))
    ]
    assert core.blocks == (
        Period(date(2025, 9, 1), date(2026, 1, 1)),
        Period(date(2026, 11, 1), date(2028, 10, 1)),
    )


def test_a_short_leave_leaves_no_gap():
    short = Leave(Period(date(2026, 1, 1), date(2026, 2, 1)), LeaveKind.SICK)

    core = laid(leaves=(short,)).placements[1]

    assert core.gaps == ()
    assert core.blocks == (core.period,)
    assert core.account.absence_counted == 1


def test_a_gap_may_stand_at_the_start_or_the_end_of_a_placement():
    early = Leave(Period(date(2024, 9, 1), date(2025, 1, 1)), LeaveKind.PARENTAL)
    served = ServedPlacement(stage=1, period=Period(date(2024, 9, 1), date(2025, 9, 1)))
    late = Leave(Period(date(2025, 5, 1), date(2025, 9, 1)), LeaveKind.SICK)

    first = laid(served=(served,), leaves=(early, late)).placements[0]

    assert first.blocks == (Period(date(2025, 1, 1), date(2025, 5, 1)),)


def test_the_account_of_a_part_has_each_quota_once():
    served = ServedPlacement(stage=1, period=Period(date(2024, 9, 1), date(2025, 3, 1)))

    per_stage = laid(served=(served,), leaves=(PARENTAL,))
    whole = laid(
        served=(served,),
        leaves=(PARENTAL,),
        rules=TimeRules(quota_base=QuotaBase.COURSE),
    )

    assert per_stage.parts[2].served.quota == 6
    assert per_stage.parts[2].served.absence_counted == 3
    assert per_stage.parts[2].served.deducted == 7
    assert whole.parts[2].served.quota == 6
    assert whole.parts[2].served.quota_left == 0


def test_stages_of_part_two_are_kept_apart():
    pathway = laid(choices=(StageChoice(stage=1, part=TrainingPart.TWO),))

    assert [part.months for part in pathway.parts] == [18, 12, 48]
    assert pathway.diagnostics == ()


def test_training_that_stops_has_no_completion_and_no_dates_beyond():
    employed = WorkingFraction(Period(START, date(2026, 9, 1)), Fraction(1))

    pathway = laid(fractions=(employed,))

    assert pathway.completes_on is None
    assert [p.stage for p in pathway.placements] == [1]
    assert objective(pathway, "NUK 001").expected_on == date(2025, 9, 1)
    assert objective(pathway, "NUK 015").state is ObjectiveState.UNDATED
    assert "TIME009" in codes(pathway)


def test_a_plan_that_says_nothing_of_time_gives_no_placement():
    empty = TrainingPlan(specialty="", timeline=(stage(1, None, None),))

    pathway = laid(empty)

    assert pathway.placements == ()
    assert pathway.completes_on is None
    assert "TIME003" in codes(pathway)


def test_a_block_without_employment_has_no_share():
    served = ServedPlacement(stage=1, period=Period(START, date(2025, 9, 1)))

    pathway = laid(fractions=(), served=(served,))

    assert [p.share for p in pathway.placements] == [0]


def test_a_stage_shorter_than_the_rest_of_a_day_takes_no_day_of_its_own():
    plan = TrainingPlan(
        specialty="",
        timeline=(stage(1, 0, 0.51), stage(2, 0.51, 0.511), stage(3, 0.511, 1)),
    )

    pathway = laid(plan, requirements=None)

    assert [p.stage for p in pathway.placements] == [1, 3]
    assert pathway.completes_on == date(2024, 10, 1)


def test_a_stage_may_be_prolonged_or_completed_early_for_one_trainee():
    longer = StageExtension(stage=1, months=Fraction(3), basis="Objective 5")
    shorter = StageExtension(stage=4, months=Fraction(-1))

    pathway = laid(extensions=(longer, shorter))

    assert pathway.placements[0].period.end == date(2025, 12, 1)
    assert pathway.placements[-1].account.counted == 5
    assert pathway.diagnostics == ()
