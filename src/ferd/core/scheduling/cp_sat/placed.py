"""The variables of the plain CP-SAT model: one for each way to serve a stage.

Months, options and lengths of service are settled by which variables there are;
`rules` says how they may be combined, `costs` what they cost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from ferd.core.scheduling.problem import (
    Assignment,
    PlacesId,
    Problem,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import used_in_month
from ferd.core.scheduling.way import pins_of


@dataclass(frozen=True, slots=True)
class Choice:
    """That a stage is served so, and the variable that says whether it is."""

    need: StageNeed
    assignment: Assignment
    taken: cp_model.IntVar


class Placed:
    """A schedule that is still open: who has a way, and what is chosen for whom.

    Attributes:
        present: whether a trainee has a way at all.
        choices: for each stage that is not pinned.
        extra: room that may be added in a month: variables that take away use.
    """

    def __init__(self, problem: Problem, model: cp_model.CpModel) -> None:
        self.problem = problem
        self.model = model
        self.present: dict[TraineeId, cp_model.IntVar] = {}
        self.choices: dict[tuple[TraineeId, StageId], tuple[Choice, ...]] = {}
        self.extra: dict[tuple[PlacesId, int], list[tuple[cp_model.IntVar, int]]] = {}
        for trainee in problem.trainees:
            self.present[trainee.id] = model.new_bool_var(f"{trainee.id} has a way")
            for need in trainee.stages:
                if need.pinned is None:
                    key = trainee.id, need.id
                    self.choices[key] = tuple(self._choices(trainee, need))

    def of(self, trainee: Trainee) -> Iterator[Choice]:
        """Go through all that may be chosen for one trainee."""
        for need in trainee.stages:
            yield from self.choices.get((trainee.id, need.id), ())

    @cached_property
    def use(self) -> dict[tuple[PlacesId, int], list[tuple[cp_model.IntVar, int]]]:
        """Index what would take up room, and how much, by places and month."""
        measures = {places.id: places.measure for places in self.problem.places}
        use: dict[tuple[PlacesId, int], list[tuple[cp_model.IntVar, int]]] = {}
        for trainee in self.problem.trainees:
            for choice in self.of(trainee):
                each = choice.assignment
                for month in range(each.start, each.end):
                    here = used_in_month(measures[each.places], trainee.work[month])
                    if here:
                        use.setdefault((each.places, month), []).append(
                            (choice.taken, here)
                        )
        return use

    def schedule(self, solver: cp_model.CpSolver) -> Schedule:
        """Read what was chosen."""
        ways = {}
        for trainee in self.problem.trainees:
            chosen = (
                choice.assignment
                for choice in self.of(trainee)
                if solver.boolean_value(choice.taken)
            )
            way = sorted((*pins_of(trainee), *chosen), key=lambda e: e.start)
            ways[trainee.id] = tuple(way)
        return Schedule(ways)

    def _choices(self, trainee: Trainee, need: StageNeed) -> Iterator[Choice]:
        for places in dict.fromkeys(option.places for option in need.options):
            for start in range(self.problem.months):
                end = trainee.end_of(start, need.work)
                if end is not None and end <= self.problem.months:
                    taken = self.model.new_bool_var("")
                    each = Assignment(need.id, places, start, end)
                    yield Choice(need, each, taken)
