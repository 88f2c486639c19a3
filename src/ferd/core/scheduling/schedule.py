"""What the planner answers: a schedule, and how sure it is.

A solver's word is not taken: whatever is shown to anyone has been through
`verify.violations` first.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.problem import Assignment, TraineeId


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every planned trainee's whole way; who is not in it has none.

    `ways` holds each trainee's assignments by their start, pinned ones included.
    """

    ways: Mapping[TraineeId, tuple[Assignment, ...]]


@dataclass(frozen=True, slots=True)
class Solved:
    """A verified schedule, and a cost that no schedule can be below.

    Attributes:
        cost: what `cost.cost_of` says of it.
        bound: valid for every verified schedule; at most `cost`.
        proven: that `cost` and `bound` are one.
    """

    schedule: Schedule
    cost: int
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Infeasible:
    """Not everyone can have a way; a smallest set of reasons that clash."""

    conflict: Conflict


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time was up, or someone cancelled, before the work was done.

    Attributes:
        best: the best verified schedule so far; trainees may be missing in it.
            None when none was found at all.
        cost: of `best`; None without one.
    """

    best: Schedule | None
    cost: int | None
    bound: int


Outcome = Solved | Infeasible | TimedOut


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When to stop. Without `seconds` the result depends on the seed alone.

    Attributes:
        seconds: of the wall clock; None for as long as it takes.
        rounds: of improvement after the first plan; None for as many as help.
        gap: stop when (cost - bound) / bound is at most this.
    """

    seconds: float | None = None
    rounds: int | None = None
    gap: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a run is: shown while it runs.

    Attributes:
        phase: ``reading``, ``prices``, ``columns``, ``dive``, ``improving``.
        best: the cost of the best schedule so far.
        share: how far the run is by its own reckoning, 0 to 1.
    """

    phase: str
    seconds: float
    best: int | None
    bound: int
    unplaced: int
    share: float

    @property
    def gap(self) -> float | None:
        """Give (best - bound) / bound; None while there is nothing to compare."""
        if self.best is None or self.bound <= 0:
            return 0.0 if self.best == self.bound else None
        return (self.best - self.bound) / self.bound


Watch = Callable[[Progress], bool]
"""Told of progress; answers whether to go on."""


def go_on(progress: Progress) -> bool:  # noqa: ARG001  a watch like the others
    """Watch nothing, cancel nothing."""
    return True
