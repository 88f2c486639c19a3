"""Plans everybody: component by component, checked before anyone sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.engine.instance import Instance, Plan, instance_of
from ferd.core.scheduling.engine.parts import components, only_some_move
from ferd.core.scheduling.engine.plan import begin_from
from ferd.core.scheduling.engine.search import Search
from ferd.core.scheduling.engine.tables import Floats, Ints
from ferd.core.scheduling.problem import Problem, TraineeId
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Outcome,
    Progress,
    Schedule,
    Solved,
    TimedOut,
    Watch,
    go_on,
)
from ferd.core.scheduling.verify import violations

NO_LIMITS = Limits()

BRIEF, GENEROUS = 2.0, 60.0
"""Seconds to find out why not everyone can have a way: at least; when it is proved."""


class BrokenPlanError(RuntimeError):
    """A plan that the rules do not allow: a fault of the engine, never shown."""


def solve(  # noqa: PLR0913  each names one thing to decide
    problem: Problem,
    *,
    limits: Limits = NO_LIMITS,
    seed: int = 0,
    threads: int = 1,
    watch: Watch = go_on,
    start: Schedule | None = None,
    repair: frozenset[TraineeId] | None = None,
) -> Outcome:
    """Find a cheap way for everybody, and a bound for how cheap one could be.

    Args:
        problem: one that `problem_checks` finds no error in.
        limits: when to stop. Without seconds, and with one thread, the answer
            depends on the seed alone.
        seed: for what is left to chance.
        threads: how many price ways at the same time.
        watch: told of progress; stops the run by answering False.
        start: where to begin; what does not hold of it is planned anew.
        repair: only these may move, and who has no way in `start`; the bound is
            then one of plans in which all others stay.

    Returns:
        Solved when everybody has a way, Infeasible when it is proved that not
        everybody can, else TimedOut with the best plan and its bound.
    """
    asked = problem
    if start is not None and repair is not None:
        asked = only_some_move(problem, start, repair)
    run = Run(instance_of(asked), limits, seed, threads, watch)
    run.search(start)
    return _outcome(problem, asked, run)


def plan_everybody(problem: Problem, *, limits: Limits = NO_LIMITS) -> Schedule:
    """Plan as `solve` does, without asking why some have no way."""
    run = Run(instance_of(problem), limits, 0, 1, go_on)
    run.search(None)
    return run.instance.schedule(run.plan())


@dataclass(slots=True)
class Run:
    """All components of a problem, one after the other, against the clock."""

    instance: Instance
    limits: Limits
    seed: int
    threads: int
    watch: Watch
    searches: Sequence[Search] = ()
    begun: float = field(default_factory=monotonic)
    until: float = np.inf
    is_stopped: bool = False
    is_cancelled: bool = False

    @property
    def seconds(self) -> float:
        """Say how long it has taken."""
        return monotonic() - self.begun

    @property
    def fixed_shortage(self) -> int:
        """Say what is short where nobody to be planned can be."""
        places = self.instance.tables.room_places
        reached = np.zeros(self.instance.room.shape[0], np.bool_)
        reached[places] = True
        weight = self.instance.problem.weights.shortage
        lack = self.instance.wished[~reached].astype(np.int64)
        return int(((weight * lack + 99) // 100).sum())

    @property
    def cost(self) -> int:
        """Say what the plan costs."""
        return sum(search.live.total for search in self.searches) + self.fixed_shortage

    @property
    def bound(self) -> int:
        """Say what no plan costs less than."""
        return sum(search.bound for search in self.searches) + self.fixed_shortage

    def search(self, start: Schedule | None) -> None:
        """Plan each component, each with its share of the time."""
        self.begin(start)
        for stage, portion in enumerate((0.5, 0.3, 0.4, 0.6)):
            self._go_through(stage, portion)
        self.until = np.inf if self.limits.seconds is None else self.limits.seconds
        while not self.is_stopped:
            rest = [each for each in self.searches if not each.is_spent]
            if not rest or not self.hear("improving"):
                return
            worst = max(rest, key=lambda each: each.promise)
            worst.improve()

    def search_prices(self, start: Schedule | None) -> None:
        """Go only so far that prices are good."""
        self.begin(start)
        for stage, portion in enumerate((0.3, 1.0)):
            self._go_through(stage, portion)

    def begin(self, start: Schedule | None) -> None:
        """Take the components apart, and make a first plan of each."""
        instance, budget = self.instance, self.instance.problem.most_changed
        plan = begin_from(instance, start)[0]
        everyone = np.arange(plan.found.size, dtype=np.int32)
        groups = components(instance) if budget is None else [everyone]
        self.searches = [
            self._search_of(i, whom, budget) for i, whom in enumerate(groups)
        ]
        for search in self.searches:
            search.begin(plan)
        self.hear("reading")

    def _go_through(self, stage: int, portion: float) -> None:
        """Let each unfinished component do a stage, in a portion of the time left."""
        for i, search in enumerate(self.searches):
            if self.limits.seconds is not None:
                rest = [each for each in self.searches[i:] if not each.is_done]
                weight = sum(each.whom.size for each in rest)
                left = (self.limits.seconds - self.seconds) * portion
                self.until = self.seconds + left * search.whom.size / max(1, weight)
            if not search.is_done and not self.is_stopped:
                search.stages()[stage]()

    def left(self) -> float:
        """Say how long what is being done may take."""
        return self.until - self.seconds

    def _search_of(self, number: int, whom: Ints, budget: int | None) -> Search:
        room, wished = self.instance.room, self.instance.wished
        part = self.instance.restricted(whom, room, wished)
        return Search(
            part.instance,
            whom,
            budget,
            self.seed + number,
            self.threads,
            self.hear,
            self.limits.rounds,
            self.limits.gap,
            part.places,
            self.left,
        )

    def hear(self, phase: str) -> bool:
        """Tell the watch, and stop when it says so or the time is up."""
        if self.is_stopped:
            return False
        seconds, limit = self.seconds, self.limits.seconds
        share = 0.0 if limit is None else min(1.0, seconds / max(limit, 1e-9))
        unplaced = sum(each.live.unplaced for each in self.searches)
        progress = Progress(
            phase=phase,
            seconds=seconds,
            best=self.cost,
            bound=self.bound,
            unplaced=unplaced,
            share=share,
        )
        self.is_cancelled = not self.watch(progress)
        if self.is_cancelled or (limit is not None and seconds >= limit):
            self.is_stopped = True
        return not self.is_stopped and seconds < self.until

    def plan(self) -> Plan:
        """Put the components' plans together."""
        plan = self.instance.nobody()
        for search in self.searches:
            plan.found[search.whom] = search.live.plan.found[search.whom]
            plan.codes[search.whom] = search.live.plan.codes[search.whom]
        return plan

    def prices(self) -> Floats:
        """Put the components' prices together."""
        price = self.instance.no_prices()
        for search in self.searches:
            price[search.places] = search.price
        return price


