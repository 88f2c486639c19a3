"""`ferd schedule solve`: the cheapest schedule there is time for, with its bound."""

import sys
from argparse import Namespace
from time import monotonic

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.explaining import conflict_lines
from ferd.cli.scheduling.progress_bar import watching
from ferd.cli.scheduling.reading import problem_in
from ferd.core.scheduling.explain import find_conflict
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Outcome,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.formats.scheduling_json import outcome_to_json

SOLVED, NOT_SOLVED = 0, 1


def solve(arguments: Namespace) -> int:
    """Plan, print the outcome, and tell whether everyone has a way."""
    from ferd.core.scheduling.engine.solve import (  # noqa: PLC0415 - slow to load
        solve as plan,
    )

    problem = problem_in(arguments.problem)
    limits = Limits(seconds=arguments.seconds)
    until = monotonic() + arguments.seconds
    with watching() as watch:
        outcome = plan(problem, limits=limits, seed=arguments.seed, watch=watch)
        outcome = _explained(problem, outcome, seconds=until - monotonic())
    if arguments.json:
        showing.as_json(outcome_to_json(outcome))
    else:
        sys.stdout.write(showing.columns(_lines(problem, outcome)))
    return SOLVED if _everyone_has_a_way(problem, outcome) else NOT_SOLVED


def _explained(problem: Problem, outcome: Outcome, *, seconds: float) -> Outcome:
    """Use what time is left to find out why somebody has no way."""
    if seconds <= 0 or isinstance(outcome, Infeasible):
        return outcome
    if _everyone_has_a_way(problem, outcome):
        return outcome
    conflict = find_conflict(problem, seconds=seconds)
    return outcome if conflict is None else Infeasible(conflict)


def _lines(problem: Problem, outcome: Outcome) -> list[str]:
    match outcome:
        case Solved(schedule=schedule, cost=cost, bound=bound):
            return _plan(problem, schedule, showing.certainty(cost, bound))
        case TimedOut(best=Schedule() as best, cost=int(cost), bound=bound):
            sure = f"Time was up. {showing.certainty(cost, bound)}"
            return _plan(problem, best, sure)
        case TimedOut(bound=bound):
            return [
                f"Time was up before a schedule was found; none costs under {bound}."
            ]
        case Infeasible(conflict=conflict):
            return conflict_lines(problem, conflict)


def _plan(problem: Problem, schedule: Schedule, sure: str) -> list[str]:
    without = [t.id for t in problem.trainees if t.id not in schedule.ways]
    missing = [f"Without a way: {', '.join(without)}."] if without else []
    return [
        *showing.summary(problem, schedule),
        sure,
        *missing,
        "",
        *showing.table(problem, schedule),
    ]


def _everyone_has_a_way(problem: Problem, outcome: Outcome) -> bool:
    match outcome:
        case Solved(schedule=schedule) | TimedOut(best=Schedule() as schedule):
            return len(schedule.ways) == len(problem.trainees)
        case _:
            return False
