"""`ferd schedule replan`: what to do when something has happened."""

import sys
from argparse import Namespace

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.progress_bar import watching
from ferd.cli.scheduling.reading import Refused, events_in, problem_in, schedule_of
from ferd.core.diagnostics import has_errors
from ferd.core.scheduling.events import apply_all
from ferd.core.scheduling.explanations import Telling
from ferd.core.scheduling.least_cost import least_cost
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks import check_problem
from ferd.core.scheduling.replan import Replanned
from ferd.core.scheduling.replan import replan as plan_anew
from ferd.core.scheduling.replan_words import point_in_words
from ferd.core.scheduling.schedule import Limits
from ferd.formats.scheduling_answers import replanned_to_json

DONE, SOMEBODY_LEFT_OUT = 0, 1


def replan(arguments: Namespace) -> int:
    """Print up to three new plans, from the fewest changes to the least cost."""
    problem = problem_in(arguments.problem)
    schedule = schedule_of(arguments.schedule, problem)
    events = events_in(arguments.events, problem)
    asked = apply_all(
        problem, schedule, events.events, today=events.today, freeze=events.freeze
    )
    found = check_problem(asked)
    if has_errors(found):
        raise Refused(arguments.events, found)
    limits = Limits(seconds=arguments.seconds)
    with watching(lambda: least_cost(asked)) as watch:
        replanned = plan_anew(asked, schedule, limits=limits, watch=watch)
    _print(asked, replanned, as_json=arguments.json)
    return SOMEBODY_LEFT_OUT if replanned.points[0].unplaced else DONE


def _print(asked: Problem, replanned: Replanned, *, as_json: bool) -> None:
    if as_json:
        showing.as_json(replanned_to_json(asked, replanned))
        return
    telling = Telling(asked)
    for number, point in enumerate(replanned.points, 1):
        lines = [f"Plan {number}: {point.aim}, cost {point.cost}."]
        lines += [
            f"  {sentence.text()}"
            for sentence in point_in_words(point, replanned, telling)
        ]
        if point.unplaced:
            lines.append(f"  Without a way: {', '.join(point.unplaced)}.")
        sys.stdout.write(showing.columns(lines))
