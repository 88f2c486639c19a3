"""Explanations in sentences, with the names and dates people know."""

from dataclasses import replace

import pytest

from ferd.core.scheduling import explanation_templates
from ferd.core.scheduling.amounts import eased_enough
from ferd.core.scheduling.conflict import Conflict, Demand, Relaxation
from ferd.core.scheduling.counterfactuals import Counterfactual
from ferd.core.scheduling.dear_places import DearPlaces
from ferd.core.scheduling.disruption import StageChange, TraineeChange
from ferd.core.scheduling.explanations import (
    Names,
    Telling,
    conflict_in_words,
    counterfactual_in_words,
    dear_in_words,
    demand_in_words,
    ways_out_in_words,
)
from ferd.core.scheduling.problem import Assignment, Problem, TraineeId
from ferd.core.scheduling.reachability import Obstacle, Path, Unreachable
from ferd.core.scheduling.reachability_words import OBSTACLES, reach_in_words
from ferd.core.scheduling.replan import Aim, Point, Replanned
from ferd.core.scheduling.replan_words import change_in_words, point_in_words
from ferd.core.scheduling.schedule import Schedule
from tests.core.scheduling.small import ONE, TWO, A, B, need, places, trainee

TORA = TraineeId("tora")
PROBLEM = Problem(
    months=24,
    first_month="2028-11",
    places=(places("A", *(100,) * 24), places("B", *(200,) * 24)),
    trainees=(
        trainee(
            "tora",
            24,
            need("one", 6, "A", earliest=2, latest=14),
            need("two", 6, "B", after=(ONE,)),
            max_delay=3,
        ),
    ),
    most_changed=2,
)
NAMES = Names(
    trainees={TORA: "Tora"},
    stages={ONE: "Radiology", TWO: "Nuclear medicine"},
    places={A: "OUS"},
)
TELLING = Telling(PROBLEM, NAMES)


def asked(rule: str, **others) -> Demand:
    return Demand(rule=rule, **others)


@pytest.mark.parametrize(
    ("demand", "sentence"),
    [
        (
            asked("everything_served", trainee=TORA),
            "Tora is to serve everything that remains.",
        ),
        (
            asked("everything_served", trainee=TORA, stage=ONE),
            "Tora is to serve Radiology.",
        ),
        (
            asked("in_order", trainee=TORA, stage=TWO),
            "For Tora, Nuclear medicine begins only when this is over: Radiology.",
        ),
        (
            asked("not_too_early", trainee=TORA, stage=ONE),
            "For Tora, Radiology begins on 2029-01-01 at the earliest.",
        ),
        (
            asked("not_too_late", trainee=TORA, stage=ONE),
            "For Tora, Radiology is over by 2029-12-31 at the latest.",
        ),
        (
            asked("within_max_delay", trainee=TORA),
            "Tora is not to be delayed by more months than 3.",
        ),
        (
            asked("within_capacity", places=A, months=(2, 14)),
            (
                "From 2029-01-01 to 2029-12-31 there is room at OUS for no more "
                "people at once than 1."
            ),
        ),
        (
            asked("few_changed"),
            "No more published ways are to be altered than 2.",
        ),
        (
            asked("inside_horizon", months=(0, 24)),
            "Everything is planned until 2030-10-31.",
        ),
    ],
)
def test_a_demand_is_said_with_names_and_dates(demand, sentence):
    assert demand_in_words(demand, TELLING).text() == sentence


def test_a_problem_without_a_calendar_counts_its_months():
    telling = Telling(replace(PROBLEM, first_month="", most_changed=None))
    demand = asked("within_capacity", places=A, months=(2, 14))

    said = demand_in_words(demand, telling).text()

    assert said.startswith("From 2 to 13 there is room at A")


def test_ways_out_are_said_with_whom_they_do_not_help():
    room = asked("within_capacity", places=A, months=(2, 14))
    conflict = Conflict(
        (room,),
        (
            Relaxation(demand=room, amount=100, cost=0),
            Relaxation(
                demand=asked("not_too_late", trainee=TORA, stage=ONE),
                amount=2,
                cost=9,
                unplaced=1,
            ),
        ),
    )

    said = [sentence.text() for sentence in ways_out_in_words(conflict, TELLING)]

    assert said == [
        (
            "It can be done with this many more places at OUS from 2029-01-01 to "
            "2029-12-31: 1."
        ),
        "It can be done if Tora may be done with Radiology later; months later: 2.",
        "Without a way even so, for other reasons: 1.",
    ]
    assert len(list(conflict_in_words(conflict, TELLING))) == 1


