"""Conflicts are smallest, and every way out of one is a way out."""

import pytest

from ferd.core.scheduling.asking import ask_only, demands_of, floor_of
from ferd.core.scheduling.explain import find_conflict
from tests.core.scheduling.small import (
    cheapest,
    random_problem,
    schedules,
)


def test_asking_everything_is_the_problem_itself():
    for seed in range(80):
        problem = random_problem(seed)

        floor = floor_of(problem)
        asked = ask_only(problem, list(demands_of(problem, floor)), floor)
        assert cheapest(asked) == cheapest(problem)


@pytest.mark.parametrize("seeds", [range(40), range(40, 80)])
def test_dropping_any_demand_of_a_conflict_makes_the_rest_possible(seeds):
    for seed in seeds:
        problem = random_problem(seed)

        conflict = find_conflict(problem, seconds=60)

        assert (conflict is None) == (cheapest(problem) is not None), seed
        if conflict is not None:
            asked = list(conflict.demands)
            assert conflict.is_minimal
            assert not possible(problem, asked), seed
            for dropped in asked:
                rest = [each for each in asked if each != dropped]
                assert possible(problem, rest), (seed, dropped)


def possible(problem, demands):
    asked = ask_only(problem, demands, floor_of(problem))
    return next(schedules(asked), None) is not None
