"""One trainee's progress as a whole: what an overview shows, gathered once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.notifications import queries as notices_of
from ferd.areas.progress import notices, sensitive
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ObjectiveProgress,
    Observation,
)
from ferd.areas.progress.sights import Relation, Sight, get_sight
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import Traineeship
from ferd.core.curriculum.model import split_code
from ferd.core.progress import expectation
from ferd.core.progress.expectation import Aim, Forecast, Standing, Warnings
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

State = ObjectiveProgress.State
WAITING = (State.RECOMMENDED, State.SUBMITTED)


@dataclass(frozen=True, slots=True)
class Group:
    """Objectives that stand together: by the plan's groups, or else by stage."""

    label: str
    rows: tuple[ObjectiveProgress, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How one trainee stands on a day, as far as one reader sees.

    Attributes:
        forecast: None when the plan expects nothing more by any day.
        unplanned: how many objectives no plan expects by a day.
    """

    sight: Sight
    today: date
    rows: tuple[ObjectiveProgress, ...]
    aims: tuple[Aim, ...]
    counts: Counter[str]
    standing: Standing
    forecast: Forecast | None
    warnings: Warnings
    unplanned: int

    @property
    def waiting(self) -> int:
        """Count what waits for approval, or only to be submitted."""
        return sum(self.counts[state] for state in WAITING)

    @property
    def late(self) -> frozenset[str]:
        """Give the codes of what is late."""
        return frozenset(self.warnings.late)


def sight_on(actor: Person, traineeship_id: UUID) -> Sight:
    """Get how much of one trainee's progress a reader sees; NotFound: nothing."""
    traineeship = (
        Traineeship.objects.filter(uuid=traineeship_id)
        .select_related("trainee", "unit")
        .first()
    )
    if traineeship is None:
        raise NotFound(_("There is no such trainee."))
    return get_sight(actor, traineeship)


def overview_of(sight: Sight) -> Overview:
    """Gather how a trainee stands today."""
    today = clock.today()
    shown = Q(is_required=True) | ~Q(state=State.NOT_STARTED)
    rows = tuple(sight.objectives().filter(shown))
    aims = _aims(rows)
    expected = expectation.expected_steps(aims)
    approved = sum(1 for _day, aim in expectation.planned(aims) if aim.approved_on)
    goal = expectation.next_goal(aims, today)
    begun_on = sight.traineeship.starts_on
    return Overview(
        sight=sight,
        today=today,
        rows=rows,
        aims=aims,
        counts=Counter(row.state for row in rows),
        standing=expectation.standing(expected, approved, today),
        forecast=expectation.foresee(aims, goal, begun_on=begun_on, on=today)
        if goal
        else None,
        warnings=expectation.warn(aims, today),
        unplanned=sum(1 for row in rows if row.expected_on is None),
    )


def note_look(actor: Person, sight: Sight) -> None:
    """Note that somebody is about to see another's overview."""
    lookups.note_many(actor=actor, looks=[look_at(sight, lookups.Purpose.FOLLOW_UP)])


def look_at(sight: Sight, purpose: lookups.Purpose) -> lookups.Look:
    """Say what is about to be shown of a trainee, and on the strength of what."""
    traineeship = sight.traineeship
    return lookups.Look(
        subject=traineeship.trainee,
        kind=sensitive.OVERVIEW,
        target=traineeship,
        role=sight.relation.value,
        purpose=purpose,
        unit=traineeship.unit.name,
    )


def groups_of(overview: Overview) -> list[Group]:
    """Put objectives together as the plan in force does, the rest by stage."""
    named = _named_groups(overview.sight)
    groups: dict[str, list[ObjectiveProgress]] = {label: [] for label in named}
    stages: dict[str, list[ObjectiveProgress]] = {}
    places = {number: label for label, known in named.items() for number in known}
    for row in sorted(overview.rows, key=_by_time):
        label = places.get(_own_number(row) or 0)
        if label is not None:
            groups[label].append(row)
        else:
            stages.setdefault(row.stage_label, []).append(row)
    last = stages.pop("", [])
    rest = {**groups, **stages, _("Without a stage"): last}
    return [
        Group(label, tuple(sorted(rows, key=lambda row: row.objective.code)))
        for label, rows in rest.items()
        if rows
    ]


def waiting_for(actor: Person, sight: Sight) -> frozenset[int]:
    """Give the objectives, by primary key, that wait for the reader themself."""
    if sight.relation is Relation.TRAINEE:
        mine = Q(state=State.RETURNED) | Q(
            activities__status=ActivityRecord.Status.RETURNED
        )
        return frozenset(sight.objectives().filter(mine).values_list("pk", flat=True))
    told = notices_of.open_notices(actor).filter(
        kind__in=[kind.name for kind in notices.ASKING]
    )
    signing = ActivityRecord.objects.filter(
        signer=actor, status=ActivityRecord.Status.SENT
    )
    assessing = Observation.objects.filter(assessor=actor, status__in=Observation.OPEN)
    mine = (
        Q(uuid__in=list(told.values_list("target_uuid", flat=True)))
        | Q(activities__in=signing)
        | Q(observations__in=assessing)
    )
    return frozenset(sight.objectives().filter(mine).values_list("pk", flat=True))


def _aims(rows: Iterable[ObjectiveProgress]) -> tuple[Aim, ...]:
    found = [row for row in rows if row.is_required]
    approvals = Approval.objects.filter(progress__in=found, withdrawn_at=None)
    approved = dict(approvals.values_list("progress", "at"))
    return tuple(
        Aim(
            key=row.objective.code,
            expected_on=row.expected_on,
            approved_on=_day(approved.get(row.pk)),
            waiting_since=_day(_waiting_since(row)),
            has_begun=row.state != State.NOT_STARTED,
        )
        for row in found
    )


def _waiting_since(row: ObjectiveProgress) -> datetime | None:
    if row.state == State.SUBMITTED:
        return row.submitted_at
    return row.changed_at if row.state == State.RECOMMENDED else None


def _day(at: datetime | None) -> date | None:
    return localdate(at) if at else None


def _named_groups(sight: Sight) -> dict[str, tuple[int, ...]]:
    plan = schedules.agreed_plan(sight.traineeship)
    if plan is None:
        return {}
    return {group.name: group.numbers for group in plan.version.as_plan().groups}


def _own_number(row: ObjectiveProgress) -> int | None:
    """Give an objective's number if it is of the trainee's own specialty."""
    parts = split_code(row.objective.code)
    own = row.traineeship.specialty_code
    return parts[1] if parts and parts[0] == own else None


def _by_time(row: ObjectiveProgress) -> tuple[date, int]:
    return row.expected_on or date.max, row.stage or 0
