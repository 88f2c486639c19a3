"""The national catalogue over HTTP."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.curriculum import queries
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut, cut_list

if TYPE_CHECKING:
    from ferd.areas.curriculum.models import (
        CurriculumEdition,
        LearningActivity,
        LearningObjective,
    )

router = Router(tags=["curriculum"])


class EditionOut(BaseModel):
    """A specialty's curriculum from one day to another; both belong to it."""

    id: UUID
    title: str
    valid_from: date | None
    valid_to: date | None


class SpecialtyOut(BaseModel):
    """A specialty, and the edition of its curriculum that is in force."""

    id: UUID
    code: str
    name: str
    edition: EditionOut | None
    objectives: int


class SpecialtyPage(BaseModel):
    """A part of the list of specialties."""

    items: list[SpecialtyOut]
    page: PageInfo


class EditionPage(BaseModel):
    """A part of the list of editions, the newest first."""

    items: list[EditionOut]
    page: PageInfo


class ObjectiveOut(BaseModel):
    """One learning objective; its id never changes."""

    id: UUID
    number: int
    code: str
    title: str
    text: str
    group: str
    kind: str
    theme: str
    valid_from: date | None
    valid_to: date | None
    replaces: str


class ObjectivePage(BaseModel):
    """A part of the list of an edition's objectives, in order of number."""

    items: list[ObjectiveOut]
    page: PageInfo


class CountOut(BaseModel):
    """How many times a procedure should be done, in one role."""

    row: str
    role: str
    count: int


class ActivityOut(BaseModel):
    """Something recommended in order to learn."""

    id: UUID
    kind: str
    title: str
    text: str
    counts: list[CountOut]


class AssessmentOut(BaseModel):
    """A recommended way to judge competence."""

    id: UUID
    kind: str
    title: str


class WholeObjectiveOut(ObjectiveOut):
    """One learning objective with what is recommended for it."""

    edition: UUID
    explanation: str
    activities: list[ActivityOut]
    assessments: list[AssessmentOut]


_SCOPE = BearerToken(Scope.CURRICULUM_READ)
_OBJECTIVE = tuple(name for name in ObjectiveOut.model_fields if name != "id")


@router.get(
    "/specialties",
    summary=gettext_noop("List the specialties"),
    auth=_SCOPE,
    response=answers.reading(SpecialtyPage),
)
def list_specialties(request: Request, asked: Query[Paging]) -> SpecialtyPage:
    """List all specialties with the edition in force, in order of name."""
    found = cut_list(queries.list_specialties(request.user), asked)
    items = [
        SpecialtyOut(
            id=listed.specialty.uuid,
            code=listed.specialty.code,
            name=listed.specialty.name,
            edition=_edition(listed.edition) if listed.edition else None,
            objectives=listed.objectives,
        )
        for listed in found.rows
    ]
    return SpecialtyPage(items=items, page=found.page)


@router.get(
    "/specialties/{specialty_id}/editions",
    summary=gettext_noop("List the editions of a specialty"),
    auth=_SCOPE,
    response=answers.finding(EditionPage),
)
def list_editions(
    request: Request, specialty_id: UUID, asked: Query[Paging]
) -> EditionPage:
    """List all editions of a specialty's curriculum, the newest first."""
    specialty = queries.get_specialty(request.user, specialty_id)
    found = cut(queries.editions_of(specialty), asked)
    return EditionPage(items=[_edition(row) for row in found.rows], page=found.page)


@router.get(
    "/editions/{edition_id}/objectives",
    summary=gettext_noop("List the learning objectives of an edition"),
    auth=_SCOPE,
    response=answers.finding(ObjectivePage),
)
def list_objectives(
    request: Request, edition_id: UUID, asked: Query[Paging]
) -> ObjectivePage:
    """List an edition's learning objectives, in order of number."""
    edition = queries.get_edition(request.user, edition_id)
    rows = queries.find_objectives(edition, words="", group="")
    found = cut_list(rows, asked)
    items = [ObjectiveOut(**_objective(row)) for row in found.rows]
    return ObjectivePage(items=items, page=found.page)


@router.get(
    "/objectives/{objective_id}",
    summary=gettext_noop("Show one learning objective"),
    auth=_SCOPE,
    response=answers.finding(WholeObjectiveOut),
)
def show_objective(request: Request, objective_id: UUID) -> WholeObjectiveOut:
    """Show one learning objective with what is recommended for it."""
    objective = queries.get_objective(request.user, objective_id)
    return WholeObjectiveOut(
        **_objective(objective),
        edition=objective.edition.uuid,
        explanation=objective.explanation,
        activities=[_activity(row) for row in objective.activities.all()],
        assessments=[
            AssessmentOut(id=row.uuid, kind=row.kind, title=row.title)
            for row in objective.assessments.all()
        ],
    )


def _edition(edition: "CurriculumEdition") -> EditionOut:
    return EditionOut(
        id=edition.uuid,
        title=edition.title,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
    )


def _objective(objective: "LearningObjective") -> dict[str, Any]:
    return {name: getattr(objective, name) for name in _OBJECTIVE} | {
        "id": objective.uuid
    }


def _activity(activity: "LearningActivity") -> ActivityOut:
    counts = [
        CountOut(row=each.row, role=each.role, count=each.count)
        for each in activity.counts.all()
    ]
    return ActivityOut(
        id=activity.uuid,
        kind=activity.kind,
        title=activity.title,
        text=activity.text,
        counts=counts,
    )
