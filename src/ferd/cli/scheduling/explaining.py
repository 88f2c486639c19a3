"""`ferd schedule explain`: why it cannot be; or what is dear, when it can."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from ferd.cli.scheduling import showing
from ferd.cli.scheduling.reading import problem_in
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
from ferd.formats.value_json import to_json

POSSIBLE, IMPOSSIBLE = 0, 1
_MOST_DEAR = 10


def explain(arguments: Namespace) -> int:
    """Say what clashes and what would help, or which places are in short supply."""
    problem = problem_in(arguments.problem)
    conflict = find_conflict(problem, seconds=arguments.seconds)
    dear = [] if conflict else _dear(problem, arguments.seconds)
    if arguments.json:
        form = {"conflict": to_json(conflict), "dear_places": to_json(tuple(dear))}
        sys.stdout.write(json.dumps(form, ensure_ascii=False, indent=2) + "\n")
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


def _dear(problem: Problem, seconds: float) -> list[DearPlaces]:
    from ferd.core.scheduling.engine.prices import (  # noqa: PLC0415 - slow to load
        prices_of,
    )

    prices = prices_of(problem, seconds=seconds)
    return list(dear_places(problem, prices.by))[:_MOST_DEAR]


def _dear_lines(problem: Problem, dear: list[DearPlaces]) -> Iterator[str]:
    yield "No clash was found in the time there was."
    if not dear:
        yield "No places are in short supply."
    telling = Telling(problem)
    for each in dear:
        yield f"  {dear_in_words(each, telling).text()}"
