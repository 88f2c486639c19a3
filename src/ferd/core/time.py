"""The training clock: from dates to counted months, and back.

Pure and exact: every amount is a `Fraction` of a month of full time. The rules
stand in docs/rules/time.md, with the examples that test this module; which
stage follows which is for `ferd.core.scheduling`.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import Self

from ferd.core.time_rules import LeaveKind, TimeRules, TrainingPart, Treatment

NOTHING = Fraction(0)
DAYS = {days: Fraction(1, days) for days in range(28, 32)}
"""A day as a part of its month, by the days of the month."""

HORIZON_YEARS = 60
"""How far ahead a date is sought before the answer is *never*."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Some days in a row: the first included, `end` not."""

    start: date
    end: date = date.max

    def __post_init__(self) -> None:
        """Refuse a period that ends before it has begun."""
        if self.start >= self.end:
            raise ValueError("A period must end after it starts.")

    @classmethod
    def through(cls, first: date, last: date | None) -> Self:
        """Give the days from one to another, both in it; open without a last."""
        end = last + timedelta(days=1) if last and last < date.max else date.max
        return cls(first, end)

    @property
    def is_open(self) -> bool:
        """Say that no end is known."""
        return self.end == date.max

    @property
    def last(self) -> date:
        """Give the last day, as people tell an end."""
        return self.end - timedelta(days=1)

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlap(self, other: "Period") -> "Period | None":
        """Give the days that both have; None when there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class WorkingFraction:
    """How much of full time someone works in a period: 0 to 1."""

    period: Period
    fraction: Fraction

    def __post_init__(self) -> None:
        """Refuse more than full time, or less than nothing."""
        if not 0 <= self.fraction <= 1:
            raise ValueError("A working fraction lies between 0 and 1.")


@dataclass(frozen=True, slots=True)
class Leave:
    """An absence; `share` is how much of the work it takes (graded leave)."""

    period: Period
    kind: LeaveKind
    share: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        """Refuse an absence that takes nothing, or more than all the work."""
        if not 0 < self.share <= 1:
            raise ValueError("A leave takes more than nothing and at most all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAccount:
    """Where the time of a period went, in months.

    `calendar` is by the calendar; all others are months of full time, and
    `counted + deducted == employed`.

    Attributes:
        employed: working fraction times calendar time.
        counted: what counts towards the specialty.
        absence_counted: the absence that the quota let count.
        deducted: the absence that did not count.
        quota: the absence that might have counted.
    """

    calendar: Fraction = NOTHING
    employed: Fraction = NOTHING
    counted: Fraction = NOTHING
    absence_counted: Fraction = NOTHING
    deducted: Fraction = NOTHING
    quota: Fraction = NOTHING

    @property
    def quota_left(self) -> Fraction:
        """Give the absence that may still count."""
        return self.quota - self.absence_counted

    def and_then(self, later: "TimeAccount") -> "TimeAccount":
        """Join this account with that of later days on what is left of the quota."""
        return TimeAccount(
            calendar=self.calendar + later.calendar,
            employed=self.employed + later.employed,
            counted=self.counted + later.counted,
            absence_counted=self.absence_counted + later.absence_counted,
            deducted=self.deducted + later.deducted,
            quota=self.quota,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days in which nothing changes; the rates are months of full time a day."""

    period: Period
    calendar: Fraction
    employed: Fraction
    counting: Fraction
    on_quota: Fraction
    lost: Fraction
    leave: Leave | None

    def days_until(self, months: Fraction, *, quota: Fraction) -> int | None:
        """Count the days in which the months are reached; None if never.

        Counted time is the lesser of two straight lines: all of it as long as
        the quota lasts, and only what needs no quota afterwards.
        """
        with_quota = self.counting + self.on_quota
        if not with_quota:
            return None
        days = ceil(months / with_quota)
        if months > quota and self.on_quota:
            if not self.counting:
                return None
            days = max(days, ceil((months - quota) / self.counting))
        return days