def _outcome(problem: Problem, asked: Problem, run: Run) -> Outcome:
    """Check what was found, and say what it is."""
    schedule = run.instance.schedule(run.plan())
    cost, inner = cost_of(problem, schedule), cost_of(asked, schedule)
    bound = min(run.bound + cost - inner, cost)
    broken = next(violations(problem, schedule), None)
    if broken is not None and broken.rule not in {"few_changed", "within_capacity"}:
        raise BrokenPlanError(broken)
    if inner != run.cost and broken is None:
        message = f"The plan costs {inner}, not {run.cost}."
        raise BrokenPlanError(message)
    everybody = len(schedule.ways) == len(problem.trainees)
    if everybody and broken is None and not (run.is_stopped and bound < cost):
        return Solved(schedule, cost, bound, proven=bound == cost)
    if not everybody or broken is not None:
        conflict = _conflict(asked, run)
        if conflict is not None:
            return conflict
    if broken is not None:
        return TimedOut(None, None, bound)
    return TimedOut(schedule, cost, bound)


def _conflict(problem: Problem, run: Run) -> Infeasible | None:
    """Find why not everyone can have a way; when it is proved, until it is found."""
    from ferd.core.scheduling.explain import find_conflict  # noqa: PLC0415  it is slow to load and seldom asked

    if run.is_cancelled:
        return None
    is_proved = any(each.is_hopeless() for each in run.searches)
    if run.is_stopped and not is_proved:
        return None
    limit, seconds = run.limits.seconds, GENEROUS if is_proved else BRIEF
    if limit is not None:
        seconds = max(BRIEF, limit - run.seconds)
    conflict = find_conflict(problem, seconds=seconds)
    while conflict is None and is_proved and limit is None:
        seconds *= 2
        conflict = find_conflict(problem, seconds=seconds)
    return None if conflict is None else Infeasible(conflict)
