"""Made-up trainees: when they began, how much they work, what remains for them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import TypeAlias

from ferd.core.scheduling.generate.shapes import SHAPES, Piece, Where
from ferd.core.scheduling.problem import (
    FULL,
    Assignment,
    Option,
    SiteId,
    StageNeed,
    Trainee,
    TraineeId,
    Window,
)

FURTHEST = 240
"""Months looked ahead until the horizon is known."""

LATEST_START = 24
Options: TypeAlias = Mapping[Where, tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """A trainee, and the way they would have if there were room everywhere."""

    trainee: Trainee
    wanted: tuple[Assignment, ...]


def make_trainee(
    name: TraineeId, specialty: int, site: SiteId, options: Options, random: Random
) -> Made:
    """Make up one trainee of a specialty, somewhere along their way."""
    shape = SHAPES[specialty % len(SHAPES)]
    fraction, spell = _draw_fraction(random)
    months = sum(piece.months for piece in shape) * FULL // fraction
    start = random.randint(-months * 9 // 10, LATEST_START)
    work = _draw_work(start, fraction, spell, random)
    served = sum(_fraction_at(month, fraction, spell) for month in range(start, 0))
    remaining = _remaining(shape, served)
    wanted = _lay_end_to_end(remaining, work, options)
    first, left_of_first = remaining[0]
    is_under_way = left_of_first < first.months * FULL
    stages = tuple(
        _need(piece, left, each, options, wanted)
        for (piece, left), each in zip(remaining, wanted, strict=True)
    )
    if is_under_way:
        stages = (_pinned(stages[0], wanted[0]), *stages[1:])
    due = wanted[-1].end
    trainee = Trainee(id=name, work=work, stages=stages, due=due, site=site)
    return Made(trainee, wanted)


def _draw_fraction(random: Random) -> tuple[int, range]:
    """Draw how much someone works, and in which months (of their own) part time.

    Four fifths mostly lasts, half time rarely more than three years.
    """
    drawn = random.random()
    if drawn < 0.8:
        return FULL, range(0)
    if drawn < 0.9:
        return 80, range(-FURTHEST, FURTHEST)
    first = random.randint(-12, 36)
    return 50, range(first, first + random.choice((12, 24, 36)))


def _fraction_at(month: int, fraction: int, spell: range) -> int:
    return fraction if month in spell else FULL


def _draw_work(
    start: int, fraction: int, spell: range, random: Random
) -> tuple[int, ...]:
    leave = range(0)
    if random.random() < 0.25:
        first = max(start, 0) + random.randint(3, 40)
        leave = range(first, first + random.choice((6, 9, 12)))
    work = [FULL] * FURTHEST
    for months, much in ((spell, fraction), (range(start), 0), (leave, 0)):
        for month in months:
            if 0 <= month < FURTHEST:
                work[month] = much
    return tuple(work)


def _remaining(shape: Sequence[Piece], served: int) -> list[tuple[Piece, int]]:
    """Take what is served off the pieces in their order; leave a last bit to do."""
    remaining = []
    for piece in shape:
        work = piece.months * FULL
        left = work - min(work, served)
        served -= work - left
        if left:
            remaining.append((piece, left))
    return remaining or [(shape[-1], FULL)]


def _lay_end_to_end(
    remaining: Sequence[tuple[Piece, int]], work: Sequence[int], options: Options
) -> tuple[Assignment, ...]:
    """Lay the pieces one after another, as if there were room everywhere."""
    done = [0, *accumulate(work)]
    month, wanted = 0, []
    for at, (piece, left) in enumerate(remaining):
        if at or left == piece.months * FULL:
            month = next(m for m in range(month, len(work)) if work[m])
        end = bisect_left(done, done[month] + left)
        places = options[piece.where][0].places
        wanted.append(Assignment(piece.name, places, month, end))
        month = end
    return tuple(wanted)


def _need(
    piece: Piece,
    left: int,
    each: Assignment,
    options: Options,
    wanted: Sequence[Assignment],
) -> StageNeed:
    known = {other.stage for other in wanted}
    is_wished_for = piece.where is Where.UNIVERSITY
    window = Window(
        start=each.start - 6, end=each.end + 6, cost=1, title="The plan's own time"
    )
    return StageNeed(
        id=piece.name,
        work=left,
        options=options[piece.where],
        after=tuple(before for before in piece.after if before in known),
        windows=(window,) if is_wished_for else (),
    )


def _pinned(need: StageNeed, each: Assignment) -> StageNeed:
    return StageNeed(
        id=need.id, work=need.work, options=need.options, after=need.after, pinned=each
    )
