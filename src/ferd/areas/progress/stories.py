"""Telling what happened to evidence and objectives, and reading it again.

Each action tells one event of each record, observation and objective that it
touches, in its own transaction. The event is called what the action is called;
`ferd.areas.audit.sentences` has its words.
"""

from django.db.models import QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.progress.models import (
    ActivityRecord,
    ObjectiveProgress,
    Observation,
    StoryEvent,
)
from ferd.foundation import clock

Subject = ActivityRecord | Observation | ObjectiveProgress


def tell_story(
    subject: Subject,
    event: str,
    actor: Person,
    *,
    on_behalf_of: Person | None = None,
    words: str = "",
) -> StoryEvent:
    """Tell that somebody did something to a record, an observation or an objective."""
    return StoryEvent.objects.create(
        traineeship_id=subject.traineeship_id,
        event=event,
        at=clock.now(),
        actor=actor,
        on_behalf_of=on_behalf_of,
        words=words,
        **{_column(subject): subject},
    )


def story_of(*subjects: Subject) -> QuerySet[StoryEvent]:
    """Read what happened to some things, oldest first, with who did it."""
    of_all = StoryEvent.objects.none()
    for column in ("record", "observation", "progress"):
        keys = [each.pk for each in subjects if _column(each) == column]
        if keys:
            of_all |= StoryEvent.objects.filter(**{f"{column}__in": keys})
    return of_all.select_related("actor", "on_behalf_of")


def _column(subject: Subject) -> str:
    match subject:
        case ActivityRecord():
            return "record"
        case Observation():
            return "observation"
        case ObjectiveProgress():
            return "progress"
