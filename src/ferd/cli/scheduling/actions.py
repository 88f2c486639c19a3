"""The actions of `ferd schedule`: read, do, print, and give the exit status."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.explaining import explain
from ferd.cli.scheduling.reading import problem_in, schedule_in
from ferd.cli.scheduling.replanning import replan
from ferd.cli.scheduling.solving import solve
from ferd.core.scheduling.generate import Mode, generate, generate_infeasible
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.violation_words import in_words
from ferd.formats.scheduling_answers import violations_to_json
from ferd.formats.scheduling_json import problem_to_json

GOOD, BROKEN = 0, 1


def verify(arguments: Namespace) -> int:
    """Say what is wrong with a schedule, a line a violation."""
    problem = problem_in(arguments.problem)
    schedule = schedule_in(arguments.schedule)
    found = list(violations(problem, schedule))
    if arguments.json:
        showing.as_json(violations_to_json(found))
    elif found:
        lines = [f"{each.rule}: {in_words(each).text()}" for each in found]
        sys.stdout.write(showing.columns(lines))
    else:
        lines = ["No rule is broken.", *showing.summary(problem, schedule)]
        sys.stdout.write(showing.columns(lines))
    return BROKEN if found else GOOD


def make_up(arguments: Namespace) -> int:
    """Print a made-up problem."""
    if arguments.mode == "infeasible":
        problem, _ = generate_infeasible(arguments.seed)
    else:
        problem = generate(Mode(arguments.mode), seed=arguments.seed, rho=arguments.rho)
    json.dump(problem_to_json(problem), sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")
    return GOOD


ACTIONS: Mapping[str, Callable[[Namespace], int]] = {
    "solve": solve,
    "verify": verify,
    "replan": replan,
    "explain": explain,
    "generate": make_up,
}
