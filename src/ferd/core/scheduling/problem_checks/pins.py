"""Checks of what is pinned: it must be possible, for it will not be moved."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks.paths import (
    error,
    stages_at,
    trainees_at,
    warning,
)
from ferd.core.scheduling.usage import pinned_usage
from ferd.core.scheduling.way import delay_of, pins_of


def pins_are_of_their_own_stage(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA023: what a stage is pinned to is that stage."""
    for where, _, need in stages_at(problem):
        if need.pinned is not None and need.pinned.stage != need.id:
            template = gettext_noop("This is the stage “%(stage)s”, not “%(other)s”.")
            facts = {"stage": need.id, "other": need.pinned.stage}
            yield error("ROTA023", f"{where}.pinned.stage", template, **facts)


def pins_lie_within_the_months(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA024: what is pinned has a start before its end, within the months."""
    for where, _, need in stages_at(problem):
        pin = need.pinned
        if pin is not None and not 0 <= pin.start < pin.end <= problem.months:
            template = gettext_noop(
                "What is pinned must begin before it ends, from month 0 to %(months)d."
            )
            yield error("ROTA024", f"{where}.pinned", template, months=problem.months)


def pins_of_one_trainee_do_not_overlap(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA025: nobody is pinned to two stages in one month."""
    for where, trainee in trainees_at(problem):
        pins = sorted(pins_of(trainee), key=lambda pin: pin.start)
        for one, other in pairwise(pins):
            if other.start < one.end:
                template = gettext_noop(
                    "“%(one)s” and “%(other)s” are pinned to the same months."
                )
                facts = {"one": one.stage, "other": other.stage}
                yield error("ROTA025", f"{where}.stages", template, **facts)


def pins_keep_the_greatest_delay(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA026: nothing is pinned to an end beyond the greatest delay."""
    for where, trainee in trainees_at(problem):
        delay = delay_of(trainee, pins_of(trainee))
        if trainee.max_delay is not None and delay > trainee.max_delay:
            template = gettext_noop(
                "What is pinned ends %(delay)d months after training is due to end; "
                "%(most)d are allowed."
            )
            facts = {"delay": delay, "most": trainee.max_delay}
            yield error("ROTA026", f"{where}.max_delay", template, **facts)


def pins_keep_the_order(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA027: what is pinned comes after what must come before it.

    Only a warning: both are promised, and are kept as they are.
    """
    for where, trainee, need in stages_at(problem):
        pins = {pin.stage: pin for pin in pins_of(trainee)}
        for at, before in enumerate(need.after):
            pin, first = need.pinned, pins.get(before)
            if pin is not None and first is not None and first.end > pin.start:
                template = gettext_noop(
                    "“%(stage)s” is pinned before “%(before)s” is over."
                )
                facts = {"stage": need.id, "before": before}
                yield warning("ROTA027", f"{where}.after[{at}]", template, **facts)


def pins_fit_the_places(problem: Problem) -> Iterator[Diagnostic]:
    """ROTA028: what is pinned has room.

    Only a warning: the places are over-booked already, and nothing is added.
    """
    used = pinned_usage(problem)
    for at, places in enumerate(problem.places):
        pairs = list(zip(used[places.id], places.capacity, strict=True))
        over = [here > room for here, room in pairs]
        for is_over, run in groupby(range(problem.months), over.__getitem__):
            if is_over:
                first = next(run)
                template = gettext_noop(
                    "From month %(month)d, what is pinned takes %(used)d hundredths "
                    "of places where there are %(room)d."
                )
                here, room = pairs[first]
                facts = {"month": first, "used": here, "room": room}
                where = f"$.places[{at}].capacity[{first}]"
                yield warning("ROTA028", where, template, **facts)
