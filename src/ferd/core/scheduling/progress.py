"""A pathway read against a day: how far, what is expected, when it ends.

"Progress and forecast" in docs/rules/time.md says how the figures are made.
What has in fact been learnt is not known here; it is compared with this.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ferd.core.scheduling.pathway import (
    ExpectedObjective,
    ObjectiveState,
    Pathway,
    Placement,
)
from ferd.core.time import (
    NOTHING,
    Period,
    TimeAccount,
    TrainingClock,
    WorkingFraction,
    add_months,
    date_after,
    take_account,
)
from ferd.core.time_rules import TrainingPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the training has come on a day.

    Attributes:
        account: the time from the first day of service to this one.
        credited: credited service in parts 2 and 3, in months.
        planned: the months that the whole pathway counts.
        current: where the trainee is; None before, after and between.
        following: where the trainee goes next; None at the end.
        expected: codes of the objectives expected done, credited ones among them.
    """

    on: date
    account: TimeAccount
    credited: Fraction
    planned: Fraction
    current: Placement | None
    following: Placement | None
    expected: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """Give the part of the way that is behind, credit included."""
        whole = self.planned + self.credited
        return (self.account.counted + self.credited) / whole if whole else NOTHING

    @property
    def remaining(self) -> Fraction:
        """Give the months still to be counted."""
        return self.planned - self.account.counted


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """How many objectives are expected done by a day, and how much of all."""

    on: date
    done: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Forecast:
    """When training is complete: at best, and as things stand."""

    earliest: date
    expected: date


def progress_at(pathway: Pathway, on: date) -> Progress:
    """Say how far a trainee has come at the beginning of a day."""
    account = TimeAccount()
    for placement in pathway.placements:
        account = account.and_then(_account_until(pathway, placement, on))
    ahead = [p for p in pathway.placements if p.period.start > on]
    here = (p for p in pathway.placements if on in p.period)
    return Progress(
        on=on,
        account=account,
        credited=pathway.parts[1].credited + pathway.parts[2].credited,
        planned=pathway.months,
        current=next(here, None),
        following=min(ahead, key=lambda p: p.period, default=None),
        expected=tuple(o.code for o in pathway.objectives if _done_by(o, on)),
    )


def expected_curve(pathway: Pathway) -> tuple[CurvePoint, ...]:
    """Give the days on which objectives are expected done, with the running sum.

    The first point is the first day, with what is credited.
    """
    objectives = pathway.objectives
    start = pathway.circumstances.starts_on
    days = {o.expected_on for o in objectives if o.expected_on is not None}
    points = []
    for day in sorted({start, *days}):
        done = sum(1 for objective in objectives if _done_by(objective, day))
        points.append(CurvePoint(day, done, Fraction(done, max(len(objectives), 1))))
    return tuple(points)


def forecast_on(pathway: Pathway, on: date) -> Forecast | None:
    """Foresee completion; None when the circumstances never lead there.

    Expected is the end of the last placement. Earliest is when the rest would be
    served at full time from this day without further absence.
    """
    expected = pathway.completes_on
    if expected is None:
        return None
    start = max(on, pathway.circumstances.starts_on)
    full_time = (WorkingFraction(Period(start), Fraction(1)),)
    clock = TrainingClock(full_time, (), pathway.rules, TrainingPart.THREE)
    rest = progress_at(pathway, start).remaining
    best = date_after(rest, start, clock, quota=NOTHING)
    return Forecast(earliest=min(best or expected, expected), expected=expected)


def detailed_until(pathway: Pathway, on: date) -> date:
    """Give the end of the horizon of detail: half a year ahead, by the rules."""
    return add_months(on, pathway.rules.detail_months)


def placements_in_detail(pathway: Pathway, on: date) -> tuple[Placement, ...]:
    """Give the placements that touch the horizon of detail."""
    horizon = Period(on, detailed_until(pathway, on))
    return tuple(p for p in pathway.placements if p.period.overlap(horizon))


def _account_until(pathway: Pathway, placement: Placement, on: date) -> TimeAccount:
    if on >= placement.period.end:
        return placement.account
    if on <= placement.period.start:
        return TimeAccount()
    mine = pathway.circumstances
    clock = TrainingClock(mine.fractions, mine.leaves, pathway.rules, placement.part)
    begun = Period(placement.period.start, on)
    return take_account(begun, clock, quota=placement.account.quota)


def _done_by(objective: ExpectedObjective, on: date) -> bool:
    if objective.state is ObjectiveState.CREDITED:
        return True
    return objective.expected_on is not None and objective.expected_on <= on
