"""Reachability and its check, one against the other, and each against mistakes."""

from dataclasses import replace

import pytest

from ferd.core.scheduling.problem import Assignment, Problem
from ferd.core.scheduling.reachability import (
    Obstacle,
    Path,
    RemainingObjective,
    Unreachable,
    reach,
)
from ferd.core.scheduling.reachability_check import check_reachability
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.standing import alone
from tests.core.scheduling.small import (
    ONE,
    THREE,
    TWO,
    A,
    B,
    need,
    places,
    random_problem,
    schedules,
    trainee,
)

FIRST = RemainingObjective("NUK-1", (ONE,))
BOTH = RemainingObjective("NUK-2", (ONE, TWO))
NOTHING = RemainingObjective("NUK-3", ())
GONE = RemainingObjective("NUK-4", (THREE,))
EVERY = (FIRST, BOTH, NOTHING, GONE)


def asked(*, room=(100,) * 8, rest=(100,) * 8, **others) -> Problem:
    stages = (
        need("one", 2, "A", **others),
        need("two", 2, "B", after=(ONE,)),
    )
    return Problem(
        months=8,
        places=(places("A", *room), places("B", *rest)),
        trainees=(trainee("t", 8, *stages),),
    )


def test_a_path_says_where_and_when_and_who_approves():
    answers = reach(asked(), (FIRST, BOTH))

    one, two = Assignment(ONE, A, 0, 2), Assignment(TWO, B, 2, 4)
    assert answers == (Path("NUK-1", (one,), A), Path("NUK-2", (one, two), B))


def test_what_leads_nowhere_is_said():
    answers = reach(asked(), (NOTHING, GONE))

    assert answers == (
        Unreachable("NUK-3", Obstacle.NO_STAGE),
        Unreachable("NUK-4", Obstacle.NO_STAGE),
    )


def test_one_stage_without_room_does_not_take_the_other_objectives_away():
    problem = asked(rest=(0,) * 8)

    answers = reach(problem, EVERY)

    assert isinstance(answers[0], Path)
    assert answers[1] == Unreachable("NUK-2", Obstacle.NO_ROOM, (ONE, TWO))
    assert not list(check_reachability(problem, EVERY, answers))


@pytest.mark.parametrize(
    ("problem", "obstacle"),
    [
        (asked(room=(0,) * 8), Obstacle.NO_ROOM),
        (asked(latest=1), Obstacle.TOO_LATE),
        (asked(earliest=7), Obstacle.NO_TIME),
        (asked(room=(0,) * 8, latest=1), Obstacle.NO_WAY),
    ],
)
def test_the_obstacle_is_named(problem, obstacle):
    answers = reach(problem, (FIRST,))

    assert answers == (Unreachable("NUK-1", obstacle, (ONE,)),)
    assert not list(check_reachability(problem, (FIRST,), answers))


def test_others_leave_only_the_room_they_do_not_take():
    problem = asked()
    other = trainee("o", 8, need("long", 8, "A"))
    problem = replace(problem, trainees=(*problem.trainees, other))
    taken = Schedule({other.id: (Assignment(other.stages[0].id, A, 0, 8),)})

    own = alone(problem, taken, problem.trainees[0].id)

    assert reach(own, (FIRST,)) == (Unreachable("NUK-1", Obstacle.NO_ROOM, (ONE,)),)


@pytest.mark.parametrize("seeds", [range(60), range(60, 120)])
def test_the_check_agrees_whatever_is_asked(seeds):
    for seed in seeds:
        problem = random_problem(seed)
        for who in problem.trainees:
            own = alone(problem, next(schedules(problem), Schedule({})), who.id)

            answers = reach(own, EVERY)

            assert not list(check_reachability(own, EVERY, answers)), seed


ONE_STEP, TWO_STEPS = Assignment(ONE, A, 0, 2), Assignment(TWO, B, 2, 4)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Path("NUK-2", (ONE_STEP,), A), "is not served"),
        (Path("NUK-2", (ONE_STEP, TWO_STEPS), A), "approved elsewhere"),
        (
            Path("NUK-2", (ONE_STEP, replace(TWO_STEPS, end=5)), B),
            "cannot be served so",
        ),
        (
            Path("NUK-2", (ONE_STEP, replace(TWO_STEPS, places=A)), A),
            "cannot be served so",
        ),
        (
            Path("NUK-2", (replace(ONE_STEP, start=4, end=6), TWO_STEPS), A),
            "two is out of order",
        ),
        (
            Path("NUK-2", (ONE_STEP, replace(TWO_STEPS, start=1, end=3)), B),
            "at the same time",
        ),
        (Unreachable("NUK-2", Obstacle.NO_ROOM, (ONE, TWO)), "there is a path"),
        (Unreachable("NUK-2", Obstacle.NO_STAGE), "told wrongly"),
        (Path("NUK-1", (ONE_STEP,), A), "not one answer"),
    ],
)
def test_the_check_finds_every_mistake(answer, fault):
    faults = list(check_reachability(asked(), (BOTH,), (answer,)))

    assert any(fault in each for each in faults)


def test_the_check_minds_what_is_agreed():
    problem = asked(pinned=Assignment(ONE, A, 1, 3))
    moved = Path("NUK-1", (ONE_STEP,), A)

    assert list(check_reachability(problem, (FIRST,), (moved,))) == [
        "NUK-1: one is agreed otherwise"
    ]
    assert not list(check_reachability(problem, EVERY, reach(problem, EVERY)))


@pytest.mark.parametrize("pinned_first", [True, False])
def test_order_around_what_is_agreed_is_minded(pinned_first):
    problem = asked()
    one, two = problem.trainees[0].stages
    if pinned_first:
        one = replace(one, pinned=Assignment(ONE, A, 5, 7))
    else:
        two = replace(two, pinned=Assignment(TWO, B, 0, 2))
    who = replace(problem.trainees[0], stages=(one, two))
    problem = replace(problem, trainees=(who,))

    answers = reach(problem, (BOTH,))

    why = Obstacle.NO_TIME if pinned_first else Obstacle.NO_WAY
    assert answers == (Unreachable("NUK-2", why, (ONE, TWO)),)
    assert not list(check_reachability(problem, (BOTH,), answers))


def test_a_denial_is_looked_into_with_all_that_comes_before():
    own = asked()
    denied = Unreachable("NUK-9", Obstacle.NO_ROOM, (ONE, TWO))

    faults = check_reachability(own, [RemainingObjective("NUK-9", (TWO,))], [denied])

    assert own.trainees[0].stage(TWO).after == (ONE,)
    assert list(faults) == ["NUK-9: there is a path"]
