"""Where and when somebody is, read from what is stored without the rest of it.

A whole pathway is large; the board needs the placements of hundreds. They are
taken out by the database and kept by fingerprint, under which nothing changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from django.db.models import Model, QuerySet

from ferd.areas.rotations.models import DraftWay
from ferd.areas.schedules.models import IndividualPlan
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.time import Period
from ferd.formats.value_json import from_json

KEPT_AT_MOST: Final = 12_000
PLACEMENTS: Final = "pathway__pathway__placements"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One placement, as far as where and when go.

    Attributes:
        blocks: the stretches on which a place is taken; absence is left out.
    """

    stage: int
    label: str
    site: TrainingSite | None
    period: Period
    blocks: tuple[Period, ...]
    is_served: bool


class _Dated(Protocol):
    @property
    def fingerprint(self) -> str: ...


Stays = tuple[Stay, ...]
_kept: dict[str, Stays] = {}


def stays_of_plans(plans: Iterable[_Dated]) -> Mapping[str, Stays]:
    """Give the stays of individual plans by fingerprint, with one query at most."""
    return _stays(IndividualPlan.objects.all(), plans)


def stays_of_ways(ways: Iterable[_Dated]) -> Mapping[str, Stays]:
    """Give the stays of ways in drafts by fingerprint, with one query at most."""
    return _stays(DraftWay.objects.all(), ways)


def stays_of_pathway(pathway: Pathway) -> Stays:
    """Give the stays of a pathway that is at hand."""
    return tuple(_of_placement(placement) for placement in pathway.placements)


def last_day(all_stays: Iterable[Stays], *, default: date) -> date:
    """Give the day after the last of all."""
    ends = (stay.period.end for stays in all_stays for stay in stays)
    return max(ends, default=default)


def _stays(rows: QuerySet[Model], wanted: Iterable[_Dated]) -> Mapping[str, Stays]:
    names = {each.fingerprint for each in wanted}
    found = {name: _kept[name] for name in names if name in _kept}
    if unknown := names - found.keys():
        pairs = rows.filter(fingerprint__in=unknown)
        read = {name: _read(data) for name, data in _pairs(pairs)}
        if len(_kept) + len(read) > KEPT_AT_MOST:
            _kept.clear()
        _kept.update(read)
        found.update(read)
    return found


def _pairs(rows: QuerySet[Model]) -> Iterable[tuple[str, object]]:
    return rows.order_by().values_list("fingerprint", PLACEMENTS)


def _read(data: object) -> Stays:
    placements: Sequence[object] = data if isinstance(data, list) else ()
    return tuple(_of_placement(from_json(Placement, each)) for each in placements)


def _of_placement(placement: Placement) -> Stay:
    return Stay(
        stage=placement.stage,
        label=placement.label,
        site=placement.site,
        period=placement.period,
        blocks=placement.blocks,
        is_served=placement.state == "served",
    )
