"""Whether each remaining objective can still be reached, and how, or why not.

For each objective one concrete path: the stages that lead to it and those that
come before, where and when, in the time and the room that are left; and the unit
that approves it, where the last of them is served. When the trainee's whole way
can be planned, all paths are parts of it. `reachability_check` checks the answers
without knowing how they were found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    PlacesId,
    Problem,
    StageId,
    Trainee,
)
from ferd.core.scheduling.stretching import extended
from ferd.core.scheduling.way import Way

_LONGER = 120
"""How many months more are enough to say that time alone is lacking."""


@dataclass(frozen=True, slots=True)
class RemainingObjective:
    """An objective that is not reached yet, and the stages that lead to it.

    It is reached when all of them are over; what is served of them already is not
    named. None when no stage leads to it.
    """

    objective: str
    stages: tuple[StageId, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """How an objective can be reached.

    Attributes:
        steps: the stages that lead to it and those that must be over before, by
            their start.
        approved_at: where the last stage that leads to it is served.
    """

    objective: str
    steps: tuple[Assignment, ...]
    approved_at: PlacesId


class Obstacle(StrEnum):
    """Why an objective cannot be reached."""

    NO_STAGE = "no_stage"
    """Nothing that remains of the plan leads to it."""
    NO_ROOM = "no_room"
    """There would be time, but the units are full."""
    TOO_LATE = "too_late"
    """There would be room, but a limit in time is in the way."""
    NO_TIME = "no_time"
    """The months that are left are too few."""
    NO_WAY = "no_way"
    """What is agreed already is in the way, or several things together."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """That an objective cannot be reached, and what is in the way.

    Attributes:
        stages: what would have to be served.
    """

    objective: str
    obstacle: Obstacle
    stages: tuple[StageId, ...] = ()


Reach: TypeAlias = Path | Unreachable


def reach(own: Problem, objectives: Sequence[RemainingObjective]) -> tuple[Reach, ...]:
    """Find for each objective a path, or what is in the way.

    Args:
        own: a problem of one trainee, with the room left for them
            (`standing.alone`).
        objectives: what remains to be reached.
    """
    whole = _way(own)
    return tuple(_reach(own, whole, objective) for objective in objectives)


def leading_stages(
    trainee: Trainee, objective: RemainingObjective
) -> tuple[StageId, ...]:
    """Name the stages that lead to an objective, with all that must come before."""
    needs = {need.id: need for need in trainee.stages}
    found: dict[StageId, None] = {}
    waiting = [stage for stage in objective.stages if stage in needs]
    while waiting:
        stage = waiting.pop()
        if stage not in found:
            found[stage] = None
            waiting += needs[stage].after
    return tuple(need.id for need in trainee.stages if need.id in found)


def _reach(own: Problem, whole: Way | None, objective: RemainingObjective) -> Reach:
    stages = leading_stages(own.trainees[0], objective)
    if not stages or not set(objective.stages) <= set(stages):
        return Unreachable(objective.objective, Obstacle.NO_STAGE)
    asked = _only(own, stages)
    way = whole if whole is not None else _way(asked)
    if way is None:
        return Unreachable(objective.objective, _obstacle(asked), stages)
    steps = tuple(each for each in way if each.stage in stages)
    last = max(
        (each for each in steps if each.stage in objective.stages),
        key=lambda each: each.end,
    )
    return Path(objective.objective, steps, last.places)


def _obstacle(asked: Problem) -> Obstacle:
    """Take away one thing after the other, until there is a way."""
    return next(
        (obstacle for obstacle, eased in _eased(asked) if _way(eased) is not None),
        Obstacle.NO_WAY,
    )


def _eased(asked: Problem) -> Iterator[tuple[Obstacle, Problem]]:
    roomy = tuple(
        replace(places, capacity=tuple(room + FULL for room in places.capacity))
        for places in asked.places
    )
    yield Obstacle.NO_ROOM, replace(asked, places=roomy)
    unlimited = _unlimited(asked)
    yield Obstacle.TOO_LATE, unlimited
    yield Obstacle.NO_TIME, extended(unlimited, asked.months + _LONGER)


def _unlimited(asked: Problem) -> Problem:
    trainees = tuple(
        replace(
            trainee,
            max_delay=None,
            stages=tuple(replace(need, latest=None) for need in trainee.stages),
        )
        for trainee in asked.trainees
    )
    return replace(asked, trainees=trainees)


def _only(own: Problem, stages: Sequence[StageId]) -> Problem:
    """Ask only for these stages; what is pinned stays."""

    def kept(trainee: Trainee) -> Trainee:
        needs = [n for n in trainee.stages if n.id in stages or n.pinned is not None]
        known = {need.id for need in needs}
        return replace(
            trainee,
            stages=tuple(
                replace(
                    need,
                    after=tuple(s for s in need.after if s in known),
                    softly_after=tuple(
                        s for s in need.softly_after if s.stage in known
                    ),
                )
                for need in needs
            ),
            published=tuple(e for e in trainee.published if e.stage in known),
        )

    return replace(own, trainees=tuple(kept(trainee) for trainee in own.trainees))


def _way(asked: Problem) -> Way | None:
    from ferd.core.scheduling.engine.plan import Planner  # noqa: PLC0415  slow to load

    return Planner.of(asked).plan_one(asked.trainees[0].id)
