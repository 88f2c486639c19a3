"""How many are at a place at once, month by month. Pure counting by days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ferd.core.time import Period


@dataclass(frozen=True, slots=True)
class Months:
    """So many whole months from the first of one."""

    first: date
    count: int

    @property
    def end(self) -> date:
        """Give the first day after them."""
        return self.day(self.count)

    def day(self, index: int) -> date:
        """Give the first day of a month, counted from zero."""
        years, month = divmod(self.first.month - 1 + index, 12)
        return date(self.first.year + years, month + 1, 1)

    def index(self, day: date) -> int:
        """Count the months to the one a day is in; negative before the first."""
        return 12 * (day.year - self.first.year) + day.month - self.first.month

    def each(self) -> tuple[date, ...]:
        """List the first days of the months."""
        return tuple(self.day(index) for index in range(self.count))


def month_of(day: date) -> date:
    """Give the first of the month a day is in."""
    return day.replace(day=1)


def peaks(periods: Iterable[Period], months: Months) -> tuple[int, ...]:
    """Give the most that are there on any day of each month."""
    changes: dict[date, int] = {}
    for period in periods:
        start, end = max(period.start, months.first), min(period.end, months.end)
        if start < end:
            changes[start] = changes.get(start, 0) + 1
            changes[end] = changes.get(end, 0) - 1
    most, here = [0] * months.count, 0
    days = sorted(changes)
    for day, following in pairwise(days):
        here += changes[day]
        for index in range(months.index(day), _last(months, following) + 1):
            most[index] = max(most[index], here)
    return tuple(most)


def _last(months: Months, end: date) -> int:
    """Give the month of the day before."""
    index = months.index(end)
    return index - 1 if end.day == 1 else index
