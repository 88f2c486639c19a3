"""What was expected by when, what has been approved, and what that foretells.

Numbers of objectives over time, compared as numbers: which objective came first
does not matter to a curve. `docs/rules/expectation.md` has the worked example.
Objectives that no plan expects by a day take no part in it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WINDOW = timedelta(weeks=26)
"""How far back the present pace is measured."""

SHORTEST = timedelta(weeks=13)
"""How long somebody must have trained before a pace is spoken of."""

FEWEST = 3
"""On how many different days something must have been approved in the window."""

SOON = timedelta(weeks=8)
"""How far ahead an objective without any evidence is warned of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One objective of one trainee, as far as time is concerned.

    Attributes:
        key: what it is called where it is kept.
        waiting_since: when it was recommended or submitted, while it waits.
        has_begun: there is evidence that counts, or more.
    """

    key: str
    expected_on: date | None
    approved_on: date | None = None
    waiting_since: date | None = None
    has_begun: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on the number is this."""

    on: date
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The number expected by a day beside the number that is approved.

    Attributes:
        weeks: since when the next objective has been expected, negative; or how
            long until the last approved one is, positive.
    """

    expected: int
    approved: int
    weeks: int

    @property
    def ahead(self) -> int:
        """Give by how many objectives the trainee is ahead; negative: behind."""
        return self.approved - self.expected


class Outlook(StrEnum):
    """What can be said of when a goal is reached."""

    DONE = "done"
    FORESEEN = "foreseen"
    TOO_EARLY = "too_early"
    STANDSTILL = "standstill"


@dataclass(frozen=True, slots=True)
class Forecast:
    """When all that is expected by a day will be approved, at the present pace.

    Attributes:
        goal: the day by which the plan expects it.
        remaining: how many of them are not approved.
        on: the foreseen day; None unless the outlook is that it is foreseen.
    """

    outlook: Outlook
    goal: date
    remaining: int
    on: date | None = None

    @property
    def weeks_late(self) -> int:
        """Give by how many whole weeks the goal is missed; 0 when it is kept."""
        return max((self.on - self.goal).days // 7, 0) if self.on else 0


@dataclass(frozen=True, slots=True)
class Warnings:
    """What somebody should look at now, each by its key.

    Attributes:
        late: expected already, neither approved nor waiting for it.
        waiting: expected already, and waiting for others than the trainee.
        unprepared: expected soon, and nothing is there yet.
    """

    late: tuple[str, ...]
    waiting: tuple[str, ...]
    unprepared: tuple[str, ...]


def running(days: Iterable[date]) -> tuple[Step, ...]:
    """Count days into steps: after each, how many there have been."""
    return tuple(_running(Counter(days)))


def expected_steps(aims: Iterable[Aim]) -> tuple[Step, ...]:
    """Give how many are expected by when."""
    return running(day for day, _ in planned(aims))


def approved_steps(aims: Iterable[Aim]) -> tuple[Step, ...]:
    """Give how many were approved by when."""
    return running(aim.approved_on for _, aim in planned(aims) if aim.approved_on)


def ready_steps(aims: Iterable[Aim]) -> tuple[Step, ...]:
    """Give how many were approved, or stood ready for it, by when."""
    days = (aim.approved_on or aim.waiting_since for _, aim in planned(aims))
    return running(day for day in days if day)


def planned(aims: Iterable[Aim]) -> Iterator[tuple[date, Aim]]:
    """Give those that the plan expects by a day, with that day."""
    return ((aim.expected_on, aim) for aim in aims if aim.expected_on)


def standing(expected: Sequence[Step], approved: int, on: date) -> Standing:
    """Compare the number that is approved with the curve of what is expected."""
    due = max((step.number for step in expected if step.on <= on), default=0)
    if approved == due:
        return Standing(due, approved, weeks=0)
    wanted = approved if approved > due else approved + 1
    day = next((step.on for step in expected if step.number >= wanted), on)
    weeks = abs((day - on).days) // 7
    return Standing(due, approved, weeks if approved > due else -weeks)


def next_goal(aims: Iterable[Aim], on: date) -> date | None:
    """Give the first day, from this one, by which the plan expects something."""
    return min((day for day, _ in planned(aims) if day >= on), default=None)


def foresee(aims: Sequence[Aim], goal: date, *, begun_on: date, on: date) -> Forecast:
    """Foresee when all that is expected by the goal is approved.

    Honest rather than helpful: a short time, or approvals on too few days, is no
    pace, and no pace gives no day.
    """
    remaining = len(_open_by(aims, goal))
    if not remaining:
        return Forecast(Outlook.DONE, goal, 0)
    if on - begun_on < SHORTEST:
        return Forecast(Outlook.TOO_EARLY, goal, remaining)
    since = max(begun_on, on - WINDOW)
    recent = [
        aim.approved_on
        for aim in aims
        if aim.approved_on and since <= aim.approved_on <= on
    ]
    if not recent and _open_by(aims, on):
        return Forecast(Outlook.STANDSTILL, goal, remaining)
    if len(set(recent)) < FEWEST:
        return Forecast(Outlook.TOO_EARLY, goal, remaining)
    days = -(-remaining * (on - since).days // len(recent))
    return Forecast(Outlook.FORESEEN, goal, remaining, on + timedelta(days=days))


def warn(aims: Sequence[Aim], on: date) -> Warnings:
    """Name what somebody should look at, in the order of when it is expected."""
    past = _open_by(aims, on)
    soon = _open_by(aims, on + SOON)[len(past) :]
    return Warnings(
        late=tuple(aim.key for aim in past if not aim.waiting_since),
        waiting=tuple(aim.key for aim in past if aim.waiting_since),
        unprepared=tuple(
            aim.key for aim in soon if not (aim.has_begun or aim.waiting_since)
        ),
    )


def _running(counted: Counter[date]) -> Iterator[Step]:
    number = 0
    for day in sorted(counted):
        number += counted[day]
        yield Step(day, number)


def _open_by(aims: Iterable[Aim], by: date) -> list[Aim]:
    """List what is expected by a day and not approved, the first expected first."""
    found = [
        (day, aim.key, aim)
        for day, aim in planned(aims)
        if day <= by and not aim.approved_on
    ]
    return [aim for _, _, aim in sorted(found, key=lambda each: each[:2])]
