"""Notices as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localdate

from ferd.areas.notifications import queries
from ferd.areas.notifications.models import Notice
from ferd.foundation.ages import age_in_words


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice: what it says, how old it is, and what can be done with it."""

    uuid: UUID
    words: str
    age: str
    is_new: bool
    is_done: bool


def notice_rows(notices: Iterable[Notice]) -> list[NoticeRow]:
    """Say each notice in the present language."""
    return [notice_row(notice) for notice in notices]


def notice_row(notice: Notice) -> NoticeRow:
    """Say one notice in the present language."""
    return NoticeRow(
        uuid=notice.uuid,
        words=queries.say(notice),
        age=age_in_words(localdate(notice.made_at)),
        is_new=notice.is_new,
        is_done=notice.done_at is not None,
    )
