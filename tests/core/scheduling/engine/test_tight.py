"""The bound of tight places: above that of the prices, below every schedule."""

import numpy as np
import pytest

from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.engine.linear import unlimited
from ferd.core.scheduling.engine.plan import begin_from
from ferd.core.scheduling.engine.search import Search
from ferd.core.scheduling.engine.tight import TightPlaces
from tests.core.scheduling import small
from tests.core.scheduling.problems import need, places, problem, trainee


def bound_of(asked, price, told=lambda _: True):
    """Raise the bound of some prices at every place; tell it before and after."""
    instance = instance_of(asked)
    whom = np.arange(len(asked.trainees), dtype=np.int32)
    plan = begin_from(instance, None)[0]
    search = Search(instance, whom, None, 1, 1, lambda _: True)
    search.begin(plan)
    group = Group(instance, whom)
    prices = np.full(instance.room.shape, price)
    tight = TightPlaces(
        group, prices, 0.0, search.live.plan, search.live.total, unlimited
    )
    before = tight.bound
    tight.raise_bound(np.arange(instance.room.shape[0], dtype=np.int32), told)
    return before, tight.bound


@pytest.mark.parametrize("price", [0.0, 3.0])
@pytest.mark.parametrize("seed", range(60))
def test_no_schedule_costs_less(seed, price):
    asked = small.random_problem(seed)
    best = small.cheapest(asked)
    if best is None or asked.most_changed is not None:
        return
    before, after = bound_of(asked, price)
    assert before <= after <= best + 1e-6


def test_whole_people_at_one_place_cost_more_than_prices_can_tell():
    three = [trainee(name, need("s", 4, "A"), due=4) for name in "abc"]
    asked = problem([places("A")], three)

    before, after = bound_of(asked, 0.0)

    assert before == 0
    assert after == pytest.approx(small.cheapest(asked))


def test_a_trainee_counts_at_one_place_only():
    two = [trainee(n, need("s", 4, "A"), need("u", 4, "B"), due=8) for n in "ab"]
    asked = problem([places("A"), places("B")], two)
    best = small.cheapest(asked)
    assert best is not None
    assert bound_of(asked, 0.0)[1] <= best + 1e-6


def test_it_ends_when_told_to():
    three = [trainee(name, need("s", 4, "A", "B"), due=4) for name in "abc"]
    heard = []

    def told(bound):
        heard.append(bound)
        return False

    bound_of(problem([places("A"), places("B")], three), 0.0, told)

    assert len(heard) == 1
