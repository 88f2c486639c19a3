"""Checks of order: nothing waits for itself, and choices can be counted."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter

from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.problem import Problem, StageId, Trainee
from ferd.core.scheduling.problem_checks.paths import error, trainees_at

MOST_CHOICES = 5_000
"""Sets of stages that may be over at one time; the planner looks at each."""


def no_stage_waits_for_itself(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA021: following what must come before never leads back."""
    for where, trainee in trainees_at(problem):
        circle = _circle(trainee)
        if circle:
            template = gettext_noop("These stages wait for each other: %(stages)s.")
            stages = ", ".join(circle)
            yield error("ROTA021", f"{where}.stages", template, stages=stages)


def the_order_leaves_a_choice_that_can_be_counted(
    problem: Problem,
) -> Iterator[Diagnostic]:
    """ROTA022: not so many stages may come in any order that nobody could plan."""
    for where, trainee in trainees_at(problem):
        if not _circle(trainee) and _has_too_many_choices(_befores(trainee)):
            template = gettext_noop(
                "The stages can be taken in too many orders. Say of more of them "
                "what they come after."
            )
            yield error("ROTA022", f"{where}.stages", template)


def _circle(trainee: Trainee) -> tuple[StageId, ...]:
    before = {need.id: need.after for need in trainee.stages}
    try:
        TopologicalSorter(before).prepare()
    except CycleError as found:
        return tuple(reversed(found.args[1]))
    return ()


def _befores(trainee: Trainee) -> tuple[int, ...]:
    """Give for each stage that is not pinned the set of those before it, in bits."""
    asked = [need for need in trainee.stages if need.pinned is None]
    bits: Mapping[StageId, int] = {need.id: 1 << at for at, need in enumerate(asked)}
    return tuple(sum({bits.get(before, 0) for before in need.after}) for need in asked)


@lru_cache(maxsize=1_000)
def _has_too_many_choices(befores: tuple[int, ...]) -> bool:
    """Tell whether more than MOST_CHOICES sets of stages can be over at one time."""
    seen = {0}
    waiting = [0]
    while waiting and len(seen) <= MOST_CHOICES:
        over = waiting.pop()
        for at, before in enumerate(befores):
            then = over | 1 << at
            if not before & ~over and then not in seen:
                seen.add(then)
                waiting.append(then)
    return len(seen) > MOST_CHOICES
