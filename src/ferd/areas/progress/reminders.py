"""What waits for whom, for how long: what reminders rest on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models import ActivityRecord, Observation

FIRST = timedelta(days=7)
"""For how long something waits before the first reminder."""

RHYTHM = timedelta(days=7)
"""How long after a reminder the next one comes."""

BEFORE_HEADS = 3
"""After how many reminders the heads are told too."""

Waiting = ActivityRecord | Observation


@dataclass(slots=True)
class Pile:
    """What waits for one person, and is due for a reminder or goes with one."""

    person: Person
    since: datetime
    things: list[Waiting] = field(default_factory=list)
    units: set[Unit] = field(default_factory=set)

    def days(self, now: datetime) -> int:
        """For how many days the oldest has waited."""
        return (now - self.since).days

    def is_for_heads(self, now: datetime) -> bool:
        """Tell whether the heads are told: after the third reminder."""
        return now - self.since >= FIRST + BEFORE_HEADS * RHYTHM


def due_piles(now: datetime) -> list[Pile]:
    """Gather, for each person, what is due for a reminder now."""
    records = ActivityRecord.objects.filter(
        _is_due("sent_at", now), status=ActivityRecord.Status.SENT
    ).select_related("signer", "traineeship__unit")
    observations = Observation.objects.filter(
        _is_due("started_at", now),
        status__in=Observation.OPEN,
        assessor__isnull=False,
        started_by=F("trainee"),
    ).select_related("assessor", "traineeship__unit")
    return _piles(
        [
            *((each.signer, each.sent_at, each) for each in records),
            *((each.assessor, each.started_at, each) for each in observations),
        ]
    )


def note_reminded(piles: Iterable[Pile], now: datetime) -> None:
    """Keep when each thing was reminded of, so that it is done once a rhythm."""
    keys: dict[type[Waiting], list[int]] = defaultdict(list)
    for pile in piles:
        for thing in pile.things:
            keys[type(thing)].append(thing.pk)
    for model, found in keys.items():
        model.objects.filter(pk__in=found).update(reminded_at=now)


def _piles(
    waiting: list[tuple[Person | None, datetime | None, Waiting]],
) -> list[Pile]:
    found: dict[int, Pile] = {}
    for person, since, thing in waiting:
        if person is None or since is None or not person.is_active:
            continue
        pile = found.setdefault(person.pk, Pile(person, since))
        pile.since = min(pile.since, since)
        pile.things.append(thing)
        pile.units.add(thing.traineeship.unit)
    return list(found.values())


def _is_due(since: str, now: datetime) -> Q:
    is_new = Q(reminded_at=None) | Q(reminded_at__lt=F(since))
    return (Q(**{f"{since}__lte": now - FIRST}) & is_new) | Q(
        reminded_at__gte=F(since), reminded_at__lte=now - RHYTHM
    )
