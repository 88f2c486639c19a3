"""Observerships of a week or two inside a stage: a second stage, week by week.

The month plan says in which stage somebody is; here each observership gets weeks
in it and a unit that has room. Weeks are counted from the first of the plan. What
is true of every good plan stands in `RULES`, which know no solver; what is found
passes them before anybody sees it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from ferd.core.scheduling.problem import PlacesId, TraineeId

UNPLACED = 1_000
"""What an observership without weeks costs."""

PEAK = 10
"""What each person in a unit's busiest week costs, so that they come spread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observership:
    """One observership that somebody needs.

    Attributes:
        weeks: how many, in one piece.
        host: the first week of the stage it lies in, and the one after the last.
        units: where it may be, the dearest wish first.
        away: weeks in which the trainee cannot go: leave, courses, duty.
    """

    id: str
    trainee: TraineeId
    weeks: int
    host: tuple[int, int]
    units: tuple[PlacesId, ...]
    away: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksAsked:
    """All observerships that are asked for.

    Attributes:
        room: how many people each unit takes in each week.
        apart: at least so many weeks lie between two of the same trainee.
    """

    observerships: tuple[Observership, ...]
    room: Mapping[PlacesId, tuple[int, ...]]
    apart: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """That an observership is at a unit from week `start` to before `end`."""

    observership: str
    unit: PlacesId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WeeksPlanned:
    """The visits found; `proven` when no others are better."""

    visits: tuple[Visit, ...]
    cost: int
    proven: bool
    unplaced: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class WeekFault:
    """One rule that is broken, and by which observerships."""

    rule: str
    observerships: tuple[str, ...]


WeekRule: TypeAlias = Callable[[WeeksAsked, tuple[Visit, ...]], Iterator[WeekFault]]


def known_and_once(asked: WeeksAsked, visits: tuple[Visit, ...]) -> Iterator[WeekFault]:
    """Every visit is one that was asked for, and there is no second one."""
    known = {each.id for each in asked.observerships}
    for id_, times in Counter(visit.observership for visit in visits).items():
        if id_ not in known or times > 1:
            yield WeekFault("known_and_once", (id_,))


def at_a_permitted_unit(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> Iterator[WeekFault]:
    """A visit is at one of the units named for it."""
    for each, visit in _pairs(asked, visits):
        if visit.unit not in each.units:
            yield WeekFault("at_a_permitted_unit", (each.id,))


def as_long_as_asked(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> Iterator[WeekFault]:
    """A visit lasts its weeks, in one piece."""
    for each, visit in _pairs(asked, visits):
        if visit.end - visit.start != each.weeks:
            yield WeekFault("as_long_as_asked", (each.id,))


def inside_the_host_stage(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> Iterator[WeekFault]:
    """A visit lies within the stage it belongs to."""
    for each, visit in _pairs(asked, visits):
        if not each.host[0] <= visit.start <= visit.end <= each.host[1]:
            yield WeekFault("inside_the_host_stage", (each.id,))


def not_while_away(asked: WeeksAsked, visits: tuple[Visit, ...]) -> Iterator[WeekFault]:
    """Nobody visits while on leave."""
    for each, visit in _pairs(asked, visits):
        if each.away.intersection(range(visit.start, visit.end)):
            yield WeekFault("not_while_away", (each.id,))


def within_weekly_room(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> Iterator[WeekFault]:
    """No unit has more visitors in a week than it takes."""
    there: dict[tuple[PlacesId, int], list[str]] = {}
    for visit in visits:
        for week in range(visit.start, visit.end):
            there.setdefault((visit.unit, week), []).append(visit.observership)
    for (unit, week), who in sorted(there.items()):
        if len(who) > room_in(asked, unit, week):
            yield WeekFault("within_weekly_room", tuple(who))


def far_enough_apart(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> Iterator[WeekFault]:
    """Nobody is at two units at once, or too soon at the next."""
    for (one, first), (other, second) in combinations(_pairs(asked, visits), 2):
        is_near = (
            first.start < second.end + asked.apart
            and second.start < first.end + asked.apart
        )
        if one.trainee == other.trainee and is_near:
            yield WeekFault("far_enough_apart", (one.id, other.id))


RULES: tuple[WeekRule, ...] = (
    known_and_once,
    at_a_permitted_unit,
    as_long_as_asked,
    inside_the_host_stage,
    not_while_away,
    within_weekly_room,
    far_enough_apart,
)


def faults(asked: WeeksAsked, visits: tuple[Visit, ...]) -> Iterator[WeekFault]:
    """Tell what is wrong with visits, rule by rule; nothing when they are good."""
    for rule in RULES:
        yield from rule(asked, visits)


def weeks_cost(asked: WeeksAsked, visits: tuple[Visit, ...]) -> int:
    """Tell what visits cost: who has none, second choices, and crowded weeks."""
    wishes = sum(each.units.index(visit.unit) for each, visit in _pairs(asked, visits))
    used = Counter(
        (visit.unit, week) for visit in visits for week in range(visit.start, visit.end)
    )
    peaks: dict[PlacesId, int] = {}
    for (unit, _), people in used.items():
        peaks[unit] = max(peaks.get(unit, 0), people)
    missing = len(asked.observerships) - len(visits)
    return UNPLACED * missing + wishes + PEAK * sum(peaks.values())


def room_in(asked: WeeksAsked, unit: PlacesId, week: int) -> int:
    """Tell how many people a unit takes in a week; none beyond what is known."""
    room = asked.room.get(unit, ())
    return room[week] if 0 <= week < len(room) else 0


def possible_visits(asked: WeeksAsked, each: Observership) -> Iterator[Visit]:
    """Go through everything that one observership could be by itself."""
    for unit in dict.fromkeys(each.units):
        for start in range(each.host[0], each.host[1] - each.weeks + 1):
            weeks = range(start, start + each.weeks)
            has_room = all(room_in(asked, unit, week) for week in weeks)
            if has_room and not each.away.intersection(weeks):
                yield Visit(each.id, unit, start, weeks.stop)


def plan_weeks(asked: WeeksAsked, *, seconds: float = 10.0) -> WeeksPlanned:
    """Find the best visits; who cannot be placed is left out, as few as can be.

    Raises ValueError when what was found breaks a rule, which is a fault here.
    """
    from ferd.core.scheduling.cp_sat.weeks import best_visits  # noqa: PLC0415  slow

    visits, proven = best_visits(asked, seconds)
    for fault in faults(asked, visits):
        message = f"The weekly model lets {fault} pass."
        raise ValueError(message)
    placed = {visit.observership for visit in visits}
    unplaced = tuple(o.id for o in asked.observerships if o.id not in placed)
    return WeeksPlanned(visits, weeks_cost(asked, visits), proven, unplaced)


def _pairs(
    asked: WeeksAsked, visits: tuple[Visit, ...]
) -> list[tuple[Observership, Visit]]:
    known = {each.id: each for each in asked.observerships}
    return [(known[v.observership], v) for v in visits if v.observership in known]
