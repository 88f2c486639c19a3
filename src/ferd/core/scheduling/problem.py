"""What the planner is asked: trainees, stages and places over months.

Frozen values, JSON in `ferd.formats.scheduling_json`. What is answered stands in
`schedule`, what is allowed in `verify`, what it costs in `cost`; no solver is
known here.

Time is counted in calendar months from the problem's first month, 0. Work and
room are counted in hundredths: a month of full time is 100, a month at 80 % is
80, room for two people is 200. Costs are whole numbers in tenths of what one
month's first delay costs ("month-equivalents"; see `Weights`), so that a bound
may be rounded up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from typing import NewType

TraineeId = NewType("TraineeId", str)
StageId = NewType("StageId", str)
PlacesId = NewType("PlacesId", str)
SiteId = NewType("SiteId", str)

FULL = 100
"""One person, or one month of full time."""


class Measure(StrEnum):
    """How a trainee fills a place: as a person, or by the working fraction."""

    PEOPLE = "people"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """One unit's places of one kind, month by month.

    Attributes:
        site: where they are; going between sites costs a move.
        capacity: the room in each month, in hundredths; one figure a month.
        minimum: the staffing wished for in each month, in hundredths; empty for
            none. Falling short is allowed, and costs `Weights.shortage`.
    """

    id: PlacesId
    site: SiteId
    capacity: tuple[int, ...]
    measure: Measure = Measure.PEOPLE
    minimum: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One unit's places where a stage may be served, and what choosing it costs."""

    places: PlacesId
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a stage had better be served: the wish of a plan, a person or a cohort.

    Attributes:
        start: the first month it may well begin in.
        end: the month it had better be over by (not included).
        cost: for each month begun before `start`, and each ended after `end`.
        title: whose wish it is, in words.
    """

    start: int
    end: int
    cost: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class SoftOrder:
    """A stage that had better be done before; begun without it, it costs once."""

    stage: StageId
    cost: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """That a stage is served at these places from month `start` to before `end`.

    In months of leave in between the trainee is away and the place is free.
    """

    stage: StageId
    places: PlacesId
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNeed:
    """What one trainee still has to serve of one stage, in one piece.

    A stage that may be split is a chain of pieces, each `after` the one before.

    Attributes:
        work: hundredths of months of full time, above 0.
        options: where it may be served; at least one.
        after: stages that must be over before it begins (hard prerequisites, and
            the order of a plan).
        softly_after: stages that had better be over before it begins.
        earliest: the first month it may begin in.
        latest: the month it must be over by (not included); None for any time.
        windows: when it had better be served.
        pinned: where and when it *is* served: begun, frozen or promised. Its
            places and dates are no longer asked; they use room like all others.
            Order still holds between it and what is not pinned.
    """

    id: StageId
    work: int
    options: tuple[Option, ...]
    after: tuple[StageId, ...] = ()
    softly_after: tuple[SoftOrder, ...] = ()
    earliest: int = 0
    latest: int | None = None
    windows: tuple[Window, ...] = ()
    pinned: Assignment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainee:
    """One trainee's remaining way.

    Attributes:
        work: hundredths of full time worked in each month; 0 in a month of
            leave, and before the first day. One figure a month.
        stages: what remains; one at a time is served.
        due: the month training is over in when nobody waits; every month later
            is a month of delay.
        site: where the trainee is when the first stage begins; None when it
            makes no difference.
        max_delay: the most months of delay; None for any.
        published: what the trainee has been told, by stage: leaving it costs.
    """

    id: TraineeId
    work: tuple[int, ...]
    stages: tuple[StageNeed, ...]
    due: int
    site: SiteId | None = None
    max_delay: int | None = None
    published: tuple[Assignment, ...] = ()

    def end_of(self, start: int, work: int) -> int | None:
        """Find the month by which work begun in `start` is done; None if never.

        The month a stage begins in must be worked in.
        """
        if not 0 <= start < len(self.work) or not self.work[start]:
            return None
        for month, done in enumerate(accumulate(self.work[start:]), start + 1):
            if done >= work:
                return month
        return None

    def stage(self, stage: StageId) -> StageNeed:
        """Find one stage; KeyError when the trainee has none such."""
        for need in self.stages:
            if need.id == stage:
                return need
        raise KeyError(stage)


@dataclass(frozen=True, slots=True)
class DelayBand:
    """What a month of delay costs, up to so many months in all (None: beyond)."""

    up_to: int | None
    cost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What is disliked, and how much. One table; a month's first delay is 10.

    Attributes:
        unplaced: a trainee for whom no way is found.
        delay: bands of months of delay with rising cost, so that ten months are
            rather shared by ten people than borne by one (fairness).
        move: going from one site to another between stages.
        shortage: a missing hundred (one person) in a month, below the minimum.
        changed: a trainee whose published way is altered at all.
        moved_start: a published stage that begins in another month.
        moved_month: each month it begins earlier or later.
        moved_place: a published stage that is served at other places.
    """

    unplaced: int = 10_000
    delay: tuple[DelayBand, ...] = (
        DelayBand(3, 10),
        DelayBand(6, 15),
        DelayBand(12, 20),
        DelayBand(None, 30),
    )
    move: int = 2
    shortage: int = 5
    changed: int = 0
    moved_start: int = 0
    moved_month: int = 0
    moved_place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything the planner is asked at once.

    Attributes:
        months: how many months there are; nothing is planned beyond them.
        first_month: the calendar month of month 0, as ``2027-01``; empty when
            the problem has no calendar.
        most_changed: at most so many trainees' published ways may be altered;
            None for any number.
    """

    months: int
    places: tuple[Places, ...]
    trainees: tuple[Trainee, ...]
    weights: Weights = field(default_factory=Weights)
    first_month: str = ""
    most_changed: int | None = None

    def places_by_id(self) -> Mapping[PlacesId, Places]:
        """Index the places."""
        return {places.id: places for places in self.places}

    def trainees_by_id(self) -> Mapping[TraineeId, Trainee]:
        """Index the trainees."""
        return {trainee.id: trainee for trainee in self.trainees}
