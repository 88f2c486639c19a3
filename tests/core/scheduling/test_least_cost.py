"""The bound that is found fast is a bound."""

from ferd.core.scheduling.least_cost import least_cost
from ferd.core.scheduling.problem import Weights
from tests.core.scheduling import small
from tests.core.scheduling.problems import need, places, problem, trainee


def test_no_schedule_costs_less_than_everybody_alone():
    for seed in range(60):
        asked = small.random_problem(seed)
        best = small.cheapest(asked)

        assert best is None or least_cost(asked) <= best, seed


def test_two_in_a_queue_are_bounded_as_if_there_were_none():
    two = [trainee(name, need("s", 3, "A"), due=2) for name in "ab"]

    assert least_cost(problem([places("A")], two)) == 20


def test_who_has_no_way_at_all_costs_what_having_none_costs():
    never = trainee("a", need("s", 3, "A", latest=2))

    asked = problem([places("A")], [never], weights=Weights(unplaced=77))
    assert least_cost(asked) == 77
