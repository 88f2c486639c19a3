"""A new plan after something has happened, for as few people as possible.

First only those are planned anew whose way no longer stands (`standing`). Only
when they cannot be placed around everybody else, or when there is more to gain
than a change is worth, those who stand in their way are planned with them. What
comes of it are up to three plans, from the fewest changes to the least cost; each
is verified, and told with who is touched and how.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.disruption import TraineeChange, changes_between
from ferd.core.scheduling.problem import Problem, TraineeId, Weights
from ferd.core.scheduling.replan_search import Search
from ferd.core.scheduling.schedule import Limits, Schedule, Watch, go_on
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.way import changed_trainees

_A_CHANGE = 20
"""What altering a published way weighs when the problem does not say: as much as
two months of somebody's first delay."""


class Aim(StrEnum):
    """What a new plan is best at."""

    FEWEST = "fewest"
    BALANCED = "balanced"
    CHEAPEST = "cheapest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One new plan.

    Attributes:
        cost: of the schedule, without what it costs to leave what was published.
        changed: whose published way is altered.
        touched: everybody for whom something becomes different, and what.
        unplaced: who has no way.
    """

    aim: Aim
    schedule: Schedule
    cost: int
    changed: tuple[TraineeId, ...]
    touched: tuple[TraineeChange, ...]
    unplaced: tuple[TraineeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """New plans, from the fewest changes to the least cost; at least one.

    Attributes:
        hit: whose way no longer stands.
        least: how many published ways must be altered at least.
        is_fewest: that the first plan alters no more than that.
    """

    points: tuple[Point, ...]
    hit: tuple[TraineeId, ...]
    least: int
    is_fewest: bool


def replan(
    problem: Problem,
    schedule: Schedule,
    *,
    limits: Limits = Limits(),  # noqa: B008  a frozen value
    watch: Watch = go_on,
) -> Replanned:
    """Plan anew what a published schedule no longer answers.

    Args:
        problem: as it is now, with what may not move pinned (`events.apply`). Its
            budget of altered ways is kept by all plans, unless none can.
        schedule: as it was published.
        limits: of which only `seconds` counts.
        watch: told of each plan; may stop the search for cheaper ones.
    """
    most, asked = problem.most_changed, replace(problem, most_changed=None)
    search = Search(asked, limits, watch, schedule)
    few, least = search.fewest(_rather_few(problem.weights))
    points = [_point(asked, schedule, Aim.FEWEST, few)]
    if most is not None:
        most = max(most, len(points[0].changed))
    for aim, weights in _weighings(problem.weights):
        last = points[-1].schedule
        if not search.goes_on(last):
            break
        found = search.cheaper(last, weights, most)
        points.append(_point(replace(asked, most_changed=most), schedule, aim, found))
    return Replanned(
        points=tuple(_different(points)),
        hit=tuple(sorted(search.now.hit)),
        least=least,
        is_fewest=not points[0].unplaced and len(points[0].changed) == least,
    )


def plain(weights: Weights) -> Weights:
    """Forget what it costs to leave what was published."""
    return replace(weights, changed=0, moved_start=0, moved_month=0, moved_place=0)


def _rather_few(weights: Weights) -> Weights:
    """Let one altered way weigh more than anything but a trainee without one."""
    weights = _balanced(weights)
    return replace(weights, changed=20_000, unplaced=2_000_000)


def _balanced(weights: Weights) -> Weights:
    """Let leaving what was published cost something, if the problem does not."""
    if weights != plain(weights):
        return weights
    return replace(
        weights, changed=_A_CHANGE, moved_start=2, moved_month=1, moved_place=4
    )


def _weighings(weights: Weights) -> Iterator[tuple[Aim, Weights]]:
    yield Aim.BALANCED, _balanced(weights)
    yield Aim.CHEAPEST, plain(weights)


def _point(problem: Problem, before: Schedule, aim: Aim, after: Schedule) -> Point:
    """Describe a plan. ValueError when it breaks a rule, which is a fault here."""
    found = next(violations(problem, after), None)
    if found is not None:
        message = f"A new plan breaks a rule: {found}"
        raise ValueError(message)
    weighed = replace(problem, weights=plain(problem.weights))
    return Point(
        aim=aim,
        schedule=after,
        cost=cost_of(weighed, after),
        changed=changed_trainees(problem, after),
        touched=tuple(changes_between(problem, before, after)),
        unplaced=tuple(t.id for t in problem.trainees if t.id not in after.ways),
    )


def _different(points: Sequence[Point]) -> Iterator[Point]:
    """Leave out a plan that costs no less than one with fewer changes."""
    best: Point | None = None
    for point in points:
        if best is None or (len(point.unplaced), point.cost) < (
            len(best.unplaced),
            best.cost,
        ):
            best = point
            yield point
