"""What a schedule costs: the wishes it does not grant, in whole numbers.

The specification of what solvers make small; they count the same. Costs are of
schedules that name only what the problem knows (`verify.known_ids`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from ferd.core.scheduling.problem import (
    Assignment,
    DelayBand,
    PlacesId,
    Problem,
    SiteId,
    StageNeed,
    Trainee,
    Weights,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import usage
from ferd.core.scheduling.way import Way, changed_stages, delay_of

_Sites: TypeAlias = Mapping[PlacesId, SiteId]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayCost:
    """What one trainee's way costs, wish by wish.

    Attributes:
        places: choosing places that are not the first choice.
        windows: beginning or ending outside what was wished for.
        order: beginning before what had better been over.
        moves: going between sites.
        deviation: leaving what was published.
    """

    delay: int = 0
    places: int = 0
    windows: int = 0
    order: int = 0
    moves: int = 0
    deviation: int = 0

    @property
    def total(self) -> int:
        """Add it up."""
        return (
            self.delay
            + self.places
            + self.windows
            + self.order
            + self.moves
            + self.deviation
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleCost:
    """What a schedule costs, wish by wish.

    Attributes:
        ways: of all ways together.
        unplaced: trainees without a way.
        shortage: staffing below what is wished for.
    """

    ways: WayCost
    unplaced: int
    shortage: int

    @property
    def total(self) -> int:
        """Add it up."""
        return self.ways.total + self.unplaced + self.shortage


def cost_of(problem: Problem, schedule: Schedule) -> int:
    """Tell what a schedule costs."""
    return cost_parts(problem, schedule).total


def cost_parts(problem: Problem, schedule: Schedule) -> ScheduleCost:
    """Tell what a schedule costs, and for what."""
    sites = _sites(problem)
    placed = [t for t in problem.trainees if t.id in schedule.ways]
    costs = [
        _cost_of_way(problem, sites, trainee, schedule.ways[trainee.id])
        for trainee in placed
    ]
    return ScheduleCost(
        ways=WayCost(
            delay=sum(cost.delay for cost in costs),
            places=sum(cost.places for cost in costs),
            windows=sum(cost.windows for cost in costs),
            order=sum(cost.order for cost in costs),
            moves=sum(cost.moves for cost in costs),
            deviation=sum(cost.deviation for cost in costs),
        ),
        unplaced=problem.weights.unplaced * (len(problem.trainees) - len(placed)),
        shortage=cost_of_shortage(problem, schedule),
    )


def cost_of_way(problem: Problem, trainee: Trainee, way: Way) -> WayCost:
    """Tell what a trainee's way costs, apart from what it does to others.

    Places, windows, order and deviation are asked of what is not pinned; moves
    and delay of the whole way.
    """
    return _cost_of_way(problem, _sites(problem), trainee, way)


def _cost_of_way(
    problem: Problem, sites: _Sites, trainee: Trainee, way: Way
) -> WayCost:
    needs = {need.id: need for need in trainee.stages if need.pinned is None}
    asked = [(needs[each.stage], each) for each in way if each.stage in needs]
    ends = {each.stage: each.end for each in way}
    weights = problem.weights
    return WayCost(
        delay=cost_of_delay(weights.delay, delay_of(trainee, way)),
        places=sum(_cost_of_places(need, each.places) for need, each in asked),
        windows=sum(_cost_of_windows(need, each) for need, each in asked),
        order=sum(
            soft.cost
            for need, each in asked
            for soft in need.softly_after
            if ends.get(soft.stage, problem.months) > each.start
        ),
        moves=weights.move * _count_moves(sites, trainee, way),
        deviation=_cost_of_deviation(weights, trainee, way),
    )


def cost_of_delay(bands: tuple[DelayBand, ...], months: int) -> int:
    """Tell what so many months of delay cost: each month as its band says."""
    cost = before = 0
    for band in bands:
        up_to = months if band.up_to is None else min(band.up_to, months)
        cost += band.cost * max(0, up_to - before)
        before = max(before, up_to)
    return cost


def count_moves(problem: Problem, trainee: Trainee, way: Way) -> int:
    """Count how often a way goes from one site to another."""
    return _count_moves(_sites(problem), trainee, way)


def _count_moves(sites: _Sites, trainee: Trainee, way: Way) -> int:
    along = [sites[e.places] for e in sorted(way, key=lambda e: (e.start, e.end))]
    if trainee.site is not None:
        along.insert(0, trainee.site)
    return sum(here != there for here, there in pairwise(along))


def cost_of_shortage(problem: Problem, schedule: Schedule) -> int:
    """Tell what staffing below the minimum costs, month by month, rounded up."""
    weight = problem.weights.shortage
    used = usage(problem, schedule)
    return sum(
        (weight * max(0, wished - here) + 99) // 100
        for places in problem.places
        for wished, here in zip(places.minimum, used[places.id], strict=False)
    )


def _sites(problem: Problem) -> _Sites:
    return {places.id: places.site for places in problem.places}


def _cost_of_places(need: StageNeed, places: PlacesId) -> int:
    return min((o.cost for o in need.options if o.places == places), default=0)


def _cost_of_windows(need: StageNeed, each: Assignment) -> int:
    return sum(
        window.cost
        * (max(0, window.start - each.start) + max(0, each.end - window.end))
        for window in need.windows
    )


def _cost_of_deviation(weights: Weights, trainee: Trainee, way: Way) -> int:
    told = {each.stage: each for each in trainee.published}
    now = {each.stage: each for each in way}
    changed = changed_stages(trainee, way)
    cost = weights.changed if changed else 0
    for stage in changed:
        months = abs(now[stage].start - told[stage].start)
        if months:
            cost += weights.moved_start + weights.moved_month * months
        if now[stage].places != told[stage].places:
            cost += weights.moved_place
    return cost
