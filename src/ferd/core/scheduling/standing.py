"""What of a published schedule still stands after something has happened.

A way stands when its trainee can keep every promised start and place. Who cannot
is *hit*. Where those who can are too many for a place in some month, at least
some of them have to move.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeAlias

from ferd.core.scheduling.asking import only_trainees
from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    PlacesId,
    Problem,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import pinned_usage, usage, used_in_month
from ferd.core.scheduling.verify import RULES, few_changed, within_capacity
from ferd.core.scheduling.way import Way

_OWN_RULES = tuple(rule for rule in RULES if rule not in {within_capacity, few_changed})

Cell: TypeAlias = tuple[PlacesId, int]
"""Some places in one month."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What still stands.

    Attributes:
        kept: the ways that stand, each for itself.
        hit: who has none that does.
        crowded: who might move where too many would stay, by places and month.
        least: how many published ways cannot all stay; at least so many change.
    """

    kept: Schedule
    hit: frozenset[TraineeId]
    crowded: Mapping[Cell, frozenset[TraineeId]]
    least: int


def standing(problem: Problem, schedule: Schedule) -> Standing:
    """Find what of a schedule stands under the problem as it is now."""
    kept: dict[TraineeId, Way] = {}
    for trainee in problem.trainees:
        if trainee.id in schedule.ways:
            way = _kept(trainee, schedule.ways[trainee.id])
            if way is not None and _stands(problem, trainee, way):
                kept[trainee.id] = way
    hit = [trainee for trainee in problem.trainees if trainee.id not in kept]
    sure = sum(_must_change(problem, trainee) for trainee in hit if trainee.published)
    crowded, most = _crowded(problem, Schedule(kept))
    return Standing(Schedule(kept), frozenset(t.id for t in hit), crowded, sure + most)


def held(problem: Problem, schedule: Schedule, but: Collection[TraineeId]) -> Problem:
    """Pin everybody's way but of these."""

    def pinned(trainee: Trainee) -> Trainee:
        if trainee.id in but or trainee.id not in schedule.ways:
            return trainee
        ways = {each.stage: each for each in schedule.ways[trainee.id]}
        stages = tuple(
            replace(need, pinned=ways.get(need.id)) for need in trainee.stages
        )
        return replace(trainee, stages=stages)

    return replace(problem, trainees=tuple(pinned(t) for t in problem.trainees))


def alone(problem: Problem, schedule: Schedule, trainee: TraineeId) -> Problem:
    """Ask for one trainee only, in the room that everybody else leaves."""
    return only_trainees(held(problem, schedule, {trainee}), {trainee})


def _kept(trainee: Trainee, way: Way) -> Way | None:
    """Keep every start and place; None when a stage can no longer be served so."""
    told = {each.stage: each for each in way}
    kept = []
    for need in trainee.stages:
        if need.pinned is not None:
            kept.append(need.pinned)
            continue
        each = told.get(need.id)
        end = trainee.end_of(each.start, need.work) if each else None
        if each is None or end is None:
            return None
        kept.append(Assignment(need.id, each.places, each.start, end))
    return tuple(sorted(kept, key=lambda each: each.start))


def _must_change(problem: Problem, trainee: Trainee) -> bool:
    """Tell whether someone who is hit has no way that keeps what was published.

    A stage that was not told of yet may fit in between.
    """
    from ferd.core.scheduling.engine.plan import plan_one  # noqa: PLC0415  slow to load

    told = {each.stage for each in trainee.published}
    stages = tuple(
        replace(need, after=tuple(stage for stage in need.after if stage in told))
        for need in trainee.stages
        if need.id in told or need.pinned is not None
    )
    known = replace(trainee, stages=stages)
    way = _kept(known, trainee.published)
    if way is None or not _stands(problem, known, way):
        return True
    told_kept = held(problem, Schedule({trainee.id: way}), ())
    room = {p.id: (FULL,) * problem.months for p in problem.places}
    return plan_one(told_kept, trainee.id, room) is None


def _stands(problem: Problem, trainee: Trainee, way: Way) -> bool:
    """Tell whether a way breaks no rule but those about room and others."""
    own, schedule = replace(problem, trainees=(trainee,)), Schedule({trainee.id: way})
    return not any(broken for rule in _OWN_RULES for broken in rule(own, schedule))


def _crowded(
    problem: Problem, kept: Schedule
) -> tuple[dict[Cell, frozenset[TraineeId]], int]:
    """Find who is where too many are, and how many of them at least must move."""
    used, pinned = usage(problem, kept), pinned_usage(problem)
    crowded: dict[Cell, frozenset[TraineeId]] = {}
    excess: dict[Cell, int] = {}
    for places in problem.places:
        for month, room in enumerate(places.capacity):
            over = used[places.id][month] - max(room, pinned[places.id][month])
            if over > 0:
                cell = places.id, month
                there = occupants(problem, kept, cell)
                crowded[cell] = frozenset(there)
                excess[cell] = _fewest(sorted(there.values(), reverse=True), over)
    return crowded, _disjoint(crowded, excess)


def occupants(
    problem: Problem, schedule: Schedule, cell: Cell
) -> Mapping[TraineeId, int]:
    """Tell who is at some places in a month and may move, and what they take up."""
    places, month = cell
    measure = problem.places_by_id()[places].measure
    found = {}
    for trainee in problem.trainees:
        for each in schedule.ways.get(trainee.id, ()):
            is_there = each.places == places and each.start <= month < each.end
            if is_there and trainee.stage(each.stage).pinned is None:
                found[trainee.id] = used_in_month(measure, trainee.work[month])
    return {who: used for who, used in found.items() if used}


def _fewest(uses: list[int], over: int) -> int:
    """Count how many of those who take up most must go."""
    gone = accumulate(uses)
    return next(count for count, less in enumerate(gone, 1) if less >= over)


def _disjoint(
    crowded: Mapping[Cell, frozenset[TraineeId]], excess: Mapping[Cell, int]
) -> int:
    """Add up what must go from places that share nobody: never too much."""
    seen = set[TraineeId]()
    total = 0
    for cell in sorted(crowded, key=lambda cell: (-excess[cell], cell)):
        if not crowded[cell] & seen:
            seen |= crowded[cell]
            total += excess[cell]
    return total
