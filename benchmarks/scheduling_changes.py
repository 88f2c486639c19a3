"""Prints what it takes to plan anew after something has happened, and to explain.

An event's plan is compared with the one before it: who has another way, and what
that costs more than if nobody had to move again.
"""

import statistics
from collections.abc import Iterator
from time import process_time

from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.cost import cost_of
from ferd.core.scheduling.counterfactuals import what_if
from ferd.core.scheduling.events import Event, apply
from ferd.core.scheduling.explain import find_conflict
from ferd.core.scheduling.generate import generate_events, generate_infeasible
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.replan import replan
from ferd.core.scheduling.schedule import Limits, Progress, Schedule
from ferd.core.scheduling.verify import violations

TODAY = 6
"""The month in which everything happens."""

REPLAN_HEAD = (
    "event",
    "hit",
    "changed",
    "least",
    "violations",
    "cost",
    "first s",
    "all s",
)
EXPLAIN_HEAD = ("seed", "demands", "as planted", "minimal", "ways out", "seconds")


def replanned(problem: Problem, schedule: Schedule, seed: int) -> Iterator[list[str]]:
    """Plan anew after one event of each kind: all the plans that are offered."""
    for event in generate_events(problem, schedule, seed=seed, today=TODAY):
        yield _after(problem, schedule, event)


def _after(problem: Problem, schedule: Schedule, event: Event) -> list[str]:
    asked = apply(problem, schedule, event, today=TODAY)
    begun, told = process_time(), list[float]()

    def watch(_progress: Progress) -> bool:
        told.append(process_time() - begun)
        return True

    found = replan(asked, schedule, limits=Limits(seconds=20), watch=watch)
    seconds = process_time() - begun
    first, before = found.points[0], cost_of(problem, schedule)
    return [
        type(event).__name__,
        str(len(found.hit)),
        str(len(first.changed)),
        str(found.least),
        str(sum(1 for _ in violations(asked, first.schedule))),
        f"{(first.cost - before) / before:+.1%}",
        f"{told[0]:.2f}",
        f"{seconds:.2f}",
    ]


def explained(seeds: int) -> Iterator[list[str]]:
    """Find clashes that were planted, and the ways out of them."""
    for seed in range(1, seeds + 1):
        problem, planted = generate_infeasible(seed)
        begun = process_time()
        found = find_conflict(problem, seconds=10.0)
        seconds = process_time() - begun
        if found is None:
            yield [str(seed), "none", "no", "no", "0", f"{seconds:.2f}"]
            continue
        yield [
            str(seed),
            str(len(found.demands)),
            "yes" if _named(found) == _named(planted) else "no",
            "yes" if found.is_minimal else "no",
            str(len(found.relaxations)),
            f"{seconds:.2f}",
        ]


def _named(conflict: Conflict) -> set[tuple[str, str | None, str | None]]:
    """Name the demands without the months they hold in."""
    return {(each.rule, each.trainee, each.places) for each in conflict.demands}


def asked_of_one(problem: Problem, schedule: Schedule) -> str:
    """Time what would help a trainee: every rule given up, every unit with more."""
    times, answers = list[float](), 0
    for trainee in problem.trainees[:20]:
        begun = process_time()
        answers += len(what_if(problem, schedule, trainee.id))
        times.append(process_time() - begun)
    return (
        f"what would help one trainee, all questions: median"
        f" {statistics.median(times) * 1000:.1f} ms of {len(times)}, {answers} answers"
    )
