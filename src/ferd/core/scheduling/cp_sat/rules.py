"""The rules as constraints, one function for each rule of `verify`, same names.

A rule adds its constraints to the model and yields each with the demand it comes
from, so that a caller may make it depend on a switch and learn which demands
clash (`explain`).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ortools.sat.python import cp_model

from ferd.core.scheduling.conflict import Demand
from ferd.core.scheduling.cp_sat.placed import Choice, Placed
from ferd.core.scheduling.problem import Assignment, StageNeed, Trainee
from ferd.core.scheduling.usage import pinned_usage
from ferd.core.scheduling.way import pins_of

Demanded: TypeAlias = tuple[Demand, cp_model.Constraint]
Rule: TypeAlias = Callable[[Placed], Iterator[Demanded]]


def known_ids(placed: Placed) -> Iterator[Demanded]:
    """There are variables only for what the problem knows; nothing to add."""
    del placed
    yield from ()


def everything_served(placed: Placed) -> Iterator[Demanded]:
    """Who has a way serves every stage of it, once; everybody is to have one."""
    for trainee in placed.problem.trainees:
        present = placed.present[trainee.id]
        for need in trainee.stages:
            if need.pinned is None:
                choices = placed.choices[trainee.id, need.id]
                terms = [(choice.taken, 1) for choice in choices]
                placed.model.add(weighted([*terms, (present, -1)]) == 0)
        demand = Demand(rule="everything_served", trainee=trainee.id)
        yield demand, placed.model.add(present == 1)


def pinned_kept(placed: Placed) -> Iterator[Demanded]:
    """There are no variables for what is pinned; nothing to add."""
    del placed
    yield from ()


def inside_horizon(placed: Placed) -> Iterator[Demanded]:
    """There are variables only inside the horizon; nothing to add."""
    del placed
    yield from ()


def one_stage_at_a_time(placed: Placed) -> Iterator[Demanded]:
    """Nobody serves two stages in one month, on leave or not."""
    for trainee in placed.problem.trainees:
        months: dict[int, list[Choice]] = {}
        for choice in placed.of(trainee):
            for month in range(choice.assignment.start, choice.assignment.end):
                months.setdefault(month, []).append(choice)
        taken = {m for pin in pins_of(trainee) for m in range(pin.start, pin.end)}
        demand = Demand(rule="one_stage_at_a_time", trainee=trainee.id)
        for month, choices in months.items():
            room = 0 if month in taken else 1
            yield demand, placed.model.add(_sum(choices) <= room)


def whole_service(placed: Placed) -> Iterator[Demanded]:
    """There are variables only for whole service; nothing to add."""
    del placed
    yield from ()


def permitted_places(placed: Placed) -> Iterator[Demanded]:
    """There are variables only for permitted places; nothing to add."""
    del placed
    yield from ()


def in_order(placed: Placed) -> Iterator[Demanded]:
    """A stage begins when what must come before it is over."""
    for trainee in placed.problem.trainees:
        needs = {need.id: need for need in trainee.stages}
        for need in trainee.stages:
            demand = Demand(rule="in_order", trainee=trainee.id, stage=need.id)
            for before in need.after:
                for constraint in _ordered(placed, trainee, needs[before], need):
                    yield demand, constraint


def not_too_early(placed: Placed) -> Iterator[Demanded]:
    """A stage begins no earlier than it may."""
    return _forbidden(
        placed, "not_too_early", lambda need, each: each.start < need.earliest
    )


def not_too_late(placed: Placed) -> Iterator[Demanded]:
    """A stage is over when it must be."""
    return _forbidden(
        placed,
        "not_too_late",
        lambda need, each: need.latest is not None and each.end > need.latest,
    )


def within_capacity(placed: Placed) -> Iterator[Demanded]:
    """No places take more than they have room for, or what is pinned takes."""
    pinned = pinned_usage(placed.problem)
    rooms = {places.id: places.capacity for places in placed.problem.places}
    for (places, month), wanted in placed.use.items():
        fixed = pinned[places][month]
        room = max(rooms[places][month], fixed) - fixed
        if sum(here for _, here in wanted) > room:
            demand = Demand(
                rule="within_capacity", places=places, months=(month, month + 1)
            )
            more = placed.extra.get((places, month), [])
            yield demand, placed.model.add(weighted([*wanted, *more]) <= room)


def within_max_delay(placed: Placed) -> Iterator[Demanded]:
    """Nobody is delayed by more than is agreed."""
    for trainee in placed.problem.trainees:
        if trainee.max_delay is not None:
            last = trainee.due + trainee.max_delay
            late = [c for c in placed.of(trainee) if c.assignment.end > last]
            if late:
                demand = Demand(rule="within_max_delay", trainee=trainee.id)
                yield demand, placed.model.add(_sum(late) == 0)


def few_changed(placed: Placed) -> Iterator[Demanded]:
    """No more published ways are altered than may be."""
    most = placed.problem.most_changed
    if most is None:
        return
    changed: list[cp_model.IntVar] = []
    for trainee in placed.problem.trainees:
        if trainee.published:
            is_left = is_changed(placed, trainee)
            placed.model.add(is_left + placed.present[trainee.id] >= 1)
            changed.append(is_left)
    if changed:
        total = cp_model.LinearExpr.sum(changed)
        yield Demand(rule="few_changed"), placed.model.add(total <= most)


# The names of `verify.RULES`, written again on purpose: what verifies a schedule
# shares nothing with what finds one. A test holds the two lists together.
RULES: tuple[Rule, ...] = (
    known_ids,
    everything_served,
    pinned_kept,
    inside_horizon,
    one_stage_at_a_time,
    whole_service,
    permitted_places,
    in_order,
    not_too_early,
    not_too_late,
    within_capacity,
    within_max_delay,
    few_changed,
)


def is_changed(placed: Placed, trainee: Trainee) -> cp_model.IntVar:
    """Give a variable that is at least 1 when a published way is left."""
    told = {each.stage: each for each in trainee.published}
    changed = placed.model.new_bool_var(f"{trainee.id} is changed")
    for need in trainee.stages:
        if need.pinned is None and need.id in told:
            choices = placed.choices[trainee.id, need.id]
            others = [c for c in choices if differs(c.assignment, told[need.id])]
            placed.model.add(_sum(others) <= changed)
    return changed


def differs(one: Assignment, other: Assignment) -> bool:
    """Tell whether a stage begins elsewhere or at another time."""
    return (one.start, one.places) != (other.start, other.places)


def weighted(terms: Iterable[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExprT:
    """Add up variables, each so many times."""
    known = list(terms)
    variables = [variable for variable, _ in known]
    return cp_model.LinearExpr.weighted_sum(variables, [factor for _, factor in known])


def _sum(choices: tuple[Choice, ...] | list[Choice]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.sum([choice.taken for choice in choices])


def _forbidden(
    placed: Placed, rule: str, is_bad: Callable[[StageNeed, Assignment], bool]
) -> Iterator[Demanded]:
    for (trainee, stage), choices in placed.choices.items():
        bad = [c for c in choices if is_bad(c.need, c.assignment)]
        if bad:
            demand = Demand(rule=rule, trainee=trainee, stage=stage)
            yield demand, placed.model.add(_sum(bad) == 0)


def _ordered(
    placed: Placed, trainee: Trainee, before: StageNeed, after: StageNeed
) -> Iterator[cp_model.Constraint]:
    """Let one stage be over before another begins; two pinned ones are not asked."""
    firsts = placed.choices.get((trainee.id, before.id), ())
    thens = placed.choices.get((trainee.id, after.id), ())
    if before.pinned is not None and after.pinned is not None:
        return
    if before.pinned is not None:
        end = before.pinned.end
        bad = [choice for choice in thens if choice.assignment.start < end]
        yield placed.model.add(_sum(bad) == 0)
    elif after.pinned is not None:
        start = after.pinned.start
        bad = [choice for choice in firsts if choice.assignment.end > start]
        yield placed.model.add(_sum(bad) == 0)
    else:
        ends = [(c.taken, c.assignment.end) for c in firsts]
        starts = [(c.taken, -c.assignment.start) for c in thens]
        yield placed.model.add(weighted(ends + starts) <= 0)