def what(demand: Demand | None, finish: int | None) -> Counterfactual:
    return Counterfactual(trainee=TORA, demand=demand, amount=0, finish=finish, then=12)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            what(asked("within_capacity", places=A, months=(2, 14)), 15),
            (
                "With one more place at OUS from 2029-01-01 to 2029-12-31, Tora "
                "finishes on 2029-10-31 instead of 2030-01-31; months earlier: 3."
            ),
        ),
        (
            what(None, None),
            "In the room there is, Tora could finish on 2029-10-31.",
        ),
    ],
)
def test_a_counterfactual_is_said(told, sentence):
    assert counterfactual_in_words(told, TELLING).text() == sentence


def test_dear_places_are_said():
    dear = DearPlaces(places=A, months=(2, 5), cost=31.0, delay_months=3.1)

    assert dear_in_words(dear, TELLING).text() == (
        "One more place at OUS from 2029-01-01 to 2029-03-31 would save everybody "
        "together about this many months of delay: 3.1."
    )


def test_every_way_out_and_every_counterfactual_has_its_words():
    tables = explanation_templates
    rules = set(tables.WAYS_OUT)

    assert rules < set(tables.DEMANDS)
    assert set(tables.EARLIER_ENDS) == set(tables.FIRST_ENDS)
    assert set(tables.EARLIER_ENDS) - {"nothing"} < rules


def test_what_is_no_way_out_is_not_tried():
    served = asked("everything_served", trainee=TORA)

    assert eased_enough(PROBLEM, served, 0.0) is None


WAS = Assignment(ONE, A, 2, 8)


@pytest.mark.parametrize(
    ("after", "finish", "said"),
    [
        (
            replace(WAS, places=B, start=3, end=9),
            9,
            [
                "Tora finishes on 2029-07-31 instead of 2029-06-30; months later: 1.",
                (
                    "Tora: Radiology was to begin on 2029-01-01, and now begins on "
                    "2029-02-01, at B, until 2029-07-31."
                ),
            ],
        ),
        (
            replace(WAS, end=7),
            7,
            [
                "Tora finishes on 2029-05-31 instead of 2029-06-30; months earlier: 1.",
                "Tora: Radiology at OUS now lasts until 2029-05-31.",
            ],
        ),
        (
            None,
            None,
            [
                "Tora has no way any more.",
                "Tora: Radiology from 2029-01-01 is dropped.",
            ],
        ),
    ],
)
def test_a_change_is_said(after, finish, said):
    change = TraineeChange(
        trainee=TORA,
        stages=(StageChange(stage=ONE, before=WAS, after=after),),
        finish_before=8,
        finish_after=finish,
    )

    assert [each.text() for each in change_in_words(change, TELLING)] == said


def test_who_comes_new_is_said():
    change = TraineeChange(
        trainee=TORA,
        stages=(StageChange(stage=ONE, before=None, after=WAS),),
        finish_before=None,
        finish_after=8,
    )

    assert [each.text() for each in change_in_words(change, TELLING)] == [
        "Tora finishes on 2029-06-30.",
        "Tora: Radiology is added, 2029-01-01 to 2029-06-30, at OUS.",
    ]


@pytest.mark.parametrize(
    ("least", "said"),
    [
        (1, "Published ways altered: 1. It cannot be done with fewer."),
        (0, "Published ways altered: 1."),
    ],
)
def test_a_new_plan_is_said_with_how_many_must_change(least, said):
    change = TraineeChange(trainee=TORA, stages=(), finish_before=8, finish_after=8)
    point = Point(
        aim=Aim.FEWEST,
        schedule=Schedule({}),
        cost=0,
        changed=(TORA,),
        touched=(change,),
        unplaced=(),
    )
    replanned = Replanned(points=(point,), hit=(), least=least, is_fewest=False)

    assert [s.text() for s in point_in_words(point, replanned, TELLING)] == [said]


def test_a_path_and_an_obstacle_are_said():
    path = Path("NUK-1", (WAS,), A)
    denied = Unreachable("NUK-2", Obstacle.NO_ROOM, (ONE,))

    assert [each.text() for each in reach_in_words(path, TELLING)] == [
        "NUK-1: Radiology at OUS from 2029-01-01 to 2029-06-30.",
        "NUK-1 is approved by OUS.",
    ]
    assert [each.text() for each in reach_in_words(denied, TELLING)] == [
        "There is no room in time to reach NUK-2; it takes: Radiology."
    ]
    assert set(OBSTACLES) == set(Obstacle)


def test_a_stage_is_called_what_it_is_called_in_the_trainees_own_plan():
    telling = Telling(PROBLEM, replace(NAMES, own_stages={(TORA, ONE): "First year"}))

    said = demand_in_words(asked("everything_served", trainee=TORA, stage=ONE), telling)

    assert said.text() == "Tora is to serve First year."
    assert telling.stage("ola", ONE) == "Radiology"
