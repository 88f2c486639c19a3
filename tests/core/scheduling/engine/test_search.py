"""What is only done for many people, done for a few: blocks, shaking, whole plans."""

from dataclasses import replace

import numpy as np
import pytest

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.engine import search, solve
from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.instance import instance_of
from ferd.core.scheduling.schedule import Infeasible, Limits, Solved, TimedOut
from ferd.core.scheduling.verify import Violation, violations
from tests.core.scheduling.problems import at, need, places, problem, trainee


@pytest.fixture
def few_at_once(monkeypatch):
    """Let four people be too many for one linear program, and three a block."""
    monkeypatch.setattr(search, "AT_ONCE", 3)
    monkeypatch.setattr(search, "BLOCK", 3)


def crowd(people, **others):
    """Everybody wants a place at A soon, and then B."""
    stages = need("s", 2, "A", "B"), need("r", 2, "B", after=("s",), **others)
    units = [places("A", months=24), places("B", months=24, minimum=(100,) * 24)]
    told = (at("s", "A", 0, 2),)
    return problem(
        units,
        [
            trainee(f"t{n}", *stages, months=24, published=told if n % 2 else ())
            for n in range(people)
        ],
        months=24,
    )


@pytest.mark.parametrize("most", [None, 3])
def test_blocks_of_a_few_never_make_the_whole_dearer(few_at_once, most):
    asked = replace(crowd(7), most_changed=most)
    exact = solve.solve(asked, limits=Limits(rounds=0))

    outcome = solve.solve(asked, limits=Limits(rounds=10))

    assert isinstance(outcome, Solved)
    assert not list(violations(asked, outcome.schedule))
    assert isinstance(exact, Solved)
    assert outcome.bound <= outcome.cost <= exact.cost
    assert outcome.cost == cost_of(asked, outcome.schedule)


def test_more_threads_than_people_price_the_same():
    instance = instance_of(crowd(2))
    whom, price = np.arange(2, dtype=np.int32), instance.no_prices()

    alone = Group(instance, whom, None).reply(price)
    many = Group(instance, whom, None, threads=5).reply(price)

    assert (alone.values == many.values).all()
    assert (alone.load == many.load).all()


BROKEN = Violation(rule="in_order")
CROWDED = Violation(rule="within_capacity")


def test_a_plan_that_the_rules_do_not_allow_is_never_answered(monkeypatch):
    monkeypatch.setattr(solve, "violations", lambda *_: iter([BROKEN]))

    with pytest.raises(solve.BrokenPlanError):
        solve.solve(crowd(1))


def test_a_plan_that_costs_something_else_is_never_answered(monkeypatch):
    monkeypatch.setattr(solve, "cost_of", lambda *_: 7_777)

    with pytest.raises(solve.BrokenPlanError, match="costs 7777"):
        solve.solve(crowd(1))


def test_of_a_plan_with_too_little_room_only_the_bound_is_told(monkeypatch):
    monkeypatch.setattr(solve, "violations", lambda *_: iter([CROWDED]))
    monkeypatch.setattr(
        "ferd.core.scheduling.explain.find_conflict", lambda *_, **__: None
    )

    outcome = solve.solve(crowd(2))

    assert isinstance(outcome, TimedOut)
    assert (outcome.best, outcome.cost) == (None, None)


def test_why_is_asked_until_it_is_found_when_it_is_proved(monkeypatch):
    asked = []
    from ferd.core.scheduling import explain  # noqa: PLC0415

    find = explain.find_conflict

    def at_the_third_try(problem, *, seconds):
        asked.append(seconds)
        return find(problem, seconds=seconds) if len(asked) == 3 else None

    monkeypatch.setattr(explain, "find_conflict", at_the_third_try)

    outcome = solve.solve(crowd(2, latest=4))

    assert isinstance(outcome, Infeasible)
    assert asked == [60.0, 120.0, 240.0]


def test_whoever_cancels_is_not_kept_waiting_for_the_reason_why():
    outcome = solve.solve(crowd(2, latest=4), watch=lambda _: False)

    assert isinstance(outcome, TimedOut)
    assert outcome.best is not None
    assert len(outcome.best.ways) == 1


def test_within_a_limit_the_time_that_is_left_goes_to_the_reason_why():
    outcome = solve.solve(crowd(2, latest=4), limits=Limits(seconds=60.0))

    assert isinstance(outcome, Infeasible)
    assert outcome.conflict.is_minimal
