"""`ferd schedule explain --trainee`: what would help one, and what can be reached."""

import sys
from argparse import Namespace
from collections.abc import Iterator

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.progress_bar import watching
from ferd.cli.scheduling.reading import Refused, objectives_in, schedule_of
from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.counterfactuals import what_if
from ferd.core.scheduling.explanations import Telling, counterfactual_in_words
from ferd.core.scheduling.problem import Problem, TraineeId
from ferd.core.scheduling.problem_checks.paths import error
from ferd.core.scheduling.reachability import (
    Reach,
    RemainingObjective,
    Unreachable,
    reach,
)
from ferd.core.scheduling.reachability_words import reach_in_words
from ferd.core.scheduling.schedule import Limits, Schedule, Solved, TimedOut
from ferd.core.scheduling.standing import alone
from ferd.formats.scheduling_answers import WhatIf, what_if_to_json

REACHED, NOT_REACHED = 0, 1
_UNKNOWN = gettext_noop("There is no trainee called “%(name)s”.")


def explain_one(problem: Problem, arguments: Namespace) -> int:
    """Say what would let one trainee finish earlier, and how objectives are reached."""
    trainee = TraineeId(arguments.trainee)
    if trainee not in problem.trainees_by_id():
        fault = error("ROTA030", "$.trainees", _UNKNOWN, name=trainee)
        raise Refused(arguments.problem, [fault])
    asked = _objectives(arguments.objectives)
    if arguments.schedule:
        schedule = schedule_of(arguments.schedule, problem)
    else:
        schedule = _planned(problem, arguments.seconds)
    way = schedule.ways.get(trainee)
    found = WhatIf(
        trainee=trainee,
        schedule=schedule,
        finish=None if way is None else max((each.end for each in way), default=0),
        counterfactuals=what_if(problem, schedule, trainee),
        reach=reach(alone(problem, schedule, trainee), asked),
    )
    if arguments.json:
        showing.as_json(what_if_to_json(problem, found))
    else:
        sys.stdout.write(showing.columns(list(_lines(Telling(problem), found))))
    is_reached = not any(isinstance(each, Unreachable) for each in found.reach)
    return REACHED if way is not None and is_reached else NOT_REACHED


def _objectives(name: str | None) -> tuple[RemainingObjective, ...]:
    return () if name is None else objectives_in(name).objectives


def _planned(problem: Problem, seconds: float) -> Schedule:
    """Plan everybody first; nobody, when there is no time even for that."""
    from ferd.core.scheduling.engine.solve import solve  # noqa: PLC0415  slow to load

    with watching() as watch:
        match solve(problem, limits=Limits(seconds=seconds), watch=watch):
            case Solved(schedule=schedule) | TimedOut(best=Schedule() as schedule):
                return schedule
            case _:
                return _inserted(problem)


def _inserted(problem: Problem) -> Schedule:
    """Place as many as can be, one after the other."""
    from ferd.core.scheduling.engine.plan import insert  # noqa: PLC0415  slow to load

    return insert(problem)


def _lines(telling: Telling, found: WhatIf) -> Iterator[str]:
    if found.finish is None:
        yield f"{found.trainee} has no way."
    else:
        yield f"{found.trainee} finishes on {telling.last_day(found.finish)}."
    if not found.counterfactuals:
        yield "No rule dropped and no place more would, alone, let it be earlier."
    for each in found.counterfactuals:
        yield f"  {counterfactual_in_words(each, telling).text()}"
    yield from _reached(telling, found.reach)


def _reached(telling: Telling, answers: tuple[Reach, ...]) -> Iterator[str]:
    if answers:
        yield "What remains to be reached:"
    for answer in answers:
        for sentence in reach_in_words(answer, telling):
            yield f"  {sentence.text()}"
