"""A pathway read against a day."""

from datetime import date
from fractions import Fraction

from ferd.core.scheduling.circumstances import CreditedObjectives, CreditedService
from ferd.core.scheduling.progress import (
    Forecast,
    detailed_until,
    expected_curve,
    forecast_on,
    placements_in_detail,
    progress_at,
)
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind
from tests.core.scheduling.plans import PART_ONE, START, laid

LEAVE = Leave(Period(date(2026, 1, 1), date(2026, 11, 1)), LeaveKind.PARENTAL)
HALF = (WorkingFraction(Period(START), Fraction(1, 2)),)


def stages(progress):
    return tuple(
        None if placement is None else placement.stage
        for placement in (progress.current, progress.following)
    )


def test_in_the_third_year_half_the_core_is_behind():
    progress = progress_at(laid(), date(2027, 3, 1))

    assert progress.account.counted == 30
    assert progress.remaining == 30
    assert progress.share == Fraction(1, 2)
    assert stages(progress) == (2, 3)
    assert len(progress.expected) == 15


def test_before_the_first_day_nothing_is_counted_and_afterwards_all_is():
    before = progress_at(laid(), date(2024, 8, 1))
    after = progress_at(laid(), date(2029, 9, 1))

    assert before.account.counted == before.share == 0
    assert stages(before) == (None, 1)
    assert after.account.counted == 60
    assert stages(after) == (None, None)
    assert len(after.expected) == 102


def test_during_a_leave_the_quota_counts_and_then_the_clock_stands_still():
    pathway = laid(leaves=(LEAVE,))

    within = progress_at(pathway, date(2026, 4, 1))
    beyond = progress_at(pathway, date(2026, 10, 1))

    assert within.account.counted == 19
    assert beyond.account.counted == 19
    assert beyond.account.deducted == 6


def test_credit_is_part_of_the_way():
    credit = CreditedService(months=Fraction(6), basis="decision", stage=2)

    progress = progress_at(laid(credited_service=(PART_ONE, credit)), START)

    assert progress.credited == 6
    assert progress.share == Fraction(1, 10)


def test_without_a_plan_there_is_no_share():
    pathway = laid(fractions=())

    assert progress_at(pathway, START).share == 0


def test_the_curve_rises_at_the_end_of_each_stage():
    credited = CreditedObjectives(numbers=(18,), basis="Conversion")

    curve = expected_curve(laid(credited_objectives=(credited,)))

    assert [(point.on, point.done) for point in curve] == [
        (START, 1),
        (date(2025, 9, 1), 16),
        (date(2028, 3, 1), 41),
        (date(2029, 3, 1), 90),
        (date(2029, 9, 1), 102),
    ]
    assert curve[-1].share == 1


def test_at_half_time_the_rest_could_be_served_in_half_the_time():
    pathway = laid(fractions=HALF)

    forecast = forecast_on(pathway, date(2026, 9, 1))

    assert forecast == Forecast(date(2030, 9, 1), date(2034, 9, 1))


def test_at_full_time_the_earliest_is_what_is_expected():
    before, midway = (forecast_on(laid(), day) for day in (date(2020, 1, 1), START))
    late = forecast_on(laid(), date(2035, 1, 1))

    for forecast in (before, midway, late):
        assert forecast == Forecast(date(2029, 9, 1), date(2029, 9, 1))


def test_there_is_no_forecast_for_what_never_ends():
    assert forecast_on(laid(fractions=()), START) is None


def test_the_next_half_year_is_planned_in_detail():
    pathway = laid()

    here = placements_in_detail(pathway, date(2025, 6, 15))

    assert detailed_until(pathway, date(2025, 6, 15)) == date(2025, 12, 15)
    assert [p.stage for p in here] == [1, 2]
