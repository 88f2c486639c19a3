"""The plain CP-SAT model, solved: a baseline, and an answer to "can it be?"."""

import math

from ortools.sat.python import cp_model

from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.cp_sat.costs import cost
from ferd.core.scheduling.cp_sat.placed import Placed
from ferd.core.scheduling.cp_sat.rules import RULES
from ferd.core.scheduling.problem import PlacesId, Problem
from ferd.core.scheduling.schedule import (
    Infeasible,
    Outcome,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.core.scheduling.verify import violations


def solve_plainly(problem: Problem, seconds: float, *, threads: int = 1) -> Outcome:
    """Find the cheapest schedule of everybody, as any textbook would.

    An `Infeasible` outcome has an empty conflict: `explain` finds the reasons.
    """
    model, placed = _modelled(problem)
    model.minimize(cost(placed))
    solver = new_solver(seconds, threads)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Infeasible(Conflict(()))
    bound = max(0, math.ceil(solver.best_objective_bound - 1e-6))
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return TimedOut(best=None, cost=None, bound=bound)
    schedule = _checked(problem, placed.schedule(solver))
    total = cost_of(problem, schedule)
    if status == cp_model.OPTIMAL:
        return Solved(schedule, cost=total, bound=bound, proven=bound == total)
    return TimedOut(best=schedule, cost=total, bound=min(bound, total))


def find_any(problem: Problem, seconds: float) -> Outcome:
    """Find a schedule of everybody, whatever it costs, or that there is none."""
    model, placed = _modelled(problem)
    solver = new_solver(seconds, 1)
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return Infeasible(Conflict(()))
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return TimedOut(best=None, cost=None, bound=0)
    schedule = _checked(problem, placed.schedule(solver))
    total = cost_of(problem, schedule)
    return Solved(schedule, cost=total, bound=0, proven=total == 0)


def fewest_months(
    problem: Problem, places: PlacesId, room: int, seconds: float
) -> tuple[int, int] | None:
    """Find the shortest span in which so much more room lets everybody be placed.

    None when no span does, or time was up before the shortest was known.
    """
    model = cp_model.CpModel()
    placed = Placed(problem, model)
    months = [model.new_bool_var("") for _ in range(problem.months)]
    placed.extra = {(places, m): [(more, -room)] for m, more in enumerate(months)}
    for rule in RULES:
        list(rule(placed))
    begins = [model.new_bool_var("") for _ in months]
    model.add_at_most_one(begins)
    before = model.new_constant(0)
    for begin, more in zip(begins, months, strict=True):
        model.add_bool_or([begin, before, more.negated()])
        before = more
    model.minimize(cp_model.LinearExpr.sum(months))
    solver = new_solver(seconds, 1)
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    chosen = [m for m, more in enumerate(months) if solver.boolean_value(more)]
    return (chosen[0], chosen[-1] + 1) if chosen else None


def _modelled(problem: Problem) -> tuple[cp_model.CpModel, Placed]:
    model = cp_model.CpModel()
    placed = Placed(problem, model)
    for rule in RULES:
        list(rule(placed))
    return model, placed


def new_solver(seconds: float, threads: int) -> cp_model.CpSolver:
    """Get a solver that answers the same whenever it is not cut short."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(seconds, 0.001)
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = 0
    return solver


def _checked(problem: Problem, schedule: Schedule) -> Schedule:
    """Let nothing pass that the specification does not.

    Raises ValueError: a fault of this model, never of the problem.
    """
    found = next(violations(problem, schedule), None)
    if found is not None:
        message = f"The CP-SAT model lets {found} pass."
        raise ValueError(message)
    return schedule
