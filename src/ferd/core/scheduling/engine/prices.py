"""What places are worth: the prices that go with the best bound."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.engine.solve import Run
from ferd.core.scheduling.problem import PlacesId, Problem
from ferd.core.scheduling.schedule import Limits, Schedule, Watch, go_on

NOTHING = 0.01
"""A price below it is not told of."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What one more whole place in a month would save at most, in cost.

    Attributes:
        by: by places and month; below 0, what one person more is worth where
            staffing is wished for. What is not in it costs nothing.
        bound: no schedule costs less.
    """

    by: Mapping[tuple[PlacesId, int], float]
    bound: int


def prices_of(
    problem: Problem,
    *,
    seconds: float | None = 2.0,
    start: Schedule | None = None,
    watch: Watch = go_on,
) -> Prices:
    """Find what places are worth, in the same measure as costs.

    Ten is a month of someone's delay: a place at 30 costs the cohort three months.
    """
    run = Run(instance_of(problem), Limits(seconds=seconds), 0, 1, watch)
    run.search_prices(start)
    price = run.prices()
    by = {
        (problem.places[place].id, int(month)): float(price[place, month])
        for place, month in np.argwhere(np.abs(price) > NOTHING)
    }
    return Prices(by, run.bound)
