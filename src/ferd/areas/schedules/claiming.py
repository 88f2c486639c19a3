"""Who claims which places: plans in force, plans agreed to, places promised.

Three things take room. A *plan in force* takes what it says, from today on. A
plan that a leader has said yes to is *offered*: it takes its new places as well,
while the plan in force keeps the old, until the trainee has answered and it
comes into force. A place that is held or committed takes what was asked for. A
proposal that no leader has said yes to takes nothing.

These are facts for the rule in `room_for_plans`; who may read them is asked there.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from ferd.areas.schedules import places_queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.planned_stays import Stay, stays_of_plans
from ferd.areas.schedules.site_leads import leads_of
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.claims import Claim, Group
from ferd.core.scheduling.problem import FULL, PlacesId
from ferd.core.time import Period
from ferd.foundation import clock

Status = IndividualPlan.Status
NOT_KEPT: Final = -1
"""Stands for the primary key of a plan that is only tried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One open plan and what it claims.

    Attributes:
        pk: the plan's primary key.
        traineeship: the traineeship's.
        agreed_at: when the last of both agreed; None while one has not.
    """

    pk: int
    traineeship: int
    is_in_force: bool
    is_offered: bool
    agreed_at: datetime | None
    claims: tuple[Claim, ...]

    @property
    def waits_for_room(self) -> bool:
        """Tell whether both have agreed and it is still not in force."""
        return not self.is_in_force and self.agreed_at is not None

    @property
    def groups(self) -> frozenset[Group]:
        """Give the places it claims."""
        return frozenset(claim.at for claim in self.claims)


@dataclass(frozen=True, slots=True)
class _Row:
    """An open plan without what it says; that stands under its fingerprint."""

    pk: int
    traineeship: int
    home: int
    specialty_code: str
    ends_on: date | None
    fingerprint: str
    status: str
    by_trainee: datetime | None
    by_leader: datetime | None


_Days = tuple[TrainingSite, Period, int]


def open_plans() -> list[Planned]:
    """Give every plan in force and every proposal, with six queries at most."""
    rows = list(_rows())
    stays = stays_of_plans(rows)
    ahead = {row.pk: _ahead(stays[row.fingerprint], row.ends_on) for row in rows}
    at = {(d[0], row.home, row.specialty_code) for row in rows for d in ahead[row.pk]}
    leads, by_fraction = leads_of(at), places_queries.counted_by_fraction()
    return [
        Planned(
            pk=row.pk,
            traineeship=row.traineeship,
            is_in_force=row.status == Status.AGREED,
            is_offered=row.by_leader is not None,
            agreed_at=max(row.by_trainee, row.by_leader)
            if row.by_trainee and row.by_leader
            else None,
            claims=tuple(
                Claim(row.traineeship, group, period, _size(group, work, by_fraction))
                for site, period, work in ahead[row.pk]
                if (group := frozenset(leads[site, row.home, row.specialty_code]))
            ),
        )
        for row in rows
    ]


def if_planned(traineeship: Traineeship, stays: Iterable[Stay]) -> Planned:
    """Give what a trainee would claim who had some stays."""
    home, code = traineeship.unit_id, traineeship.specialty_code
    ahead = _ahead(stays, traineeship.ends_on)
    leads = leads_of({(site, home, code) for site, *_rest in ahead})
    by_fraction = places_queries.counted_by_fraction()
    return Planned(
        pk=NOT_KEPT,
        traineeship=traineeship.pk,
        is_in_force=False,
        is_offered=False,
        agreed_at=None,
        claims=tuple(
            Claim(traineeship.pk, group, period, _size(group, work, by_fraction))
            for site, period, work in ahead
            if (group := frozenset(leads[site, home, code]))
        ),
    )


def places_reached(
    traineeship: Traineeship, stays: Iterable[Stay]
) -> frozenset[PlacesId]:
    """Give the places that stays of a trainee would be in, from today on."""
    home, code = traineeship.unit_id, traineeship.specialty_code
    asked = {(site, home, code) for site, *_rest in _ahead(stays, None)}
    leads = leads_of(asked)
    return frozenset(each for at in asked for each in leads[at])


def places_of_sites(
    asked: Iterable[tuple[TrainingSite, Traineeship]],
) -> frozenset[PlacesId]:
    """Give the places that sites lead to, as the plans of some trainees name them."""
    at = {(site, who.unit_id, who.specialty_code) for site, who in asked}
    leads = leads_of(at)
    return frozenset(place for each in at for place in leads[each])


def promised(ids: Collection[PlacesId], *, besides: int | None = None) -> list[Claim]:
    """Give what is held and committed in some places, except for one request."""
    return [
        Claim(
            each.traineeship_id,
            frozenset({each.places.identity}),
            each.period,
            each.size,
        )
        for each in places_queries.claims_by_id(ids)
        if each.pk != besides
    ]


def _rows() -> Iterator[_Row]:
    found = IndividualPlan.objects.filter(status__in=(Status.PROPOSED, Status.AGREED))
    for row in found.order_by("pk").values_list(
        "pk",
        "traineeship_id",
        "traineeship__unit_id",
        "traineeship__specialty_code",
        "traineeship__ends_on",
        "fingerprint",
        "status",
        "agreed_by_trainee_at",
        "agreed_by_leader_at",
    ):
        yield _Row(*row)


def _ahead(stays: Iterable[Stay], ends_on: date | None) -> list[_Days]:
    """Give what is still to come, until the training ends: where, when, how much."""
    today = clock.today()
    if ends_on is not None and ends_on <= today:
        return []
    ahead = Period(today, ends_on or date.max)
    return [
        (stay.site, left, span.size)
        for stay in stays
        if stay.site
        for span in stay.work
        if (left := span.period.overlap(ahead))
    ]


def _size(group: Group, work: int, by_fraction: frozenset[PlacesId]) -> int:
    """Give what somebody takes: a person, or as much as they work."""
    return work if group <= by_fraction else FULL
