from datetime import date

from ferd.areas.rotations.crowding import Months, highest, peaks
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period

YEAR = Months(date(2027, 1, 1), 12)


def taking(*periods):
    return [Span(period, 100) for period in periods]


def test_one_leaves_on_the_day_another_comes():
    day = date(2027, 3, 15)

    most = peaks(taking(Period(date(2026, 1, 1), day), Period(day, YEAR.end)), YEAR)

    assert most == (100,) * 12


def test_a_month_counts_the_fullest_of_its_days():
    most = peaks(
        [
            Span(Period(date(2027, 2, 20), date(2027, 5, 1)), 60),
            Span(Period(date(2027, 4, 30), date(2027, 6, 2)), 100),
        ],
        YEAR,
    )

    assert most == (0, 60, 60, 160, 100, 100, 0, 0, 0, 0, 0, 0)


def test_what_lies_outside_is_not_counted():
    before, after = Period(date(2020, 1, 1), date(2027, 1, 1)), Period(YEAR.end)

    most = peaks(taking(before, after), YEAR)

    assert most == (0,) * 12


def test_months_are_counted_over_years():
    assert YEAR.index(date(2026, 12, 31)) == -1
    assert YEAR.index(date(2028, 2, 1)) == 13
    assert YEAR.day(-1) == date(2026, 12, 1)
    assert YEAR.end == date(2028, 1, 1)


def test_one_who_may_come_on_two_ways_counts_once_at_the_most():
    spans = [
        Span(Period(date(2027, 1, 1), date(2027, 6, 1)), 50),
        Span(Period(date(2027, 3, 1), date(2027, 9, 1)), 80),
    ]

    assert peaks(highest(spans), YEAR) == (50, 50, *(80,) * 6, 0, 0, 0, 0)
