"""What would let one trainee finish earlier: a rule dropped, or one place more.

Everybody else stays where they are. Each answer is found by the dynamic program in
the room that is left, and each is one change alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ferd.core.scheduling.amounts import with_more_room
from ferd.core.scheduling.asking import ask_only, demands_of, floor_of
from ferd.core.scheduling.conflict import Demand
from ferd.core.scheduling.problem import (
    FULL,
    DelayBand,
    PlacesId,
    Problem,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.standing import alone
from ferd.core.scheduling.usage import pinned_usage, used_in_month
from ferd.core.scheduling.way import Way, pins_of

_A_MONTH = 10_000
"""What a month until the end costs: more than all wishes together."""

_DROPPED = ("in_order", "not_too_early", "not_too_late", "within_max_delay")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """One change, and when the trainee would finish with it.

    Attributes:
        demand: what is dropped; with `amount`, the places and months that get so
            much more room. None for no change but that the trainee alone is
            planned again.
        finish: the month training is over by as planned; None without a way.
        then: the month it would be over by.
    """

    trainee: TraineeId
    demand: Demand | None
    amount: int
    finish: int | None
    then: int

    @property
    def months_earlier(self) -> int | None:
        """Count the months gained; None when there was no way before."""
        return None if self.finish is None else self.finish - self.then


def what_if(
    problem: Problem, schedule: Schedule, trainee: TraineeId
) -> tuple[Counterfactual, ...]:
    """Tell what would let a trainee finish earlier, what helps most first."""
    own = _asked(problem, schedule, trainee)
    finish = _end(schedule.ways.get(trainee))
    best = _end(_way(own))
    ends = [end for end in (finish, best) if end is not None]
    soonest = min(ends, default=problem.months + 1)
    found: list[_Found] = []
    if best is not None and (finish is None or best < finish):
        found.append((None, 0, best))
    changes = (*_without_a_rule(own), *_with_a_place(own))
    found += (change for change in changes if change[2] < soonest)
    answers = (
        Counterfactual(
            trainee=trainee, demand=demand, amount=amount, finish=finish, then=then
        )
        for demand, amount, then in found
    )
    return tuple(sorted(answers, key=lambda each: each.then))


_Found: TypeAlias = tuple[Demand | None, int, int]


def _without_a_rule(own: Problem) -> Iterator[_Found]:
    floor = floor_of(own)
    demands = list(demands_of(own, floor))
    for dropped in demands:
        if dropped.rule in _DROPPED:
            rest = [demand for demand in demands if demand != dropped]
            end = _end(_way(ask_only(own, rest, floor)))
            if end is not None:
                yield dropped, 0, end


def _with_a_place(own: Problem) -> Iterator[_Found]:
    """Try one place more at each of the units, in as few months as will do."""
    trainee = own.trainees[0]
    wanted = {
        option.places
        for need in trainee.stages
        if need.pinned is None
        for option in need.options
    }
    room = _room(own)
    for places in sorted(wanted):
        wider = with_more_room(own, places, (0, own.months), FULL)
        lacking = [m for m, here in enumerate(room[places]) if here < FULL]
        way = _way(wider, {(places, month): 1.0 for month in lacking})
        used = _months_lacking(own, way or (), places)
        if way is not None and used:
            months = used[0], used[-1] + 1
            demand = Demand(rule="within_capacity", places=places, months=months)
            yield demand, FULL, max(each.end for each in way)


def _months_lacking(own: Problem, way: Way, places: PlacesId) -> list[int]:
    """List the months in which a way takes more room than there is."""
    trainee, measure = own.trainees[0], own.places_by_id()[places].measure
    room, pins = _room(own)[places], pins_of(trainee)
    return [
        month
        for each in way
        if each.places == places and each not in pins
        for month in range(each.start, each.end)
        if used_in_month(measure, trainee.work[month]) > room[month]
    ]


def _room(own: Problem) -> Mapping[PlacesId, list[int]]:
    pinned = pinned_usage(own)
    return {
        places.id: [
            max(room - fixed, 0)
            for room, fixed in zip(places.capacity, pinned[places.id], strict=True)
        ]
        for places in own.places
    }


def _asked(problem: Problem, schedule: Schedule, trainee: TraineeId) -> Problem:
    """Ask for one trainee's soonest end, in the room that all others leave."""
    few = alone(problem, schedule, trainee)
    weights = replace(few.weights, delay=(DelayBand(None, _A_MONTH),))
    soonest = tuple(_soonest(each) for each in few.trainees)
    return replace(few, trainees=soonest, weights=weights, most_changed=None)


def _soonest(trainee: Trainee) -> Trainee:
    """Let every month count as delay; what was published does not matter."""
    limit = trainee.max_delay
    if limit is not None:
        limit += trainee.due
    return replace(trainee, due=0, max_delay=limit, published=())


def _way(
    own: Problem, prices: Mapping[tuple[PlacesId, int], float] | None = None
) -> Way | None:
    from ferd.core.scheduling.engine.plan import Planner  # noqa: PLC0415  slow to load

    return Planner.of(own).plan_one(own.trainees[0].id, None, prices)


def _end(way: Way | None) -> int | None:
    return max((each.end for each in way), default=0) if way is not None else None
