"""What a place in short supply costs the cohort, from the prices of the engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from ferd.core.scheduling.problem import PlacesId, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class DearPlaces:
    """Places that one more of would save something, over a span of months.

    Attributes:
        months: the first month and the one after the last.
        cost: what one place more in all of these months is worth.
        delay_months: the same in months of somebody's first delay.
    """

    places: PlacesId
    months: tuple[int, int]
    cost: float
    delay_months: float


def dear_places(
    problem: Problem, prices: Mapping[tuple[PlacesId, int], float]
) -> tuple[DearPlaces, ...]:
    """Tell which places cost the cohort most, the dearest first.

    Args:
        problem: what the prices are of.
        prices: of one whole place in a month, in units of cost.
    """
    month = next((band.cost for band in problem.weights.delay if band.cost), 1)
    found = (
        DearPlaces(
            places=places.id, months=months, cost=cost, delay_months=cost / month
        )
        for places in problem.places
        for months, cost in _spans(problem, places.id, prices)
    )
    return tuple(sorted(found, key=lambda each: (-each.cost, each.places, each.months)))


def _spans(
    problem: Problem, places: PlacesId, prices: Mapping[tuple[PlacesId, int], float]
) -> Iterator[tuple[tuple[int, int], float]]:
    """Merge the months that follow each other in which a place has a price."""
    by_month = [max(prices.get((places, m), 0.0), 0.0) for m in range(problem.months)]
    for is_dear, run in groupby(range(problem.months), lambda m: by_month[m] > 0):
        if is_dear:
            months = list(run)
            cost = sum(by_month[month] for month in months)
            yield (months[0], months[-1] + 1), cost
