"""What a new schedule does to the people who were told of another one."""

from collections.abc import Iterator
from dataclasses import dataclass

from ferd.core.scheduling.problem import (
    Assignment,
    Problem,
    StageId,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """One stage before and after; one of them is None for a new or lost one."""

    stage: StageId
    before: Assignment | None
    after: Assignment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TraineeChange:
    """Everything that becomes different for one trainee.

    Attributes:
        finish_before: the month their training was over by; None without a way.
        finish_after: the month it will be over by.
    """

    trainee: TraineeId
    stages: tuple[StageChange, ...]
    finish_before: int | None
    finish_after: int | None

    @property
    def months_later(self) -> int | None:
        """Count the months training ends later; None when there is no telling."""
        if self.finish_before is None or self.finish_after is None:
            return None
        return self.finish_after - self.finish_before


def changes_between(
    problem: Problem, before: Schedule, after: Schedule
) -> Iterator[TraineeChange]:
    """Tell who is touched and how, the longest delayed first."""
    found = (_change(trainee, before, after) for trainee in problem.trainees)
    touched = [change for change in found if change is not None]
    yield from sorted(touched, key=lambda c: (-(c.months_later or 0), c.trainee))


def _change(
    trainee: Trainee, before: Schedule, after: Schedule
) -> TraineeChange | None:
    old, new = before.ways.get(trainee.id), after.ways.get(trainee.id)
    stages = tuple(_stage_changes(old or (), new or ()))
    finish_before, finish_after = _finish(old), _finish(new)
    if not stages and finish_before == finish_after:
        return None
    return TraineeChange(
        trainee=trainee.id,
        stages=stages,
        finish_before=finish_before,
        finish_after=finish_after,
    )


def _stage_changes(old: Way, new: Way) -> Iterator[StageChange]:
    was = {each.stage: each for each in old}
    becomes = {each.stage: each for each in new}
    for stage in dict.fromkeys((*was, *becomes)):
        before, after = was.get(stage), becomes.get(stage)
        if before != after:
            yield StageChange(stage=stage, before=before, after=after)


def _finish(way: Way | None) -> int | None:
    return None if way is None else max((each.end for each in way), default=0)
