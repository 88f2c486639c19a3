"""Objectives over HTTP: how far each has come, read as far as one may.

Recommending and approving are not here: they ask who one is at that moment.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.progress import api_shapes as shapes
from ferd.areas.progress import sensitive
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from ferd.areas.progress.models import ObjectiveProgress

router = Router(tags=["progress"])


class ProgressOut(BaseModel):
    """One trainee's way with one objective."""

    id: UUID
    objective: UUID
    code: str
    title: str
    state: str
    owner: UUID = Field(description="The unit whose head approves it")
    owner_name: str
    stage_label: str
    is_required: bool
    starts_on: date | None
    expected_on: date | None
    submitted_at: datetime | None
    changed_at: datetime
    version: int


class ProgressPage(BaseModel):
    """A part of the list of a trainee's objectives, in order of code."""

    items: list[ProgressOut]
    page: PageInfo


class WholeProgressOut(ProgressOut):
    """One trainee's way with one objective, and what happened to it."""

    story: list[shapes.EventOut]


_READ = BearerToken(Scope.PROGRESS_READ)
_PLAIN = (
    "state",
    "stage_label",
    "is_required",
    "starts_on",
    "expected_on",
    "submitted_at",
    "changed_at",
    "version",
)


@router.get(
    "/trainees/{trainee_id}/objectives",
    summary=gettext_noop("List the objectives of a trainee and how far each has come"),
    auth=_READ,
    response=answers.finding(ProgressPage),
)
def list_objectives_of(
    request: Request, trainee_id: UUID, asked: Query[Paging]
) -> ProgressPage:
    """List the objectives of one trainee that you see, in order of code."""
    sight = shapes.seen_training(request.user, trainee_id)
    found = cut(sight.objectives(), asked)
    shapes.note_overview(request.user, sight)
    items = [ProgressOut(**_progress(row)) for row in found.rows]
    return ProgressPage(items=items, page=found.page)


@router.get(
    "/trainees/{trainee_id}/objectives/{progress_id}",
    summary=gettext_noop("Show one trainee's way with one objective, and its story"),
    auth=_READ,
    response=answers.finding(WholeProgressOut),
)
def show_objective_of(
    request: Request, trainee_id: UUID, progress_id: UUID
) -> WholeProgressOut:
    """Show how far one objective of one trainee has come, and all that happened."""
    sight = shapes.seen_training(request.user, trainee_id)
    row = sight.objectives().filter(uuid=progress_id).first()
    if row is None:
        raise NotFound(_("There is no such objective."))
    shapes.note_looks(request.user, [row], sensitive.OBJECTIVE, sight.relation.value)
    return WholeProgressOut(**_progress(row), story=shapes.story(row))


def _progress(row: "ObjectiveProgress") -> dict[str, Any]:
    return {name: getattr(row, name) for name in _PLAIN} | {
        "id": row.uuid,
        "objective": row.objective.uuid,
        "code": row.objective.code,
        "title": row.objective.title,
        "owner": row.owner.uuid,
        "owner_name": row.owner.name,
    }
