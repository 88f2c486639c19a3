"""A trainee's evidence as the core judges it, with a few queries for all of it.

Who observed does so in the role that was noted, and as educational supervisor
too if appointed as the trainee's own on that day. A situation is a unit and
the words for what was going on there; the same words in another unit are
another situation.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Length

from ferd.areas.progress import standing
from ferd.areas.progress.models import ActivityRecord, Observation
from ferd.areas.schedules.models import (
    StaySupervisor,
    SupervisorAppointment,
    Traineeship,
)
from ferd.core.plans.progress_rules import ActivityKind, AssessorRole
from ferd.core.progress.entrustment import EntrustmentLevel
from ferd.core.progress.evidence import EvidenceItem, EvidenceKind

_ROLES = frozenset(AssessorRole)


class _Seen(NamedTuple):
    """An observation linked to an objective, as the database gives it."""

    code: str
    key: UUID
    observed_on: date
    unit: UUID
    situation: str
    level: int | None
    has_words: int
    role: str
    assessor: UUID | None
    outsider: str | None


class _Appointed(NamedTuple):
    """That somebody was a trainee's own supervisor, from one day to another."""

    supervisor: UUID
    first: date
    last: date | None


def evidence_of(traineeship: Traineeship) -> Mapping[str, list[EvidenceItem]]:
    """Give all that counts as evidence, by the code of the objective."""
    found: dict[str, list[EvidenceItem]] = defaultdict(list)
    appointed = _appointed(traineeship)
    for row in _observations(traineeship):
        found[row.code].append(_observed(row, appointed))
    for code, key, done_on, kind in _activities(traineeship):
        item = EvidenceItem(
            key=str(key),
            kind=EvidenceKind.ACTIVITY,
            done_on=done_on,
            confirmed=True,
            activity_kind=ActivityKind(kind),
        )
        found[code].append(item)
    return found


def context_of(unit: UUID, situation: str) -> str:
    """Name a situation in a unit; case and blanks make no other situation."""
    return f"{unit}|{' '.join(situation.casefold().split())}"


def _observed(row: _Seen, appointed: list[_Appointed]) -> EvidenceItem:
    roles = {AssessorRole(row.role)} if row.role in _ROLES else set()
    if any(_was_own(each, row) for each in appointed):
        roles.add(AssessorRole.EDUCATIONAL_SUPERVISOR)
    return EvidenceItem(
        key=str(row.key),
        kind=EvidenceKind.OBSERVATION,
        done_on=row.observed_on,
        confirmed=True,
        assessor=str(row.assessor or (row.outsider or "").casefold()),
        assessor_roles=frozenset(roles),
        context=context_of(row.unit, row.situation),
        level=EntrustmentLevel(row.level) if row.level else None,
        has_words=bool(row.has_words),
    )


def _was_own(appointed: _Appointed, row: _Seen) -> bool:
    has_ended = appointed.last is not None and appointed.last < row.observed_on
    return appointed.supervisor == row.assessor and (
        appointed.first <= row.observed_on and not has_ended
    )


def _observations(traineeship: Traineeship) -> list[_Seen]:
    counted = standing.counted_observations().filter(traineeship=traineeship)
    rows = Observation.objectives.through.objects.filter(
        observation__in=counted.order_by()
    ).values_list(
        "objectiveprogress__objective__code",
        "observation__uuid",
        "observation__observed_on",
        "observation__unit__uuid",
        "observation__situation",
        "observation__level",
        Length("observation__words"),
        "observation__assessor_role",
        "observation__assessor__uuid",
        "observation__link__email",
    )
    return [_Seen(*row) for row in rows]


def _activities(traineeship: Traineeship) -> list[tuple[str, UUID, date, str]]:
    counted = standing.counted_records().filter(traineeship=traineeship)
    rows = ActivityRecord.objectives.through.objects.filter(
        activityrecord__in=counted.order_by()
    )
    return list(
        rows.values_list(
            "objectiveprogress__objective__code",
            "activityrecord__uuid",
            "activityrecord__done_on",
            "activityrecord__kind",
        )
    )


def _appointed(traineeship: Traineeship) -> list[_Appointed]:
    """List who were the trainee's own supervisors, at home and during stays."""
    home = SupervisorAppointment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), traineeship=traineeship
    ).values_list("supervisor__uuid", "starts_at", "ends_at")
    stays = StaySupervisor.objects.filter(request__traineeship=traineeship).values_list(
        "supervisor__uuid", "appointed_at", "ended_at"
    )
    return [
        _Appointed(person, first.date(), last.date() if last else None)
        for person, first, last in (*home, *stays)
    ]
