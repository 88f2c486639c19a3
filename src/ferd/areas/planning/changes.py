"""What has changed in life, as a value: kept with a run, laid on circumstances."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ferd.core.scheduling.circumstances import Circumstances, StageExtension
from ferd.core.scheduling.events import Event, PlaceGained, PlaceLost, Resigned
from ferd.core.scheduling.months import Calendar
from ferd.core.scheduling.problem import FULL, PlacesId, TraineeId
from ferd.core.time import Leave, Period, WorkingFraction
from ferd.core.time_rules import LeaveKind


class ChangeKind(StrEnum):
    """What may change."""

    LEAVE = "leave"
    FRACTION = "fraction"
    PROLONGED = "prolonged"
    EARLY = "early"
    RESIGNED = "resigned"
    JOINED = "joined"
    PLACE_LOST = "place_lost"
    PLACE_GAINED = "place_gained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that has changed.

    Attributes:
        traineeship: whom it is about, by public identifier; empty for places.
        last_on: the last day; None when it goes on.
        leave: why someone is away; read by those who plan alone.
        fraction: of full time, for a new working fraction.
        stage: the order of the stage that is prolonged or completed early.
        months: by how much; the room that places gain or lose, in people.
        places: the places it is about, as the planner calls them.
    """

    kind: ChangeKind
    first_on: date
    traineeship: str = ""
    last_on: date | None = None
    leave: LeaveKind = LeaveKind.PARENTAL
    fraction: Fraction | None = None
    stage: int | None = None
    months: Fraction | None = None
    places: str = ""

    @property
    def period(self) -> Period:
        """Give the days it holds for."""
        return Period.through(self.first_on, self.last_on)


def changed(circumstances: Circumstances, change: Change) -> Circumstances:
    """Give what is true of a trainee after a change."""
    match change.kind:
        case ChangeKind.LEAVE:
            away = Leave(change.period, change.leave)
            return replace(circumstances, leaves=(*circumstances.leaves, away))
        case ChangeKind.FRACTION if change.fraction is not None:
            new = WorkingFraction(change.period, change.fraction)
            held = _with_fraction(circumstances.fractions, new)
            return replace(circumstances, fractions=held)
        case ChangeKind.PROLONGED | ChangeKind.EARLY if change.stage is not None:
            months = change.months or Fraction(0)
            if change.kind is ChangeKind.EARLY:
                months = -months
            more = StageExtension(stage=change.stage, months=months)
            extensions = (*circumstances.extensions, more)
            return replace(circumstances, extensions=extensions)
        case _:
            return circumstances


def as_event(change: Change, calendar: Calendar) -> Event | None:
    """Give what changes in the planner's months; None when that is all compiled.

    Of a month in which room comes or goes there is room for no whole month.
    """
    days, places = change.period, PlacesId(change.places)
    people = Fraction(1) if change.months is None else change.months
    room = round(people * FULL)
    match change.kind:
        case ChangeKind.RESIGNED:
            last = calendar.index_after(change.first_on)
            return Resigned(trainee=TraineeId(change.traineeship), start=max(last, 0))
        case ChangeKind.PLACE_LOST:
            start = max(calendar.index(days.start), 0)
            end = min(calendar.index_after(days.end), calendar.months)
            return PlaceLost(places=places, start=start, end=end, room=room)
        case ChangeKind.PLACE_GAINED:
            start = max(calendar.index_after(days.start), 0)
            end = min(calendar.index(days.end), calendar.months)
            if start >= end:
                return None
            return PlaceGained(places=places, start=start, end=end, room=room)
        case _:
            return None


def _with_fraction(
    held: tuple[WorkingFraction, ...], new: WorkingFraction
) -> tuple[WorkingFraction, ...]:
    """Put a fraction in, in place of what was held on its days."""
    kept = []
    for each in held:
        before = (each.period.start, min(each.period.end, new.period.start))
        after = (max(each.period.start, new.period.end), each.period.end)
        kept += [
            WorkingFraction(Period(start, end), each.fraction)
            for start, end in (before, after)
            if start < end
        ]
    return tuple(sorted((*kept, new), key=lambda each: each.period))
