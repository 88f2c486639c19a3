"""Patterns in who signs for whom: rings, batches, and what is signed long after.

People who swap favours leave a pattern; a pattern is no proof. Pure: signatures
in, patterns out, each with who, how many and when, and nothing of what was said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

LONGEST_RING = 4
RING_WITHIN = timedelta(days=183)
"""All signatures of a ring lie within half a year of each other."""

BATCH_OVER = 20
"""More than Ferd lets anybody sign in one go."""

BATCH_WITHIN = timedelta(minutes=10)
LATE_AFTER = timedelta(days=90)
LATE_FROM = 3
"""How many late signatures by one for another make a pattern."""


class PatternKind(StrEnum):
    """What is odd."""

    RING = "ring"
    BATCH = "batch"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """That somebody signed, assessed, recommended or approved for a trainee.

    Attributes:
        about: the day of what was signed; None when it has none of its own.
    """

    by: UUID
    trainee: UUID
    at: datetime
    about: date | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing to look at.

    Attributes:
        people: in a ring each signs for the next and the last for the first;
            the smallest stands first. Otherwise who signs, and for whom if one.
    """

    kind: PatternKind
    people: tuple[UUID, ...]
    count: int
    first_on: date
    last_on: date
    trainees: frozenset[UUID]


def patterns(signatures: Iterable[Signature]) -> list[Pattern]:
    """List every pattern, rings first."""
    found = sorted(signatures, key=lambda each: each.at)
    return [*rings(found), *batches(found), *late_ones(found)]


def rings(signatures: Sequence[Signature]) -> Iterator[Pattern]:
    """Find two to four people of whom each signs for the next within half a year."""
    edges: dict[tuple[UUID, UUID], list[Signature]] = defaultdict(list)
    for each in signatures:
        if each.by != each.trainee:
            edges[each.by, each.trainee].append(each)
    for people in _cycles(edges):
        steps = pairwise((*people, people[0]))
        signed = [edges[step] for step in steps]
        window = _closest(signed)
        if window is not None:
            yield _pattern(PatternKind.RING, people, window)


def batches(signatures: Sequence[Signature]) -> Iterator[Pattern]:
    """Find those who sign more than twenty within ten minutes: the largest of each."""
    by: dict[UUID, list[Signature]] = defaultdict(list)
    for each in signatures:
        by[each.by].append(each)
    for person, signed in by.items():
        largest = max(_runs(signed), key=len)
        if len(largest) > BATCH_OVER:
            yield _pattern(PatternKind.BATCH, (person,), largest)


def late_ones(signatures: Sequence[Signature]) -> Iterator[Pattern]:
    """Find those who often sign for one trainee more than ninety days after."""
    late: dict[tuple[UUID, UUID], list[Signature]] = defaultdict(list)
    for each in signatures:
        if each.about is not None and each.at.date() - each.about > LATE_AFTER:
            late[each.by, each.trainee].append(each)
    for people, signed in late.items():
        if len(signed) >= LATE_FROM:
            yield _pattern(PatternKind.LATE, people, signed)


def _pattern(
    kind: PatternKind, people: tuple[UUID, ...], signed: Sequence[Signature]
) -> Pattern:
    days = [each.at.date() for each in signed]
    trainees = frozenset(each.trainee for each in signed)
    return Pattern(kind, people, len(signed), min(days), max(days), trainees)


def _cycles(
    edges: Mapping[tuple[UUID, UUID], object],
) -> Iterator[tuple[UUID, ...]]:
    """List every ring of two to four, once: its smallest member stands first."""
    after: dict[UUID, set[UUID]] = defaultdict(set)
    for by, trainee in edges:
        after[by].add(trainee)
    for first in sorted(after):
        ways: list[tuple[UUID, ...]] = [(first,)]
        while ways:
            way = ways.pop()
            for person in sorted(after.get(way[-1], ())):
                if person == first and len(way) > 1:
                    yield way
                elif person > first and person not in way and len(way) < LONGEST_RING:
                    ways.append((*way, person))


def _closest(signed: Sequence[Sequence[Signature]]) -> list[Signature] | None:
    """Give the signatures of the last half year in which every step was taken."""
    everything = sorted((s for step in signed for s in step), key=lambda each: each.at)
    for last in reversed(everything):
        begin = last.at - RING_WITHIN
        window = [s for s in everything if begin <= s.at <= last.at]
        steps = {(s.by, s.trainee) for s in window}
        if len(steps) == len(signed):
            return window
    return None


def _runs(signed: Sequence[Signature]) -> Iterator[Sequence[Signature]]:
    """Give, for each signature, what was signed in the ten minutes up to it."""
    begin = 0
    for end, each in enumerate(signed):
        while each.at - signed[begin].at > BATCH_WITHIN:
            begin += 1
        yield signed[begin : end + 1]
