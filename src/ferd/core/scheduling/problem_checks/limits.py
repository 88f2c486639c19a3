"""Every figure of a problem, with the least and the most it may be.

The limits are far beyond any hospital, and such that sums of costs over a nation
fit the 64 bits that the compiled solver counts with.
"""

from collections.abc import Iterator, Sequence

from ferd.core.scheduling.problem import Assignment, Problem, StageNeed, Weights
from ferd.core.scheduling.problem_checks.paths import stages_at, trainees_at

MOST_MONTHS = 600
MOST_ROOM = 10_000_000
MOST_WORK = 1_000
MOST_COST = 1_000_000
MOST_UNPLACED = 100_000_000

Figure = tuple[str, int, int, int]
"""Where it stands, what it is, the least and the most it may be."""


def limited_figures(problem: Problem) -> Iterator[Figure]:
    """Go through every figure there is, lists by month only where one is off."""
    yield "$.months", problem.months, 1, MOST_MONTHS
    if problem.most_changed is not None:
        yield "$.most_changed", problem.most_changed, 0, MOST_ROOM
    yield from _of_weights(problem.weights)
    for at, places in enumerate(problem.places):
        yield from _many(f"$.places[{at}].capacity", places.capacity, MOST_ROOM)
        yield from _many(f"$.places[{at}].minimum", places.minimum, MOST_ROOM)
    for where, trainee in trainees_at(problem):
        yield from _many(f"{where}.work", trainee.work, MOST_WORK)
        yield f"{where}.due", trainee.due, -MOST_MONTHS, 2 * MOST_MONTHS
        if trainee.max_delay is not None:
            yield f"{where}.max_delay", trainee.max_delay, 0, MOST_MONTHS
        for at, told in enumerate(trainee.published):
            yield from _of_assignment(f"{where}.published[{at}]", told)
    for where, _, need in stages_at(problem):
        yield from _of_need(where, need)


def _many(where: str, figures: Sequence[int], most: int) -> Iterator[Figure]:
    """Go through a list by month; nearly always a look at its extremes will do."""
    if figures and min(figures) >= 0 and max(figures) <= most:
        return
    for month, figure in enumerate(figures):
        yield f"{where}[{month}]", figure, 0, most


def _of_weights(weights: Weights) -> Iterator[Figure]:
    yield "$.weights.unplaced", weights.unplaced, 0, MOST_UNPLACED
    for name, cost in (
        ("move", weights.move),
        ("shortage", weights.shortage),
        ("changed", weights.changed),
        ("moved_start", weights.moved_start),
        ("moved_month", weights.moved_month),
        ("moved_place", weights.moved_place),
    ):
        yield f"$.weights.{name}", cost, 0, MOST_COST
    for at, band in enumerate(weights.delay):
        yield f"$.weights.delay[{at}].cost", band.cost, 0, MOST_COST
        if band.up_to is not None:
            yield f"$.weights.delay[{at}].up_to", band.up_to, 1, MOST_MONTHS


def _of_need(where: str, need: StageNeed) -> Iterator[Figure]:
    yield f"{where}.work", need.work, 0, MOST_WORK * MOST_MONTHS
    yield f"{where}.earliest", need.earliest, 0, MOST_MONTHS
    if need.latest is not None:
        yield f"{where}.latest", need.latest, 0, 2 * MOST_MONTHS
    for at, option in enumerate(need.options):
        yield f"{where}.options[{at}].cost", option.cost, 0, MOST_COST
    for at, soft in enumerate(need.softly_after):
        yield f"{where}.softly_after[{at}].cost", soft.cost, 0, MOST_COST
    for at, window in enumerate(need.windows):
        path = f"{where}.windows[{at}]"
        yield f"{path}.start", window.start, -MOST_MONTHS, 2 * MOST_MONTHS
        yield f"{path}.end", window.end, -MOST_MONTHS, 2 * MOST_MONTHS
        yield f"{path}.cost", window.cost, 0, MOST_COST
    if need.pinned is not None:
        yield from _of_assignment(f"{where}.pinned", need.pinned)


def _of_assignment(where: str, each: Assignment) -> Iterator[Figure]:
    yield f"{where}.start", each.start, -MOST_MONTHS, 2 * MOST_MONTHS
    yield f"{where}.end", each.end, -MOST_MONTHS, 2 * MOST_MONTHS
