"""What people wrote, as the comments of a copy that is taken out."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from ferd.areas.accounts.models import Person
from ferd.areas.progress.models import StoryEvent
from ferd.formats.kompetanseportalen import Comment, CommentKind

EventsOf = dict[tuple[int | None, int | None, int | None], list[StoryEvent]]
"""What was said on the way, by the record, observation or objective it is of."""

_KINDS = {"return": CommentKind.RETURNED, "withdraw": CommentKind.WITHDRAWN}


def comment(
    kind: CommentKind, by: Person | None, at: datetime | None, words: str
) -> Iterator[Comment]:
    """Give one comment, or none where nobody wrote anything."""
    if by is not None and at is not None and words.strip():
        yield Comment(kind, by.name, at, words)


def unsaid(events: Iterable[StoryEvent], said: Iterable[Comment]) -> Iterator[Comment]:
    """Give what was said on the way and is not among what is said already."""
    known = {(each.by, each.words) for each in said}
    for event in events:
        if (event.actor.name, event.words) not in known:
            kind = _KINDS.get(event.event.partition("_")[0], CommentKind.OTHER)
            yield Comment(kind, event.actor.name, event.at, event.words)
