from dataclasses import replace

import pytest

from ferd.core.scheduling import cp_sat, verify
from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.cp_sat import find_any, solve_plainly
from ferd.core.scheduling.problem import Assignment, Problem, TraineeId
from ferd.core.scheduling.schedule import Infeasible, Schedule, Solved, TimedOut
from tests.core.scheduling.small import (
    ONE,
    TWO,
    A,
    B,
    cheapest,
    need,
    places,
    random_problem,
    trainee,
)


def test_the_model_has_a_rule_for_each_rule_of_the_specification():
    ours = [rule.__name__ for rule in cp_sat.RULES]

    assert ours == [rule.__name__ for rule in verify.RULES]


@pytest.mark.parametrize("seeds", [range(60), range(60, 120)])
def test_the_optimum_is_the_one_of_brute_force(seeds):
    for seed in seeds:
        problem = random_problem(seed)

        outcome = solve_plainly(problem, 20)

        match outcome:
            case Solved(cost=cost, bound=bound, proven=proven):
                assert proven
                assert cost == bound == cheapest(problem)
            case _:
                assert isinstance(outcome, Infeasible)
                assert cheapest(problem) is None


@pytest.mark.parametrize("seeds", [range(60), range(60, 120)])
def test_there_is_any_schedule_just_when_there_is_a_cheapest(seeds):
    for seed in seeds:
        problem = random_problem(seed)

        outcome = find_any(problem, 20)

        assert isinstance(outcome, Infeasible) == (cheapest(problem) is None)


def crowded(people: int, months: int) -> Problem:
    return Problem(
        months=months,
        places=(places("A", *(100,) * months), places("B", *(200,) * months)),
        trainees=tuple(
            trainee(f"t{n}", months, need("one", 5, "A"), need("two", 7, "A", "B"))
            for n in range(people)
        ),
    )


def test_when_time_is_up_at_once_nothing_is_claimed():
    problem = crowded(12, 70)

    assert solve_plainly(problem, 0.0) == TimedOut(best=None, cost=None, bound=0)
    assert find_any(problem, 0.0) == TimedOut(best=None, cost=None, bound=0)


def test_the_model_is_not_trusted_over_the_specification(monkeypatch):
    monkeypatch.setattr(cp_sat.solving, "RULES", cp_sat.RULES[:2])

    with pytest.raises(ValueError, match="lets"):
        find_any(crowded(3, 12), 20)


def test_a_schedule_that_is_not_proved_best_is_told_with_its_bound(monkeypatch):
    made = cp_sat.solving.new_solver

    def hasty(seconds, threads):
        solver = made(seconds, threads)
        solver.parameters.stop_after_first_solution = True
        return solver

    monkeypatch.setattr(cp_sat.solving, "new_solver", hasty)
    problem = crowded(3, 30)

    match solve_plainly(problem, 20):
        case TimedOut(best=Schedule() as best, cost=int() as cost, bound=bound):
            assert cost == cost_of(problem, best)
            assert bound <= cost
        case outcome:
            pytest.fail(f"{outcome}")


@pytest.mark.parametrize("first_pinned", [True, False])
def test_order_holds_between_what_is_pinned_and_what_is_not(first_pinned):
    one = Assignment(ONE, A, 3, 5) if first_pinned else None
    two = None if first_pinned else Assignment(TWO, B, 3, 5)
    stages = (
        need("one", 2, "A", pinned=one),
        need("two", 2, "B", after=(ONE,), pinned=two),
    )
    problem = replace(crowded(1, 8), trainees=(trainee("t", 8, *stages),))

    match solve_plainly(problem, 20):
        case Solved(schedule=schedule, cost=cost):
            first, then = schedule.ways[TraineeId("t")]
            assert first.end <= then.start
            assert cost == cheapest(problem)
        case outcome:
            pytest.fail(f"{outcome}")


def test_between_two_pinned_stages_no_order_is_asked():
    stages = (
        need("one", 2, "A", pinned=Assignment(ONE, A, 4, 6)),
        need("two", 2, "B", after=(ONE,), pinned=Assignment(TWO, B, 0, 2)),
    )
    problem = replace(crowded(1, 8), trainees=(trainee("t", 8, *stages),))

    assert isinstance(solve_plainly(problem, 20), Solved)
