"""Dates for demands: one stage after the other on one trainee's clock.

What is already served keeps its dates and goes first; what remains of each
stage follows in order. See "Laying out a plan" in docs/rules/time.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import Stage
from ferd.core.scheduling.circumstances import Circumstances, ServedPlacement
from ferd.core.scheduling.demands import Demand
from ferd.core.scheduling.pathway import Gap, Placement, PlacementState
from ferd.core.time import (
    NOTHING,
    Period,
    Stretch,
    TrainingClock,
    date_after,
    take_account,
)
from ferd.core.time_rules import LeaveKind, QuotaBase, TimeRules, TrainingPart


@dataclass(frozen=True, slots=True)
class Placed:
    """The blocks, and the stages for which there was no time to be had."""

    placements: tuple[Placement, ...]
    unfinished: frozenset[int]


def place(
    demands: Sequence[Demand], circumstances: Circumstances, rules: TimeRules
) -> Placed:
    """Date every demand; stop where the circumstances lead no further."""
    table = _Table(circumstances, rules, _quotas(demands, rules))
    by_order = {demand.stage.order: demand for demand in demands}
    for served in served_in_turn(circumstances, set(by_order)):
        table.add_served(served, by_order[served.stage])
    queue = list(demands)
    while queue and table.add_rest(queue[0]):
        queue.pop(0)
    unfinished = frozenset(demand.stage.order for demand in queue if demand.months)
    return Placed(_with_shares(table.placements), unfinished)


def served_in_turn(
    circumstances: Circumstances, stages: set[int]
) -> Iterator[ServedPlacement]:
    """Give the served blocks of these stages by date, none overlapping another.

    Of two that overlap the first holds; TIME018 reports the other.
    """
    free_from = date.min
    for served in sorted(circumstances.served, key=lambda s: (s.period, s.stage)):
        if served.stage in stages and served.period.start >= free_from:
            free_from = served.period.end
            yield served


@dataclass(slots=True)
class _Table:
    """The blocks placed so far, and what is left of each quota."""

    circumstances: Circumstances
    rules: TimeRules
    quotas: dict[int, Fraction]
    placements: list[Placement] = field(default_factory=list)
    overshoot: Fraction = NOTHING
    """Months of the last day that the stage before did not need."""

    @property
    def free_from(self) -> date:
        ends = (placement.period.end for placement in self.placements)
        return max((self.circumstances.starts_on, *ends))

    def add_served(self, served: ServedPlacement, demand: Demand) -> None:
        site = served.site or demand.site
        placement = self._block(demand, served.period, PlacementState.SERVED)
        self.placements.append(replace(placement, site=site))

    def add_rest(self, demand: Demand) -> bool:
        rest = demand.months - self._served(demand.stage)
        if rest <= 0:
            return True
        start, needed = self.free_from, rest - self.overshoot
        end = date_after(
            needed, start, self._clock(demand.part), quota=self._quota(demand)
        )
        if end is None:
            return False
        if end > start:
            block = self._block(demand, Period(start, end), PlacementState.PLANNED)
            self.placements.append(block)
            self.overshoot = block.account.counted - needed
        else:
            self.overshoot = -needed
        return True

    def _block(
        self, demand: Demand, period: Period, state: PlacementState
    ) -> Placement:
        clock = self._clock(demand.part)
        account = take_account(period, clock, quota=self._quota(demand))
        self.quotas[self._quota_key(demand)] = account.quota_left
        return Placement(
            stage=demand.stage.order,
            label=demand.stage.label,
            site=demand.site,
            period=period,
            part=demand.part,
            state=state,
            account=account,
            share=NOTHING,
            gaps=gaps_in(period, clock, quota=account.quota),
        )

    def _served(self, stage: Stage) -> Fraction:
        mine = (p.account.counted for p in self.placements if p.stage == stage.order)
        return sum(mine, NOTHING)

    def _clock(self, part: TrainingPart) -> TrainingClock:
        mine = self.circumstances
        return TrainingClock(mine.fractions, mine.leaves, self.rules, part)

    def _quota_key(self, demand: Demand) -> int:
        is_shared = self.rules.quota_base is QuotaBase.COURSE
        return 0 if is_shared else demand.stage.order

    def _quota(self, demand: Demand) -> Fraction:
        return self.quotas[self._quota_key(demand)]


def gaps_in(
    period: Period, clock: TrainingClock, *, quota: Fraction
) -> tuple[Gap, ...]:
    """Find the days on which the trainee is not there and the place is free.

    That is all of an absence that goes beyond the quota, if it takes the whole
    of the work, and every stretch without employment.
    """
    gaps: list[Gap] = []
    for stretch in clock.stretches(period):
        excused = min(stretch.on_quota * stretch.period.days, quota)
        quota -= excused
        if stretch.counting:
            continue
        away = (stretch.on_quota + stretch.lost) * stretch.period.days
        gap = Gap(period=stretch.period, kind=_kind(stretch), deducted=away - excused)
        if gaps and _is_continued(gaps[-1], gap):
            gap = _joined(gaps.pop(), gap)
        gaps.append(gap)
    return tuple(gap for gap in gaps if gap.deducted or gap.kind is None)


def _kind(stretch: Stretch) -> LeaveKind | None:
    """Name the absence; no work to be absent from is no absence."""
    return stretch.leave.kind if stretch.leave and stretch.employed else None


def _is_continued(gap: Gap, following: Gap) -> bool:
    touches = gap.period.end == following.period.start
    return touches and gap.kind == following.kind


def _joined(gap: Gap, following: Gap) -> Gap:
    return Gap(
        period=Period(gap.period.start, following.period.end),
        kind=gap.kind,
        deducted=gap.deducted + following.deducted,
    )


def _quotas(demands: Sequence[Demand], rules: TimeRules) -> dict[int, Fraction]:
    """Give each stage its quota; key 0 holds that of the whole course."""
    quotas = {demand.stage.order: rules.quota(demand.months) for demand in demands}
    return quotas | {0: sum(quotas.values(), NOTHING)}


def _with_shares(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    months = sum((p.account.counted for p in placements), NOTHING)
    if not months:
        return tuple(placements)
    return tuple(replace(p, share=p.account.counted / months) for p in placements)
