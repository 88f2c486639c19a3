"""What may no longer move: what has begun, and what begins very soon.

A schedule that people have been told is a promise. Whoever plans again starts
from the problem pinned to it: what has begun stays where it is, what begins
within the freeze window stays as well, nothing is planned into the past, and all
else may move at the cost of `Weights` for leaving what was published.
"""

from dataclasses import replace

from ferd.core.scheduling.problem import Assignment, Problem, StageNeed, Trainee
from ferd.core.scheduling.schedule import Schedule


def pin(problem: Problem, schedule: Schedule, *, today: int, freeze: int) -> Problem:
    """Pin what has begun by month `today` or begins less than `freeze` months on.

    Every trainee's way becomes what is `published`. What was pinned already stays
    pinned. What is free may begin from `today` on.
    """
    trainees = tuple(
        _pinned(trainee, schedule.ways.get(trainee.id, ()), today, today + freeze)
        for trainee in problem.trainees
    )
    return replace(problem, trainees=trainees)


def free(need: StageNeed, today: int) -> StageNeed:
    """Let a stage move again, though not into the past."""
    return replace(need, pinned=None, earliest=max(need.earliest, today))


def _pinned(
    trainee: Trainee, way: tuple[Assignment, ...], today: int, until: int
) -> Trainee:
    promised = {assignment.stage: assignment for assignment in way}
    needs = []
    for need in trainee.stages:
        told = need.pinned or promised.get(need.id)
        if told is not None and (need.pinned or told.start < until):
            needs.append(replace(need, pinned=told))
        else:
            needs.append(free(need, today))
    return replace(trainee, stages=tuple(needs), published=way)
