"""Solvers against all schedules of tiny problems, and against themselves."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.cp_sat import solve_plainly
from ferd.core.scheduling.engine.solve import solve
from ferd.core.scheduling.problem import Measure
from ferd.core.scheduling.schedule import Infeasible, Limits, Solved
from ferd.core.scheduling.verify import violations
from tests.core.scheduling.oracle import cheapest
from tests.core.scheduling.problems import (
    at,
    need,
    places,
    problem,
    schedule,
    solvable,
    trainee,
)
from tests.core.scheduling.small import random_problem, schedules

some = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
few = settings(some, max_examples=6)


def by_engine(asked):
    return solve(asked)


def by_cp_sat(asked):
    return solve_plainly(asked, 20)


SOLVERS = pytest.mark.parametrize("solver", [by_engine, by_cp_sat])


def optimum(asked):
    """Give the least cost, which the engine always proves of small problems."""
    outcome = by_engine(asked)
    assert isinstance(outcome, Solved)
    assert list(violations(asked, outcome.schedule)) == []
    assert outcome.proven
    assert outcome.bound == outcome.cost == cost_of(asked, outcome.schedule)
    return outcome.cost


def test_the_oracle_finds_what_is_seen_by_eye():
    one = trainee("one", need("s", 3, "Ward"))
    other = trainee("other", need("s", 3, "Ward"))
    asked = problem([places("Ward")], [one, other])

    cost, planned = cheapest(asked)

    assert cost == 30
    assert sorted(way[0].start for way in planned.ways.values()) == [0, 3]


def test_the_oracle_says_when_there_is_none():
    late = need("s", 3, "Ward", latest=5)
    asked = problem([places("Ward")], [trainee(name, late) for name in "ab"])

    assert cheapest(asked) == (None, None)
    assert isinstance(by_engine(asked), Infeasible)


@SOLVERS
@given(made=solvable())
@some
def test_a_solver_finds_what_trying_everything_finds(solver, made):
    least, _ = cheapest(made.problem)

    outcome = solver(made.problem)

    assert isinstance(outcome, Solved)
    assert list(violations(made.problem, outcome.schedule)) == []
    assert outcome.proven
    assert outcome.bound == least == outcome.cost
    assert outcome.cost == cost_of(made.problem, outcome.schedule)


@given(made=solvable(), data=st.data())
@some
def test_with_one_place_less_it_is_infeasible_exactly_when_nothing_is_left(made, data):
    taken = data.draw(st.integers(0, len(made.problem.places) - 1))
    places = list(made.problem.places)
    less = tuple(max(0, room - 100) for room in places[taken].capacity)
    places[taken] = replace(places[taken], capacity=less)
    asked = replace(made.problem, places=tuple(places))

    least, _ = cheapest(asked)
    if least is None:
        assert isinstance(by_engine(asked), Infeasible)
    else:
        assert optimum(asked) == least


@given(made=solvable(most_trainees=4, most_months=12), data=st.data())
@few
def test_adding_a_place_never_costs_more(made, data):
    which = data.draw(st.integers(0, len(made.problem.places) - 1))
    units = list(made.problem.places)
    more = tuple(room + 100 for room in units[which].capacity)
    units[which] = replace(units[which], capacity=more)

    roomier = replace(made.problem, places=tuple(units))

    assert optimum(roomier) <= optimum(made.problem)


@given(made=solvable(most_trainees=4, most_months=12))
@few
def test_scaling_working_fraction_and_work_together_changes_nothing(made):
    people = tuple(
        replace(unit, measure=Measure.PEOPLE, capacity=(400,) * made.problem.months)
        for unit in made.problem.places
    )
    asked = replace(made.problem, places=people)
    halved = tuple(
        replace(
            each,
            work=tuple(2 * month for month in each.work),
            stages=tuple(replace(stage, work=2 * stage.work) for stage in each.stages),
        )
        for each in asked.trainees
    )

    assert optimum(replace(asked, trainees=halved)) == optimum(asked)


@given(made=solvable(most_trainees=4, most_months=12), data=st.data())
@few
def test_the_order_in_which_trainees_are_named_changes_nothing(made, data):
    assume(len(made.problem.trainees) > 1)
    mixed = tuple(data.draw(st.permutations(made.problem.trainees)))

    assert optimum(replace(made.problem, trainees=mixed)) == optimum(made.problem)


@given(made=solvable(most_trainees=6, most_months=14))
@few
def test_a_bound_is_never_above_a_schedule_that_was_verified(made):
    outcome = solve(made.problem, limits=Limits(rounds=0))

    assert not isinstance(outcome, Infeasible)
    assert outcome.bound <= cost_of(made.problem, made.witness)
    assert outcome.bound <= optimum(made.problem)


@pytest.mark.parametrize("seeds", [range(30), range(30, 60)])
def test_no_bound_that_is_told_on_the_way_is_above_any_schedule(seeds):
    for seed in seeds:
        asked = random_problem(seed)
        told: list[int] = []

        def watch(progress, told=told):
            told.append(progress.bound)
            return True

        solve(asked, limits=Limits(rounds=1), watch=watch)

        for planned in schedules(asked):
            assert max(told) <= cost_of(asked, planned), seed


def test_what_is_pinned_is_paid_for_once():
    """A place that is reserved twice would make a bound too high."""
    pin = at("s", "Ward", 0, 6)
    begun = trainee("begun", need("s", 6, "Ward", pinned=pin), need("t", 3, "Ward"))
    other = trainee("other", need("t", 3, "Ward"))
    asked = problem([places("Ward", room=1, months=14)], [begun, other], months=14)
    asked = replace(
        asked, trainees=tuple(replace(t, work=(100,) * 14) for t in asked.trainees)
    )

    outcome = by_engine(asked)

    least, _ = cheapest(asked)
    known = schedule(begun=[pin, at("t", "Ward", 6, 9)], other=[at("t", "Ward", 9, 12)])
    assert outcome.bound <= cost_of(asked, known)
    assert outcome.cost == least
