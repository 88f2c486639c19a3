from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ferd.core.progress.expectation import (
    Aim,
    Outlook,
    Step,
    approved_steps,
    expected_steps,
    foresee,
    next_goal,
    ready_steps,
    running,
    standing,
    warn,
)

BEGUN = date(2025, 1, 1)
TODAY = date(2026, 1, 1)
SPRING, SUMMER = date(2025, 4, 1), date(2025, 7, 1)
WINTER = date(2026, 3, 1)


def aim(key, expected=None, approved=None, waiting=None, *, begun=False):
    return Aim(
        key=key,
        expected_on=expected,
        approved_on=approved,
        waiting_since=waiting,
        has_begun=begun,
    )


# The worked example of docs/rules/expectation.md.
EXAMPLE = (
    aim("001", SPRING, approved=date(2025, 5, 1)),
    aim("002", SPRING, approved=date(2025, 8, 1)),
    aim("003", SUMMER, approved=date(2025, 9, 1)),
    aim("004", SUMMER, approved=date(2025, 11, 1)),
    aim("005", SUMMER, waiting=date(2025, 12, 1)),
    aim("006", SUMMER, begun=True),
    aim("007", WINTER, begun=True),
    aim("008", WINTER),
    aim("009", date(2027, 1, 1)),
    aim("010"),
)


def test_the_curves_count_what_the_plan_expects_by_a_day():
    assert expected_steps(EXAMPLE) == (
        Step(SPRING, 2),
        Step(SUMMER, 6),
        Step(WINTER, 8),
        Step(date(2027, 1, 1), 9),
    )
    assert [step.number for step in approved_steps(EXAMPLE)] == [1, 2, 3, 4]
    assert ready_steps(EXAMPLE)[-1] == Step(date(2025, 12, 1), 5)


def test_what_no_plan_expects_takes_no_part():
    unplanned = [aim("010", approved=SPRING), aim("011")]

    assert expected_steps(unplanned) == ()
    assert approved_steps(unplanned) == ()
    assert next_goal(unplanned, TODAY) is None


@pytest.mark.parametrize(
    ("approved", "ahead", "weeks"),
    [
        (4, -2, -26),  # the fifth was expected on 1 July, 26 weeks ago
        (1, -5, -39),  # the second on 1 April
        (6, 0, 0),
        (7, 1, 8),  # the seventh is expected on 1 March, in 8 weeks
        (12, 6, 0),  # more than the plan knows of: nobody can say for how long
    ],
)
def test_a_standing_is_told_in_objectives_and_in_weeks(approved, ahead, weeks):
    found = standing(expected_steps(EXAMPLE), approved, TODAY)

    assert (found.expected, found.ahead, found.weeks) == (6, ahead, weeks)


def test_nothing_is_expected_before_the_first_day():
    assert standing((), 0, TODAY).ahead == 0
    assert standing(expected_steps(EXAMPLE), 0, BEGUN).expected == 0


def test_the_present_pace_foretells_when_the_next_goal_is_reached():
    goal = next_goal(EXAMPLE, TODAY)
    assert goal is not None
    forecast = foresee(EXAMPLE, goal, begun_on=BEGUN, on=TODAY)

    # 3 approved in 182 days, 4 remain: 243 days.
    assert goal == WINTER
    assert forecast.outlook is Outlook.FORESEEN
    assert forecast.remaining == 4
    assert forecast.on == TODAY + timedelta(days=243)
    assert forecast.weeks_late == 26


def test_a_goal_that_is_kept_is_not_late():
    swift = [
        aim("a", WINTER, date(2025, 12, 1)),
        aim("b", WINTER, date(2025, 12, 2)),
        aim("c", WINTER, date(2025, 12, 3)),
        aim("d", date(2026, 12, 1)),
    ]
    forecast = foresee(swift, date(2026, 12, 1), begun_on=BEGUN, on=TODAY)

    assert forecast.on == TODAY + timedelta(days=61)
    assert forecast.weeks_late == 0


def test_a_goal_that_is_reached_needs_no_forecast():
    found = foresee(EXAMPLE, SPRING, begun_on=BEGUN, on=TODAY)

    assert (found.outlook, found.on, found.weeks_late) == (Outlook.DONE, None, 0)


@pytest.mark.parametrize(
    ("aims", "begun_on", "outlook"),
    [
        (EXAMPLE, TODAY - timedelta(weeks=12), Outlook.TOO_EARLY),
        # Ten on one day are no pace.
        (
            [*(aim(str(n), SUMMER, date(2025, 12, 1)) for n in range(10)), EXAMPLE[7]],
            BEGUN,
            Outlook.TOO_EARLY,
        ),
        # Nothing approved, though something was expected; or nothing was yet.
        ([aim("a", SPRING), aim("b", WINTER)], BEGUN, Outlook.STANDSTILL),
        ([aim("b", WINTER)], BEGUN, Outlook.TOO_EARLY),
    ],
)
def test_no_pace_gives_no_day(aims, begun_on, outlook):
    found = foresee(aims, WINTER, begun_on=begun_on, on=TODAY)

    assert (found.outlook, found.on) == (outlook, None)


def test_warnings_name_what_is_late_what_waits_and_what_is_unprepared():
    unready = [*EXAMPLE, aim("000", date(2026, 2, 1)), aim("x", SPRING)]
    found = warn(unready, date(2026, 1, 10))

    assert found.late == ("x", "006")
    assert found.waiting == ("005",)
    assert found.unprepared == ("000", "008")


days = st.dates(date(2024, 1, 1), date(2030, 1, 1))
some = st.none() | days
aims = st.lists(st.builds(aim, st.text("ab", max_size=3), some, some, some))


@given(st.lists(days))
def test_steps_only_rise_and_end_at_the_whole(found):
    steps = running(found)

    assert [s.on for s in steps] == sorted(set(found))
    assert all(a.number < b.number for a, b in pairwise(steps))
    assert (steps[-1].number if steps else 0) == len(found)


@given(aims, st.integers(0, 30), days)
def test_weeks_have_the_sign_of_the_objectives(found, approved, on):
    told = standing(expected_steps(found), approved, on)

    assert told.weeks * told.ahead >= 0


@given(aims, days, days, days)
def test_a_day_is_foreseen_only_when_something_remains(found, goal, begun_on, on):
    told = foresee(found, goal, begun_on=begun_on, on=on)

    assert (told.on is None) == (told.outlook is not Outlook.FORESEEN)
    assert (told.remaining == 0) == (told.outlook is Outlook.DONE)
    assert told.on is None or told.on > on
