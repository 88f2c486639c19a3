"""What life does to a problem: events, pins, and what stretches."""

from dataclasses import replace

import pytest

from ferd.core.scheduling.events import (
    CompletedEarly,
    FractionChanged,
    Hired,
    LeaveTaken,
    ObjectiveNotReached,
    PlaceGained,
    PlaceLost,
    Resigned,
    apply,
    apply_all,
)
from ferd.core.scheduling.pins import pin
from ferd.core.scheduling.problem import Assignment, Problem, StageId, TraineeId
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.stretching import done_by, extended
from tests.core.scheduling.small import (
    ONE,
    THREE,
    TWO,
    A,
    B,
    need,
    places,
    trainee,
)

TORA = TraineeId("tora")
MONTHS = 20
PROBLEM = Problem(
    months=MONTHS,
    places=(
        places("A", *(100,) * MONTHS),
        places("B", *(100,) * MONTHS, minimum=(100,) * MONTHS),
    ),
    trainees=(
        trainee(
            "tora",
            MONTHS,
            need("one", 4, "A"),
            need("two", 4, "B", after=(ONE,)),
            need("three", 4, "A", after=(TWO,)),
        ),
    ),
)
WAY = (
    Assignment(ONE, A, 0, 4),
    Assignment(TWO, B, 4, 8),
    Assignment(THREE, A, 8, 12),
)
TOLD = Schedule({TORA: WAY})


def after(*events, today=2, freeze=0):
    return apply_all(PROBLEM, TOLD, events, today=today, freeze=freeze)


def pins(problem):
    return {n.id: n.pinned for n in problem.trainees[0].stages if n.pinned is not None}


def test_what_has_begun_or_is_about_to_begin_is_pinned_and_all_is_published():
    asked = pin(PROBLEM, TOLD, today=2, freeze=3)

    assert pins(asked) == {ONE: WAY[0], TWO: WAY[1]}
    assert asked.trainees[0].published == WAY
    assert asked.trainees[0].stage(THREE).earliest == 2


def test_what_was_pinned_stays_so_and_who_has_no_way_is_free():
    begun = Assignment(ONE, A, 0, 5)
    stages = (replace(PROBLEM.trainees[0].stages[0], pinned=begun),)
    problem = replace(PROBLEM, trainees=(replace(PROBLEM.trainees[0], stages=stages),))

    asked = pin(problem, Schedule({}), today=3, freeze=9)

    assert pins(asked) == {ONE: begun}
    assert asked.trainees[0].published == ()


def test_leave_stretches_what_has_begun_moves_the_end_and_lengthens_the_plan():
    asked = after(LeaveTaken(trainee=TORA, start=3, end=6))

    who = asked.trainees[0]
    assert pins(asked) == {ONE: Assignment(ONE, A, 0, 7)}
    assert who.work[2:7] == (100, 0, 0, 0, 100)
    assert (who.due, asked.months) == (15, MONTHS + 3)
    assert len(who.work) == len(asked.places[1].minimum) == asked.months


def test_leave_sets_free_what_was_frozen_and_all_after_it():
    asked = after(LeaveTaken(trainee=TORA, start=3, end=6), freeze=10)

    assert pins(asked) == {ONE: Assignment(ONE, A, 0, 7)}
    assert asked.trainees[0].stage(TWO).earliest == 2


def test_leave_that_does_not_touch_what_is_frozen_leaves_it_there():
    asked = after(LeaveTaken(trainee=TORA, start=9, end=10), freeze=3)

    assert pins(asked) == {ONE: WAY[0], TWO: WAY[1]}
    assert asked.trainees[0].due == 13


def test_half_time_takes_twice_as_long_but_leave_stays_leave():
    asked = after(
        LeaveTaken(trainee=TORA, start=3, end=4),
        FractionChanged(trainee=TORA, start=3, end=MONTHS + 1, work=50),
    )

    who = asked.trainees[0]
    assert pins(asked) == {ONE: Assignment(ONE, A, 0, 6)}
    assert who.work[3:6] == (0, 50, 50)
    assert who.due == 22


def test_places_come_and_go():
    lost = after(PlaceLost(places=A, start=3, end=5))
    gained = after(PlaceGained(places=A, start=3, end=5, room=200))

    assert lost.places[0].capacity[2:6] == (100, 0, 0, 100)
    assert gained.places[0].capacity[2:6] == (100, 300, 300, 100)
    assert lost.places[1] == gained.places[1] == PROBLEM.places[1]


def test_who_is_hired_comes_with_a_whole_way():
    newcomer = replace(PROBLEM.trainees[0], id=TraineeId("otto"))

    asked = after(Hired(trainee=newcomer))

    assert asked.trainees[1] == newcomer


@pytest.mark.parametrize("start", [3, 6])
def test_who_resigns_keeps_only_what_is_served_before(start):
    asked = after(Resigned(trainee=TORA, start=start), freeze=10)

    who = asked.trainees[0]
    assert pins(asked)[ONE] == Assignment(ONE, A, 0, min(start, 4))
    assert (TWO in pins(asked)) == (start == 6)
    assert not any(who.work[start:])
    assert (who.due, who.published) == (start, ())


def test_a_stage_that_is_prolonged_while_it_runs_ends_later():
    asked = after(ObjectiveNotReached(trainee=TORA, stage=ONE, work=200))

    assert pins(asked) == {ONE: Assignment(ONE, A, 0, 6)}
    assert asked.trainees[0].stage(ONE).work == 600
    assert asked.trainees[0].due == 14


def test_a_stage_that_is_over_gets_another_piece_that_others_wait_for():
    twice = ObjectiveNotReached(trainee=TORA, stage=ONE, work=200)

    asked = after(twice, twice, today=6)

    who = asked.trainees[0]
    piece = StageId("one+")
    assert (who.stage(piece).work, who.stage(piece).after) == (400, (ONE,))
    assert set(who.stage(TWO).after) == {ONE, piece}
    assert pins(asked) == {ONE: WAY[0], TWO: WAY[1]}
    assert who.due == 16


def test_a_stage_that_is_done_early_ends_sooner_but_not_before_today():
    soon = after(CompletedEarly(trainee=TORA, stage=ONE, work=100))
    now = after(CompletedEarly(trainee=TORA, stage=ONE, work=900))
    later = after(CompletedEarly(trainee=TORA, stage=THREE, work=300))

    assert pins(soon) == {ONE: Assignment(ONE, A, 0, 3)}
    assert pins(now) == {ONE: Assignment(ONE, A, 0, 2)}
    assert later.trainees[0].stage(THREE).work == 100
    assert (soon.trainees[0].due, now.trainees[0].due) == (11, 10)
    assert later.trainees[0].due == 9


def test_one_event_is_as_many_events_of_one():
    leave = LeaveTaken(trainee=TORA, start=3, end=6)

    assert apply(PROBLEM, TOLD, leave, today=2) == after(leave)


def test_a_gap_of_leave_that_is_no_leave_changes_nothing():
    nothing = after(LeaveTaken(trainee=TORA, start=3, end=3))

    assert nothing == pin(PROBLEM, TOLD, today=2, freeze=0)


def test_work_goes_on_beyond_the_horizon_at_the_last_pace():
    assert done_by((100, 50), 0, 200) == 3
    assert done_by((100, 0), 0, 200) == 3
    assert extended(PROBLEM, MONTHS) is PROBLEM
