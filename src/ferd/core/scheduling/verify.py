"""The specification: what is true of every good schedule. Knows no solver.

One generator a rule, from a problem and a schedule to what breaks it. `RULES`
lists them; the solvers, the explanations and the pages call a rule by its name
here. The problem is one that `problem_checks` finds no error in; the schedule may
hold anything.

What is pinned is not asked any more: of a pinned stage only that it is kept.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, groupby
from typing import TypeAlias

from ferd.core.scheduling.problem import (
    Assignment,
    PlacesId,
    Problem,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.usage import pinned_usage, usage
from ferd.core.scheduling.way import Way, changed_trainees, delay_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One place where a schedule breaks one rule.

    Attributes:
        rule: the name of a rule in `RULES`.
        months: the first month it is about and the one after the last.
        facts: the figures; which ones is written at each rule.
    """

    rule: str
    trainee: TraineeId | None = None
    stage: StageId | None = None
    places: PlacesId | None = None
    months: tuple[int, int] | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)


Rule: TypeAlias = Callable[[Problem, Schedule], Iterator[Violation]]


def known_ids(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Only trainees, stages and places that the problem knows are spoken of."""
    trainees, places = problem.trainees_by_id(), problem.places_by_id()
    for trainee_id, way in schedule.ways.items():
        trainee = trainees.get(trainee_id)
        if trainee is None:
            yield Violation(rule="known_ids", trainee=trainee_id)
            continue
        stages = {need.id for need in trainee.stages}
        for each in way:
            if each.stage not in stages or each.places not in places:
                yield _about("known_ids", trainee, each)


def everything_served(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Who has a way serves every stage of it, once. Facts: times."""
    for trainee, way in _ways(problem, schedule):
        for need in trainee.stages:
            times = sum(each.stage == need.id for each in way)
            if times != 1:
                yield Violation(
                    rule="everything_served",
                    trainee=trainee.id,
                    stage=need.id,
                    facts={"times": times},
                )


def pinned_kept(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """What is pinned stays where and when it is. Facts: places, start, end."""
    for trainee, way in _ways(problem, schedule):
        for need in trainee.stages:
            pin = need.pinned
            if pin is None:
                continue
            for each in way:
                if each.stage == need.id and each != pin:
                    yield _about("pinned_kept", trainee, each, _facts_of(pin))


def inside_horizon(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Everything lies within the months of the problem. Facts: months."""
    for trainee, _, each in _asked(problem, schedule):
        if not 0 <= each.start < each.end <= problem.months:
            facts = {"months": problem.months}
            yield _about("inside_horizon", trainee, each, facts)


def one_stage_at_a_time(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Nobody serves two stages in one month, on leave or not. Facts: other."""
    for trainee, way in _ways(problem, schedule):
        for one, other in combinations(way, 2):
            first, last = max(one.start, other.start), min(one.end, other.end)
            if first < last:
                yield Violation(
                    rule="one_stage_at_a_time",
                    trainee=trainee.id,
                    stage=one.stage,
                    places=one.places,
                    months=(first, last),
                    facts={"other": other.stage},
                )


def whole_service(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """A stage begins in a month of work, and ends when its work is done.

    Facts: end, the month it is done by; -1 when it never is.
    """
    for trainee, need, each in _asked(problem, schedule):
        end = trainee.end_of(each.start, need.work)
        if end != each.end:
            facts = {"end": -1 if end is None else end}
            yield _about("whole_service", trainee, each, facts)


def permitted_places(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """A stage is served where it may be served."""
    for trainee, need, each in _asked(problem, schedule):
        if all(option.places != each.places for option in need.options):
            yield _about("permitted_places", trainee, each)


def in_order(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """A stage begins when what must come before it is over. Facts: before.

    Holds between a pinned stage and one that is not; between two that are
    pinned nothing is asked.
    """
    for trainee, way in _ways(problem, schedule):
        needs = {need.id: need for need in trainee.stages}
        ends = {each.stage: each.end for each in way}
        for each in way:
            need = needs.get(each.stage)
            for before in need.after if need else ():
                are_pinned = _is_pinned(needs[each.stage]) and _is_pinned(needs[before])
                if not are_pinned and ends.get(before, problem.months) > each.start:
                    yield _about("in_order", trainee, each, {"before": before})


def not_too_early(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """A stage begins no earlier than it may. Facts: earliest."""
    for trainee, need, each in _asked(problem, schedule):
        if each.start < need.earliest:
            facts = {"earliest": need.earliest}
            yield _about("not_too_early", trainee, each, facts)


def not_too_late(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """A stage is over when it must be. Facts: latest."""
    for trainee, need, each in _asked(problem, schedule):
        if need.latest is not None and each.end > need.latest:
            yield _about("not_too_late", trainee, each, {"latest": need.latest})


def within_capacity(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """No places take more than they have room for in any month.

    Where what is pinned takes more than that alone, nothing may be added to it.
    Facts: used and room, in hundredths.
    """
    used, pinned = usage(problem, schedule), pinned_usage(problem)
    for places in problem.places:
        over = [
            (here, room) if here > max(room, fixed) else None
            for here, room, fixed in zip(
                used[places.id], places.capacity, pinned[places.id], strict=True
            )
        ]
        for found, run in groupby(range(problem.months), over.__getitem__):
            if found is not None:
                months = list(run)
                yield Violation(
                    rule="within_capacity",
                    places=places.id,
                    months=(months[0], months[-1] + 1),
                    facts={"used": found[0], "room": found[1]},
                )


def within_max_delay(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Nobody is delayed by more than is agreed. Facts: delay, max_delay."""
    for trainee, way in _ways(problem, schedule):
        delay = delay_of(trainee, way)
        if trainee.max_delay is not None and delay > trainee.max_delay:
            yield Violation(
                rule="within_max_delay",
                trainee=trainee.id,
                facts={"delay": delay, "max_delay": trainee.max_delay},
            )


def few_changed(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """No more published ways are altered than may be. Facts: changed, most."""
    if problem.most_changed is None:
        return
    changed = len(changed_trainees(problem, schedule))
    if changed > problem.most_changed:
        facts = {"changed": changed, "most": problem.most_changed}
        yield Violation(rule="few_changed", facts=facts)


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


def violations(problem: Problem, schedule: Schedule) -> Iterator[Violation]:
    """Tell what is wrong with a schedule, rule by rule; nothing when it is good."""
    for rule in RULES:
        yield from rule(problem, schedule)


def _ways(problem: Problem, schedule: Schedule) -> Iterable[tuple[Trainee, Way]]:
    """Go through the trainees of the problem who have a way."""
    for trainee in problem.trainees:
        if trainee.id in schedule.ways:
            yield trainee, schedule.ways[trainee.id]


def _asked(
    problem: Problem, schedule: Schedule
) -> Iterable[tuple[Trainee, StageNeed, Assignment]]:
    """Go through everything in the schedule that was not pinned."""
    for trainee, way in _ways(problem, schedule):
        needs = {need.id: need for need in trainee.stages}
        for each in way:
            need = needs.get(each.stage)
            if need is not None and not _is_pinned(need):
                yield trainee, need, each


def _is_pinned(need: StageNeed) -> bool:
    return need.pinned is not None


def _facts_of(pin: Assignment) -> Mapping[str, str | int]:
    return {"places": pin.places, "start": pin.start, "end": pin.end}


def _about(
    rule: str,
    trainee: Trainee,
    each: Assignment,
    facts: Mapping[str, str | int] | None = None,
) -> Violation:
    return Violation(
        rule=rule,
        trainee=trainee.id,
        stage=each.stage,
        places=each.places,
        months=(each.start, each.end),
        facts=facts or {},
    )
