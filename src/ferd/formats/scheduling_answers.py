"""What `ferd schedule` answers beside outcomes, as JSON; and objectives, read.

Each answer carries its form and version and says everything in words as well;
docs/reference/scheduling-json.md describes them, with a schema. Schedules in them
are whole documents, to be taken out and used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ferd.core.diagnostics import Diagnostic
from ferd.core.scheduling.conflict import Conflict
from ferd.core.scheduling.counterfactuals import Counterfactual
from ferd.core.scheduling.dear_places import DearPlaces
from ferd.core.scheduling.explanations import (
    Telling,
    conflict_in_words,
    counterfactual_in_words,
    dear_in_words,
    ways_out_in_words,
)
from ferd.core.scheduling.problem import Problem, TraineeId
from ferd.core.scheduling.reachability import Reach, RemainingObjective
from ferd.core.scheduling.reachability_words import reach_in_words
from ferd.core.scheduling.replan import Point, Replanned
from ferd.core.scheduling.replan_words import point_in_words
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.verify import Violation
from ferd.core.scheduling.violation_words import in_words
from ferd.formats.scheduling_json import (
    Reading,
    fields_of,
    problem_to_json,
    read_form,
    schedule_to_json,
)
from ferd.formats.value_json import Json
from ferd.formats.value_reading import KIND, snake_case

OBJECTIVES = "ferd.objectives/1"
VIOLATIONS = "ferd.violations/1"
REPLANNED = "ferd.replanned/1"
EXPLANATION = "ferd.explanation/1"
WHAT_IF = "ferd.what_if/1"
FAULTS = "ferd.faults/1"


@dataclass(frozen=True, slots=True)
class Objectives:
    """The objectives that one trainee has still to reach."""

    objectives: tuple[RemainingObjective, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What would let one trainee finish earlier, everybody else staying put.

    Attributes:
        schedule: in which they are looked at.
        finish: the month training is over by in it; null without a way.
        counterfactuals: one change each, what helps most first.
        reach: how each objective that was asked about can be reached.
    """

    trainee: TraineeId
    schedule: Schedule
    finish: int | None
    counterfactuals: tuple[Counterfactual, ...]
    reach: tuple[Reach, ...]


def read_objectives(data: object) -> Reading[Objectives]:
    """Read the objectives that remain, and the stages that lead to each."""
    return read_form(Objectives, data, OBJECTIVES)


def violations_to_json(found: Iterable[Violation]) -> dict[str, Json]:
    """Write what is wrong with a schedule."""
    written: list[Json] = [
        {**fields_of(each), "message": in_words(each).text()} for each in found
    ]
    return {"form": VIOLATIONS, "violations": written}


def replanned_to_json(problem: Problem, replanned: Replanned) -> dict[str, Json]:
    """Write new plans, with the problem that they answer."""
    points: list[Json] = [
        _point_to_json(point, replanned, Telling(problem)) for point in replanned.points
    ]
    return {
        "form": REPLANNED,
        "problem": problem_to_json(problem),
        **fields_of(replanned),
        "points": points,
    }


def explanation_to_json(
    problem: Problem, conflict: Conflict | None, dear: Sequence[DearPlaces]
) -> dict[str, Json]:
    """Write what clashes and what would help, or what is in short supply."""
    telling = Telling(problem)
    said = [dear_in_words(each, telling) for each in dear]
    if conflict is not None:
        said += conflict_in_words(conflict, telling)
        said += ways_out_in_words(conflict, telling)
    places: list[Json] = [fields_of(each) for each in dear]
    return {
        "form": EXPLANATION,
        "conflict": fields_of(conflict) if conflict else None,
        "dear_places": places,
        "sentences": [sentence.text() for sentence in said],
    }


def what_if_to_json(problem: Problem, found: WhatIf) -> dict[str, Json]:
    """Write what would help one trainee, and what can be reached how."""
    telling = Telling(problem)
    changes: list[Json] = [
        {**fields_of(each), "message": counterfactual_in_words(each, telling).text()}
        for each in found.counterfactuals
    ]
    answers: list[Json] = [_reach_to_json(each, telling) for each in found.reach]
    return {
        "form": WHAT_IF,
        **fields_of(found),
        "schedule": schedule_to_json(found.schedule),
        "counterfactuals": changes,
        "reach": answers,
    }


def faults_to_json(name: str, found: Iterable[Diagnostic]) -> dict[str, Json]:
    """Write what is wrong with a document."""
    written: list[Json] = [
        {
            "code": each.code,
            "severity": each.severity.value,
            "where": each.where,
            "message": each.text(),
        }
        for each in found
    ]
    return {"form": FAULTS, "file": name, "diagnostics": written}


def _point_to_json(point: Point, replanned: Replanned, telling: Telling) -> Json:
    said = point_in_words(point, replanned, telling)
    return {
        **fields_of(point),
        "schedule": schedule_to_json(point.schedule),
        "sentences": [sentence.text() for sentence in said],
    }


def _reach_to_json(answer: Reach, telling: Telling) -> Json:
    said = reach_in_words(answer, telling)
    return {
        KIND: snake_case(type(answer)),
        **fields_of(answer),
        "sentences": [sentence.text() for sentence in said],
    }
