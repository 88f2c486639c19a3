"""What is known of objectives, gathered for the core to judge.

A handful of questions for any number of objectives. Rows come with their
traineeship and its trainee.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from ferd.areas.accounts.models import Person
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    ConflictOfInterest,
    ObjectiveProgress,
    Observation,
    Recommendation,
)
from ferd.core.progress.gate import (
    Basis,
    Capacity,
    Case,
    Recommended,
    counting,
    gate_holds,
)
from ferd.core.progress.states import Facts, State, state_of

NOBODY: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Standing:
    """One objective as it stands.

    Attributes:
        submitted_by: the identifier of who submitted it.
        newest: when the last evidence that counts came.
    """

    row: ObjectiveProgress
    submitted_by: UUID | None
    recommendations: tuple[Recommended, ...] = ()
    is_approved: bool = False
    newest: datetime | None = None

    def case(self, *, deciding: frozenset[UUID] = NOBODY, reason: str = "") -> Case:
        """Give it as the gate asks for it."""
        return Case(
            trainee=self.row.traineeship.trainee.uuid,
            round=self.row.round,
            basis=Basis(self.row.basis),
            submitted_by=self.submitted_by,
            recommendations=self.recommendations,
            deciding=deciding,
            reason=reason,
        )

    @property
    def facts(self) -> Facts:
        """Say what its state is derived from."""
        case = self.case()
        begun_at = self.row.returned_at if self.row.round > 1 else None
        return Facts(
            is_approved=self.is_approved,
            gate_holds=gate_holds(case),
            is_submitted=self.row.submitted_at is not None,
            is_recommended=bool(counting(case)),
            has_evidence=self.newest is not None,
            is_returned=begun_at is not None,
            has_news=bool(begun_at and self.newest and self.newest > begun_at),
        )

    @property
    def state(self) -> State:
        """Derive its state."""
        return state_of(self.facts)


def standing_of(row: ObjectiveProgress) -> Standing:
    """Say how one objective stands."""
    return standings_of([row])[0]


def standings_of(rows: Iterable[ObjectiveProgress]) -> list[Standing]:
    """Say how each of several objectives stands, in their order."""
    found = list(rows)
    keys = [row.pk for row in found]
    recommended = _recommendations(found)
    approvals = Approval.objects.filter(progress__in=keys, withdrawn_at=None)
    approved = set(approvals.values_list("progress", flat=True))
    newest = _newest_evidence(keys)
    submitters = _uuids(found)
    return [
        Standing(
            row=row,
            submitted_by=submitters.get(row.submitted_by_id),
            recommendations=tuple(recommended[row.pk]),
            is_approved=row.pk in approved,
            newest=newest.get(row.pk),
        )
        for row in found
    ]


def partial_pairs(trainees: Iterable[int]) -> set[tuple[int, int]]:
    """Give who is not impartial towards whom, of some trainees, by primary keys."""
    open_ = ConflictOfInterest.objects.filter(trainee__in=set(trainees), ended_at=None)
    return set(open_.values_list("person", "trainee"))


def counted_records() -> QuerySet[ActivityRecord]:
    """List the activities that count as evidence."""
    return ActivityRecord.objects.filter(status__in=ActivityRecord.COUNTED)


def counted_observations() -> QuerySet[Observation]:
    """List the observations that count: given, and an outsider's once confirmed."""
    given = Observation.objects.filter(status=Observation.Status.GIVEN)
    return given.exclude(link__isnull=False, link__is_confirmed=None).exclude(
        link__is_confirmed=False
    )


def _recommendations(
    rows: list[ObjectiveProgress],
) -> Mapping[int, list[Recommended]]:
    partial = partial_pairs(row.traineeship.trainee_id for row in rows)
    found: dict[int, list[Recommended]] = defaultdict(list)
    given = Recommendation.objects.filter(
        progress__in=[row.pk for row in rows], withdrawn_at=None
    )
    for progress, by, trainee, by_uuid, capacity, round_ in given.values_list(
        "progress", "by", "trainee", "by__uuid", "capacity", "round"
    ):
        found[progress].append(
            Recommended(
                by=by_uuid,
                capacity=Capacity(capacity),
                round=round_,
                is_impartial=(by, trainee) not in partial,
            )
        )
    return found


def _newest_evidence(keys: list[int]) -> dict[int, datetime]:
    records = (
        ActivityRecord.objectives.through.objects.filter(
            objectiveprogress__in=keys,
            activityrecord__in=counted_records(),
        )
        .values_list("objectiveprogress")
        .annotate(
            at=Max(Coalesce("activityrecord__signed_at", "activityrecord__saved_at"))
        )
    )
    observations = (
        Observation.objectives.through.objects.filter(
            objectiveprogress__in=keys,
            observation__in=counted_observations(),
        )
        .values_list("objectiveprogress")
        .annotate(
            at=Max(Coalesce("observation__link__decided_at", "observation__given_at"))
        )
    )
    newest: dict[int, datetime] = {}
    for key, at in (*records, *observations):
        newest[key] = max(at, newest.get(key, at))
    return newest


def _uuids(rows: list[ObjectiveProgress]) -> dict[int | None, UUID]:
    """Give the identifiers of those who submitted, by primary key: one question."""
    submitters = {row.submitted_by_id for row in rows if row.submitted_by_id}
    people = Person.objects.filter(pk__in=submitters)
    return dict(people.values_list("pk", "uuid")) if submitters else {}
