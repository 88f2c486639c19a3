"""How much of a place is taken at once, month by month. Pure counting by days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ferd.core.scheduling.rooms import Span
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


def peaks(spans: Iterable[Span], months: Months) -> tuple[int, ...]:
    """Give the most that is taken on any day of each month, all sizes added."""
    changes: dict[date, int] = {}
    for span in spans:
        start = max(span.period.start, months.first)
        end = min(span.period.end, months.end)
        if start < end:
            changes[start] = changes.get(start, 0) + span.size
            changes[end] = changes.get(end, 0) - span.size
    most, here = [0] * months.count, 0
    for day, following in pairwise(sorted(changes)):
        here += changes[day]
        for index in range(months.index(day), _last(months, following) + 1):
            most[index] = max(most[index], here)
    return tuple(most)


def highest(spans: Iterable[Span]) -> Iterator[Span]:
    """Give one person's days once, at the most of what overlaps on them."""
    listed = sorted(spans)
    if all(one.period.end <= two.period.start for one, two in pairwise(listed)):
        yield from listed
        return
    edges = sorted({d for each in listed for d in (each.period.start, each.period.end)})
    for start, end in pairwise(edges):
        on = [s.size for s in listed if s.period.start <= start < s.period.end]
        if on:
            yield Span(Period(start, end), max(on))


def _last(months: Months, end: date) -> int:
    """Give the month of the day before."""
    index = months.index(end)
    return index - 1 if end.day == 1 else index
