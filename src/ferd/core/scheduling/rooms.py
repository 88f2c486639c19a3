"""Room in places between hospitals: given by the day, planned by the month.

A span is so much for some days, in hundredths (a person is 100), whether it is
room that was published or a part of it that somebody has. The rule that guards
places is `first_day_without`; the months are what the planner reads, and they
err on the safe side: the least room and the most taken on any day of a month.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.problem import Measure, PlacesId
from ferd.core.time import Period


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """So many hundredths, for some days."""

    period: Period
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One unit's places of one kind, month by month, in hundredths.

    Attributes:
        id: the unit's public identifier and the kind, ``unit/kind``.
        title: what the unit calls them.
        site: where they are.
        room: the least there is on any day of the month.
        taken: the most that is held or committed on any day of it.
        minimum: the staffing the unit wishes for.
    """

    id: PlacesId
    title: str
    site: str
    measure: Measure
    room: tuple[int, ...]
    taken: tuple[int, ...]
    minimum: int = 0

    @property
    def free(self) -> tuple[int, ...]:
        """Give what is left in each month."""
        return tuple(
            max(0, room - taken)
            for room, taken in zip(self.room, self.taken, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One trainee's days in places: promised by both, or held for a while.

    Attributes:
        request, traineeship: their public identifiers.
        stage: the order of the stage in the plan; None when it is not said.
        size: the room it takes, in hundredths.
        firm: whether both sides have committed.
    """

    request: UUID
    traineeship: UUID
    places: PlacesId
    stage: int | None
    period: Period
    size: int
    firm: bool


class Unmapped(StrEnum):
    """Why a site that a plan names leads to no places."""

    NO_UNIT = "no_unit"
    SEVERAL_UNITS = "several_units"
    NO_PLACES = "no_places"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFor:
    """What a plan's site leads to: places, or why to none.

    Attributes:
        unit: the unit that was found, also when it has no places to give.
    """

    site: TrainingSite
    unit: UUID | None
    places: tuple[PlacesId, ...]
    unmapped: Unmapped | None


def levels(spans: Iterable[Span], within: Period) -> list[Span]:
    """Add spans up: how much there is, stretch by stretch, of a whole period."""
    changes: Counter[date] = Counter()
    for span in spans:
        common = span.period.overlap(within)
        if common is not None:
            changes[common.start] += span.size
            changes[common.end] -= span.size
    edges = sorted({within.start, within.end, *changes})
    found, level = [], 0
    for start, end in pairwise(edges):
        level += changes[start]
        found.append(Span(Period(start, end), level))
    return found


def first_day_without(
    room: Iterable[Span], taken: Iterable[Span], asked: Span
) -> date | None:
    """Find the first day on which what is asked for does not fit; None if it fits."""
    left = [*room, *(Span(span.period, -span.size) for span in taken)]
    for stretch in levels(left, asked.period):
        if stretch.size < asked.size:
            return stretch.period.start
    return None


def changed(room: Iterable[Span], new: Span) -> tuple[Span, ...]:
    """Give the room after a change: `new` in its period, as it was around it."""
    kept = [
        Span(part, span.size)
        for span in room
        for part in _without(span.period, new.period)
    ]
    return tuple(sorted(kept + ([new] if new.size else [])))


def months_from(first_month: date, months: int) -> tuple[Period, ...]:
    """Give whole calendar months, the first being that of `first_month`."""
    firsts = [_first(first_month, ahead) for ahead in range(months + 1)]
    return tuple(Period(start, end) for start, end in pairwise(firsts))


def least_by_month(spans: Iterable[Span], months: Iterable[Period]) -> tuple[int, ...]:
    """Give the least there is on any day of each month."""
    spans = tuple(spans)
    return tuple(min(s.size for s in levels(spans, month)) for month in months)


def most_by_month(spans: Iterable[Span], months: Iterable[Period]) -> tuple[int, ...]:
    """Give the most there is on any day of each month."""
    spans = tuple(spans)
    return tuple(max(s.size for s in levels(spans, month)) for month in months)


def _without(period: Period, gone: Period) -> list[Period]:
    """Give what is left of a period when another is cut out of it."""
    before = (period.start, min(period.end, gone.start))
    after = (max(period.start, gone.end), period.end)
    return [Period(start, end) for start, end in (before, after) if start < end]


def _first(day: date, ahead: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + ahead, 12)
    return date(year, month + 1, 1)
