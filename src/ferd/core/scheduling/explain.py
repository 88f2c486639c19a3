"""Why not everybody can have a way: a smallest set of demands that clash.

First somebody is sought who cannot be placed even alone, then some who together
ask for more than there is, then more and more of those who want the same places.
Whether they clash, CP-SAT proves. From what they are asked, demands are dropped as
long as the clash is still proved: many at once, and then each alone. So every
demand that is left has been dropped in turn, and the rest could be met. The ways
out are found in `easing`.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import TypeAlias

from ferd.core.scheduling.asking import (
    ask_only,
    demands_of,
    floor_of,
    only_trainees,
    stage_by_stage,
    whole_ways,
)
from ferd.core.scheduling.conflict import Conflict, Demand
from ferd.core.scheduling.easing import ways_out
from ferd.core.scheduling.overload import claims_on, overloaded
from ferd.core.scheduling.problem import PlacesId, Problem, StageId, Trainee, TraineeId
from ferd.core.scheduling.schedule import Infeasible, TimedOut

_ORDER = (
    "everything_served",
    "within_capacity",
    "few_changed",
    "not_too_early",
    "in_order",
    "inside_horizon",
    "within_max_delay",
    "not_too_late",
)
"""What is dropped first, when either would do."""


def find_conflict(problem: Problem, *, seconds: float = 2.0) -> Conflict | None:
    """Find a smallest clash and the cheapest ways out of it.

    None when everybody can be placed, or when no clash was proved in time. A third
    of the time is kept for the ways out.
    """
    until = monotonic() + seconds
    found = _clash(problem, until - seconds / 3)
    if found is None:
        return None
    trial, demands = found
    for rule in _ORDER:
        demands = trial.fewest(demands, [d for d in demands if d.rule == rule])
    demands = _narrowed(trial, demands)
    is_minimal = trial.is_sure
    demands = whole_ways(trial.problem, demands)
    relaxations = ways_out(problem, demands, until=until)
    return Conflict(tuple(demands), relaxations, is_minimal)


@dataclass(slots=True)
class _Trial:
    """A few trainees, tried with more and with fewer demands until time is up.

    Attributes:
        floor: the month before which nothing at all may begin.
        is_sure: that time was never up before an answer.
    """

    problem: Problem
    floor: int
    until: float
    is_sure: bool = True

    def clashes(self, demands: Collection[Demand]) -> bool:
        """Tell whether these demands are proved to clash."""
        from ferd.core.scheduling.cp_sat import find_any  # noqa: PLC0415  slow to load

        if self.until <= monotonic():
            self.is_sure = False
            return False
        asked = ask_only(self.problem, demands, self.floor)
        outcome = find_any(asked, self.until - monotonic())
        self.is_sure = self.is_sure and not isinstance(outcome, TimedOut)
        return isinstance(outcome, Infeasible)

    def fewest(self, demands: list[Demand], doubtful: Sequence[Demand]) -> list[Demand]:
        """Drop as many of the doubtful demands as the clash does not need."""
        if not doubtful:
            return demands
        without = set(doubtful)
        rest = [demand for demand in demands if demand not in without]
        if self.clashes(rest):
            return rest
        if len(doubtful) == 1:
            return demands
        half = len(doubtful) // 2
        demands = self.fewest(demands, doubtful[:half])
        return self.fewest(demands, doubtful[half:])


def _clash(problem: Problem, until: float) -> tuple[_Trial, list[Demand]] | None:
    """Find trainees who cannot all be placed, and what is asked of them."""
    floor = floor_of(problem)
    for group, stages in _suspects(problem):
        trial = _Trial(only_trainees(problem, group), floor, until)
        everything = list(demands_of(trial.problem, floor))
        demands = stage_by_stage(trial.problem, everything)
        if stages:
            demands = [
                d for d in demands if not d.stage or (d.trainee, d.stage) in stages
            ]
        if trial.clashes(demands):
            return trial, demands
        if not trial.is_sure:
            return None
    return None


_Suspects: TypeAlias = tuple[
    Collection[TraineeId], Collection[tuple[TraineeId | None, StageId | None]]
]


def _suspects(problem: Problem) -> Iterator[_Suspects]:
    """Yield trainees who may clash: alone, a few, then crowds, each twice as large.

    With stages of theirs that may be enough for it; all of them when there are none.
    """
    from ferd.core.scheduling.engine.plan import Planner, insert  # noqa: PLC0415  slow

    planner = Planner.of(problem)
    for trainee in problem.trainees:
        if planner.plan_one(trainee.id) is None:
            yield {trainee.id}, ()
    for claims in overloaded(problem):
        group = {claim.trainee for claim in claims}
        yield group, {(claim.trainee, claim.stage) for claim in claims}
        yield group, ()
    placed = insert(problem).ways
    for unplaced in (t.id for t in problem.trainees if t.id not in placed):
        near = _by_closeness(problem, unplaced)
        size = 2
        while size < 2 * len(near):
            yield set(near[:size]), ()
            size *= 2
    if problem.most_changed is not None:
        yield {trainee.id for trainee in problem.trainees}, ()


def _by_closeness(problem: Problem, to: TraineeId) -> list[TraineeId]:
    """Sort the trainees by how much of the same places they may want."""
    wanted = {trainee.id: _wanted(trainee) for trainee in problem.trainees}
    own = wanted[to]
    return sorted(wanted, key=lambda each: (each != to, -len(own & wanted[each]), each))


def _wanted(trainee: Trainee) -> set[PlacesId]:
    return {
        option.places
        for need in trainee.stages
        if need.pinned is None
        for option in need.options
    }


def _narrowed(trial: _Trial, demands: list[Demand]) -> list[Demand]:
    """Let each demand on room speak only of the months in which it can be wanted."""
    asked = ask_only(trial.problem, demands, trial.floor)
    claims = list(claims_on(asked))
    narrowed = []
    for demand in demands:
        here = [claim for claim in claims if demand.places in claim.places]
        if demand.rule == "within_capacity" and here:
            start = min(claim.start for claim in here)
            end = max(claim.end for claim in here)
            months = start, min(end, trial.problem.months)
            narrowed.append(replace(demand, months=months))
        else:
            narrowed.append(demand)
    return narrowed
