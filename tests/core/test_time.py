"""The training clock does what docs/rules/time.md says, row by row."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ferd.core.time import (
    Leave,
    Period,
    TimeAccount,
    TrainingClock,
    WorkingFraction,
    add_months,
    calendar_months,
    counted_months,
    date_after,
    take_account,
)
from ferd.core.time_rules import LeaveKind, QuotaBase, TimeRules, TrainingPart
from tests.core.time_examples import clock_of, examples, rule_table

RULES = TimeRules()
BETWEEN = examples("between two dates")
REACHED = examples("the date reached")


@pytest.mark.parametrize("row", BETWEEN, ids=lambda row: row["Example"])
def test_time_is_counted_as_the_page_says(row):
    period = Period(date.fromisoformat(row["From"]), date.fromisoformat(row["To"]))

    account = take_account(period, clock_of(row), quota=Fraction(row["Quota"]))

    assert account.calendar == Fraction(row["Calendar"])
    assert account.counted == Fraction(row["Counted"])
    assert account.absence_counted == Fraction(row["Absence counted"])
    assert account.deducted == Fraction(row["Deducted"])
    assert account.quota_left == Fraction(row["Quota"]) - account.absence_counted


@pytest.mark.parametrize("row", REACHED, ids=lambda row: row["Example"])
def test_the_date_is_reached_as_the_page_says(row):
    start = date.fromisoformat(row["From"])
    quota, months = Fraction(row["Quota"]), Fraction(row["Months"])

    reached = date_after(months, start, clock_of(row), quota=quota)

    assert (reached.isoformat() if reached else "never") == row["Reached on"]


def test_the_page_lists_every_rule_with_its_default_and_its_origin():
    written = {row["Rule"].strip("`"): row for row in rule_table()}

    assert [(name, row["Where it comes from"]) for name, row in written.items()] == (
        list(RULES.provenance)
    )
    assert written["part_one_months"]["Default"] == "12, 6"
    assert int(written["specialist_months"]["Default"]) == RULES.specialist_months
    assert int(written["total_months"]["Default"]) == RULES.total_months
    assert Fraction(written["quota_share"]["Default"]) == RULES.quota_share
    assert QuotaBase(written["quota_base"]["Default"]) is RULES.quota_base
    assert written["holiday_counts_in"]["Default"] == "2, 3"
    assert RULES.holiday_counts_in == (TrainingPart.TWO, TrainingPart.THREE)
    assert (LeaveKind(written["counting"]["Default"]),) == RULES.counting
    assert written["deducted"]["Default"] == "none"
    assert RULES.deducted == ()
    assert int(written["detail_months"]["Default"]) == RULES.detail_months


def test_a_kind_that_is_deducted_leaves_the_quota_alone():
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    away = Leave(Period(date(2026, 3, 1), date(2026, 5, 1)), LeaveKind.PARENTAL)
    rules = TimeRules(deducted=(LeaveKind.PARENTAL,))
    clock = TrainingClock((WorkingFraction(year, Fraction(1)),), (away,), rules)

    account = take_account(year, clock, quota=Fraction(2))

    assert account.counted == 10
    assert account.quota_left == 2


def test_half_a_leave_lets_the_months_come_when_the_quota_is_spent():
    start = date(2026, 1, 1)
    away = Leave(Period(start, date(2026, 7, 1)), LeaveKind.SICK, Fraction(1, 2))
    clock = TrainingClock(
        (WorkingFraction(Period(start), Fraction(1)),), (away,), RULES
    )

    reached = date_after(Fraction(2), start, clock, quota=Fraction(1, 2))

    assert reached == date(2026, 4, 1)


def test_the_quota_runs_out_and_the_leave_outlasts_it():
    start = date(2026, 1, 1)
    away = Leave(Period(start), LeaveKind.SICK)
    clock = TrainingClock(
        (WorkingFraction(Period(start), Fraction(1)),), (away,), RULES
    )

    reached = date_after(Fraction(2), start, clock, quota=Fraction(1))

    assert reached is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: Period(date(2026, 1, 1), date(2026, 1, 1)),
        lambda: WorkingFraction(Period(date(2026, 1, 1)), Fraction(11, 10)),
        lambda: Leave(Period(date(2026, 1, 1)), LeaveKind.SICK, Fraction(0)),
    ],
)
def test_nonsense_is_no_value(make):
    with pytest.raises(ValueError, match=r"period|fraction|leave"):
        make()


def test_a_month_from_the_last_of_january_ends_with_february():
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 11, 15), 3) == date(2027, 2, 15)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_a_period_goes_through_its_last_day():
    first, last = date(2026, 1, 1), date(2026, 1, 31)

    assert Period.through(first, last) == Period(first, date(2026, 2, 1))
    assert Period.through(first, None).is_open
    assert Period.through(first, date.max).is_open


def test_an_open_period_knows_it_and_the_last_month_of_all_is_counted():
    assert Period(date(2026, 1, 1)).is_open
    assert not Period(date(2026, 1, 1), date(2027, 1, 1)).is_open
    assert calendar_months(Period(date(9999, 12, 1))) == Fraction(30, 31)


DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
SHARES = st.fractions(0, 1, max_denominator=10)
QUOTAS = st.fractions(0, 6, max_denominator=20)


@st.composite
def periods(draw):
    start = draw(DAYS)
    return Period(start, start + timedelta(days=draw(st.integers(1, 900))))


LEAVES = st.builds(
    Leave, periods(), st.sampled_from(LeaveKind), SHARES.filter(lambda share: share > 0)
)
CLOCKS = st.builds(
    TrainingClock,
    st.lists(st.builds(WorkingFraction, periods(), SHARES), max_size=5).map(
        lambda held: (WorkingFraction(Period(date(2020, 1, 1)), Fraction(4, 5)), *held)
    ),
    st.lists(LEAVES, max_size=5).map(tuple),
    st.just(RULES),
    st.sampled_from(TrainingPart),
)


@given(CLOCKS, periods(), st.integers(1, 899), QUOTAS)
def test_two_periods_that_meet_add_up_to_the_one_they_make(clock, whole, days, quota):
    middle = min(whole.start + timedelta(days=days), whole.end - timedelta(days=1))
    if middle == whole.start:
        return
    expected = take_account(whole, clock, quota=quota)

    first = take_account(Period(whole.start, middle), clock, quota=quota)
    then = take_account(Period(middle, whole.end), clock, quota=first.quota_left)

    both = first.and_then(then)
    assert both.counted == expected.counted
    assert both.calendar == expected.calendar
    assert both.absence_counted == expected.absence_counted
    assert both.deducted == expected.deducted


@given(CLOCKS, periods(), QUOTAS)
def test_what_is_worked_is_counted_or_deducted_and_nothing_is_lost(
    clock, period, quota
):
    account = take_account(period, clock, quota=quota)

    assert account.counted + account.deducted == account.employed
    assert 0 <= account.counted <= account.employed <= account.calendar
    assert account.absence_counted <= quota
    assert account.calendar == calendar_months(period)


@given(CLOCKS, periods(), QUOTAS)
def test_the_date_after_what_a_period_counts_is_within_it_and_counts_the_same(
    clock, period, quota
):
    months = counted_months(period, clock, quota=quota)

    reached = date_after(months, period.start, clock, quota=quota)

    assert reached is not None
    assert reached <= period.end
    if reached > period.start:
        again = Period(period.start, reached)
        assert counted_months(again, clock, quota=quota) == months


@given(CLOCKS, DAYS, st.fractions(0, 80, max_denominator=30), QUOTAS)
def test_the_date_is_the_first_by_which_the_months_are_counted(
    clock, start, months, quota
):
    reached = date_after(months, start, clock, quota=quota)

    assert reached is not None
    eve = reached - timedelta(days=1)
    if months:
        assert counted_months(Period(start, reached), clock, quota=quota) >= months
    if eve > start:
        assert counted_months(Period(start, eve), clock, quota=quota) < months


@given(CLOCKS, periods(), QUOTAS)
@settings(max_examples=20)
def test_the_clock_agrees_with_counting_day_by_day(clock, period, quota):
    left, counted = quota, Fraction(0)
    for offset in range(period.days):
        day = period.start + timedelta(days=offset)
        one = take_account(Period(day, day + timedelta(days=1)), clock, quota=left)
        left, counted = one.quota_left, counted + one.counted

    assert counted == counted_months(period, clock, quota=quota)


def test_an_empty_account_changes_nothing():
    account = TimeAccount(calendar=Fraction(2), counted=Fraction(1))

    assert account.and_then(TimeAccount()) == account


def test_after_the_last_day_there_is_no_date():
    full_time = (WorkingFraction(Period(date(2026, 1, 1)), Fraction(1)),)
    clock = TrainingClock(full_time, (), TimeRules())

    assert date_after(Fraction(1), date.max, clock, quota=Fraction(0)) is None
