"""How much of a demand must be let go, and the problem in which it is.

The amount is the optimum of a problem in which that demand alone costs anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Protocol

from ferd.core.scheduling.asking import floor_of
from ferd.core.scheduling.conflict import Demand
from ferd.core.scheduling.problem import (
    FULL,
    DelayBand,
    Option,
    PlacesId,
    Problem,
    StageNeed,
    Trainee,
    Weights,
    Window,
)
from ferd.core.scheduling.schedule import Solved

_MOST_PLACES = 3
"""Nobody is advised to find more places at once."""

_FREE = Weights(
    delay=(DelayBand(None, 0),),
    move=0,
    shortage=0,
    changed=0,
    moved_start=0,
    moved_month=0,
    moved_place=0,
)


@dataclass(frozen=True, slots=True)
class Eased:
    """A demand, what there is to let go of it, and how to do so to a problem."""

    demand: Demand
    amount: int
    ease: Callable[[Problem], Problem]


class _Ease(Protocol):
    """Eases a demand by so much."""

    def __call__(self, problem: Problem, demand: Demand, amount: int) -> Problem:
        """Make the problem in which it is eased."""


def eased_enough(core: Problem, demand: Demand, until: float) -> Eased | None:
    """Ease a demand just so much that everybody in `core` can be placed.

    None when easing it is no way out, or none was found in time.
    """
    if demand.rule == "within_capacity" and demand.places is not None:
        return _with_room(core, demand, demand.places, until)
    if demand.rule == "in_order":
        return Eased(demand, 0, partial(_let_go, demand=demand))
    if demand.rule in _MEASURES:
        opened, ease = _MEASURES[demand.rule]
        return _measured(opened(_bare(core), demand), demand, ease, until)
    return None


def with_more_room(
    problem: Problem, places: PlacesId, months: tuple[int, int], room: int
) -> Problem:
    """Add room at some places for a span of months."""
    return replace(
        problem,
        places=tuple(
            replace(
                each,
                capacity=tuple(
                    here + room if months[0] <= month < months[1] else here
                    for month, here in enumerate(each.capacity)
                ),
            )
            if each.id == places
            else each
            for each in problem.places
        ),
    )


def _with_room(
    core: Problem, demand: Demand, places: PlacesId, until: float
) -> Eased | None:
    """Find the fewest months in which a place more, or two, would be enough."""
    from ferd.core.scheduling.cp_sat import fewest_months  # noqa: PLC0415  slow to load

    for room in range(FULL, (_MOST_PLACES + 1) * FULL, FULL):
        months = fewest_months(core, places, room, until - monotonic())
        if months is not None:
            ease = partial(with_more_room, places=places, months=months, room=room)
            return Eased(replace(demand, months=months), room, ease)
    return None


def _measured(
    opened: Problem,
    demand: Demand,
    ease: _Ease,
    until: float,
) -> Eased | None:
    from ferd.core.scheduling.cp_sat import solve_plainly  # noqa: PLC0415  slow to load

    match solve_plainly(opened, until - monotonic()):
        case Solved(cost=amount):
            return Eased(demand, amount, partial(ease, demand=demand, amount=amount))
        case _:
            return None


def _open_end(core: Problem, demand: Demand) -> Problem:
    def opened(need: StageNeed) -> StageNeed:
        wish = Window(start=0, end=need.latest or 0, cost=1)
        return replace(need, latest=None, windows=(wish,))

    return _for_stage(core, demand, opened)


def _later(problem: Problem, demand: Demand, amount: int) -> Problem:
    def eased(need: StageNeed) -> StageNeed:
        return replace(need, latest=(need.latest or 0) + amount)

    return _for_stage(problem, demand, eased)


def _open_start(core: Problem, demand: Demand) -> Problem:
    floor = floor_of(core)

    def opened(need: StageNeed) -> StageNeed:
        wish = Window(start=need.earliest, end=core.months, cost=1)
        return replace(need, earliest=floor, windows=(wish,))

    return _for_stage(core, demand, opened)


def _earlier(problem: Problem, demand: Demand, amount: int) -> Problem:
    def eased(need: StageNeed) -> StageNeed:
        return replace(need, earliest=need.earliest - amount)

    return _for_stage(problem, demand, eased)


def _open_delay(core: Problem, demand: Demand) -> Problem:
    def opened(trainee: Trainee) -> Trainee:
        if trainee.id != demand.trainee:
            return replace(trainee, due=core.months)
        due = trainee.due + (trainee.max_delay or 0)
        return replace(trainee, max_delay=None, due=due)

    weights = replace(core.weights, delay=(DelayBand(None, 1),))
    trainees = tuple(opened(trainee) for trainee in core.trainees)
    return replace(core, trainees=trainees, weights=weights)


def _longer(problem: Problem, demand: Demand, amount: int) -> Problem:
    trainees = tuple(
        replace(each, max_delay=(each.max_delay or 0) + amount)
        if each.id == demand.trainee
        else each
        for each in problem.trainees
    )
    return replace(problem, trainees=trainees)


def _open_budget(core: Problem, demand: Demand) -> Problem:
    """Let each altered way cost."""
    del demand
    return replace(core, most_changed=None, weights=replace(core.weights, changed=1))


def _more_changed(problem: Problem, demand: Demand, amount: int) -> Problem:
    del demand
    return replace(problem, most_changed=amount)


def _let_go(problem: Problem, demand: Demand) -> Problem:
    return _for_stage(problem, demand, lambda need: replace(need, after=()))


_MEASURES: dict[str, tuple[Callable[[Problem, Demand], Problem], _Ease]] = {
    "not_too_late": (_open_end, _later),
    "not_too_early": (_open_start, _earlier),
    "within_max_delay": (_open_delay, _longer),
    "few_changed": (_open_budget, _more_changed),
}
"""For each rule, the problem in which trespassing it costs, and how to ease it."""


def _for_stage(
    problem: Problem, demand: Demand, change: Callable[[StageNeed], StageNeed]
) -> Problem:
    """Change the one stage that a demand is about."""
    trainees = tuple(
        replace(
            trainee,
            stages=tuple(
                change(need) if need.id == demand.stage else need
                for need in trainee.stages
            ),
        )
        if trainee.id == demand.trainee
        else trainee
        for trainee in problem.trainees
    )
    return replace(problem, trainees=trainees)


def _bare(core: Problem) -> Problem:
    """Forget every wish, so that only one thing costs."""

    def bare(need: StageNeed) -> StageNeed:
        options = tuple(Option(option.places) for option in need.options)
        return replace(need, options=options, softly_after=(), windows=())

    trainees = tuple(
        replace(trainee, stages=tuple(bare(need) for need in trainee.stages))
        for trainee in core.trainees
    )
    return replace(core, trainees=trainees, weights=_FREE)