@dataclass(frozen=True, slots=True)
class TrainingClock:
    """One person's clock: what a day counts, given fractions and leaves."""

    fractions: tuple[WorkingFraction, ...]
    leaves: tuple[Leave, ...]
    rules: TimeRules
    part: TrainingPart = TrainingPart.THREE

    def fraction_on(self, day: date) -> Fraction:
        """Give the working fraction of a day; the one that began last holds."""
        held = [f for f in self.fractions if day in f.period]
        return max(held, key=lambda f: f.period.start).fraction if held else NOTHING

    def leave_on(self, day: date) -> Leave | None:
        """Give the absence of a day: the best for the trainee, then the first."""
        away = [leave for leave in self.leaves if day in leave.period]
        return min(away, key=self._rank) if away else None

    def stretches(self, period: Period) -> Iterator[Stretch]:
        """Cut a period where a month, a fraction or an absence begins or ends."""
        spans = [f.period for f in self.fractions] + [s.period for s in self.leaves]
        changes = sorted({day for span in spans for day in (span.start, span.end)})
        for month in _months(period):
            inside = [day for day in changes if month.start < day < month.end]
            for start, end in pairwise([month.start, *inside, month.end]):
                yield self._stretch(Period(start, end))

    def _rank(self, leave: Leave) -> tuple[Treatment, date, LeaveKind]:
        treatment = self.rules.treatment(leave.kind, self.part)
        return treatment, leave.period.start, leave.kind

    def _stretch(self, period: Period) -> Stretch:
        leave = self.leave_on(period.start)
        day, fraction = _day_of(period.start), self.fraction_on(period.start)
        if leave is None:
            work = _times(day, fraction)
            counting, on_quota, lost = work, NOTHING, NOTHING
        else:
            treatment = self.rules.treatment(leave.kind, self.part)
            work, counting, on_quota, lost = _rates(
                day, fraction, leave.share, treatment
            )
        return Stretch(
            period=period,
            calendar=day,
            employed=work,
            counting=counting,
            on_quota=on_quota,
            lost=lost,
            leave=leave,
        )


def take_account(
    period: Period, clock: TrainingClock, *, quota: Fraction
) -> TimeAccount:
    """Say where the time of a period went, with this much absence to count."""
    calendar = employed = counted = absence = NOTHING
    for stretch in clock.stretches(period):
        days = stretch.period.days
        calendar += stretch.calendar * days
        employed += stretch.employed * days
        counted += stretch.counting * days
        if stretch.on_quota:
            excused = min(stretch.on_quota * days, quota - absence)
            absence += excused
            counted += excused
    return TimeAccount(
        calendar=calendar,
        employed=employed,
        counted=counted,
        absence_counted=absence,
        deducted=employed - counted,
        quota=quota,
    )


def calendar_months(period: Period) -> Fraction:
    """Measure a period in months, each day as a part of its own month."""
    months = (month.days * _day_of(month.start) for month in _months(period))
    return sum(months, NOTHING)


def counted_months(
    period: Period, clock: TrainingClock, *, quota: Fraction
) -> Fraction:
    """Count a period's months of training, with this much absence to count."""
    return take_account(period, clock, quota=quota).counted


def date_after(
    months: Fraction, start: date, clock: TrainingClock, *, quota: Fraction
) -> date | None:
    """Find the first date by which the months are counted; None when never."""
    if months <= 0:
        return start
    if start >= (horizon := _horizon(start)):
        return None
    for stretch in clock.stretches(Period(start, horizon)):
        days = stretch.days_until(months, quota=quota)
        if days is not None and days <= stretch.period.days:
            return stretch.period.start + timedelta(days=days)
        months -= stretch.counting * stretch.period.days
        if stretch.on_quota:
            excused = min(stretch.on_quota * stretch.period.days, quota)
            months -= excused
            quota -= excused
    return None


def add_months(day: date, months: int) -> date:
    """Go whole months ahead, to the month's last day when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _horizon(start: date) -> date:
    return date(min(start.year + HORIZON_YEARS, date.max.year), 12, 31)


def _day_of(day: date) -> Fraction:
    return DAYS[monthrange(day.year, day.month)[1]]


@lru_cache(maxsize=4096)
def _times(day: Fraction, fraction: Fraction) -> Fraction:
    return fraction * day


@lru_cache(maxsize=4096)
def _rates(
    day: Fraction, fraction: Fraction, share: Fraction, treatment: Treatment
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Give what a day of absence is worth: work, counting, on quota, lost.

    Few different days make up a training; exact fractions are slow.
    """
    work = fraction * day
    away = dict.fromkeys(Treatment, NOTHING) | {treatment: work * share}
    lost, on_quota = away[Treatment.DEDUCTED], away[Treatment.DRAWS_ON_QUOTA]
    return work, work - lost - on_quota, on_quota, lost


def _months(period: Period) -> Iterator[Period]:
    start = period.start
    while start < period.end:
        last = start.year == date.max.year and start.month == date.max.month
        following = date.max if last else add_months(start.replace(day=1), 1)
        yield Period(start, min(following, period.end))
        start = following
