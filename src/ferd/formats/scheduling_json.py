"""Problems, schedules, outcomes and events of the planner as JSON, and back, exactly.

Each document carries its form and version; docs/reference/scheduling-json.md
describes them, with a schema. Reading never raises: whatever is wrong becomes one
diagnostic a fault, with its JSON path. What was read as a problem has been
through `check_problem`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ferd.core.diagnostics import Diagnostic, gettext_noop, has_errors
from ferd.core.scheduling.events import Event
from ferd.core.scheduling.problem import Problem
from ferd.core.scheduling.problem_checks import check_problem
from ferd.core.scheduling.schedule import (
    Infeasible,
    Outcome,
    Schedule,
    Solved,
    TimedOut,
)
from ferd.formats.value_json import Json, to_json
from ferd.formats.value_reading import KIND, Faults, read_value, snake_case

PROBLEM = "ferd.problem/1"
SCHEDULE = "ferd.schedule/1"
OUTCOME = "ferd.outcome/1"
EVENTS = "ferd.events/1"
MOST_BYTES = 100_000_000

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Events:
    """What has happened, in its order, and when: month `today`."""

    today: int
    events: tuple[Event, ...]
    freeze: int = 0


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What was read, if it could be, and what there is to say of it."""

    value: Value | None
    diagnostics: tuple[Diagnostic, ...] = ()


def problem_to_json(problem: Problem) -> dict[str, Json]:
    """Write a problem."""
    return {"form": PROBLEM, **fields_of(problem)}


def schedule_to_json(schedule: Schedule) -> dict[str, Json]:
    """Write a schedule."""
    return {"form": SCHEDULE, **fields_of(schedule)}


def outcome_to_json(outcome: Outcome) -> dict[str, Json]:
    """Write an outcome; `kind` says which it is."""
    kind = snake_case(type(outcome))
    return {"form": OUTCOME, KIND: kind, **fields_of(outcome)}


def events_to_json(events: Events) -> dict[str, Json]:
    """Write events; each has its `kind`."""
    written: list[Json] = [
        {KIND: snake_case(type(event)), **fields_of(event)} for event in events.events
    ]
    return {"form": EVENTS, **fields_of(events, "events"), "events": written}


def read_problem(data: object) -> Reading[Problem]:
    """Read a problem from parsed JSON; without errors it can be planned."""
    reading = read_form(Problem, data, PROBLEM)
    if reading.value is None:
        return reading
    found = check_problem(reading.value)
    return Reading(None if has_errors(found) else reading.value, found)


def read_schedule(data: object) -> Reading[Schedule]:
    """Read a schedule, or the schedule of an outcome that has one."""
    if not isinstance(data, dict) or data.get("form") != OUTCOME:
        return read_form(Schedule, data, SCHEDULE)
    reading = read_outcome(data)
    match reading.value:
        case Solved(schedule=schedule) | TimedOut(best=Schedule() as schedule):
            return Reading(schedule)
        case None:
            return Reading(None, reading.diagnostics)
        case _:
            faults = Faults()
            faults.add("ROTA003", "$", gettext_noop("The outcome has no schedule."))
            return Reading(None, tuple(faults.found))


def read_outcome(data: object) -> Reading[Outcome]:
    """Read an outcome."""
    rest, faults = _without_form(data, OUTCOME)
    value = None if faults.found else read_value(Outcome, rest, "$", faults)
    if isinstance(value, Solved | Infeasible | TimedOut) and not faults.found:
        return Reading(value)
    return Reading(None, tuple(faults.found))


def read_events(data: object) -> Reading[Events]:
    """Read events."""
    return read_form(Events, data, EVENTS)


def parse(data: bytes) -> Reading[object]:
    """Parse JSON, or say where it is broken."""
    faults = Faults()
    if len(data) > MOST_BYTES:
        template = gettext_noop("The file is larger than %(most)d MB.")
        faults.add("ROTA005", "$", template, most=MOST_BYTES // 1_000_000)
        return Reading(None, tuple(faults.found))
    try:
        return Reading(_parsed(data))
    except _Refused as refusal:
        faults.add("ROTA001", "$", refusal.template, **refusal.facts)
    except UnicodeDecodeError:
        faults.add("ROTA001", "$", gettext_noop("The file is not written in UTF-8."))
    except json.JSONDecodeError as error:
        template = gettext_noop("Line %(line)d, column %(column)d is not JSON.")
        facts = {"line": error.lineno, "column": error.colno}
        faults.add("ROTA001", "$", template, **facts)
    except RecursionError:
        faults.add("ROTA005", "$", gettext_noop("The file is nested too deeply."))
    except ValueError:
        faults.add("ROTA005", "$", gettext_noop("There is a number that is too long."))
    return Reading(None, tuple(faults.found))


class _Refused(Exception):
    """JSON that says nothing certain."""

    def __init__(self, template: str, facts: Mapping[str, str]) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts


def _parsed(data: bytes) -> object:
    return json.loads(
        data.decode("utf-8-sig"),
        object_pairs_hook=_object_without_repeats,
        parse_constant=_refuse_constant,
    )


def _object_without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        template = gettext_noop("The name %(name)s stands twice in one object.")
        raise _Refused(template, {"name": json.dumps(twice[:60])})
    return found


def _refuse_constant(constant: str) -> object:
    raise _Refused(gettext_noop("%(text)s is no number."), {"text": constant})


def read_form(kind: type[Value], data: object, form: str) -> Reading[Value]:
    """Read a value from a document of this form."""
    rest, faults = _without_form(data, form)
    value = None if faults.found else read_value(kind, rest, "$", faults)
    if isinstance(value, kind) and not faults.found:
        return Reading(value)
    return Reading(None, tuple(faults.found))


def _without_form(data: object, form: str) -> tuple[dict[str, object], Faults]:
    """Take the form off a document, or say that it is another one."""
    faults = Faults()
    if not isinstance(data, dict):
        faults.add("ROTA003", "$", gettext_noop("must be an object."))
        return {}, faults
    if data.get("form") != form:
        template = gettext_noop("must be “%(form)s”.")
        faults.add("ROTA002", "$.form", template, form=form)
    return {name: item for name, item in data.items() if name != "form"}, faults


def fields_of(value: object, *without: str) -> dict[str, Json]:
    """Write the fields of a value, but for some."""
    written = to_json(value)
    return {
        name: item
        for name, item in (written.items() if isinstance(written, dict) else ())
        if name not in without
    }
