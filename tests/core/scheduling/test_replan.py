"""New plans alter no more than they must, and say so; checked by brute force."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from ferd.core.scheduling import repairing
from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.cp_sat import solve_plainly
from ferd.core.scheduling.disruption import StageChange, TraineeChange
from ferd.core.scheduling.events import (
    CompletedEarly,
    Event,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PlaceGained,
    PlaceLost,
    Resigned,
    apply,
)
from ferd.core.scheduling.problem import Assignment, Problem, TraineeId
from ferd.core.scheduling.repairing import Repair
from ferd.core.scheduling.replan import Aim, plain, replan
from ferd.core.scheduling.schedule import Limits, Schedule, Solved, TimedOut
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.way import changed_trainees
from tests.core.scheduling.small import (
    ONE,
    TWO,
    A,
    need,
    places,
    random_problem,
    schedules,
    trainee,
)

LIMITS = Limits(seconds=30)
NEW = TraineeId("new")


def random_event(dice: random.Random, problem: Problem) -> Event:
    who = dice.choice(problem.trainees)
    stages = tuple(replace(each, pinned=None) for each in who.stages)
    stage = stages[0].id
    return dice.choice(
        (
            LeaveTaken(trainee=who.id, start=2, end=4),
            FractionChanged(trainee=who.id, start=1, end=6, work=50),
            PlaceLost(places=A, start=2, end=5),
            PlaceLost(places=A, start=1, end=3),
            PlaceGained(places=A, start=2, end=4),
            Hired(trainee=replace(who, id=NEW, stages=stages, published=())),
            Resigned(trainee=who.id, start=3),
            ObjectiveNotReached(trainee=who.id, stage=stage, work=100),
            CompletedEarly(trainee=who.id, stage=stage, work=50),
        )
    )


def happenings(seeds):
    """Yield problems after something happened, with what was published before."""
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311  not for secrets
        problem = replace(random_problem(seed), most_changed=None)
        outcome = solve_plainly(problem, 20)
        if isinstance(outcome, Solved):
            event = random_event(dice, problem)
            told = outcome.schedule
            yield seed, apply(problem, told, event, today=1, freeze=1), told


@pytest.mark.parametrize("seeds", [range(60), range(60, 120)])
def test_no_schedule_alters_fewer_published_ways(seeds):
    for seed, problem, told in happenings(seeds):
        possible = [len(changed_trainees(problem, s)) for s in schedules(problem)]

        replanned = replan(problem, told, limits=LIMITS)

        best = replanned.points[0]
        if possible:
            assert not best.unplaced, seed
            assert len(best.changed) == min(possible) == replanned.least, seed
            assert replanned.is_fewest
        else:
            assert best.unplaced, seed
            assert not replanned.is_fewest
        for point in replanned.points:
            assert not list(violations(problem, point.schedule))
            weighed = replace(problem, weights=plain(problem.weights))
            assert point.cost == cost_of(weighed, point.schedule)


def test_each_plan_costs_less_and_alters_no_less_than_the_one_before():
    for seed, problem, told in happenings(range(60)):
        points = replan(problem, told, limits=LIMITS).points

        for fewer, cheaper in pairwise(points):
            before = len(fewer.unplaced), fewer.cost
            assert (len(cheaper.unplaced), cheaper.cost) < before, seed
            assert len(cheaper.changed) >= len(fewer.changed), seed


def queue(people: int, months: int) -> Problem:
    """Everybody wants the one place at A for two months, then B."""
    return Problem(
        months=months,
        places=(places("A", *(100,) * months), places("B", *(300,) * months)),
        trainees=tuple(
            trainee(
                f"t{number}",
                months,
                need("one", 2, "A"),
                need("two", 2, "B", after=(ONE,)),
                due=2 * number + 4,
            )
            for number in range(people)
        ),
    )


def one_after_the_other(problem: Problem) -> Schedule:
    return Schedule(
        {
            who.id: (
                Assignment(ONE, A, 2 * number, 2 * number + 2),
                Assignment(TWO, problem.places[1].id, 2 * number + 2, 2 * number + 4),
            )
            for number, who in enumerate(problem.trainees)
        }
    )


def away_in_the_queue() -> tuple[Problem, Schedule]:
    problem = queue(8, 30)
    told = one_after_the_other(problem)
    leave = LeaveTaken(trainee=TraineeId("t2"), start=4, end=6)
    return apply(problem, told, leave, today=1), told


def test_one_leave_touches_one_person_when_it_can():
    problem, told = away_in_the_queue()

    replanned = replan(problem, told, limits=LIMITS)

    fewest = replanned.points[0]
    assert (replanned.hit, replanned.least) == (("t2",), 1)
    assert (fewest.aim, fewest.changed) == (Aim.FEWEST, ("t2",))
    [touched] = fewest.touched
    assert touched.trainee == "t2"
    assert (touched.finish_before, touched.finish_after) == (8, 20)
    assert touched.months_later == 12
    was, becomes = Assignment(ONE, A, 4, 6), Assignment(ONE, A, 16, 18)
    assert touched.stages[0] == StageChange(stage=ONE, before=was, after=becomes)


def test_who_is_willing_to_alter_more_waits_less():
    problem, told = away_in_the_queue()

    points = replan(problem, told, limits=LIMITS).points

    assert points[-1].aim is not Aim.FEWEST
    assert len(points[-1].changed) > 1
    assert points[-1].cost < points[0].cost


def test_a_budget_of_altered_ways_is_kept_unless_none_can():
    problem, told = away_in_the_queue()

    kept = replan(replace(problem, most_changed=1), told, limits=LIMITS)
    broken = replan(replace(problem, most_changed=0), told, limits=LIMITS)

    assert [len(point.changed) for point in kept.points] == [1]
    assert [len(point.changed) for point in broken.points] == [1]


def test_a_lost_place_moves_one_of_those_who_share_it():
    problem = queue(4, 30)
    problem = replace(problem, places=(places("A", *(200,) * 30), *problem.places[1:]))
    pairs = {
        who.id: (
            Assignment(ONE, A, 4 + number // 2 * 2, 6 + number // 2 * 2),
            Assignment(TWO, problem.places[1].id, 10, 12),
        )
        for number, who in enumerate(problem.trainees)
    }
    told = Schedule(pairs)
    problem = replace(problem, places=(problem.places[0], places("B", *(400,) * 30)))
    asked = apply(problem, told, PlaceLost(places=A, start=4, end=6), today=1)

    replanned = replan(asked, told, limits=LIMITS)

    assert (replanned.hit, replanned.least, replanned.is_fewest) == ((), 1, True)
    assert len(replanned.points[0].changed) == 1


def test_whoever_watches_may_stop_the_search_for_cheaper_plans():
    problem, told = away_in_the_queue()
    seen = []

    def stop(progress):
        seen.append(progress)
        return False

    replanned = replan(problem, told, limits=LIMITS, watch=stop)

    assert [point.aim for point in replanned.points] == [Aim.FEWEST]
    assert [progress.unplaced for progress in seen] == [0]


def test_who_has_no_way_any_more_is_told_so():
    problem = queue(2, 8)
    told = one_after_the_other(problem)
    lost = PlaceLost(places=A, start=1, end=8)
    asked = apply(problem, told, lost, today=1)

    replanned = replan(asked, told, limits=Limits(seconds=5))

    [point] = replanned.points
    assert point.unplaced == ("t1",)
    [touched] = point.touched
    assert isinstance(touched, TraineeChange)
    assert (touched.finish_after, touched.months_later) == (None, None)
    assert not replanned.is_fewest


def test_a_broken_plan_is_never_shown(monkeypatch):
    problem, told = away_in_the_queue()
    search = "ferd.core.scheduling.replan.Search.fewest"
    monkeypatch.setattr(search, lambda self, weights: (told, 0))

    with pytest.raises(ValueError, match="breaks a rule"):
        replan(problem, told)


def test_who_must_make_room_for_a_newcomer_is_found_and_proved_to_be_needed():
    problem = queue(2, 12)
    told = one_after_the_other(problem)
    hurried = replace(problem.trainees[0], id=NEW, max_delay=2)
    asked = apply(problem, told, Hired(trainee=hurried), today=0)

    replanned = replan(asked, told, limits=LIMITS)

    assert replanned.hit == ("new",)
    assert (replanned.least, replanned.is_fewest) == (1, True)
    assert len(replanned.points[0].changed) == 1


def test_what_is_not_proved_is_not_claimed(monkeypatch):
    problem = queue(2, 12)
    told = one_after_the_other(problem)
    hurried = replace(problem.trainees[0], id=NEW, max_delay=2)
    asked = apply(problem, told, Hired(trainee=hurried), today=0)

    def unproved(few, start, until):
        return Repair(start, proven=False)

    monkeypatch.setattr(repairing, "_best", unproved)

    replanned = replan(asked, told, limits=LIMITS)

    assert (replanned.least, replanned.is_fewest) == (0, False)


@pytest.mark.parametrize("seconds", [0.0, 1e12])
def test_who_cannot_be_placed_is_left_out_proved_or_not(seconds):
    problem = queue(3, 6)
    who = {each.id for each in problem.trainees}

    found = repairing.repair(problem, Schedule({}), who, until=seconds)

    assert len(found.schedule.ways) == 2
    assert found.proven == (seconds > 0)


def test_a_plan_is_kept_when_the_engine_has_no_time_to_better_it(monkeypatch):
    problem = queue(2, 12)
    told = one_after_the_other(problem)
    for best in (None, told):
        answer = TimedOut(best=best, cost=None, bound=0)
        monkeypatch.setattr(
            "ferd.core.scheduling.engine.solve.solve",
            lambda few, answer=answer, **others: answer,
        )

        found = repairing.repair(problem, told, set(told.ways), until=1e12)

        assert not found.proven
        assert not list(violations(problem, found.schedule))
