"""`ferd schedule replan`: what to do when something has happened."""

import json
import sys
from argparse import Namespace

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.progress_bar import watching
from ferd.cli.scheduling.reading import Refused, events_in, problem_in, schedule_in
from ferd.core.diagnostics import gettext_noop, has_errors
from ferd.core.scheduling.events import apply_all
from ferd.core.scheduling.explanations import Telling
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks import check_problem
from ferd.core.scheduling.problem_checks.paths import error
from ferd.core.scheduling.replan import Replanned
from ferd.core.scheduling.replan import replan as plan_anew
from ferd.core.scheduling.replan_words import point_in_words
from ferd.core.scheduling.schedule import Limits, Schedule
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.violation_words import in_words
from ferd.formats.scheduling_json import problem_to_json
from ferd.formats.value_json import to_json

DONE, SOMEBODY_LEFT_OUT = 0, 1


def replan(arguments: Namespace) -> int:
    """Print up to three new plans, from the fewest changes to the least cost."""
    problem = problem_in(arguments.problem)
    schedule = schedule_in(arguments.schedule)
    _refuse_broken(arguments.schedule, problem, schedule)
    events = events_in(arguments.events, problem)
    asked = apply_all(
        problem, schedule, events.events, today=events.today, freeze=events.freeze
    )
    found = check_problem(asked)
    if has_errors(found):
        raise Refused(arguments.events, found)
    limits = Limits(seconds=arguments.seconds)
    with watching() as watch:
        replanned = plan_anew(asked, schedule, limits=limits, watch=watch)
    _print(asked, replanned, as_json=arguments.json)
    return SOMEBODY_LEFT_OUT if replanned.points[0].unplaced else DONE


def _refuse_broken(name: str, problem: Problem, schedule: Schedule) -> None:
    """Refuse to start from a schedule that is not one of this problem."""
    found = [
        error(
            "ROTA032",
            "$.ways",
            gettext_noop("Broken already: %(sentence)s"),
            sentence=said,
        )
        for said in (in_words(each).text() for each in violations(problem, schedule))
    ]
    if found:
        raise Refused(name, found)


def _print(asked: Problem, replanned: Replanned, *, as_json: bool) -> None:
    if as_json:
        form = {"problem": problem_to_json(asked), "replanned": to_json(replanned)}
        sys.stdout.write(json.dumps(form, ensure_ascii=False, indent=2) + "\n")
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
