"""The smallest piece of a schedule planned anew, everybody else staying put.

The others are pinned and left out, so that what remains is a problem of a few
people in the room that is left, whatever the size of the whole. One person is
planned by the dynamic program alone, more by the engine.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from time import monotonic

from ferd.core.scheduling.asking import only_trainees
from ferd.core.scheduling.problem import Problem, TraineeId
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Outcome,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.core.scheduling.standing import held
from ferd.core.scheduling.verify import few_changed


@dataclass(frozen=True, slots=True)
class Repair:
    """What came of planning a few anew.

    Attributes:
        schedule: of everybody; the few may be missing in it.
        proven: that nothing better can be had by these alone.
    """

    schedule: Schedule
    proven: bool


def repair(
    problem: Problem,
    kept: Schedule,
    who: Collection[TraineeId],
    *,
    until: float,
) -> Repair:
    """Plan these anew around everybody else, as cheaply as can be."""
    few = only_trainees(held(problem, kept, who), who)
    others = {t: way for t, way in kept.ways.items() if t not in who}
    found = _few(_only_places_of_use(few), until)
    return Repair(Schedule({**others, **found.schedule.ways}), found.proven)


def _few(few: Problem, until: float) -> Repair:
    """Plan all of a small problem; without somebody when it cannot be done."""
    from ferd.core.scheduling.engine.plan import insert  # noqa: PLC0415  slow to load

    start = insert(few)
    if len(few.trainees) == 1 and not any(any(p.minimum) for p in few.places):
        return Repair(start, proven=True)
    if _is_whole(few, start):
        return _best(few, start, until)
    found = find_any(few, until)
    if isinstance(found, Solved):
        return _best(few, found.schedule, until)
    return Repair(start, proven=isinstance(found, Infeasible))


def find_any(few: Problem, until: float) -> Outcome:
    """Ask whether everybody can be placed at all."""
    from ferd.core.scheduling import cp_sat  # noqa: PLC0415  slow to load

    return cp_sat.find_any(few, until - monotonic())


def _best(few: Problem, start: Schedule, until: float) -> Repair:
    """Improve on a schedule of everybody, until it is proved to be best."""
    from ferd.core.scheduling.engine.solve import solve  # noqa: PLC0415  slow to load

    limits = Limits(seconds=max(0.05, until - monotonic()))
    match solve(few, limits=limits, start=start):
        case Solved(schedule=schedule, proven=proven):
            return Repair(schedule, proven)
        case TimedOut(best=Schedule() as schedule) if _is_whole(few, schedule):
            return Repair(schedule, proven=False)
        case _:
            return Repair(start, proven=False)


def _is_whole(few: Problem, schedule: Schedule) -> bool:
    """Tell whether everybody is placed, within the budget of altered ways."""
    is_placed = len(schedule.ways) == len(few.trainees)
    return is_placed and not any(few_changed(few, schedule))


def _only_places_of_use(few: Problem) -> Problem:
    """Leave out the places that nobody here may come to."""
    wanted = {
        places
        for trainee in few.trainees
        for need in trainee.stages
        for places in (
            *(option.places for option in need.options),
            *((need.pinned.places,) if need.pinned else ()),
        )
    }
    wanted |= {each.places for t in few.trainees for each in t.published}
    return replace(few, places=tuple(p for p in few.places if p.id in wanted))
