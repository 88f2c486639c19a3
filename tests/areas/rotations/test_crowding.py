from datetime import date

from ferd.areas.rotations.crowding import Months, peaks
from ferd.core.time import Period

YEAR = Months(date(2027, 1, 1), 12)


def test_one_leaves_on_the_day_another_comes():
    day = date(2027, 3, 15)

    most = peaks([Period(date(2026, 1, 1), day), Period(day, date(2028, 1, 1))], YEAR)

    assert most == (1,) * 12


def test_a_month_counts_the_fullest_of_its_days():
    most = peaks(
        [
            Period(date(2027, 2, 20), date(2027, 5, 1)),
            Period(date(2027, 4, 30), date(2027, 6, 2)),
        ],
        YEAR,
    )

    assert most == (0, 1, 1, 2, 1, 1, 0, 0, 0, 0, 0, 0)


def test_what_lies_outside_is_not_counted():
    most = peaks([Period(date(2020, 1, 1), date(2027, 1, 1)), Period(YEAR.end)], YEAR)

    assert most == (0,) * 12


def test_months_are_counted_over_years():
    assert YEAR.index(date(2026, 12, 31)) == -1
    assert YEAR.index(date(2028, 2, 1)) == 13
    assert YEAR.day(-1) == date(2026, 12, 1)
    assert YEAR.end == date(2028, 1, 1)
