"""A plan's values as the drawings that pages show."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.curriculum import queries as curriculum
from ferd.areas.curriculum.models import LearningObjective
from ferd.areas.plans import queries
from ferd.core.curriculum.coverage import Coverage, CoverageRow, coverage_of
from ferd.core.curriculum.coverage import Mark as CoreMark
from ferd.core.curriculum.model import as_ranges, objective_code
from ferd.core.plans.model import Stage, TrainingPlan
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.matrix import Column, Group, Mark, MatrixDrawing, Row
from ferd.foundation.drawing.stages import StageBand, StagesDrawing
from ferd.foundation.saying import figure

MARKS = {
    CoreMark.FIRST: Mark.FIRST,
    CoreMark.AGAIN: Mark.AGAIN,
    CoreMark.LAST: Mark.LAST,
    CoreMark.ONLY: Mark.LAST,
    CoreMark.ONLY_ELSEWHERE: Mark.ELSEWHERE,
}

ROWS_AT_A_GLANCE = 150
"""The groups of a larger matrix are folded."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One stage as the table of a page shows it."""

    stage: Stage
    interval: str
    sites: tuple[str, ...]
    objectives: str
    count: int
    remarks: tuple[str, ...]


def stages(plan: TrainingPlan) -> StagesDrawing:
    """Draw the stages that have an interval on the training clock."""
    bands = tuple(
        StageBand(
            from_months=stage.from_months,
            to_months=stage.to_months,
            label=stage.label,
            site=" / ".join(place.short_title for place in stage.placements),
            detail=_count_in_words(stage),
        )
        for stage in plan.timeline
        if stage.from_months is not None and stage.to_months is not None
    )
    months = max((band.to_months for band in bands), default=0)
    caption = Caption(
        id="stages",
        title=_("The stages of the training"),
        description=_("%(count)d stages over %(months)s months")
        % {"count": len(bands), "months": figure(months)},
    )
    return StagesDrawing(caption=caption, bands=bands)


def timeline_rows(plan: TrainingPlan) -> list[TimelineRow]:
    """Give the stages as rows of a table."""
    return [
        TimelineRow(
            stage=stage,
            interval=interval_in_words(stage),
            sites=tuple(place.title for place in stage.placements),
            objectives=objectives_in_words(stage),
            count=len(stage.objectives.numbers),
            remarks=tuple(_remarks(plan, stage)),
        )
        for stage in plan.timeline
    ]


def coverage_matrix(plan: TrainingPlan, specialty_code: str) -> MatrixDrawing:
    """Draw which objective is learnt in which stage, grouped by where it starts."""
    coverage = coverage_of(plan, queries.requirements(specialty_code))
    columns = tuple(
        Column(
            label=stage.label,
            place=" / ".join(place.short_title for place in stage.placements),
        )
        for stage in plan.timeline
    )
    caption = Caption(
        id="coverage",
        title=_("Coverage of the learning objectives"),
        description=_gist(coverage),
    )
    groups = _groups(plan, coverage, specialty_code)
    return MatrixDrawing(caption=caption, columns=columns, groups=groups)


def interval_in_words(stage: Stage) -> str:
    """Say a stage's place in time."""
    if stage.from_months is None or stage.to_months is None:
        return stage.text or _("not stated")
    return _("month %(first)s to %(last)s") % {
        "first": figure(stage.from_months),
        "last": figure(stage.to_months),
    }


def objectives_in_words(stage: Stage) -> str:
    """Say a stage's objectives briefly."""
    written = [as_ranges(stage.objectives.numbers), *stage.objectives.codes]
    if stage.objectives.symbolic:
        written.append(stage.objectives.text)
    return ", ".join(filter(None, written))


def _remarks(plan: TrainingPlan, stage: Stage) -> Iterator[str]:
    labels = {each.order: each.label for each in plan.timeline}
    if stage.alternative_of is not None:
        other = labels.get(stage.alternative_of, "")
        yield _("instead of %(stage)s") % {"stage": other}
    if stage.capacity is not None:
        room = ngettext(
            "room for %(count)d trainee", "room for %(count)d trainees", stage.capacity
        )
        yield room % {"count": stage.capacity}
    if stage.may_move:
        yield _("may come at another time: %(words)s") % {"words": stage.may_move}


def _count_in_words(stage: Stage) -> str:
    count = len(stage.objectives.numbers)
    return _("%(count)d objectives") % {"count": count} if count else ""


def _gist(coverage: Coverage) -> str:
    return _(
        "%(all)d learning objectives: %(missing)d without a stage, %(repeated)d in "
        "several stages, %(elsewhere)d only elsewhere."
    ) % {
        "all": len(coverage.rows),
        "missing": len(coverage.missing),
        "repeated": len(coverage.repeated),
        "elsewhere": len(coverage.only_elsewhere),
    }


def _groups(
    plan: TrainingPlan, coverage: Coverage, specialty_code: str
) -> tuple[Group, ...]:
    named = curriculum.objectives_in_force(specialty_code)
    address = _objective_address()
    rows = {
        row.objective: _row(row, specialty_code, named.get(row.objective), address)
        for row in coverage.rows
    }
    is_open = len(rows) <= ROWS_AT_A_GLANCE
    begun: dict[int | None, list[Row]] = {None: []}
    for row in coverage.rows:
        first = row.stages[0] if row.stages else None
        begun.setdefault(first, []).append(rows[row.objective])
    missing = begun[None]
    groups = [Group(label=_("No stage leads here"), rows=tuple(missing))]
    for stage in plan.timeline:
        label = _("Begins in %(stage)s") % {"stage": stage.label}
        found = tuple(begun.get(stage.order, ()))
        groups.append(Group(label=label, rows=found, is_open=is_open))
    return tuple(group for group in groups if group.rows)


def _row(
    row: CoverageRow,
    specialty_code: str,
    known: LearningObjective | None,
    address: str,
) -> Row:
    neutral = _("Learning objective %(number)d") % {"number": row.objective}
    return Row(
        code=objective_code(specialty_code, row.objective),
        title=known.title if known else neutral,
        marks=tuple(MARKS[mark] if mark else None for mark in row.marks),
        href=address.format(known.uuid) if known else "",
    )


def _objective_address() -> str:
    """Give the address of an objective's page, with ``{}`` for its identifier.

    One look-up serves a thousand links.
    """
    nobody = UUID(int=0)
    return reverse("curriculum:objective", args=[nobody]).replace(str(nobody), "{}")
