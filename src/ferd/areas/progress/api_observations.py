"""Assessments over HTTP: read, as far as one may."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.progress import api_shapes as shapes
from ferd.areas.progress import observation_pages as pages
from ferd.areas.progress import observation_queries as queries
from ferd.areas.progress import sensitive
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut

if TYPE_CHECKING:
    from ferd.areas.progress.models import Observation

router = Router(tags=["progress"])


class WhichObservations(StrEnum):
    """Which assessments are asked for."""

    OWN = "own"
    ASSESSING = "assessing"
    WAITING = "waiting"


class ObservationsAsked(Paging):
    """Which part of which list of assessments is asked for."""

    which: WhichObservations = WhichObservations.OWN


class ObservationListed(BaseModel):
    """One assessment, as a list shows it: not what it says."""

    id: UUID
    trainee: shapes.PersonOut
    status: str
    template: str
    unit: UUID
    situation: str
    observed_on: date
    assessor: shapes.PersonOut | None = Field(description="None: from outside")
    started_at: datetime
    given_at: datetime | None
    objectives: list[shapes.LinkedObjective]


class ObservationPage(BaseModel):
    """A part of the list of assessments, the newest first."""

    items: list[ObservationListed]
    page: PageInfo


class LineOut(BaseModel):
    """One thing that was asked, and what was answered."""

    label: str
    text: str
    points: list[str] = Field(description="Of a checklist: what was ticked")


class RemarkOut(BaseModel):
    """Something said beside what was given."""

    by: shapes.PersonOut
    at: datetime
    words: str


class ObservationOut(ObservationListed):
    """One assessment, as far as you may read it."""

    version: int
    asked_words: str
    self_rating: int | None = Field(description="1 to 5, beside the level")
    level: int | None = Field(description="Entrustment, 1 to 5")
    words: str
    lines: list[LineOut]
    remarks: list[RemarkOut]
    story: list[shapes.EventOut]


_READ = BearerToken(Scope.PROGRESS_READ)
_LISTS = {
    WhichObservations.OWN: queries.own_observations,
    WhichObservations.ASSESSING: queries.assessed_by,
    WhichObservations.WAITING: queries.waiting_for_assessor,
}


@router.get(
    "/observations",
    summary=gettext_noop(
        "List assessments: of you, by you, or those that wait for you"
    ),
    auth=_READ,
    response=answers.reading(ObservationPage),
)
def list_observations(
    request: Request, asked: Query[ObservationsAsked]
) -> ObservationPage:
    """List assessments of you, by you, or those that wait for you."""
    found = cut(_LISTS[asked.which](request.user), asked)
    shapes.note_looks(
        request.user, found.rows, sensitive.OBSERVATION, sensitive.ASSESSOR
    )
    items = [ObservationListed(**_listed(row)) for row in found.rows]
    return ObservationPage(items=items, page=found.page)


@router.get(
    "/trainees/{trainee_id}/observations",
    summary=gettext_noop("List the assessments of a trainee"),
    auth=_READ,
    response=answers.finding(ObservationPage),
)
def list_observations_of(
    request: Request, trainee_id: UUID, asked: Query[Paging]
) -> ObservationPage:
    """List what is given of one trainee, as far as you see it."""
    sight = shapes.seen_training(request.user, trainee_id)
    found = cut(queries.given_observations(sight), asked)
    shapes.note_overview(request.user, sight)
    items = [ObservationListed(**_listed(row)) for row in found.rows]
    return ObservationPage(items=items, page=found.page)


@router.get(
    "/observations/{observation_id}",
    summary=gettext_noop("Show one assessment with its story"),
    auth=_READ,
    response=answers.finding(ObservationOut),
)
def show_observation(request: Request, observation_id: UUID) -> ObservationOut:
    """Show one assessment with what happened to it."""
    observation = queries.get_observation(request.user, observation_id)
    role = shapes.role_of(request.user, observation, sensitive.ASSESSOR)
    shapes.note_looks(request.user, [observation], sensitive.OBSERVATION, role)
    read = pages.reading_page(observation, request.user)
    lines = [
        LineOut(
            label=line.label,
            text=line.text,
            points=[point for point, ticked in line.points if ticked],
        )
        for line in read.lines
    ]
    return ObservationOut(
        **_listed(observation),
        version=observation.version,
        asked_words=observation.asked_words,
        self_rating=read.self_rating.value if read.self_rating else None,
        level=read.level.value if read.level else None,
        words=read.words,
        lines=lines,
        remarks=[
            RemarkOut(by=shapes.person_out(each.by), at=each.at, words=each.words)
            for each in read.remarks
        ],
        story=shapes.story(observation),
    )


def _listed(observation: "Observation") -> dict[str, Any]:
    names = ("status", "situation", "observed_on", "started_at", "given_at")
    return {name: getattr(observation, name) for name in names} | {
        "id": observation.uuid,
        "trainee": shapes.person_out(observation.trainee),
        "template": observation.template.template.title,
        "unit": observation.unit.uuid,
        "assessor": shapes.maybe_person(observation.assessor),
        "objectives": shapes.linked(observation.objectives.all()),
    }
