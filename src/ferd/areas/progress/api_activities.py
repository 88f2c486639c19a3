"""Activities over HTTP: recorded, sent, signed and returned, as on the pages.

Who changes something says which version was seen: one that has moved on is
refused, and nothing is lost.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ninja import Query, Router
from ninja.responses import Status

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.progress import api_finding as finding
from ferd.areas.progress import api_shapes as shapes
from ferd.areas.progress import sensitive
from ferd.areas.progress.actions import activities as actions
from ferd.areas.progress.actions import signatures
from ferd.areas.progress.api_activity_shapes import (
    ActivityOut,
    ActivityPage,
    ChangedActivityIn,
    NewActivityIn,
    ReturnIn,
    SeenIn,
    SendIn,
    WholeActivityOut,
)
from ferd.areas.progress.queries import activities as queries
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import Paging, cut

if TYPE_CHECKING:
    from ferd.areas.progress.models import ActivityRecord

router = Router(tags=["progress"])


class WhichActivities(StrEnum):
    """Which activities are asked for."""

    OWN = "own"
    WAITING = "waiting"
    SIGNED = "signed"


class ActivitiesAsked(Paging):
    """Which part of which list of activities is asked for."""

    which: WhichActivities = WhichActivities.OWN


_READ = BearerToken(Scope.PROGRESS_READ)
_WRITE = BearerToken(Scope.PROGRESS_WRITE)
_LISTS = {
    WhichActivities.OWN: queries.own_records,
    WhichActivities.WAITING: queries.waiting_records,
    WhichActivities.SIGNED: queries.signed_records,
}
_PLAIN = (
    "title",
    "kind",
    "done_on",
    "words",
    "status",
    "version",
    "saved_at",
    "sent_at",
    "signed_at",
    "returned_at",
    "returned_words",
    "withdrawn_at",
)


@router.get(
    "/activities",
    summary=gettext_noop(
        "List activities: your own, those that wait for you, or those you signed"
    ),
    auth=_READ,
    response=answers.reading(ActivityPage),
)
def list_activities(request: Request, asked: Query[ActivitiesAsked]) -> ActivityPage:
    """List your own activities, those that wait for you, or those you signed."""
    found = cut(_LISTS[asked.which](request.user), asked)
    shapes.note_looks(request.user, found.rows, sensitive.ACTIVITY, sensitive.SIGNER)
    items = [ActivityOut(**_activity(row)) for row in found.rows]
    return ActivityPage(items=items, page=found.page)


@router.get(
    "/trainees/{trainee_id}/activities",
    summary=gettext_noop("List the activities of a trainee"),
    auth=_READ,
    response=answers.finding(ActivityPage),
)
def list_activities_of(
    request: Request, trainee_id: UUID, asked: Query[Paging]
) -> ActivityPage:
    """List what you see of one trainee's activities, the newest first."""
    sight = shapes.seen_training(request.user, trainee_id)
    found = cut(queries.records_of(request.user, sight.traineeship), asked)
    role = sight.relation.value
    shapes.note_looks(request.user, found.rows, sensitive.ACTIVITY, role)
    items = [ActivityOut(**_activity(row)) for row in found.rows]
    return ActivityPage(items=items, page=found.page)


@router.get(
    "/activities/{activity_id}",
    summary=gettext_noop("Show one activity with its story"),
    auth=_READ,
    response=answers.finding(WholeActivityOut),
)
def show_activity(request: Request, activity_id: UUID) -> WholeActivityOut:
    """Show one activity with what happened to it."""
    record = queries.get_record(request.user, activity_id)
    role = shapes.role_of(request.user, record, sensitive.SIGNER)
    shapes.note_looks(request.user, [record], sensitive.ACTIVITY, role)
    return _whole(request, record)


@router.post(
    "/activities",
    summary=gettext_noop("Begin an activity as a draft"),
    auth=_WRITE,
    response=answers.making(WholeActivityOut),
)
def begin_activity(request: Request, sent: NewActivityIn) -> Status[WholeActivityOut]:
    """Begin a draft: one's own, or on behalf of a trainee whom one may record for."""
    traineeship = finding.traineeship(request.user, sent.traineeship)
    record = actions.begin_activity(
        traineeship=traineeship,
        content=finding.content(request.user, traineeship, sent),
        actor=request.user,
    )
    return Status(201, _whole(request, record))


