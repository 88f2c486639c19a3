"""Training plans over HTTP."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.plans import queries
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut, cut_list
from ferd.foundation.saying import advise, say

if TYPE_CHECKING:
    from ferd.areas.plans.models import PlanVersion, TrainingPlan

router = Router(tags=["plans"])


class VersionListed(BaseModel):
    """A version of a plan, as a list shows it."""

    id: UUID
    number: int
    status: str


class PlanOut(BaseModel):
    """One unit's plan for one specialty, with the versions you may see."""

    id: UUID
    specialty: str
    specialty_code: str
    unit: UUID
    unit_name: str
    versions: list[VersionListed]


class PlanPage(BaseModel):
    """A part of the list of plans."""

    items: list[PlanOut]
    page: PageInfo


class VersionOut(VersionListed):
    """One version of a training plan: who made it binding, and when."""

    plan: UUID
    reason: str
    fingerprint: str = Field(description="Of what the version says; it names it")
    created_at: datetime
    approved_at: datetime | None
    approved_by: str | None
    published_at: datetime | None
    published_by: str | None
    retired_at: datetime | None
    due_for_revision_on: date | None


class DiagnosticOut(BaseModel):
    """One finding of the checks; see docs/reference/diagnostics.md."""

    code: str
    severity: str
    where: str
    text: str
    advice: str


class DiagnosticPage(BaseModel):
    """A part of the list of findings."""

    items: list[DiagnosticOut]
    page: PageInfo


class ContentOut(BaseModel):
    """What a version says, in the form of docs/reference/plan-json.md."""

    version: UUID
    fingerprint: str
    plan: dict[str, Any]


_SCOPE = BearerToken(Scope.PLANS_READ)
_PLAIN = (
    "number",
    "status",
    "reason",
    "fingerprint",
    "created_at",
    "approved_at",
    "published_at",
    "retired_at",
    "due_for_revision_on",
)


@router.get(
    "/plans",
    summary=gettext_noop("List the training plans"),
    auth=_SCOPE,
    response=answers.reading(PlanPage),
)
def list_plans(request: Request, asked: Query[Paging]) -> PlanPage:
    """List the plans of which you may see a version, with those versions."""
    found = cut(queries.visible_plans(request.user), asked)
    return PlanPage(items=[_plan(row) for row in found.rows], page=found.page)


@router.get(
    "/plans/{plan_id}",
    summary=gettext_noop("Show one training plan"),
    auth=_SCOPE,
    response=answers.finding(PlanOut),
)
def show_plan(request: Request, plan_id: UUID) -> PlanOut:
    """Show one plan with the versions you may see."""
    return _plan(queries.get_plan(request.user, plan_id))


@router.get(
    "/plan-versions/{version_id}",
    summary=gettext_noop("Show one version of a training plan"),
    auth=_SCOPE,
    response=answers.finding(VersionOut),
)
def show_version(request: Request, version_id: UUID) -> VersionOut:
    """Show one version: its state, and who made it binding."""
    version = queries.get_version(request.user, version_id)
    return VersionOut(
        **{name: getattr(version, name) for name in _PLAIN},
        id=version.uuid,
        plan=version.plan.uuid,
        approved_by=version.approved_by.name if version.approved_by else None,
        published_by=version.published_by.name if version.published_by else None,
    )


@router.get(
    "/plan-versions/{version_id}/content",
    summary=gettext_noop("Give what a version of a training plan says"),
    auth=_SCOPE,
    response=answers.finding(ContentOut),
)
def show_content(request: Request, version_id: UUID) -> ContentOut:
    """Give the plan itself as JSON, as docs/reference/plan-json.md describes it."""
    version = queries.get_version(request.user, version_id)
    return ContentOut(
        version=version.uuid, fingerprint=version.fingerprint, plan=version.content
    )


@router.get(
    "/plan-versions/{version_id}/diagnostics",
    summary=gettext_noop("List what the checks say of a version"),
    auth=_SCOPE,
    response=answers.finding(DiagnosticPage),
)
def list_diagnostics(
    request: Request, version_id: UUID, asked: Query[Paging]
) -> DiagnosticPage:
    """List what the checks say of a version, as of today."""
    version = queries.get_version(request.user, version_id)
    found = cut_list(queries.diagnostics(version), asked)
    items = [
        DiagnosticOut(
            code=each.code,
            severity=each.severity.value,
            where=each.where,
            text=say(each),
            advice=advise(each),
        )
        for each in found.rows
    ]
    return DiagnosticPage(items=items, page=found.page)


def _plan(plan: "TrainingPlan") -> PlanOut:
    seen: list[PlanVersion] = plan.seen  # type: ignore[attr-defined]  # prefetched
    return PlanOut(
        id=plan.uuid,
        specialty=plan.specialty,
        specialty_code=plan.specialty_code,
        unit=plan.unit.uuid,
        unit_name=plan.unit.name,
        versions=[
            VersionListed(id=each.uuid, number=each.number, status=each.status)
            for each in seen
        ],
    )
