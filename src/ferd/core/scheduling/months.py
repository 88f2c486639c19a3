"""Whole calendar months for the planner: days to months, and work month by month.

The planner errs on the safe side, so that what it promises holds on the training
clock: a month's work is rounded down to hundredths, a stage's months are rounded
up, and of the absence that a quota lets count only so much is counted as counts
wherever the planner may put it. See "From days to the planner's months" in
docs/rules/time.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.demands import Demand
from ferd.core.scheduling.pathway import Placement
from ferd.core.scheduling.problem import FULL
from ferd.core.time import (
    NOTHING,
    Period,
    TrainingClock,
    add_months,
    take_account,
)
from ferd.core.time_rules import QuotaBase, TimeRules, TrainingPart


@dataclass(frozen=True, slots=True)
class Calendar:
    """So many months from the first of one."""

    first: date
    months: int

    def index(self, day: date) -> int:
        """Give the month that a day is in; below 0 before the first."""
        years = day.year - self.first.year
        return years * 12 + day.month - self.first.month

    def index_after(self, day: date) -> int:
        """Give the first month that begins on a day or after it."""
        return self.index(day) + (day.day > 1)

    def day(self, month: int) -> date:
        """Give the first day of a month."""
        return add_months(self.first, month)

    def period(self, month: int) -> Period:
        """Give the days of a month."""
        return Period(self.day(month), self.day(month + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One trainee's time, as far as the months depend on it.

    Attributes:
        demands: what the plan asks of the trainee, in order.
        settled: the blocks that are over or have begun, by date.
    """

    circumstances: Circumstances
    rules: TimeRules
    demands: tuple[Demand, ...]
    settled: tuple[Placement, ...]

    @property
    def free_from(self) -> date:
        """Give the day from which on nothing is settled."""
        ends = (placement.period.end for placement in self.settled)
        return max((self.circumstances.starts_on, *ends))

    def left(self, demand: Demand) -> Fraction:
        """Give the months of a stage that are not settled."""
        mine = (p for p in self.settled if p.stage == demand.stage.order)
        served = sum((p.account.counted for p in mine), NOTHING)
        return max(demand.months - served, NOTHING)


def work_by_month(service: Service, calendar: Calendar) -> tuple[int, ...]:
    """Give the hundredths of full time worked in each month, rounded down.

    In months that are settled absence draws on the quota of what is served then.
    In later months so much of it counts, in the order of the calendar, as the
    smallest quota of the stages that are left allows.
    """
    settled_until = min(calendar.index_after(service.free_from), calendar.months)
    early: list[int] = []
    for current in service.settled[-1:]:
        quota = _quota_at(service, current, calendar.first)
        months = range(settled_until)
        early = [*_counted(service, calendar, months, current.part, quota)]
    parts = {d.part for d in service.demands if service.left(d)}
    later = range(len(early), calendar.months)
    quota = _quota_left(service)
    each = [
        [*_counted(service, calendar, later, part, quota)]
        for part in sorted(parts or {TrainingPart.THREE})
    ]
    return (*early, *(min(figures) for figures in zip(*each, strict=True)))


def work_of(months: Fraction) -> int:
    """Give months of full time in hundredths, rounded up."""
    return ceil(months * FULL)


def _counted(
    service: Service,
    calendar: Calendar,
    months: Sequence[int],
    part: TrainingPart,
    quota: Fraction,
) -> Iterator[int]:
    mine = service.circumstances
    clock = TrainingClock(mine.fractions, mine.leaves, service.rules, part)
    employed = Period(mine.starts_on)
    spans = (
        *(f.period for f in mine.fractions),
        *(leave.period for leave in mine.leaves),
    )
    ends = (day for span in spans for day in (span.start, span.end) if day < date.max)
    settled_from = max((*ends, mine.starts_on))
    worked: int | None = None
    for month in months:
        if worked is not None:
            yield worked
            continue
        days = calendar.period(month).overlap(employed)
        if days is None:
            yield 0
            continue
        account = take_account(days, clock, quota=quota)
        quota = account.quota_left
        yield (figure := floor(account.counted * FULL))
        if settled_from <= days.start:
            worked = figure


def _quota_at(service: Service, placement: Placement, day: date) -> Fraction:
    """Give what is left of a placement's quota on a day."""
    account = placement.account
    if day <= placement.period.start:
        return account.quota
    mine = service.circumstances
    clock = TrainingClock(mine.fractions, mine.leaves, service.rules, placement.part)
    before = Period(placement.period.start, min(day, placement.period.end))
    return take_account(before, clock, quota=account.quota).quota_left


def _quota_left(service: Service) -> Fraction:
    """Give the absence that counts wherever what is left is put."""
    rules = service.rules
    if rules.quota_base is QuotaBase.COURSE:
        whole = sum((rules.quota(d.months) for d in service.demands), NOTHING)
        return whole - _used(service.settled)
    quotas = (
        rules.quota(demand.months)
        - _used([p for p in service.settled if p.stage == demand.stage.order])
        for demand in service.demands
        if service.left(demand)
    )
    return min(quotas, default=NOTHING)


def _used(placements: Sequence[Placement]) -> Fraction:
    return sum((p.account.absence_counted for p in placements), NOTHING)