@router.post(
    "/activities/{activity_id}/save",
    summary=gettext_noop("Save changes to a draft"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def save_activity(
    request: Request, activity_id: UUID, sent: ChangedActivityIn
) -> WholeActivityOut:
    """Save what is written instead, in a draft or in what was returned."""
    record = queries.get_record(request.user, activity_id)
    content = finding.content(request.user, record.traineeship, sent)
    actions.save_activity(
        record=record, content=content, seen=sent.seen, actor=request.user
    )
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/send",
    summary=gettext_noop("Send an activity to be signed"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def send_activity(
    request: Request, activity_id: UUID, sent: SendIn
) -> WholeActivityOut:
    """Ask somebody to sign it."""
    record = queries.get_record(request.user, activity_id)
    signer = finding.signer(record, sent.signer)
    actions.send_activity(
        record=record, signer=signer, seen=sent.seen, actor=request.user
    )
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/register",
    summary=gettext_noop("Register an activity that needs no signature"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def register_activity(
    request: Request, activity_id: UUID, sent: SeenIn
) -> WholeActivityOut:
    """Let it count at once, where the plan in force asks for no signature."""
    record = queries.get_record(request.user, activity_id)
    actions.register_activity(record=record, seen=sent.seen, actor=request.user)
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/recall",
    summary=gettext_noop("Recall an activity that nobody has signed"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def recall_activity(
    request: Request, activity_id: UUID, sent: SeenIn
) -> WholeActivityOut:
    """Call it back; it is a draft again."""
    record = queries.get_record(request.user, activity_id)
    actions.recall_activity(record=record, seen=sent.seen, actor=request.user)
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/discard",
    summary=gettext_noop("Lay an activity aside"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def discard_activity(
    request: Request, activity_id: UUID, sent: SeenIn
) -> WholeActivityOut:
    """Lay aside what nobody has signed; nothing is deleted."""
    record = queries.get_record(request.user, activity_id)
    actions.discard_activity(record=record, seen=sent.seen, actor=request.user)
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/sign",
    summary=gettext_noop("Sign an activity"),
    auth=_WRITE,
    response=answers.changing(WholeActivityOut),
)
def sign_activity(
    request: Request, activity_id: UUID, sent: SeenIn
) -> WholeActivityOut:
    """Say that it was done, in the version that was read."""
    record = queries.get_record(request.user, activity_id)
    signatures.sign_activity(record=record, seen=sent.seen, actor=request.user)
    return _whole(request, record)


@router.post(
    "/activities/{activity_id}/return",
    summary=gettext_noop("Return an activity to be changed"),
    auth=_WRITE,
    response=answers.changing(ActivityOut),
)
def return_activity(request: Request, activity_id: UUID, sent: ReturnIn) -> ActivityOut:
    """Ask for changes, and say which."""
    record = queries.get_record(request.user, activity_id)
    record = signatures.return_activity(
        record=record, words=sent.words, seen=sent.seen, actor=request.user
    )
    return ActivityOut(**_activity(record))


def _whole(request: Request, record: "ActivityRecord") -> WholeActivityOut:
    """Give a record as it is now, which its reader still sees."""
    now = queries.get_record(request.user, record.uuid)
    return WholeActivityOut(**_activity(now), story=shapes.story(now))


def _activity(record: "ActivityRecord") -> dict[str, Any]:
    return {name: getattr(record, name) for name in _PLAIN} | {
        "id": record.uuid,
        "traineeship": record.traineeship.uuid,
        "trainee": shapes.person_out(record.trainee),
        "unit": record.unit.uuid,
        "objectives": shapes.linked(record.objectives.all()),
        "recorded_by": shapes.person_out(record.recorded_by),
        "signer": shapes.maybe_person(record.signer),
        "signed_by": shapes.maybe_person(record.signed_by),
        "on_behalf_of": shapes.maybe_person(record.on_behalf_of),
    }
