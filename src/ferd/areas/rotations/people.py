"""Whose ways stand on the board: those the reader may follow, and unnamed others.

Of the others only where they are is read, never who they are: they fill places.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.rotations import queries
from ferd.areas.rotations.models import DraftWay, RotationDraft
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.planned_stays import Stays, stays_in, stays_of_plans

Status = IndividualPlan.Status
OPEN = (Status.PROPOSED, Status.AGREED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """An individual plan without what it says; that stands under its fingerprint."""

    traineeship: int
    uuid: UUID
    number: int
    status: str
    fingerprint: str
    completes_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """A way in a draft, likewise."""

    traineeship: int
    fingerprint: str
    completes_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One trainee on the board, with the ways there are."""

    traineeship: Traineeship
    agreed: PlanRow | None
    proposed: PlanRow | None
    way: WayRow | None
    agreed_stays: Stays
    proposed_stays: Stays
    way_stays: Stays

    @property
    def is_changed(self) -> bool:
        """Tell whether something other than what is agreed is in sight."""
        return self.way is not None or self.proposed is not None

    @property
    def shown(self) -> PlanRow | WayRow | None:
        """Give the foremost: what if, then what is proposed, then what binds."""
        return self.way or self.proposed or self.agreed

    @property
    def stays(self) -> Stays:
        """Give the stays of the foremost."""
        if self.way:
            return self.way_stays
        return self.proposed_stays if self.proposed else self.agreed_stays

    @property
    def presence(self) -> "Presence":
        """Give where the trainee is, or will be when everyone agrees."""
        both = (self.agreed_stays, self.proposed_stays)
        return Presence(
            traineeship=self.traineeship.pk,
            home=self.traineeship.unit_id,
            specialty_code=self.traineeship.specialty_code,
            stays=(self.way_stays,) if self.way else both,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Where somebody is; several ways when it is not settled which.

    Attributes:
        is_named: whether it is one of those the reader may follow.
    """

    traineeship: int
    home: int
    specialty_code: str
    stays: tuple[Stays, ...]
    is_named: bool = True


def entries(
    traineeships: Iterable[Traineeship],
    plans: QuerySet[IndividualPlan],
    ways: Collection[WayRow] = (),
) -> list[Entry]:
    """Gather the ways of some trainees, in their order; three queries at most.

    `plans` are those that may be read; of these the open ones are. A way that a
    colleague replaced since it was listed is one without stays.
    """
    listed = list(traineeships)
    rows = plan_rows(plans.filter(traineeship__in=[each.pk for each in listed]))
    by_status = {(row.traineeship, row.status): row for row in rows}
    planned, drafted = stays_of_plans(rows), stays_in(DraftWay.objects.all(), ways)
    mine = {way.traineeship: way for way in ways}
    found = []
    for each in listed:
        agreed = by_status.get((each.pk, Status.AGREED))
        proposed = by_status.get((each.pk, Status.PROPOSED))
        way = mine.get(each.pk)
        found.append(
            Entry(
                traineeship=each,
                agreed=agreed,
                proposed=proposed,
                way=way,
                agreed_stays=planned[agreed.fingerprint] if agreed else (),
                proposed_stays=planned[proposed.fingerprint] if proposed else (),
                way_stays=drafted.get(way.fingerprint, ()) if way else (),
            )
        )
    return found


def others(named: Collection[int], since: date) -> list[Presence]:
    """Give where everyone else is from a day on, unnamed; two queries at most."""
    lasting = (Q(completes_on=None) | Q(completes_on__gt=since)) & (
        Q(traineeship__ends_on=None) | Q(traineeship__ends_on__gt=since)
    )
    rows = [
        row
        for row in IndividualPlan.objects.filter(lasting, status__in=OPEN)
        .order_by()
        .values_list(
            "traineeship_id",
            "traineeship__unit_id",
            "traineeship__specialty_code",
            "fingerprint",
            named=True,
        )
        if row.traineeship_id not in named
    ]
    stays = stays_of_plans(rows)
    found: dict[int, Presence] = {}
    for row in rows:
        known = found.get(row.traineeship_id)
        found[row.traineeship_id] = Presence(
            traineeship=row.traineeship_id,
            home=row.traineeship__unit_id,
            specialty_code=row.traineeship__specialty_code,
            stays=(*(known.stays if known else ()), stays[row.fingerprint]),
            is_named=False,
        )
    return list(found.values())


def plan_rows(plans: QuerySet[IndividualPlan]) -> list[PlanRow]:
    """Read the open ones of some plans without what they say."""
    rows = plans.filter(status__in=OPEN).order_by()
    return [
        PlanRow(
            traineeship=row.traineeship_id,
            uuid=row.uuid,
            number=row.number,
            status=row.status,
            fingerprint=row.fingerprint,
            completes_on=row.completes_on,
        )
        for row in rows.values_list(
            "traineeship_id",
            "uuid",
            "number",
            "status",
            "fingerprint",
            "completes_on",
            named=True,
        )
    ]


def way_rows(actor: Person, draft: RotationDraft | None) -> list[WayRow]:
    """Read the ways of a draft that `actor` may see, without what they say."""
    if draft is None:
        return []
    return rows_of(queries.visible_ways(actor, draft))


def rows_of(ways: Iterable[DraftWay]) -> list[WayRow]:
    """Give ways without what they say."""
    return [
        WayRow(
            traineeship=way.traineeship_id,
            fingerprint=way.fingerprint,
            completes_on=way.completes_on,
        )
        for way in ways
    ]


def visible(actor: Person, *, unit_path: str, words: str) -> Sequence[Traineeship]:
    """List the trainees on the reader's board, by name."""
    found = schedules.visible_traineeships(actor).filter(
        Q(ends_on=None), unit__path__startswith=unit_path
    )
    for word in words.split():
        found = found.filter(trainee__name__icontains=word)
    return list(found.order_by("trainee__name", "pk"))


def by_key(found: Iterable[Entry]) -> Mapping[int, Entry]:
    """Give entries by their traineeship's primary key."""
    return {entry.traineeship.pk: entry for entry in found}
