"""Dates for demands: one stage after the other on one trainee's clock.

What is already served keeps its dates and goes first, then the blocks that have
a day of their own, then what remains of each stage in order. See "Laying out a
plan" in docs/rules/time.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.circumstances import (
    Circumstances,
    PlannedBlock,
    ServedPlacement,
)
from ferd.core.scheduling.demands import Demand, block_site
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
    by_order = {demand.stage.order: demand for demand in demands}
    left = {order: demand.months for order, demand in by_order.items()}
    table = _Table(circumstances, rules, _quotas(demands, rules), left)
    for served in served_in_turn(circumstances, set(by_order)):
        table.add_served(served, by_order[served.stage])
    planned = planned_in_turn(circumstances, set(by_order))
    blocks = [(by_order[block.stage], block) for block in planned]
    if all(table.add_planned(demand, block) for demand, block in blocks):
        all(table.add_rest(demand) for demand in demands)
    unfinished = frozenset(order for order, months in left.items() if months > 0)
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


def planned_in_turn(
    circumstances: Circumstances, stages: set[int]
) -> tuple[PlannedBlock, ...]:
    """Give the planned blocks of these stages, in the order of their days."""
    mine = (block for block in circumstances.planned if block.stage in stages)
    return tuple(sorted(mine, key=lambda block: block.starts_on))


@dataclass(slots=True)
class _Table:
    """The blocks placed so far, and what is left of each quota and each stage."""

    circumstances: Circumstances
    rules: TimeRules
    quotas: dict[int, Fraction]
    left: dict[int, Fraction]
    placements: list[Placement] = field(default_factory=list)
    overshoot: Fraction = NOTHING
    """Months of the last day that the stage before did not need."""

    @property
    def free_from(self) -> date:
        ends = (placement.period.end for placement in self.placements)
        return max((self.circumstances.starts_on, *ends))

    def add_served(self, served: ServedPlacement, demand: Demand) -> None:
        site = served.site or demand.site
        block = self._block(demand, served.period, PlacementState.SERVED, site)
        self.placements.append(block)
        self.left[demand.stage.order] -= block.account.counted

    def add_planned(self, demand: Demand, block: PlannedBlock) -> bool:
        left = self.left[demand.stage.order]
        months = left if block.months is None else min(block.months, left)
        start = max(self.free_from, block.starts_on)
        return self._add(demand, months, start, block_site(demand, block))

    def add_rest(self, demand: Demand) -> bool:
        months = self.left[demand.stage.order]
        return self._add(demand, months, self.free_from, demand.site)

    def _add(
        self, demand: Demand, months: Fraction, start: date, site: TrainingSite | None
    ) -> bool:
        """Place so many months of a stage from a day on; False when they never end."""
        if months <= 0:
            return True
        needed = months - self.overshoot
        end = date_after(
            needed, start, self._clock(demand.part), quota=self._quota(demand)
        )
        if end is None:
            return False
        self.left[demand.stage.order] -= months
        self.overshoot = -needed
        if end > start:
            period = Period(start, end)
            block = self._block(demand, period, PlacementState.PLANNED, site)
            self.placements.append(block)
            self.overshoot += block.account.counted
        return True

    def _block(
        self,
        demand: Demand,
        period: Period,
        state: PlacementState,
        site: TrainingSite | None,
    ) -> Placement:
        clock = self._clock(demand.part)
        account = take_account(period, clock, quota=self._quota(demand))
        self.quotas[self._quota_key(demand)] = account.quota_left
        return Placement(
            stage=demand.stage.order,
            label=demand.stage.label,
            site=site,
            period=period,
            part=demand.part,
            state=state,
            account=account,
            share=NOTHING,
            gaps=gaps_in(period, clock, quota=account.quota),
        )

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
