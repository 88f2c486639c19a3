"""What the quick entry proposes, so that little is left to fill in.

From the title: what the trainee has recorded so before, or a learning activity
of the curriculum. From the present placement: the unit, and what is missing.
From those who work there: who signs. Only what rests on the title is ticked.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Count, Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Unit
from ferd.areas.progress import assessors, people, signing
from ferd.areas.progress.models import ActivityRecord, ObjectiveProgress
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import PlaceRequest, StaySupervisor, Traineeship
from ferd.core.time import Period
from ferd.foundation import clock

MOST = 3
"""How many objectives are proposed."""

TITLES = 200
"""How many titles are offered while one writes."""

Status = ActivityRecord.Status
OPEN = (
    ObjectiveProgress.State.NOT_STARTED,
    ObjectiveProgress.State.IN_PROGRESS,
    ObjectiveProgress.State.RETURNED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is filled in before anybody has chosen.

    Attributes:
        ticked: those of the objectives that rest on the title.
        signers: all who may be asked, the likeliest first.
    """

    kind: str
    unit: Unit
    activity: LearningActivity | None
    objectives: tuple[ObjectiveProgress, ...]
    ticked: frozenset[int]
    signers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class _Placement:
    """Where the trainee is now, and in which stage of the plan."""

    unit: Unit
    stage: int | None


def propose(traineeship: Traineeship, title: str) -> Proposal:
    """Propose how to fill in the rest of an entry with a title."""
    placement = _placement(traineeship)
    before = _recorded_before(traineeship, title)
    activity = before.activity if before else _activity(traineeship, title)
    ticked = _of_title(traineeship, before, activity)
    return Proposal(
        kind=_kind(traineeship, before, activity),
        unit=placement.unit,
        activity=activity,
        objectives=_objectives(traineeship, placement, ticked),
        ticked=frozenset(row.pk for row in ticked),
        signers=_signers(traineeship, placement.unit),
    )


def titles(traineeship: Traineeship) -> list[str]:
    """List what to choose from while writing: one's own first, then the catalogue's."""
    own = ActivityRecord.objects.filter(traineeship=traineeship).exclude(title="")
    newest = own.order_by("-pk").values_list("title", flat=True)[:TITLES]
    catalogue = (
        _catalogue(traineeship).order_by("title").values_list("title", flat=True)
    )
    both = (*newest, *catalogue[:TITLES])
    return list(dict.fromkeys(title.strip() for title in both if title))[:TITLES]


def activity_titled(traineeship: Traineeship, title: str) -> LearningActivity | None:
    """Find the learning activity of the curriculum that has a title."""
    return _activity(traineeship, title)


def _placement(traineeship: Traineeship) -> _Placement:
    today = clock.today()
    stay = PlaceRequest.objects.filter(
        traineeship=traineeship,
        status=PlaceRequest.Status.COMMITTED,
        starts_on__lte=today,
        ends_on__gt=today,
    )
    received = stay.select_related("places__unit").first()
    plan = schedules.agreed_plan(traineeship)
    placed = plan.as_pathway().placements if plan else ()
    stage = next((p.stage for p in placed if _is_during(p.period, today)), None)
    if received is not None:
        return _Placement(received.places.unit, received.stage or stage)
    rows = traineeship.progress.filter(stage=stage).select_related("owner")
    owned = rows.first() if stage is not None else None
    return _Placement(owned.owner if owned else traineeship.unit, stage)


def _is_during(period: Period, day: date) -> bool:
    return period.start <= day < period.end


def _recorded_before(traineeship: Traineeship, title: str) -> ActivityRecord | None:
    named = ActivityRecord.objects.filter(
        traineeship=traineeship, title__iexact=title.strip()
    )
    found = named.exclude(status=Status.DISCARDED).exclude(title="")
    return found.select_related("activity").order_by("-pk").first()


def _catalogue(traineeship: Traineeship) -> QuerySet[LearningActivity]:
    editions = traineeship.progress.order_by().values("objective__edition")
    return LearningActivity.objects.filter(edition__in=editions)


def _activity(traineeship: Traineeship, title: str) -> LearningActivity | None:
    if not title.strip():
        return None
    return _catalogue(traineeship).filter(title__iexact=title.strip()).first()


def _of_title(
    traineeship: Traineeship,
    before: ActivityRecord | None,
    activity: LearningActivity | None,
) -> list[ObjectiveProgress]:
    rows = traineeship.progress.select_related("objective").order_by("objective__code")
    if before is not None:
        return list(rows.filter(activities=before)[:MOST])
    if activity is not None:
        linked = rows.filter(objective__activities=activity, state__in=OPEN)
        return list(linked[:MOST])
    return []


def _kind(
    traineeship: Traineeship,
    before: ActivityRecord | None,
    activity: LearningActivity | None,
) -> str:
    """Give the kind of the title; else what the trainee records most of late."""
    if before is not None:
        return before.kind
    if activity is not None:
        return activity.kind
    recent = ActivityRecord.objects.filter(traineeship=traineeship).order_by("-pk")
    counted = Counter(recent.values_list("kind", flat=True)[:20]).most_common(1)
    return counted[0][0] if counted else LearningActivity.Kind.CLINICAL_PROCEDURE


def _objectives(
    traineeship: Traineeship, placement: _Placement, ticked: list[ObjectiveProgress]
) -> tuple[ObjectiveProgress, ...]:
    """Add what is begun by now and missing most, this stage's first."""
    begun = traineeship.progress.filter(
        Q(starts_on=None) | Q(starts_on__lte=clock.today()), state__in=OPEN
    ).exclude(pk__in=[row.pk for row in ticked])
    counted = Q(activities__status__in=(*ActivityRecord.COUNTED, Status.SENT))
    rows = begun.annotate(evidence=Count("activities", filter=counted))
    found = sorted(
        rows.select_related("objective"), key=partial(_order, placement.stage)
    )
    return (*ticked, *found[: max(0, MOST - len(ticked))])


def _order(stage: int | None, row: ObjectiveProgress) -> tuple[object, ...]:
    expected = row.expected_on
    return (
        row.stage != stage,
        row.evidence,  # type: ignore[attr-defined]  # annotated just above
        expected is None,
        expected or clock.today(),
        row.objective.code,
    )


def _signers(traineeship: Traineeship, unit: Unit) -> tuple[Person, ...]:
    """List who may be asked: who signed there before, who supervises, then others."""
    signed = ActivityRecord.objects.filter(
        traineeship=traineeship, unit=unit, signed_by__isnull=False
    ).order_by("-signed_at")
    before = Counter(signed.values_list("signed_by", flat=True)[:20])
    stays = StaySupervisor.objects.filter(
        request__traineeship=traineeship, request__places__unit=unit, ended_at=None
    )
    supervising = {
        *stays.values_list("supervisor", flat=True),
        *(person.pk for person in people.supervisors(traineeship)),
    }
    here = _working_at(unit)

    def order(person: Person) -> tuple[object, ...]:
        return (
            -before[person.pk],
            person.pk not in supervising,
            person.pk not in here,
            person.name,
        )

    return tuple(sorted(assessors.people_to_ask(traineeship), key=order))


def _working_at(unit: Unit) -> set[int]:
    holders = organisations.current_holders(*assessors.ASSESSING).filter(unit=unit)
    return set(holders.values_list("person", flat=True))


def self_registered(traineeship: Traineeship) -> tuple[str, ...]:
    """List the kinds for which the plan in force demands no signature."""
    return tuple(
        kind.value for kind in signing.rules_in_force(traineeship).self_registered()
    )
