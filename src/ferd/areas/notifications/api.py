"""One's own inbox over HTTP."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field

from ferd.areas.accounts.bearer import BearerToken
from ferd.areas.accounts.http import Request
from ferd.areas.accounts.scopes import Scope
from ferd.areas.notifications import actions, queries
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.api import answers
from ferd.foundation.api.paging import PageInfo, Paging, cut

if TYPE_CHECKING:
    from ferd.areas.notifications.models import Notice

router = Router(tags=["notifications"])


class Which(StrEnum):
    """Which notices are asked for."""

    NEW = "new"
    OPEN = "open"
    DONE = "done"


class NoticesAsked(Paging):
    """Which part of which list of notices is asked for."""

    which: Which = Which.OPEN


class NoticeOut(BaseModel):
    """One thing that you were told."""

    id: UUID
    kind: str
    text: str = Field(description="What it says, in the language asked for")
    url: str = Field(description="The page in Ferd that it is about")
    made_at: datetime
    seen_at: datetime | None
    done_at: datetime | None


class NoticePage(BaseModel):
    """A part of the list of notices, the newest first."""

    items: list[NoticeOut]
    page: PageInfo


_LISTS = {
    Which.NEW: queries.new_notices,
    Which.OPEN: queries.open_notices,
    Which.DONE: queries.done_notices,
}


@router.get(
    "/notices",
    summary=gettext_noop("List your notices"),
    auth=BearerToken(Scope.NOTIFICATIONS_READ),
    response=answers.reading(NoticePage),
)
def list_notices(request: Request, asked: Query[NoticesAsked]) -> NoticePage:
    """List what you were told: what is new, what is open, or what is done."""
    found = cut(_LISTS[asked.which](request.user), asked)
    return NoticePage(items=[_notice(row) for row in found.rows], page=found.page)


@router.get(
    "/notices/{notice_id}",
    summary=gettext_noop("Show one of your notices"),
    auth=BearerToken(Scope.NOTIFICATIONS_READ),
    response=answers.finding(NoticeOut),
)
def show_notice(request: Request, notice_id: UUID) -> NoticeOut:
    """Show one of your own notices; that alone does not mark it as seen."""
    return _notice(queries.get_notice(request.user, notice_id))


@router.post(
    "/notices/{notice_id}/see",
    summary=gettext_noop("Mark a notice as seen"),
    auth=BearerToken(Scope.NOTIFICATIONS_WRITE),
    response=answers.changing(NoticeOut),
)
def see_notice(request: Request, notice_id: UUID) -> NoticeOut:
    """Mark one of your own notices as seen."""
    notice = queries.get_notice(request.user, notice_id)
    actions.see_notice(notice=notice, actor=request.user)
    return _notice(queries.get_notice(request.user, notice_id))


@router.post(
    "/notices/{notice_id}/finish",
    summary=gettext_noop("Mark a notice as done"),
    auth=BearerToken(Scope.NOTIFICATIONS_WRITE),
    response=answers.changing(NoticeOut),
)
def finish_notice(request: Request, notice_id: UUID) -> NoticeOut:
    """Lay one of your own notices aside as done."""
    notice = queries.get_notice(request.user, notice_id)
    actions.finish_notice(notice=notice, actor=request.user)
    return _notice(queries.get_notice(request.user, notice_id))


def _notice(notice: "Notice") -> NoticeOut:
    return NoticeOut(
        id=notice.uuid,
        kind=notice.kind,
        text=queries.say(notice),
        url=notice.url,
        made_at=notice.made_at,
        seen_at=notice.seen_at,
        done_at=notice.done_at,
    )
