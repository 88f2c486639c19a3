"""What a problem asks, demand by demand, and the problem that asks only some of it.

A demand is named after the rule it comes from. What cannot be let go is no demand:
nobody is in two places, nobody serves half a stage, and what is pinned is pinned.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias

from ferd.core.scheduling.conflict import Demand
from ferd.core.scheduling.problem import (
    FULL,
    Places,
    PlacesId,
    Problem,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.stretching import extended
from ferd.core.scheduling.usage import pinned_usage

_FURTHEST = 240
"""No horizon is thought away further than so many months."""


def demands_of(problem: Problem, floor: int) -> Iterator[Demand]:
    """Name everything that a problem asks and might not.

    That nothing begins before month `floor` is not asked, but taken for granted.
    """
    for trainee in problem.trainees:
        yield Demand(rule="everything_served", trainee=trainee.id)
        if trainee.max_delay is not None:
            yield Demand(rule="within_max_delay", trainee=trainee.id)
        for need in trainee.stages:
            for rule in _rules_of(need, floor):
                yield Demand(rule=rule, trainee=trainee.id, stage=need.id)
    if problem.most_changed is not None:
        yield Demand(rule="few_changed")
    for places in sorted(_wanted(problem)):
        months = (0, problem.months)
        yield Demand(rule="within_capacity", places=places, months=months)
    yield Demand(rule="inside_horizon", months=(0, problem.months))


def ask_only(problem: Problem, demands: Collection[Demand], floor: int) -> Problem:
    """Make a problem that asks these of its demands, and nothing else.

    Trainees of whom nothing is asked are left out; what is pinned of them goes on
    taking up its room.
    """
    served = [demand for demand in demands if demand.rule == "everything_served"]
    known = {(d.rule, d.trainee, d.stage) for d in demands}
    room = only_trainees(problem, {demand.trainee for demand in served})
    trainees = tuple(_asked(trainee, known, floor) for trainee in room.trainees)
    capacities = [d for d in demands if d.rule == "within_capacity"]
    places = tuple(_open(each, capacities, len(trainees)) for each in room.places)
    has_budget = ("few_changed", None, None) in known
    asked = replace(
        room,
        trainees=trainees,
        places=places,
        most_changed=problem.most_changed if has_budget else None,
    )
    if ("inside_horizon", None, None) in known:
        return asked
    return extended(asked, problem.months + _longest(asked))


def stage_by_stage(problem: Problem, demands: Collection[Demand]) -> list[Demand]:
    """Ask for each stage that is open, instead of for a trainee's whole way."""
    return [each for demand in demands for each in _stages_of(problem, demand)]


def whole_ways(problem: Problem, demands: Collection[Demand]) -> list[Demand]:
    """Ask for a trainee's whole way where every open stage of it is asked for."""
    asked = set(demands)
    whole: list[Demand] = []
    for demand in demands:
        way = replace(demand, stage=None)
        if demand.rule != "everything_served" or not asked.issuperset(
            _stages_of(problem, way)
        ):
            whole.append(demand)
        elif way not in whole:
            whole.append(way)
    return whole


def _stages_of(problem: Problem, demand: Demand) -> list[Demand]:
    if demand.rule != "everything_served":
        return [demand]
    return [
        replace(demand, stage=need.id)
        for trainee in problem.trainees
        for need in trainee.stages
        if trainee.id == demand.trainee and need.pinned is None
    ]


def only_trainees(problem: Problem, kept: Collection[TraineeId | None]) -> Problem:
    """Leave out all other trainees, and the room that is pinned for them."""
    pinned = pinned_usage(problem)
    rest = replace(problem, trainees=tuple(t for t in problem.trainees if t.id in kept))
    left = pinned_usage(rest)
    places = tuple(
        replace(
            each,
            capacity=tuple(
                max(room, fixed) - fixed + own
                for room, fixed, own in zip(
                    each.capacity, pinned[each.id], left[each.id], strict=True
                )
            ),
            minimum=tuple(
                max(0, wished - fixed + own)
                for wished, fixed, own in zip(
                    each.minimum, pinned[each.id], left[each.id], strict=False
                )
            ),
        )
        for each in problem.places
    )
    return replace(rest, places=places)


def floor_of(problem: Problem) -> int:
    """Give the month before which nothing at all may begin."""
    starts = (
        need.earliest
        for trainee in problem.trainees
        for need in trainee.stages
        if need.pinned is None
    )
    return min(starts, default=0)


def _wanted(problem: Problem) -> set[PlacesId]:
    """Name the places that somebody may still come to."""
    return {
        option.places
        for trainee in problem.trainees
        for need in trainee.stages
        if need.pinned is None
        for option in need.options
    }


def _rules_of(need: StageNeed, floor: int) -> Iterator[str]:
    if need.after:
        yield "in_order"
    if need.pinned is None and need.earliest > floor:
        yield "not_too_early"
    if need.pinned is None and need.latest is not None:
        yield "not_too_late"


_Known: TypeAlias = Collection[tuple[str, TraineeId | None, StageId | None]]


def _asked(trainee: Trainee, known: _Known, floor: int) -> Trainee:
    """Ask a trainee only for the stages, and of them only what is known."""
    rule = "everything_served"
    needs = tuple(
        need
        for need in trainee.stages
        if need.pinned is not None
        or (rule, trainee.id, None) in known
        or (rule, trainee.id, need.id) in known
    )
    kept = {need.id for need in needs}
    stages = tuple(_asked_of(need, trainee.id, kept, known, floor) for need in needs)
    has_limit = ("within_max_delay", trainee.id, None) in known
    max_delay = trainee.max_delay if has_limit else None
    return replace(trainee, stages=stages, max_delay=max_delay)


def _asked_of(
    need: StageNeed,
    trainee: TraineeId,
    kept: Collection[StageId],
    known: _Known,
    floor: int,
) -> StageNeed:
    is_ordered = ("in_order", trainee, need.id) in known
    is_early = ("not_too_early", trainee, need.id) in known
    is_late = ("not_too_late", trainee, need.id) in known
    return replace(
        need,
        after=tuple(s for s in need.after if s in kept) if is_ordered else (),
        softly_after=tuple(soft for soft in need.softly_after if soft.stage in kept),
        earliest=need.earliest if is_early else floor,
        latest=need.latest if is_late else None,
    )


def _open(places: Places, demands: Collection[Demand], people: int) -> Places:
    """Make room for everybody in the months that no demand speaks of."""
    closed = {
        month
        for demand in demands
        if demand.places == places.id and demand.months is not None
        for month in range(*demand.months)
    }
    capacity = tuple(
        room if month in closed else room + FULL * people
        for month, room in enumerate(places.capacity)
    )
    return replace(places, capacity=capacity)


def _longest(problem: Problem) -> int:
    """Tell how many months all that is asked may take, one stage after another."""
    months = sum(
        -(-need.work // (trainee.work[-1] or FULL))
        for trainee in problem.trainees
        for need in trainee.stages
    )
    return min(months, _FURTHEST)
