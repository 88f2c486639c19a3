"""`ferd schedule explain`: why it cannot be; or what is dear, when it can."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from time import monotonic

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.progress_bar import watching
from ferd.cli.scheduling.reading import problem_in
from ferd.cli.scheduling.wondering import explain_one
from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.dear_places import DearPlaces, dear_places
from ferd.core.scheduling.explain import find_conflict
from ferd.core.scheduling.explanations import (
    Telling,
    conflict_in_words,
    dear_in_words,
    ways_out_in_words,
)
from ferd.core.scheduling.problem import Problem
from ferd.formats.scheduling_answers import explanation_to_json

POSSIBLE, IMPOSSIBLE = 0, 1
_MOST_DEAR = 10
_A_MOMENT = 0.5
"""For the prices, when finding that nothing clashes took all the time there was."""


def explain(arguments: Namespace) -> int:
    """Say what clashes and what would help, or which places are in short supply."""
    problem = problem_in(arguments.problem)
    if arguments.trainee is not None:
        return explain_one(problem, arguments)
    until = monotonic() + arguments.seconds
    conflict = find_conflict(problem, seconds=arguments.seconds)
    dear = () if conflict else _dear(problem, max(until - monotonic(), _A_MOMENT))
    if arguments.json:
        showing.as_json(explanation_to_json(problem, conflict, dear))
    elif conflict:
        sys.stdout.write(showing.columns(conflict_lines(problem, conflict)))
    else:
        sys.stdout.write(showing.columns(list(_dear_lines(problem, dear))))
    return IMPOSSIBLE if conflict else POSSIBLE


def conflict_lines(problem: Problem, conflict: Conflict) -> list[str]:
    """Say why not everyone can have a way, and the cheapest ways out."""
    telling = Telling(problem)
    out = [sentence.text() for sentence in ways_out_in_words(conflict, telling)]
    return [
        "Not everyone can have a way. These cannot all be:",
        *(f"  {each.text()}" for each in conflict_in_words(conflict, telling)),
        *(["What would help:"] if out else []),
        *(f"  {line}" for line in out),
    ]


def _dear(problem: Problem, seconds: float) -> Sequence[DearPlaces]:
    from ferd.core.scheduling.engine.prices import (  # noqa: PLC0415 - slow to load
        prices_of,
    )

    with watching() as watch:
        prices = prices_of(problem, seconds=seconds, watch=watch)
    return dear_places(problem, prices.by)[:_MOST_DEAR]


def _dear_lines(problem: Problem, dear: Sequence[DearPlaces]) -> Iterator[str]:
    yield "No clash was found in the time there was."
    if not dear:
        yield "No places are in short supply."
    telling = Telling(problem)
    for each in dear:
        yield f"  {dear_in_words(each, telling).text()}"
