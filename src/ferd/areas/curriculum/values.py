"""Editions as the core sees them, out of the database and into it.

Rows are written in bulk: the whole country has some 4,900 objectives.
"""

from datetime import datetime

from django.db import models

from ferd.areas.curriculum.models import (
    AssessmentMethod,
    CurriculumEdition,
    LearningActivity,
    LearningObjective,
    RecommendedCount,
    Specialty,
)
from ferd.core.curriculum import catalogue as core

_OBJECTIVE_FIELDS = (
    "own_title",
    "text",
    "explanation",
    "group",
    "valid_from",
    "valid_to",
    "replaces",
    "kind",
    "theme",
    "same_as",
    "identifier",
    "raw",
)


def as_value(edition: CurriculumEdition) -> core.Edition:
    """Give an edition and all in it as one value; six queries, whatever its size."""
    specialty = edition.specialty
    return core.Edition(
        specialty=core.Specialty(
            specialty.code, specialty.name_nb, specialty.name_nn, specialty.name_en
        ),
        title=edition.title,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
        objectives=tuple(_objectives(edition)),
        activities=tuple(_activities(edition)),
        assessments=tuple(
            core.AssessmentMethod(
                key=m.key,
                kind=core.AssessmentKind(m.kind),
                title=m.title,
                raw=m.raw,
            )
            for m in edition.assessments.order_by("pk")
        ),
        source=edition.source,
        identifier=edition.identifier,
        raw=edition.raw,
    )


def _objectives(edition: CurriculumEdition) -> list[core.Objective]:
    rows = edition.objectives.order_by("number").prefetch_related(
        models.Prefetch("activities", LearningActivity.objects.order_by("pk")),
        models.Prefetch("assessments", AssessmentMethod.objects.order_by("pk")),
    )
    return [
        core.Objective(
            number=row.number,
            code=row.code,
            title=row.own_title,
            text=row.text,
            explanation=row.explanation,
            group=row.group,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            replaces=row.replaces,
            kind=core.ObjectiveKind(row.kind),
            theme=core.Theme(row.theme) if row.theme else None,
            activities=tuple(activity.key for activity in row.activities.all()),
            assessments=tuple(method.key for method in row.assessments.all()),
            same_as=tuple(row.same_as),
            identifier=row.identifier,
            raw=row.raw,
        )
        for row in rows
    ]


def _activities(edition: CurriculumEdition) -> list[core.LearningActivity]:
    rows = edition.activities.order_by("pk").prefetch_related("counts")
    return [
        core.LearningActivity(
            key=row.key,
            kind=core.ActivityKind(row.kind),
            title=row.title,
            text=row.text,
            counts=tuple(
                core.RecommendedCount(count.count, count.role, count.row)
                for count in row.counts.all()
            ),
            raw=row.raw,
        )
        for row in rows
    ]


def store_specialty(value: core.Specialty) -> Specialty:
    """Keep a specialty; a name that is not given stays as it is stored."""
    specialty, _ = Specialty.objects.get_or_create(code=value.code)
    specialty.name_nb = value.nb or specialty.name_nb
    specialty.name_nn = value.nn or specialty.name_nn
    specialty.name_en = value.en or specialty.name_en
    specialty.save()
    return specialty


def store(edition: CurriculumEdition, value: core.Edition, *, at: datetime) -> None:
    """Make the rows of an edition say what the value says; none is deleted."""
    edition.title = value.title
    edition.valid_from, edition.valid_to = value.valid_from, value.valid_to
    edition.source, edition.identifier = value.source, value.identifier
    edition.raw, edition.changed_at = value.raw, at
    edition.save()
    _store_activities(edition, value)
    _store_assessments(edition, value)
    _store_objectives(edition, value)
    _link(edition, value)


def _store_activities(edition: CurriculumEdition, value: core.Edition) -> None:
    LearningActivity.objects.bulk_create(
        [
            LearningActivity(
                edition=edition,
                key=a.key,
                kind=a.kind.value,
                title=a.title,
                text=a.text,
                raw=a.raw,
            )
            for a in value.activities
        ],
        update_conflicts=True,
        unique_fields=["edition", "key"],
        update_fields=["kind", "title", "text", "raw"],
    )
    known = {a.key: a for a in edition.activities.all()}
    RecommendedCount.objects.filter(activity__edition=edition).delete()
    RecommendedCount.objects.bulk_create(
        RecommendedCount(
            activity=known[activity.key],
            position=position,
            row=count.row,
            role=count.role,
            count=count.count,
        )
        for activity in value.activities
        for position, count in enumerate(activity.counts)
    )


def _store_assessments(edition: CurriculumEdition, value: core.Edition) -> None:
    AssessmentMethod.objects.bulk_create(
        [
            AssessmentMethod(
                edition=edition,
                key=m.key,
                kind=m.kind.value,
                title=m.title,
                raw=m.raw,
            )
            for m in value.assessments
        ],
        update_conflicts=True,
        unique_fields=["edition", "key"],
        update_fields=["kind", "title", "raw"],
    )


def _store_objectives(edition: CurriculumEdition, value: core.Edition) -> None:
    """Write the objectives; one that is known keeps its identifier and its code."""
    LearningObjective.objects.bulk_create(
        [
            LearningObjective(
                edition=edition,
                number=o.number,
                code=o.code,
                own_title=o.title,
                text=o.text,
                explanation=o.explanation,
                group=o.group,
                valid_from=o.valid_from,
                valid_to=o.valid_to,
                replaces=o.replaces,
                kind=o.kind.value,
                theme=o.theme.value if o.theme else "",
                same_as=list(o.same_as),
                identifier=o.identifier,
                raw=o.raw,
            )
            for o in value.objectives
        ],
        update_conflicts=True,
        unique_fields=["edition", "number"],
        update_fields=_OBJECTIVE_FIELDS,
    )


def _link(edition: CurriculumEdition, value: core.Edition) -> None:
    """Join objectives with what is recommended for them."""
    objectives = dict(edition.objectives.values_list("number", "pk"))
    activities = dict(edition.activities.values_list("key", "pk"))
    assessments = dict(edition.assessments.values_list("key", "pk"))
    by_activity = LearningObjective.activities.through
    by_assessment = LearningObjective.assessments.through
    by_activity.objects.filter(learningobjective__edition=edition).delete()
    by_assessment.objects.filter(learningobjective__edition=edition).delete()
    by_activity.objects.bulk_create(
        by_activity(
            learningobjective_id=objectives[o.number],
            learningactivity_id=activities[key],
        )
        for o in value.objectives
        for key in dict.fromkeys(o.activities)
        if key in activities
    )
    by_assessment.objects.bulk_create(
        by_assessment(
            learningobjective_id=objectives[o.number],
            assessmentmethod_id=assessments[key],
        )
        for o in value.objectives
        for key in dict.fromkeys(o.assessments)
        if key in assessments
    )
