"""Where and when somebody is, read from what is stored without the rest of it.

A whole pathway is large; the board needs the placements of hundreds. They are
taken out by the database, read for where and when alone, and kept by
fingerprint, under which nothing changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Protocol, TypedDict

from django.db.models import Model, QuerySet

from ferd.areas.schedules.models import IndividualPlan
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period

KEPT_AT_MOST: Final = 12_000
PLACEMENTS: Final = "pathway__pathway__placements"
FRACTIONS: Final = "pathway__pathway__circumstances__fractions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One placement, as far as where and when go.

    Attributes:
        blocks: the stretches on which a place is taken; absence is left out.
        work: the same, with the working fraction in hundredths.
    """

    stage: int
    label: str
    site: TrainingSite | None
    period: Period
    blocks: tuple[Period, ...]
    work: tuple[Span, ...]
    is_served: bool


class Dated(Protocol):
    """What keeps a pathway and its fingerprint."""

    @property
    def fingerprint(self) -> str:
        """Give what tells it apart."""
        ...


class _Days(TypedDict):
    start: str
    end: str


class _Gap(TypedDict):
    period: _Days


class _Site(TypedDict):
    trust: str
    site: str
    department: str


class _Fraction(TypedDict):
    period: _Days
    fraction: str


class _Placement(TypedDict):
    stage: int
    label: str
    site: _Site | None
    period: _Days
    state: str
    gaps: list[_Gap]


Stays = tuple[Stay, ...]
_kept: dict[str, Stays] = {}


def stays_of_plans(plans: Iterable[Dated]) -> Mapping[str, Stays]:
    """Give the stays of individual plans by fingerprint, with one query at most."""
    return stays_in(IndividualPlan.objects.all(), plans)


def stays_of_pathway(pathway: Pathway) -> Stays:
    """Give the stays of a pathway that is at hand."""
    shares = [
        Span(each.period, _hundredths(each.fraction))
        for each in pathway.circumstances.fractions
    ]
    return tuple(_of_placement(each, shares) for each in pathway.placements)


def forget() -> None:
    """Forget what was read, as a process that has just begun."""
    _kept.clear()


def last_day(all_stays: Iterable[Stays], *, default: date) -> date:
    """Give the day after the last of all."""
    ends = (stay.period.end for stays in all_stays for stay in stays)
    return max(ends, default=default)


def stays_in(rows: QuerySet[Model], wanted: Iterable[Dated]) -> Mapping[str, Stays]:
    """Give the stays of some rows that keep a pathway, by fingerprint."""
    names = {each.fingerprint for each in wanted}
    found = {name: _kept[name] for name in names if name in _kept}
    if unknown := names - found.keys():
        read = _read_all(rows.filter(fingerprint__in=unknown))
        if len(_kept) + len(read) > KEPT_AT_MOST:
            _kept.clear()
        _kept.update(read)
        found.update(read)
    return found


def _read_all(rows: QuerySet[Model]) -> dict[str, Stays]:
    found = rows.order_by().values_list("fingerprint", PLACEMENTS, FRACTIONS)
    return {name: _read(placed or (), shares or ()) for name, placed, shares in found}


def _read(placements: Sequence[_Placement], fractions: Sequence[_Fraction]) -> Stays:
    """Read stays from stored JSON; by hand, for it is a hundred times as many."""
    shares = [
        Span(_period(each["period"]), _hundredths(Fraction(each["fraction"])))
        for each in fractions
    ]
    return tuple(_of_json(each, shares) for each in placements)


def _of_json(data: _Placement, shares: Sequence[Span]) -> Stay:
    site, period = data["site"], _period(data["period"])
    blocks = tuple(_without(period, [_period(gap["period"]) for gap in data["gaps"]]))
    return Stay(
        stage=data["stage"],
        label=data["label"],
        site=TrainingSite(site["trust"], site["site"], site["department"])
        if site
        else None,
        period=period,
        blocks=blocks,
        work=tuple(_work(blocks, shares)),
        is_served=data["state"] == "served",
    )


def _of_placement(placement: Placement, shares: Sequence[Span]) -> Stay:
    return Stay(
        stage=placement.stage,
        label=placement.label,
        site=placement.site,
        period=placement.period,
        blocks=placement.blocks,
        work=tuple(_work(placement.blocks, shares)),
        is_served=placement.state == "served",
    )


def _without(period: Period, gaps: Iterable[Period]) -> Iterator[Period]:
    """Give what `Placement.blocks` gives."""
    start = period.start
    for gap in gaps:
        if start < gap.start:
            yield Period(start, gap.start)
        start = gap.end
    if start < period.end:
        yield Period(start, period.end)


def _work(blocks: Iterable[Period], shares: Sequence[Span]) -> Iterator[Span]:
    """Give the days at a place with how much of full time is worked on them."""
    for block in blocks:
        for share in shares:
            common = block.overlap(share.period)
            if common is not None and share.size:
                yield Span(common, share.size)


def _period(data: _Days) -> Period:
    return Period(date.fromisoformat(data["start"]), date.fromisoformat(data["end"]))


def _hundredths(fraction: Fraction) -> int:
    return round(100 * fraction)
