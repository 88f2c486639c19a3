"""Doubts of the reader as questions, and answers as corrections.

A doubt about a stage's objectives is answered with the numbers as one would
write them in the plan (``1-17, 69-75``); a doubt about its place in time with
two months (``12-42``); any other doubt with a yes.
"""

import re
from dataclasses import replace
from typing import TypedDict

from django.utils.translation import gettext as _

from ferd.areas.plans.models import ImportQuestion
from ferd.areas.plans.stored import to_stored
from ferd.areas.plans.uploads import Upload
from ferd.core.curriculum.model import as_ranges
from ferd.core.diagnostics import Diagnostic, Severity
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.formats.plans.objectives import read_objectives
from ferd.foundation.errors import Conflict

Kind = ImportQuestion.Kind

_STAGE = re.compile(r"^stage:(\d+)")
_MONTHS = re.compile(r"^\s*(\d+(?:[.,]\d+)?)\s*[-\u2013]\s*(\d+(?:[.,]\d+)?)\s*$")


KINDS = {
    **dict.fromkeys(
        ("READ103", "READ104", "READ105", "READ106", "READ107"), Kind.OBJECTIVES
    ),
    **dict.fromkeys(("READ108", "READ109", "READ110", "READ121"), Kind.OBJECTIVES),
    **dict.fromkeys(("READ102", "READ116", "READ119", "READ120"), Kind.INTERVAL),
}
"""What is asked about a doubt of the reader; of any other, only whether it is right."""


class Question(TypedDict):
    """The fields of a question, before it has a number and an import."""

    kind: str
    stage: int | None
    diagnostic: dict[str, object]
    understood: str


def questions_about(upload: Upload) -> list[Question]:
    """Make a question of every doubt that a person should settle."""
    return [
        _question(diagnostic, upload.plan)
        for diagnostic in upload.diagnostics
        if diagnostic.severity is Severity.WARNING
        and diagnostic.code.startswith("READ")
    ]


def answered(question: ImportQuestion, answer: str) -> TrainingPlan:
    """Give the plan as it is with an answer.

    Raises `Conflict` when the answer cannot be understood.
    """
    plan = question.plan_import.as_plan()
    is_confirmed = answer.strip() == question.understood
    if is_confirmed or question.kind == Kind.NOTICE or question.stage is None:
        return plan
    change = _new_objectives if question.kind == Kind.OBJECTIVES else _new_interval
    timeline = tuple(
        change(stage, answer) if stage.order == question.stage else stage
        for stage in plan.timeline
    )
    return replace(plan, timeline=timeline)


def _question(diagnostic: Diagnostic, plan: TrainingPlan) -> Question:
    match = _STAGE.match(diagnostic.where)
    stage = _stage(plan, int(match[1])) if match else None
    kind = KINDS.get(diagnostic.code, Kind.NOTICE) if stage else Kind.NOTICE
    return Question(
        kind=kind,
        stage=stage.order if stage else None,
        diagnostic=to_stored(diagnostic),
        understood=_in_words(stage, kind) if stage else "",
    )


def _stage(plan: TrainingPlan, order: int) -> Stage | None:
    return next((stage for stage in plan.timeline if stage.order == order), None)


def _in_words(stage: Stage, kind: str) -> str:
    if kind == Kind.NOTICE:
        return ""
    if kind == Kind.INTERVAL:
        if stage.from_months is None or stage.to_months is None:
            return ""
        return f"{stage.from_months:g}-{stage.to_months:g}"
    return as_ranges(stage.objectives.numbers) or stage.objectives.text


def _new_objectives(stage: Stage, answer: str) -> Stage:
    objectives, doubts = read_objectives(answer)
    if doubts or not (objectives.numbers or objectives.codes or objectives.symbolic):
        raise Conflict(
            _("“%(answer)s” is not understood. Write numbers, such as 1-17, 69-75.")
            % {"answer": answer}
        )
    return replace(stage, objectives=objectives)


def _new_interval(stage: Stage, answer: str) -> Stage:
    match = _MONTHS.match(answer)
    start, end = (
        (float(part.replace(",", ".")) for part in match.groups()) if match else (0, 0)
    )
    if end <= start:
        raise Conflict(
            _("“%(answer)s” is not understood. Write two months, such as 12-42.")
            % {"answer": answer}
        )
    return replace(stage, from_months=start, to_months=end, duration_months=end - start)
