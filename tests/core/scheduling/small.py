"""Small problems for the explanations, and all their schedules, by brute force."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.problem import (
    Assignment,
    Measure,
    Option,
    Places,
    PlacesId,
    Problem,
    SiteId,
    SoftOrder,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
    Weights,
    Window,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import few_changed, violations, within_capacity

A, B, C = PlacesId("A"), PlacesId("B"), PlacesId("C")
ONE, TWO, THREE = StageId("one"), StageId("two"), StageId("three")


def places(name: str, *capacity: int, **others) -> Places:
    given = {"site": SiteId(name.lower()), **others}
    return Places(id=PlacesId(name), capacity=capacity, **given)


def need(stage: str, months: int, *options: str, **others) -> StageNeed:
    return StageNeed(
        id=StageId(stage),
        work=100 * months,
        options=tuple(Option(PlacesId(name)) for name in options),
        **others,
    )


def trainee(name: str, months: int, *stages: StageNeed, **others) -> Trainee:
    work = sum(stage.work for stage in stages) // 100
    given = {"work": (100,) * months, "due": work, **others}
    return Trainee(id=TraineeId(name), stages=stages, **given)


def ways(problem: Problem, who: Trainee) -> Iterator[tuple[Assignment, ...]]:
    """Every way of one trainee, without regard to room."""
    each = [list(_served(problem, who, need)) for need in who.stages]
    alone = replace(problem, trainees=(who,), most_changed=None)
    for chosen in product(*each):
        way = tuple(sorted(chosen, key=lambda assignment: assignment.start))
        schedule = Schedule({who.id: way})
        if all(v.rule == "within_capacity" for v in violations(alone, schedule)):
            yield way


def _served(problem: Problem, who: Trainee, need: StageNeed) -> Iterator[Assignment]:
    if need.pinned is not None:
        yield need.pinned
        return
    for option in need.options:
        for start in range(problem.months):
            end = who.end_of(start, need.work)
            if end is not None:
                yield Assignment(need.id, option.places, start, end)


def schedules(problem: Problem) -> Iterator[Schedule]:
    """Every schedule in which everybody has a way.

    Each way is good by itself; only two rules speak of several people at once.
    """
    each = [list(ways(problem, who)) for who in problem.trainees]
    names = [who.id for who in problem.trainees]
    for chosen in product(*each):
        schedule = Schedule(dict(zip(names, chosen, strict=True)))
        together = within_capacity(problem, schedule), few_changed(problem, schedule)
        if not any(broken for rule in together for broken in rule):
            yield schedule


def cheapest(problem: Problem) -> int | None:
    return min((cost_of(problem, each) for each in schedules(problem)), default=None)


def random_problem(seed: int) -> Problem:
    """A problem with a bit of everything, of which nobody knows whether it can be."""
    dice = random.Random(seed)  # noqa: S311  not for secrets
    months = dice.randint(4, 7)
    rooms = tuple(
        places(
            name,
            *(dice.choice((0, 100, 100, 200)) for _ in range(months)),
            site=SiteId(dice.choice("xy")),
            measure=dice.choice((Measure.PEOPLE, Measure.PEOPLE, Measure.FRACTION)),
            minimum=dice.choice(((), (100,) * months)),
        )
        for name in "AB"
    )
    people = tuple(
        _random_trainee(dice, f"t{number}", months)
        for number in range(dice.randint(1, 3))
    )
    return Problem(
        months=months,
        places=rooms,
        trainees=people,
        weights=Weights(
            changed=dice.choice((0, 7)), moved_start=1, moved_month=2, moved_place=3
        ),
        most_changed=dice.choice((None, None, 1)),
    )


def _random_trainee(dice: random.Random, name: str, months: int) -> Trainee:
    stages: list[StageNeed] = []
    for stage in (ONE, TWO)[: dice.randint(1, 2)]:
        options = dice.sample("AB", dice.randint(1, 2))
        before = tuple(other.id for other in stages)
        stages.append(
            replace(
                need(stage, dice.randint(1, 2), *options),
                options=tuple(Option(PlacesId(o), dice.randint(0, 3)) for o in options),
                after=dice.choice(((), before)),
                softly_after=tuple(SoftOrder(other, 4) for other in before),
                earliest=dice.choice((0, 0, 1)),
                latest=dice.choice((None, months - 1)),
                windows=(Window(start=1, end=4, cost=2),),
            )
        )
    work = tuple(dice.choice((100, 100, 100, 80, 50, 0)) for _ in range(months))
    pin = Assignment(stages[0].id, PlacesId("A"), 0, 2)
    if dice.random() < 0.3:
        stages[0] = replace(stages[0], pinned=pin)
    told = (Assignment(stages[-1].id, PlacesId("B"), 3, 4),)
    return Trainee(
        id=TraineeId(name),
        work=work,
        stages=tuple(stages),
        due=dice.randint(1, 4),
        site=dice.choice((None, SiteId("x"))),
        max_delay=dice.choice((None, None, 2)),
        published=dice.choice(((), told)),
    )
