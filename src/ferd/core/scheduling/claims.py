"""Who needs which places, and whether there is room for everybody.

A claim is that somebody is in one of some places for some days: in exactly one
when a place is promised, in any of several when a plan's site leads to more than
one kind. On a day there is room for all when, whatever group of places one looks
at, those who can be nowhere else are no more than the group has room for (Hall).
Each person counts once in a group, however many claims say that they are there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ferd.core.scheduling.problem import PlacesId
from ferd.core.scheduling.rooms import Span
from ferd.core.time import Period

Group = frozenset[PlacesId]
Rooms = Mapping[PlacesId, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody is in one of some places.

    Attributes:
        who: any number that tells people apart.
        size: the room it takes, in hundredths.
    """

    who: int
    at: Group
    period: Period
    size: int


@dataclass(frozen=True, slots=True)
class Lack:
    """A day from which a group of places would be too full.

    Attributes:
        room: what there is, in hundredths.
        wanted: what would be taken.
    """

    at: Group
    day: date
    room: int
    wanted: int


def lacks(
    rooms: Rooms,
    before: Collection[Claim],
    after: Collection[Claim],
    *,
    touched: Iterable[Group],
    since: date,
) -> Iterator[Lack]:
    """Find where more would be taken than before, and more than there is.

    Before the first and after the last day for which anybody has said what room
    there is, nobody knows: there, nothing is lacking.

    Args:
        rooms: the room of each place; none for a place of which nothing is said.
        before: what is taken now.
        after: what would be.
        touched: the places of those who come or go.
        since: the first day that is looked at.
    """
    for group in _groups(touched, {claim.at for claim in after}):
        yield from _lacks_of(group, rooms, before, after, since)


def around(touched: Iterable[Group], known: Iterable[Group]) -> Group:
    """Give the places that matter to some: theirs, and all that hang together."""
    found: Group = frozenset().union(*touched)
    groups = set(known)
    while near := {each for each in groups if each & found and not each <= found}:
        found = found.union(*near)
    return found


def _groups(touched: Iterable[Group], known: Collection[Group]) -> list[Group]:
    """Give every union of groups that hang together, from those touched."""
    waiting = sorted({each for each in touched if each}, key=sorted)
    found = set(waiting)
    while waiting:
        group = waiting.pop()
        wider = {group | each for each in known if each & group} - found
        found |= wider
        waiting += wider
    return sorted(found, key=lambda group: (len(group), sorted(group)))


def _lacks_of(
    group: Group,
    rooms: Rooms,
    before: Collection[Claim],
    after: Collection[Claim],
    since: date,
) -> Iterator[Lack]:
    room = [span for each in group for span in rooms.get(each, ())]
    known = _known(room, since)
    if known is None:
        return
    layers = (room, taken_in(before, group), taken_in(after, group))
    for day, (has, was, would_be) in _levels(layers, known):
        if would_be > max(has, was):
            yield Lack(group, day, has, would_be)


def _known(room: Sequence[Span], since: date) -> Period | None:
    """Give the days, from one on, for which somebody has said what room there is."""
    first = max(since, min((span.period.start for span in room), default=since))
    last = max((span.period.end for span in room), default=since)
    return Period(first, last) if first < last else None


def taken_in(claims: Iterable[Claim], group: Group) -> list[Span]:
    """Give what those take who can be nowhere else, each person once a day."""
    mine: dict[int, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.at <= group:
            mine[claim.who].append(Span(claim.period, claim.size))
    return [span for spans in mine.values() for span in _joined(spans)]


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Join what overlaps; the larger counts for all of it, to be safe."""
    held, *rest = sorted(spans)
    for span in rest:
        if span.period.start >= held.period.end:
            yield held
            held = span
        else:
            end = max(held.period.end, span.period.end)
            held = Span(Period(held.period.start, end), max(held.size, span.size))
    yield held


def _levels(
    layers: Sequence[Iterable[Span]], within: Period
) -> Iterator[tuple[date, tuple[int, ...]]]:
    """Add each layer up, day by day on which any changes."""
    changes: dict[date, list[int]] = defaultdict(lambda: [0] * len(layers))
    for index, spans in enumerate(layers):
        for span in spans:
            common = span.period.overlap(within)
            if common is not None:
                changes[common.start][index] += span.size
                changes[common.end][index] -= span.size
    level = [0] * len(layers)
    for day in sorted(changes):
        level = [now + more for now, more in zip(level, changes[day], strict=True)]
        yield day, tuple(level)
