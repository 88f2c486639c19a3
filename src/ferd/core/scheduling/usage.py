"""How full places are, month by month, in hundredths."""

from collections.abc import Iterable, Mapping

from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    Measure,
    PlacesId,
    Problem,
    Trainee,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import pins_of


def usage(problem: Problem, schedule: Schedule) -> Mapping[PlacesId, tuple[int, ...]]:
    """Count who is where: everything pinned, and what the schedule adds to it.

    What is pinned counts whether or not its trainee has a way. A month of leave
    uses nothing. Places the problem does not know are left out.
    """
    used = _nothing_used(problem)
    for trainee in problem.trainees:
        pins = pins_of(trainee)
        _add(problem, used, trainee, pins)
        pinned = {pin.stage for pin in pins}
        way = schedule.ways.get(trainee.id, ())
        _add(problem, used, trainee, (e for e in way if e.stage not in pinned))
    return _frozen(used)


def pinned_usage(problem: Problem) -> Mapping[PlacesId, tuple[int, ...]]:
    """Count only what is pinned."""
    used = _nothing_used(problem)
    for trainee in problem.trainees:
        _add(problem, used, trainee, pins_of(trainee))
    return _frozen(used)


def used_in_month(measure: Measure, work: int) -> int:
    """Tell how much room someone takes in a month with so much work in it."""
    if measure is Measure.PEOPLE:
        return FULL if work else 0
    return work


_Used = dict[PlacesId, tuple[Measure, list[int]]]


def _nothing_used(problem: Problem) -> _Used:
    return {p.id: (p.measure, [0] * problem.months) for p in problem.places}


def _add(
    problem: Problem, used: _Used, trainee: Trainee, way: Iterable[Assignment]
) -> None:
    for each in way:
        if each.places not in used:
            continue
        measure, months = used[each.places]
        for month in range(max(0, each.start), min(each.end, problem.months)):
            months[month] += used_in_month(measure, trainee.work[month])


def _frozen(used: _Used) -> Mapping[PlacesId, tuple[int, ...]]:
    return {places: tuple(months) for places, (_, months) in used.items()}
