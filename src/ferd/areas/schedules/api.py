"""Trainees and their individual plans over HTTP."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.audit.lookups import Purpose
from ferd.areas.schedules import api_ways, queries, sensitive
from ferd.areas.schedules.api_ways import PlacementOut, WayOut
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut
from ferd.foundation.errors import NotFound

if TYPE_CHECKING:
    from ferd.areas.schedules.models import IndividualPlan, Traineeship

router = Router(tags=["schedules"])


class TraineeOut(BaseModel):
    """That a person trains for one specialty with a unit, from one day."""

    id: UUID
    person: UUID
    name: str
    specialty_code: str
    unit: UUID
    unit_name: str
    starts_on: date
    ends_on: date | None = Field(description="The first day after it")


class TraineePage(BaseModel):
    """A part of the list of trainees."""

    items: list[TraineeOut]
    page: PageInfo


class PlanListed(BaseModel):
    """One version of one trainee's plan."""

    id: UUID
    trainee: UUID
    number: int
    status: str
    follows: UUID = Field(description="The version of the training plan it follows")
    completes_on: date | None
    proposed_at: datetime
    agreed_by_trainee_at: datetime | None
    agreed_by_leader_at: datetime | None
    fingerprint: str


class PlanListedPage(BaseModel):
    """A part of the list of a trainee's plans, the newest first."""

    items: list[PlanListed]
    page: PageInfo


class IndividualPlanOut(PlanListed):
    """One version of one trainee's plan, with the way it lays out."""

    reason: str | None = Field(description="For those who follow from home")
    way: WayOut


class OwnPlacements(BaseModel):
    """Your own placements, by the plan that binds or else the one proposed."""

    plan: UUID
    status: str
    items: list[PlacementOut]


_SCOPE = BearerToken(Scope.SCHEDULES_READ)
_PLAIN = (
    "number",
    "status",
    "completes_on",
    "proposed_at",
    "agreed_by_trainee_at",
    "agreed_by_leader_at",
    "fingerprint",
)


@router.get(
    "/trainees",
    summary=gettext_noop("List the trainees you may follow"),
    auth=_SCOPE,
    response=answers.reading(TraineePage),
)
def list_trainees(request: Request, asked: Query[Paging]) -> TraineePage:
    """List the trainees you may follow; yourself, when you train."""
    found = cut(queries.visible_traineeships(request.user), asked)
    return TraineePage(items=[_trainee(row) for row in found.rows], page=found.page)


@router.get(
    "/trainees/{trainee_id}",
    summary=gettext_noop("Show one trainee"),
    auth=_SCOPE,
    response=answers.finding(TraineeOut),
)
def show_trainee(request: Request, trainee_id: UUID) -> TraineeOut:
    """Show one trainee: for what, where and since when."""
    return _trainee(queries.get_traineeship(request.user, trainee_id))


@router.get(
    "/trainees/{trainee_id}/plans",
    summary=gettext_noop("List the individual plans of a trainee"),
    auth=_SCOPE,
    response=answers.finding(PlanListedPage),
)
def list_individual_plans(
    request: Request, trainee_id: UUID, asked: Query[Paging]
) -> PlanListedPage:
    """List the versions of one trainee's plan that you may see, the newest first."""
    traineeship = queries.get_traineeship(request.user, trainee_id)
    plans = queries.visible_plans_of(request.user, traineeship)
    found = cut(plans.defer("circumstances", "pathway"), asked)
    items = [PlanListed(**_listed(row)) for row in found.rows]
    return PlanListedPage(items=items, page=found.page)


@router.get(
    "/individual-plans/{individual_plan_id}",
    summary=gettext_noop("Show one individual plan"),
    auth=_SCOPE,
    response=answers.finding(IndividualPlanOut),
)
def show_individual_plan(
    request: Request, individual_plan_id: UUID
) -> IndividualPlanOut:
    """Show one individual plan, as far as you may see it."""
    plan = queries.get_plan(request.user, individual_plan_id)
    from_home = queries.follows_from_home(request.user, plan.traineeship)
    sensitive.note_plans(request.user, plan.traineeship, [plan], Purpose.API)
    return IndividualPlanOut(
        **_listed(plan),
        reason=plan.reason if from_home else None,
        way=api_ways.way_of(request.user, plan),
    )


@router.get(
    "/me/placements",
    summary=gettext_noop("List your own placements"),
    auth=_SCOPE,
    response=answers.finding(OwnPlacements),
)
def list_own_placements(request: Request) -> OwnPlacements:
    """List your own placements, when you train and have a plan."""
    traineeship = queries.own_traineeship(request.user)
    plan = queries.foremost_plan(traineeship) if traineeship else None
    if plan is None:
        raise NotFound(_("You have no individual plan."))
    items = api_ways.way_of(request.user, plan).placements
    return OwnPlacements(plan=plan.uuid, status=plan.status, items=items)


def _trainee(traineeship: "Traineeship") -> TraineeOut:
    return TraineeOut(
        id=traineeship.uuid,
        person=traineeship.trainee.uuid,
        name=traineeship.trainee.name,
        specialty_code=traineeship.specialty_code,
        unit=traineeship.unit.uuid,
        unit_name=traineeship.unit.name,
        starts_on=traineeship.starts_on,
        ends_on=traineeship.ends_on,
    )


def _listed(plan: "IndividualPlan") -> dict[str, Any]:
    return {name: getattr(plan, name) for name in _PLAIN} | {
        "id": plan.uuid,
        "trainee": plan.traineeship.uuid,
        "follows": plan.version.uuid,
    }
