"""Room for made-up trainees: as much as they want on average, and a bit more or less.

What is short is short by chance: a few small departments, now and then.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import ceil
from random import Random

from ferd.core.scheduling.generate.people import Made
from ferd.core.scheduling.problem import (
    FULL,
    Measure,
    Places,
    PlacesId,
    SiteId,
)
from ferd.core.scheduling.usage import used_in_month

BUSY = 36
"""Months over which load is averaged: the busiest there are in a row."""

_LARGE = 3 * FULL
_STAFFED = 4 * FULL


def make_places(
    made: Sequence[Made], *, months: int, rho: float, random: Random
) -> tuple[Places, ...]:
    """Make room for the mean load over `rho`, in whole places.

    One in ten of the larger units loses a place for a year, and one in three of
    the largest has a minimum staffing. Nobody who has begun is turned out.
    """
    names = sorted(
        {o.places for e in made for n in e.trainee.stages for o in n.options}
    )
    wanted = _load(made, names, months, are_pins_only=False)
    begun = _load(made, names, months, are_pins_only=True)
    return tuple(
        _make(name, wanted[name], begun[name], rho=rho, random=random) for name in names
    )


def _make(
    name: PlacesId,
    wanted: Sequence[int],
    begun: Sequence[int],
    *,
    rho: float,
    random: Random,
) -> Places:
    mean = _busiest(wanted) / BUSY
    room = max(FULL, ceil(mean / rho / FULL) * FULL)
    lost = range(0)
    if room >= _LARGE and random.random() < 0.1:
        first = random.randint(6, 36)
        lost = range(first, first + 12)
    capacity = tuple(
        max(used, room - FULL if month in lost else room)
        for month, used in enumerate(begun)
    )
    least = 0
    if mean >= _STAFFED and random.random() < 0.33:
        least = int(mean / 2 / FULL) * FULL
    return Places(
        id=name,
        site=SiteId(name.rpartition("-S")[0]),
        capacity=capacity,
        measure=_measure(name),
        minimum=tuple(least if month < BUSY else 0 for month in range(len(wanted)))
        if least
        else (),
    )


def _busiest(wanted: Sequence[int]) -> int:
    so_far = [0, *accumulate(wanted)]
    spans = zip(so_far, so_far[BUSY:] or so_far[-1:], strict=False)
    return max(after - before for before, after in spans)


def _measure(name: PlacesId) -> Measure:
    """Count working fractions in one guest department of five, else people."""
    department = int(name.rpartition("-S")[2].partition("-")[0])
    is_guest = name.endswith("-guests")
    return Measure.FRACTION if is_guest and department % 5 == 4 else Measure.PEOPLE


def _load(
    made: Sequence[Made], names: Sequence[PlacesId], months: int, *, are_pins_only: bool
) -> Mapping[PlacesId, list[int]]:
    measures = {name: _measure(name) for name in names}
    load = {name: [0] * months for name in names}
    for each in made:
        pins = {n.id for n in each.trainee.stages if n.pinned is not None}
        for wanted in each.wanted:
            if are_pins_only and wanted.stage not in pins:
                continue
            measure, months_of = measures[wanted.places], load[wanted.places]
            work = each.trainee.work
            for month in range(wanted.start, wanted.end):
                months_of[month] += used_in_month(measure, work[month])
    return load
