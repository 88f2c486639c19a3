"""Who stands in somebody's way: in full months of places they may use."""

from collections.abc import Collection, Iterator

from ferd.core.scheduling.problem import FULL, PlacesId, Problem, Trainee, TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import pinned_usage, usage
from ferd.core.scheduling.way import pins_of

FIRST, LARGEST = 6, 48
"""How many are planned anew with those who must be: at first, and at most."""


def growing(
    problem: Problem, schedule: Schedule, who: Collection[TraineeId]
) -> Iterator[frozenset[TraineeId]]:
    """Yield more and more of those who stand in the way, each time twice as many."""
    near = blockers(problem, schedule, who)
    done, size = 0, FIRST
    while done < min(len(near), LARGEST):
        yield frozenset(near[:size])
        done, size = size, 2 * size


def blockers(
    problem: Problem, schedule: Schedule, who: Collection[TraineeId]
) -> list[TraineeId]:
    """List everybody else, who is most in the way first."""
    full = _full_months(problem, schedule, who)
    others = [trainee for trainee in problem.trainees if trainee.id not in who]
    in_the_way = {t.id: _months_in(t, schedule, full) for t in others}
    return sorted(in_the_way, key=lambda each: (-in_the_way[each], each))


def _full_months(
    problem: Problem, schedule: Schedule, who: Collection[TraineeId]
) -> set[tuple[PlacesId, int]]:
    """Find where and when somebody has no room whom these could want it for."""
    rest = Schedule({t: way for t, way in schedule.ways.items() if t not in who})
    used, pinned = usage(problem, rest), pinned_usage(problem)
    wanted = {
        option.places
        for trainee in problem.trainees
        for need in trainee.stages
        for option in need.options
        if trainee.id in who and need.pinned is None
    }
    return {
        (places.id, month)
        for places in problem.places
        for month, room in enumerate(places.capacity)
        if places.id in wanted
        and used[places.id][month] + FULL > max(room, pinned[places.id][month])
    }


def _months_in(
    trainee: Trainee, schedule: Schedule, full: set[tuple[PlacesId, int]]
) -> int:
    fixed = {pin.stage for pin in pins_of(trainee)}
    return sum(
        (each.places, month) in full
        for each in schedule.ways.get(trainee.id, ())
        if each.stage not in fixed
        for month in range(each.start, each.end)
    )
