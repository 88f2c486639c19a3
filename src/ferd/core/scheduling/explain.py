"""Why not everybody can have a way: a smallest set of demands that clash.

First somebody is sought who cannot be placed even alone; then more and more of
those who want the same places are asked for together, until they clash. From what
CP-SAT blames (it need not be smallest, nor right) each demand is dropped in turn,
trainees first, and what is left is solved again. The ways out are found in
`easing`.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from time import monotonic

from ferd.core.scheduling.asking import ask_only, demands_of, only_trainees
from ferd.core.scheduling.conflict import Conflict, Demand
from ferd.core.scheduling.easing import ways_out
from ferd.core.scheduling.problem import PlacesId, Problem, Trainee, TraineeId
from ferd.core.scheduling.schedule import Infeasible, Outcome, Solved, TimedOut

_ORDER = (
    "everything_served",
    "few_changed",
    "inside_horizon",
    "not_too_early",
    "in_order",
    "within_capacity",
    "within_max_delay",
    "not_too_late",
)
"""What is dropped first: what people would rather not read about."""


def find_conflict(problem: Problem, *, seconds: float = 2.0) -> Conflict | None:
    """Find a smallest clash and the cheapest ways out of it.

    None when everybody can be placed, or when no clash was proved in time. A third
    of the time is kept for the ways out.
    """
    trial = _Trial(problem, monotonic() + seconds * 2 / 3)
    found = _clash(trial)
    if found is None:
        return None
    demands, is_minimal = _shrunk(trial, found)
    demands = _narrowed(trial, demands)
    relaxations = ways_out(problem, demands, until=trial.until + seconds / 3)
    return Conflict(tuple(demands), relaxations, is_minimal)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One problem, tried with more and with fewer demands until time is up."""

    problem: Problem
    until: float

    def outcome(self, demands: Collection[Demand]) -> Outcome:
        """Try whether these demands can be met together."""
        from ferd.core.scheduling.cp_sat import find_any  # noqa: PLC0415  slow to load

        return find_any(ask_only(self.problem, demands), self.left)

    def clash(self, demands: Collection[Demand]) -> bool:
        """Tell whether these demands are proved to clash."""
        return isinstance(self.outcome(demands), Infeasible)

    @property
    def left(self) -> float:
        return self.until - monotonic()


def _clash(trial: _Trial) -> list[Demand] | None:
    """Find demands that clash: of one trainee, or of as few as it takes."""
    from ferd.core.scheduling.cp_sat import clashing  # noqa: PLC0415  slow to load

    everything = list(demands_of(trial.problem))
    for group in _groups(trial.problem):
        if trial.left <= 0:
            return None
        asked = [d for d in everything if d.trainee is None or d.trainee in group]
        blamed = clashing(only_trainees(trial.problem, group), trial.left)
        if blamed is None:
            continue
        known = {replace(demand, months=None) for demand in blamed}
        horizon = Demand(rule="inside_horizon")
        fewer = [d for d in asked if replace(d, months=None) in known | {horizon}]
        for found in (fewer, asked):
            if trial.clash(found):
                return found
    return None


def _groups(problem: Problem) -> Iterator[Collection[TraineeId]]:
    """Go through trainees one by one, then through crowds, each twice as large."""
    from ferd.core.scheduling.engine.plan import Planner, insert  # noqa: PLC0415  slow

    planner = Planner.of(problem)
    for trainee in problem.trainees:
        if planner.plan_one(trainee.id) is None:
            yield {trainee.id}
    placed = insert(problem).ways
    for unplaced in (t.id for t in problem.trainees if t.id not in placed):
        near = _by_closeness(problem, unplaced)
        size = 3
        while size < 2 * len(near):
            yield set(near[:size])
            size *= 2
    if problem.most_changed is not None:
        yield {trainee.id for trainee in problem.trainees}


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


def _shrunk(trial: _Trial, found: list[Demand]) -> tuple[list[Demand], bool]:
    """Drop every demand that the clash does not need."""
    demands, is_minimal = found, True
    for demand in sorted(found, key=lambda demand: _ORDER.index(demand.rule)):
        if demand not in demands:
            continue
        fewer = _without(demands, demand)
        match trial.outcome(fewer):
            case Infeasible():
                demands = fewer
            case Solved():
                pass
            case TimedOut():
                is_minimal = False
    return demands, is_minimal


def _without(demands: list[Demand], dropped: Demand) -> list[Demand]:
    """Drop a demand; with a trainee all that is asked of them."""
    whole = dropped.trainee if dropped.rule == "everything_served" else None
    return [
        demand
        for demand in demands
        if demand != dropped and (whole is None or demand.trainee != whole)
    ]


def _narrowed(trial: _Trial, demands: list[Demand]) -> list[Demand]:
    """Let each demand on room speak only of the months that the clash needs."""
    for demand in [each for each in demands if each.rule == "within_capacity"]:
        others = [each for each in demands if each != demand]
        demands = [*others, _in_fewest_months(trial, others, demand)]
    return demands


def _in_fewest_months(trial: _Trial, others: list[Demand], demand: Demand) -> Demand:
    """Begin as late, then end as early, as leaves the clash a clash."""

    def clashes(start: int, end: int) -> bool:
        return trial.clash([*others, replace(demand, months=(start, end))])

    start, end = 0, trial.problem.months
    start += bisect_left(range(1, end), 1, key=lambda month: not clashes(month, end))
    end = (
        start
        + 1
        + bisect_left(range(start + 1, end), 1, key=lambda month: clashes(start, month))
    )
    return replace(demand, months=(start, end))
