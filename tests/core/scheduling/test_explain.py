"""Conflicts are smallest, and every way out of one is a way out."""

from dataclasses import replace

import pytest

from ferd.core.scheduling.amounts import with_more_room
from ferd.core.scheduling.asking import ask_only, demands_of, floor_of
from ferd.core.scheduling.conflict import Relaxation
from ferd.core.scheduling.explain import find_conflict
from ferd.core.scheduling.generate import generate_infeasible
from ferd.core.scheduling.problem import Assignment, Problem
from tests.core.scheduling.small import (
    ONE,
    TWO,
    A,
    cheapest,
    need,
    places,
    random_problem,
    schedules,
    trainee,
)


def test_asking_everything_is_the_problem_itself():
    for seed in range(40):
        problem = random_problem(seed)

        floor = floor_of(problem)
        asked = ask_only(problem, list(demands_of(problem, floor)), floor)
        assert cheapest(asked) == cheapest(problem)


@pytest.mark.parametrize("seeds", [range(30), range(30, 60)])
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


def test_the_planted_clash_of_a_whole_department_is_found():
    problem, planted = generate_infeasible(3)

    conflict = find_conflict(problem, seconds=60)

    assert conflict is not None
    assert conflict.is_minimal
    assert without_months(conflict.demands) == without_months(planted.demands)
    assert {each.demand.rule for each in conflict.relaxations} == {
        "not_too_late",
        "within_capacity",
    }


def without_months(demands):
    return {replace(each, months=None) for each in demands}


def crowd(people: int, **others) -> Problem:
    """Everybody needs two months at A, which has one place, within six months."""
    months = 6
    return Problem(
        months=months,
        places=(places("A", *(100,) * months), places("B", *(100,) * months)),
        trainees=tuple(
            trainee(f"t{number}", months, need("one", 2, "A", **others))
            for number in range(people)
        ),
    )


def eased(problem: Problem, way_out: Relaxation) -> Problem:
    """Do by hand what a way out says."""
    demand, amount = way_out.demand, way_out.amount
    if demand.rule == "within_capacity":
        return with_more_room(problem, A, demand.months or (0, 0), amount)
    if demand.rule == "few_changed":
        return replace(problem, most_changed=amount)
    changes = {
        "not_too_late": lambda n: replace(n, latest=(n.latest or 0) + amount),
        "not_too_early": lambda n: replace(n, earliest=n.earliest - amount),
        "in_order": lambda n: replace(n, after=()),
        "within_max_delay": lambda n: n,
    }
    longer = amount if demand.rule == "within_max_delay" else 0
    return replace(
        problem,
        trainees=tuple(
            replace(
                who,
                stages=tuple(
                    changes[demand.rule](n) if n.id == demand.stage else n
                    for n in who.stages
                ),
                max_delay=(who.max_delay or 0) + longer if longer else who.max_delay,
            )
            if who.id == demand.trainee
            else who
            for who in problem.trainees
        ),
    )


DELAYED = replace(crowd(2).trainees[1], max_delay=1)
ORDERED = trainee(
    "t", 6, need("one", 2, "A", after=(TWO,)), need("two", 2, "B", earliest=3)
)
TOLD = Assignment(ONE, A, 0, 2)


@pytest.mark.parametrize(
    ("problem", "rules"),
    [
        (crowd(3, latest=5), {"within_capacity", "not_too_late"}),
        (crowd(3, earliest=1), {"within_capacity"}),
        (
            replace(crowd(2), trainees=(crowd(1, earliest=0).trainees[0], DELAYED)),
            set(),
        ),
        (
            replace(
                crowd(2),
                trainees=(crowd(1, latest=3).trainees[0], DELAYED),
            ),
            {"within_capacity", "not_too_late", "within_max_delay"},
        ),
        (replace(crowd(2), trainees=(ORDERED,)), {"in_order", "not_too_early"}),
        (
            replace(
                crowd(1),
                trainees=tuple(
                    replace(who, published=(TOLD,)) for who in crowd(3).trainees
                ),
                most_changed=1,
            ),
            {"few_changed", "within_capacity"},
        ),
    ],
)
def test_every_way_out_is_one_and_no_smaller_one_of_its_kind_is(problem, rules):
    anchor = trainee("early", 6, need("one", 1, "B"))
    whole = replace(problem, trainees=(*problem.trainees, anchor))

    conflict = find_conflict(whole, seconds=60)

    assert (conflict is not None) == (cheapest(whole) is None)
    if conflict is None:
        assert not rules
        return
    found = {each.demand.rule for each in conflict.relaxations}
    assert rules <= found
    for way_out in conflict.relaxations:
        assert cheapest(eased(whole, way_out)) is not None, way_out
        less = replace(way_out, amount=way_out.amount - 1)
        if way_out.demand.rule not in {"within_capacity", "in_order"}:
            assert cheapest(eased(whole, less)) is None, way_out


def test_when_time_is_up_nothing_is_claimed():
    assert find_conflict(crowd(4), seconds=0.0) is None


def test_a_clash_that_lies_in_what_comes_before_is_found_with_all_of_it():
    """What is wanted of B in time alone could be; what must precede it comes too."""
    stages = need("two", 3, "B"), need("one", 2, "A", after=(TWO,))
    rooms = places("A", *(100,) * 6), places("B", *(200,) * 6)
    problem = Problem(
        months=6,
        places=rooms,
        trainees=tuple(trainee(name, 6, *stages) for name in ("t", "u")),
    )

    conflict = find_conflict(problem, seconds=60)

    assert conflict is not None
    assert conflict.is_minimal
    asked = list(conflict.demands)
    assert not possible(problem, asked)
    assert {each.places for each in asked if each.places} == {"A"}
    assert all(possible(problem, [d for d in asked if d != gone]) for gone in asked)
