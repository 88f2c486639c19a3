"""Everybody's ways: the best of all there are, a bound below, and when to stop."""

import numpy as np
import pytest

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.engine import complete
from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.engine.linear import Linear, NotSolvedError, unlimited
from ferd.core.scheduling.engine.parts import components
from ferd.core.scheduling.engine.prices import prices_of
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.engine.warm import warm_up
from ferd.core.scheduling.generate import Mode, generate
from ferd.core.scheduling.problem import Measure, Weights
from ferd.core.scheduling.schedule import (
    Infeasible,
    Limits,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.core.scheduling.verify import violations
from tests.core.scheduling import small
from tests.core.scheduling.problems import at, need, places, problem, trainee


def solved(asked, **how):
    """Solve what can be solved."""
    outcome = solve(asked, **how)
    assert isinstance(outcome, Solved)
    return outcome


@pytest.mark.parametrize("seed", range(30))
def test_no_schedule_is_cheaper_and_what_cannot_be_is_infeasible(seed):
    asked = small.random_problem(seed)
    best = small.cheapest(asked)

    outcome = solve(asked)

    if best is None:
        assert isinstance(outcome, Infeasible)
        return
    assert isinstance(outcome, Solved)
    assert not list(violations(asked, outcome.schedule))
    assert outcome == Solved(outcome.schedule, best, best, proven=True)


def test_what_is_short_is_rounded_up_in_the_proof_too():
    wished = places("A", measure=Measure.FRACTION, minimum=(70,) * 12)
    two = [trainee(name, need("s", 3, "A"), due=3) for name in ("a", "b")]
    asked = problem([wished], two, weights=Weights(shortage=3))
    outcome = solved(asked)
    assert outcome == Solved(outcome.schedule, 48, 48, proven=True)


def test_of_too_many_ways_to_list_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr(complete, "MOST", 2)
    late = need("s", 3, "A", latest=5)
    group = Group(
        instance_of(problem([places("A")], [trainee(n, late) for n in "ab"])),
        np.arange(2, dtype=np.int32),
    )
    prices = np.zeros(group.room.shape), 0.0
    assert complete.cheapest_of_all(group, prices, 10**6, 1.0) is None
    assert complete.fewest_unplaced(group, 1.0) is None
    monkeypatch.undo()
    assert complete.fewest_unplaced(group, 1.0) == 1
    assert complete.fewest_unplaced(group, 0.0) is None


def test_two_who_want_one_place_take_turns_and_it_is_proved():
    two = [trainee(name, need("s", 3, "A"), due=3) for name in ("a", "b")]
    outcome = solved(problem([places("A")], two))
    assert outcome == Solved(outcome.schedule, 30, 30, proven=True)


def test_more_than_there_is_room_for_is_infeasible():
    three = [trainee(name, need("s", 6, "A")) for name in ("a", "b", "c")]
    assert isinstance(solve(problem([places("A")], three)), Infeasible)


def test_nobody_to_plan_costs_nothing():
    assert solve(problem([places("A")], [])) == Solved(Schedule({}), 0, 0, proven=True)


def test_staffing_that_is_wished_for_draws_people_and_what_none_can_fill_counts():
    wished = places("A", minimum=(0, 0, 0, 0, 100, 100) + (0,) * 6)
    empty = places("B", minimum=(100,) * 12)
    who = trainee("t", need("s", 2, "A"), due=12)
    outcome = solved(problem([wished, empty], [who]))
    assert outcome.schedule.ways[who.id][0].start == 4
    assert outcome.cost == outcome.bound == 60


def test_only_some_may_move():
    one, other = (trainee(name, need("s", 3, "A"), due=3) for name in ("a", "b"))
    asked = problem([places("A")], [one, other])
    start = Schedule({one.id: (at("s", "A", 1, 4),)})

    outcome = solved(asked, start=start, repair=frozenset())

    assert outcome.schedule.ways[one.id] == start.ways[one.id]
    assert outcome.schedule.ways[other.id] == (at("s", "A", 4, 7),)
    assert outcome.cost == outcome.bound == cost_of(asked, outcome.schedule) == 55


def test_a_budget_of_altered_ways_is_kept():
    told = (at("s", "A", 4, 7),)
    two = [
        trainee(name, need("s", 3, "A", "B"), due=3, published=told)
        for name in ("a", "b")
    ]
    asked = problem([places("A"), places("B")], two, most_changed=1)
    outcome = solved(asked)
    assert sum(way == told for way in outcome.schedule.ways.values()) == 1
    start = Schedule({two[0].id: told})
    kept = solved(asked, start=start, repair=frozenset({two[1].id}))
    assert kept.schedule.ways[two[0].id] == told


def test_who_share_nothing_are_planned_apart():
    units = [places("A"), places("B"), places("C")]
    people = [
        trainee("a", need("s", 1, "A", "B")),
        trainee("b", need("s", 1, "B")),
        trainee("c", need("s", 1, "C")),
        trainee("d"),
    ]
    parts = components(instance_of(problem(units, people)))
    assert [list(part) for part in parts] == [[0, 1], [2], [3]]


def test_a_department_is_proved_optimal_and_the_seed_decides():
    asked = generate(Mode.DEPARTMENT, seed=5, rho=0.9)
    one, other = solved(asked, seed=1), solved(asked, seed=1)
    assert one.proven
    assert one == other


def test_a_watch_stops_the_run_with_the_best_plan_and_its_bound():
    asked = generate(Mode.DEPARTMENT, seed=1, rho=0.9)
    told = []

    def watch(progress):
        told.append(progress)
        return len(told) < 5

    outcome = solve(asked, watch=watch)

    assert isinstance(outcome, TimedOut)
    assert outcome.best is not None
    assert outcome.cost is not None
    assert len(told) == 5
    assert not list(violations(asked, outcome.best))
    assert outcome.bound <= outcome.cost == cost_of(asked, outcome.best)


def test_a_larger_trust_goes_block_by_block_and_threads_find_bounds_too():
    asked = generate(Mode.DEPARTMENT, seed=1, rho=1.0)
    outcome = solve(asked, limits=Limits(seconds=2.0, rounds=2, gap=0.5), threads=2)
    assert not isinstance(outcome, Infeasible)
    best = outcome.schedule if isinstance(outcome, Solved) else outcome.best
    assert best is not None
    assert not list(violations(asked, best))
    assert outcome.bound <= cost_of(asked, best) == outcome.cost


def test_prices_tell_where_room_is_worth_something():
    two = [trainee(name, need("s", 3, "A"), due=3) for name in ("a", "b")]
    prices = prices_of(problem([places("A"), places("B")], two))
    assert prices.bound == 30
    assert {place for place, _ in prices.by} == {"A"}


def test_warming_up_plans_something_and_time_may_not_count():
    warm_up()
    assert unlimited() == float("inf")


def test_a_linear_program_without_an_answer_is_said_to_have_none():
    linear = Linear()
    none = np.zeros(0, np.int32)
    linear.add_rows(
        np.array([1.0]), np.array([1.0]), np.zeros(1, np.int32), none, np.zeros(0)
    )
    with pytest.raises(NotSolvedError):
        linear.solve()
