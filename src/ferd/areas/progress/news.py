"""What has happened to a trainee's progress since a reader last looked.

Only what others did, and only what the reader may see: who sees the objectives
of one stage sees what happened to those. What somebody is still writing is no
news to anybody.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, DateTimeField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit.sentences import SENTENCES
from ferd.areas.progress.models import (
    ActivityRecord,
    LastLook,
    ObjectiveProgress,
    Observation,
    StoryEvent,
)
from ferd.areas.progress.sights import Sight
from ferd.foundation import clock

AT_FIRST = timedelta(days=30)
"""How far back news goes for somebody who has never looked."""

MOST = 60
"""How many pieces of news a page tells; the rest are in each objective's story."""

UNFINISHED = Q(
    record__status__in=(ActivityRecord.Status.DRAFT, ActivityRecord.Status.DISCARDED)
) | Q(observation__status=Observation.Status.DRAFT)


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that happened: a sentence, about what, and when."""

    sentence: str
    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What happened to one objective, the newest first; None: to none of them."""

    row: ObjectiveProgress | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What is new to one reader.

    Attributes:
        since: up to when they have read; the beginning of what is told.
        count: how many pieces there are, also beyond those that are told.
    """

    since: datetime
    count: int
    about: tuple[About, ...]


def news_for(actor: Person, sight: Sight) -> News:
    """Tell what is new about a trainee, by objective, the newest first."""
    since = last_look(actor, sight)
    found = _seen_by(actor, sight).filter(at__gt=since)
    told = list(
        found.select_related(
            "actor", "progress__objective", "record", "observation__template__template"
        ).order_by("-at", "-pk")[:MOST]
    )
    count = len(told) if len(told) < MOST else found.count()
    return News(since, count, tuple(_grouped(told, sight)))


def last_look(actor: Person, sight: Sight) -> datetime:
    """Give up to when somebody has read, or how far back news goes at first."""
    look = LastLook.objects.filter(person=actor, traineeship=sight.traineeship).first()
    return look.at if look else clock.now() - AT_FIRST


def unread_of(actor: Person, traineeships: Collection[int]) -> dict[int, int]:
    """Count what is new about each of several trainees of whom all is seen."""
    looked = LastLook.objects.filter(
        person=actor, traineeship=OuterRef("traineeship")
    ).values("at")
    floor = Coalesce(
        Subquery(looked, output_field=DateTimeField()), clock.now() - AT_FIRST
    )
    events = (
        StoryEvent.objects.filter(traineeship__in=traineeships, at__gt=floor)
        .exclude(actor=actor)
        .exclude(UNFINISHED)
    )
    counted = events.order_by().values("traineeship").annotate(number=Count("pk"))
    return dict(counted.values_list("traineeship", "number"))


def _seen_by(actor: Person, sight: Sight) -> QuerySet[StoryEvent]:
    events = (
        StoryEvent.objects.filter(traineeship=sight.traineeship)
        .exclude(actor=actor)
        .exclude(UNFINISHED)
    )
    if sight.units is None:
        return events
    seen = list(sight.objectives().values_list("pk", flat=True))
    records = ActivityRecord.objects.filter(objectives__in=seen)
    observations = Observation.objects.filter(objectives__in=seen)
    return events.filter(
        Q(progress__in=seen) | Q(record__in=records) | Q(observation__in=observations)
    )


def _grouped(events: list[StoryEvent], sight: Sight) -> Iterator[About]:
    rows = _objectives_of(events, sight)
    groups: dict[int | None, list[StoryEvent]] = {}
    for event in events:
        row = event.progress or rows.get(_evidence_of(event))
        groups.setdefault(row.pk if row else None, []).append(event)
    known = {row.pk: row for row in rows.values()}
    known |= {event.progress.pk: event.progress for event in events if event.progress}
    for key, found in groups.items():
        yield About(known[key] if key else None, tuple(map(_piece, found)))


def _objectives_of(
    events: list[StoryEvent], sight: Sight
) -> dict[tuple[str, int | None], ObjectiveProgress]:
    """Find the first objective of each record and observation that is told of."""
    found: dict[tuple[str, int | None], ObjectiveProgress] = {}
    for model, kind in (
        (ActivityRecord, "activityrecord"),
        (Observation, "observation"),
    ):
        keys = {key for name, key in map(_evidence_of, events) if name == kind}
        if keys:
            links = model.objectives.through.objects.filter(
                **{f"{kind}__in": keys}, objectiveprogress__in=sight.objectives()
            ).select_related("objectiveprogress__objective")
            for link in links.order_by("-objectiveprogress__objective__code"):
                found[kind, getattr(link, f"{kind}_id")] = link.objectiveprogress
    return found


def _evidence_of(event: StoryEvent) -> tuple[str, int | None]:
    if event.record_id:
        return "activityrecord", event.record_id
    return "observation", event.observation_id


def _piece(event: StoryEvent) -> Piece:
    words = SENTENCES.get(f"progress.{event.event}", "%(who)s")
    about = ""
    if event.record:
        about = event.record.title
    elif event.observation:
        about = str(event.observation.template.template)
    return Piece(_(words) % {"who": event.actor.name}, about, event.at)
