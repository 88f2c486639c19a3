"""What would help one trainee, each answer found again by another solver."""

from dataclasses import replace

from ferd.core.scheduling.amounts import with_more_room
from ferd.core.scheduling.asking import ask_only, demands_of, floor_of
from ferd.core.scheduling.conflict import Demand
from ferd.core.scheduling.counterfactuals import Counterfactual, what_if
from ferd.core.scheduling.cp_sat import solve_plainly
from ferd.core.scheduling.dear_places import DearPlaces, dear_places
from ferd.core.scheduling.problem import (
    Assignment,
    DelayBand,
    Problem,
    TraineeId,
    Weights,
)
from ferd.core.scheduling.schedule import Schedule, Solved
from ferd.core.scheduling.standing import alone
from tests.core.scheduling.small import (
    ONE,
    TWO,
    A,
    B,
    need,
    places,
    random_problem,
    schedules,
    trainee,
)

TORA, OTTO = TraineeId("tora"), TraineeId("otto")


def waiting(**others) -> Problem:
    """Otto has the one place at A for six months; Tora waits for it."""
    return Problem(
        months=20,
        places=(places("A", *(100,) * 20), places("B", *(100,) * 20)),
        trainees=(
            trainee("otto", 20, need("one", 6, "A")),
            trainee("tora", 20, need("one", 2, "A"), need("two", 2, "B", after=(ONE,))),
        ),
        **others,
    )


TOLD = Schedule(
    {
        OTTO: (Assignment(ONE, A, 0, 6),),
        TORA: (Assignment(ONE, A, 6, 8), Assignment(TWO, B, 8, 10)),
    }
)


def test_one_more_place_is_told_with_the_months_it_takes():
    place = Demand(rule="within_capacity", places=A, months=(0, 2))
    order = Demand(rule="in_order", trainee=TORA, stage=TWO)

    answers = what_if(waiting(), TOLD, TORA)

    assert answers == (
        Counterfactual(trainee=TORA, demand=place, amount=100, finish=10, then=4),
        Counterfactual(trainee=TORA, demand=order, amount=0, finish=10, then=8),
    )
    assert [each.months_earlier for each in answers] == [6, 2]


def test_what_could_be_sooner_without_any_change_is_told_too():
    late = {**TOLD.ways, TORA: (Assignment(ONE, A, 9, 11), Assignment(TWO, B, 11, 13))}

    answers = what_if(waiting(), Schedule(late), TORA)

    alone_again = Counterfactual(
        trainee=TORA, demand=None, amount=0, finish=13, then=10
    )
    assert alone_again in answers


def test_who_has_no_way_learns_what_would_give_one():
    problem = waiting()
    hurried = replace(problem.trainees[1], max_delay=1)
    problem = replace(problem, trainees=(problem.trainees[0], hurried))
    told = Schedule({OTTO: TOLD.ways[OTTO]})

    answers = what_if(problem, told, TORA)

    assert {each.demand.rule for each in answers if each.demand} == {
        "within_capacity",
        "within_max_delay",
    }
    assert all(each.finish is None for each in answers)
    assert all(each.months_earlier is None for each in answers)


def test_nothing_is_told_when_nothing_would_help():
    assert what_if(waiting(), TOLD, OTTO) == ()


def soonest(own: Problem) -> int | None:
    """Find the soonest end by CP-SAT, every month costing and nothing else."""
    who = own.trainees[0]
    limit = None if who.max_delay is None else who.max_delay + who.due
    free = tuple(
        replace(
            stage,
            softly_after=(),
            windows=(),
            options=tuple(replace(option, cost=0) for option in stage.options),
        )
        for stage in who.stages
    )
    who = replace(who, due=0, max_delay=limit, stages=free, published=())
    weights = Weights(delay=(DelayBand(None, 1),), move=0, shortage=0)
    problem = replace(own, trainees=(who,), weights=weights, most_changed=None)
    match solve_plainly(problem, 20):
        case Solved(cost=cost):
            return cost
        case _:
            return None


def changed_by(own: Problem, answer: Counterfactual) -> Problem:
    if answer.demand is None:
        return own
    if answer.demand.places is not None and answer.demand.months is not None:
        return with_more_room(
            own, answer.demand.places, answer.demand.months, answer.amount
        )
    floor = floor_of(own)
    kept = [each for each in demands_of(own, floor) if each != answer.demand]
    return ask_only(own, kept, floor)


def test_every_answer_is_the_same_when_it_is_solved_again():
    told = 0
    for seed in range(120):
        problem = replace(random_problem(seed), most_changed=None)
        schedule = next(schedules(problem), Schedule({}))
        for who in problem.trainees:
            own = alone(problem, schedule, who.id)
            for answer in what_if(problem, schedule, who.id):
                assert soonest(changed_by(own, answer)) == answer.then, (seed, answer)
                told += 1
    assert told > 50


def test_dear_months_that_follow_each_other_are_one_span():
    prices = {(A, 2): 10.0, (A, 3): 20.0, (A, 5): 5.0, (B, 0): -4.0}

    answers = dear_places(waiting(), prices)

    assert answers == (
        DearPlaces(places=A, months=(2, 4), cost=30.0, delay_months=3.0),
        DearPlaces(places=A, months=(5, 6), cost=5.0, delay_months=0.5),
    )


def test_where_delay_is_free_dear_places_are_told_in_cost_alone():
    problem = waiting(weights=Weights(delay=(DelayBand(None, 0),)))

    [dear] = dear_places(problem, {(A, 0): 7.0})

    assert dear.delay_months == dear.cost == 7.0
