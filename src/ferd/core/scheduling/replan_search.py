"""How new plans are sought: from those who must move to those in their way."""

from collections.abc import Collection
from dataclasses import replace
from time import monotonic

from ferd.core.scheduling.asking import only_trainees
from ferd.core.scheduling.blockers import FIRST, growing
from ferd.core.scheduling.cost import cost_of, cost_of_way
from ferd.core.scheduling.problem import Problem, TraineeId, Weights
from ferd.core.scheduling.repairing import Repair, repair
from ferd.core.scheduling.schedule import Limits, Progress, Schedule, Watch
from ferd.core.scheduling.standing import standing
from ferd.core.scheduling.way import changed_trainees, delay_of

_SECONDS = 5.0
"""When nobody says how long it may take."""


class Search:
    """One search for new plans, until time is up or nobody wants more of them.

    Attributes:
        now: what of the published schedule still stands.
    """

    def __init__(
        self, problem: Problem, limits: Limits, watch: Watch, published: Schedule
    ) -> None:
        self.now = standing(problem, published)
        self._problem = problem
        self._watch = watch
        self._began = monotonic()
        self._seconds = _SECONDS if limits.seconds is None else limits.seconds

    def fewest(self, weights: Weights) -> tuple[Schedule, int]:
        """Alter as few ways as can be; tell how many must be altered at least."""
        kept, least = self.now.kept, self.now.least
        who = self.now.hit.union(*self.now.crowded.values())
        best = Schedule({})
        for more in (frozenset[TraineeId](), *growing(self._problem, kept, who)):
            found = self._repaired(self._problem, kept, who | more, weights)
            if not best.ways or self._misses(found.schedule) < self._misses(best):
                best = found.schedule
            unplaced, changed = self._misses(best)
            is_all = len(who | more) == len(self._problem.trainees)
            if is_all and found.proven and not unplaced:
                least = changed
            if (unplaced, changed) <= (0, least) or self._left <= 0:
                break
        return best, least

    def cheaper(
        self, schedule: Schedule, weights: Weights, most: int | None
    ) -> Schedule:
        """Plan those anew who must be, and others as long as that may pay.

        At most so many published ways are altered.
        """
        weighed = replace(self._problem, weights=weights, most_changed=most)
        who = self.now.hit.union(changed_trainees(self._problem, schedule))
        who = who or _longest_delayed(self._problem, schedule)
        best = self._repaired(weighed, schedule, who, weights).schedule
        for more in growing(self._problem, best, who):
            gain = _possible_gain(weighed, best, who)
            if gain <= weights.changed or self._left <= 0:
                break
            found = self._repaired(weighed, best, who | more, weights).schedule
            best = min(best, found, key=lambda each: cost_of(weighed, each))
        return best

    def goes_on(self, schedule: Schedule) -> bool:
        """Tell whoever watches of a plan, and ask whether to look for more."""
        seconds = monotonic() - self._began
        return self._left > 0 and self._watch(
            Progress(
                phase="improving",
                seconds=seconds,
                best=cost_of(self._problem, schedule),
                bound=0,
                unplaced=len(self._problem.trainees) - len(schedule.ways),
                share=min(1.0, seconds / self._seconds),
            )
        )

    @property
    def _left(self) -> float:
        return self._began + self._seconds - monotonic()

    def _repaired(
        self,
        problem: Problem,
        kept: Schedule,
        who: Collection[TraineeId],
        weights: Weights,
    ) -> Repair:
        weighed = replace(problem, weights=weights)
        return repair(weighed, kept, who, until=self._began + self._seconds)

    def _misses(self, schedule: Schedule) -> tuple[int, int]:
        """Count who is without a way, and whose way is altered."""
        unplaced = len(self._problem.trainees) - len(schedule.ways)
        return unplaced, len(changed_trainees(self._problem, schedule))


def _possible_gain(
    problem: Problem, schedule: Schedule, who: Collection[TraineeId]
) -> int:
    """Bound what these could gain if nobody were in their way."""
    from ferd.core.scheduling.engine.plan import Planner  # noqa: PLC0415  slow to load

    few = only_trainees(problem, who)
    planner = Planner.of(few)
    gain = 0
    for trainee in few.trainees:
        way = schedule.ways.get(trainee.id)
        free = planner.plan_one(trainee.id)
        if way is None or free is None:
            gain += problem.weights.unplaced
        else:
            now = cost_of_way(problem, trainee, way).total
            gain += now - cost_of_way(problem, trainee, free).total
    return gain


def _longest_delayed(problem: Problem, schedule: Schedule) -> frozenset[TraineeId]:
    """Name those who have most to gain when nobody has to move."""
    delays = {
        trainee.id: delay_of(trainee, schedule.ways[trainee.id])
        for trainee in problem.trainees
        if trainee.id in schedule.ways
    }
    delayed = sorted(
        (who for who in delays if delays[who]), key=lambda w: (-delays[w], w)
    )
    return frozenset(delayed[:FIRST])
