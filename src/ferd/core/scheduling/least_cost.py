"""What a schedule costs at least, whatever comes in between: a bound found fast."""

from dataclasses import replace

from ferd.core.scheduling.cost import cost_of_way
from ferd.core.scheduling.problem import Problem


def least_cost(problem: Problem) -> int:
    """Add up everybody's cheapest way, as if nobody else were there.

    No schedule costs less; the engine's bounds are better, and take longer.
    """
    from ferd.core.scheduling.engine.plan import Planner  # noqa: PLC0415  slow to load

    unstaffed = tuple(replace(places, minimum=()) for places in problem.places)
    alone = replace(problem, places=unstaffed)
    planner, least = Planner.of(alone), 0
    for trainee in problem.trainees:
        way = planner.plan_one(trainee.id)
        cost = problem.weights.unplaced
        if way is not None:
            cost = min(cost, cost_of_way(alone, trainee, way).total)
        least += cost
    return least
