"""What there is to say of one trainee's way: delay, and what was changed in it."""

from typing import TypeAlias

from ferd.core.scheduling.problem import (
    Assignment,
    Problem,
    StageId,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule

Way: TypeAlias = tuple[Assignment, ...]


def pins_of(trainee: Trainee) -> tuple[Assignment, ...]:
    """Give what of a trainee's way is pinned."""
    return tuple(need.pinned for need in trainee.stages if need.pinned is not None)


def delay_of(trainee: Trainee, way: Way) -> int:
    """Count the months between when training was due to end and when it does."""
    return max(0, max((each.end for each in way), default=0) - trainee.due)


def changed_stages(trainee: Trainee, way: Way) -> tuple[StageId, ...]:
    """Name the stages that were published and begin elsewhere or at another time.

    A pinned stage is never one, nor one that was not published.
    """
    told = {each.stage: each for each in trainee.published}
    asked = {need.id for need in trainee.stages if need.pinned is None}
    return tuple(
        each.stage
        for each in way
        if each.stage in asked
        and each.stage in told
        and (each.start, each.places)
        != (told[each.stage].start, told[each.stage].places)
    )


def changed_trainees(problem: Problem, schedule: Schedule) -> tuple[TraineeId, ...]:
    """Name the trainees who were told of a way and now have another, or none."""
    return tuple(
        trainee.id
        for trainee in problem.trainees
        if trainee.published
        and (
            trainee.id not in schedule.ways
            or changed_stages(trainee, schedule.ways[trainee.id])
        )
    )
