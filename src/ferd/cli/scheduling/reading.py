"""From the names of files to problems, schedules and events, or a refusal."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from ferd.cli.scheduling import showing
from ferd.core.diagnostics import Diagnostic, gettext_noop
from ferd.core.scheduling.event_checks import check_events
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks.paths import error
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import violations
from ferd.core.scheduling.violation_words import in_words
from ferd.formats.scheduling_answers import (
    Objectives,
    faults_to_json,
    read_objectives,
)
from ferd.formats.scheduling_json import (
    MOST_BYTES,
    Events,
    Reading,
    parse,
    read_events,
    read_problem,
    read_schedule,
)

MALFORMED = 2
STANDARD_INPUT = "-"
BROKEN = gettext_noop("Broken already: %(sentence)s")
Value = TypeVar("Value")


class Refused(Exception):
    """What is asked cannot be done with this input."""

    def __init__(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(name)
        self.name = name
        self.diagnostics = diagnostics


def tell(refusal: Refused, *, as_json: bool) -> None:
    """Print one line a fault on standard error, and an object when it is asked for."""
    sys.stderr.writelines(_lines(refusal.name, refusal.diagnostics))
    if as_json:
        showing.as_json(faults_to_json(refusal.name, refusal.diagnostics))


def problem_in(name: str) -> Problem:
    """Read a problem; what is odd about it is said on standard error."""
    reading = read_problem(_parsed(name))
    sys.stderr.writelines(_lines(name, reading.diagnostics) if reading.value else ())
    return _value(name, reading)


def schedule_in(name: str) -> Schedule:
    """Read a schedule."""
    return _read(name, read_schedule)


def schedule_of(name: str, problem: Problem) -> Schedule:
    """Read a schedule that breaks no rule of its problem."""
    schedule = schedule_in(name)
    found = [
        error("ROTA032", "$.ways", BROKEN, sentence=in_words(each).text())
        for each in violations(problem, schedule)
    ]
    if found:
        raise Refused(name, found)
    return schedule


def objectives_in(name: str) -> Objectives:
    """Read the objectives that remain."""
    return _read(name, read_objectives)


def events_in(name: str, problem: Problem) -> Events:
    """Read events that are about a problem."""
    events = _read(name, read_events)
    found = check_events(problem, events.events, today=events.today)
    if found:
        raise Refused(name, found)
    return events


def _read(name: str, read: Callable[[object], Reading[Value]]) -> Value:
    return _value(name, read(_parsed(name)))


def _parsed(name: str) -> object:
    reading = parse(_bytes_in(name))
    if reading.diagnostics:
        raise Refused(name, reading.diagnostics)
    return reading.value


def _bytes_in(name: str) -> bytes:
    """Take at most one byte more than is allowed: enough to refuse a larger file."""
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        template = gettext_noop("The file cannot be opened: %(reason)s.")
        found = error("READ210", "$", template, reason=reason)
        raise Refused(name, [found]) from fault


def _value(name: str, reading: Reading[Value]) -> Value:
    if reading.value is None:
        raise Refused(name, reading.diagnostics)
    return reading.value


def _lines(name: str, diagnostics: Iterable[Diagnostic]) -> Iterable[str]:
    for each in diagnostics:
        line = f"{name}: {each.where}: {each.text()} ({each.code})"
        yield "".join(c if c.isprintable() else " " for c in line) + "\n"
