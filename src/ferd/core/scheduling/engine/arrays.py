"""Turns a problem into tables, once; and codes back into ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TypeAlias

import numpy as np

from ferd.core.scheduling.cost import cost_of_delay
from ferd.core.scheduling.engine.ideals import Pattern, pattern_of
from ferd.core.scheduling.engine.months import fill_months
from ferd.core.scheduling.engine.tables import Demands, Ints, Tables
from ferd.core.scheduling.problem import (
    Assignment,
    Measure,
    PlacesId,
    Problem,
    SiteId,
    StageId,
    StageNeed,
    Trainee,
)


@dataclass(slots=True)
class Rows:
    """Lists of unlike length one after the other, as they are gathered."""

    ends: list[int] = field(default_factory=lambda: [0])
    items: list[tuple[int, ...]] = field(default_factory=list)

    def add(self, items: Iterable[tuple[int, ...]]) -> None:
        """Add one list."""
        self.items.extend(items)
        self.close()

    def close(self) -> None:
        """End the list that is being added to."""
        self.ends.append(len(self.items))

    def bounds(self) -> Ints:
        """Tell where each list begins."""
        return np.array(self.ends, np.int32)

    def columns(self, count: int) -> list[Ints]:
        """Give the items field by field."""
        table = np.array(self.items, np.int32).reshape(len(self.items), count)
        return [np.ascontiguousarray(table[:, i]) for i in range(count)]


@dataclass(slots=True)
class Gathering:
    """The tables of a problem, as they are gathered line by line."""

    problem: Problem
    places: Mapping[PlacesId, int]
    site_of: Mapping[PlacesId, SiteId]
    numbers: dict[tuple[int, ...], int] = field(default_factory=dict)
    shapes: list[Pattern] = field(default_factory=list)
    work: dict[tuple[int, ...], int] = field(default_factory=dict)
    line: Rows = field(default_factory=Rows)
    blocks: Rows = field(default_factory=Rows)
    rooms: Rows = field(default_factory=Rows)
    stages: Rows = field(default_factory=Rows)
    options: Rows = field(default_factory=Rows)
    softs: Rows = field(default_factory=Rows)
    waits: Rows = field(default_factory=Rows)
    windows: Rows = field(default_factory=Rows)
    lines: list[int] = field(default_factory=lambda: [0])
    told: list[int] = field(default_factory=list)

    def pattern(self, before: tuple[int, ...]) -> int:
        """Number a pattern of order; many trainees have the same."""
        if before not in self.numbers:
            self.numbers[before] = len(self.shapes)
            self.shapes.append(pattern_of(before))
        return self.numbers[before]


def tables_of(problem: Problem) -> Tables:
    """Write a problem into flat arrays."""
    gathering = Gathering(
        problem,
        {places.id: i for i, places in enumerate(problem.places)},
        {places.id: places.site for places in problem.places},
    )
    is_counted = bool(problem.weights.changed) or problem.most_changed is not None
    for owner, trainee in enumerate(problem.trainees):
        free = [need for need in trainee.stages if need.pinned is None]
        asked = {need.id for need in free}
        told = {each.stage: each for each in trainee.published if each.stage in asked}
        may_keep = is_counted and bool(told)
        line = Line(owner, trainee, free, told, is_altered=may_keep, is_kept=False)
        _add_line(gathering, line)
        if may_keep:
            _add_line(gathering, replace(line, is_altered=False, is_kept=True))
        gathering.lines.append(len(gathering.line.items))
        gathering.told.append(int(bool(trainee.published)))
    return _filled(gathering)


@dataclass(frozen=True, slots=True)
class Line:
    """One trainee's way to be found: freely, or keeping what was published."""

    owner: int
    trainee: Trainee
    free: Sequence[StageNeed]
    told: Mapping[StageId, Assignment]
    is_altered: bool
    is_kept: bool


def _add_line(gathering: Gathering, line: Line) -> None:
    trainee, problem = line.trainee, gathering.problem
    bits = {need.id: i for i, need in enumerate(line.free)}
    pins = {n.id: n.pinned for n in trainee.stages if n.pinned is not None}
    sites: dict[SiteId, int] = {}
    rooms: dict[PlacesId, int] = {}
    row = gathering.work.setdefault(trainee.work, len(gathering.work))
    for need in line.free:
        _add_stage(gathering, line, need, (row, bits, pins, rooms, sites))
    gathering.stages.close()
    blocks = [
        (
            pin.start,
            pin.end,
            sites.setdefault(gathering.site_of[pin.places], len(sites)),
        )
        for pin in sorted(pins.values(), key=lambda pin: pin.start)
    ]
    gathering.blocks.add(blocks)
    gathering.rooms.add((gathering.places[each],) for each in rooms)
    last = problem.months
    pinned_end = max((pin.end for pin in pins.values()), default=0)
    if trainee.max_delay is not None:
        last = min(last, trainee.due + trainee.max_delay)
        last = last if pinned_end <= trainee.due + trainee.max_delay else -1
    if trainee.site is not None:
        sites.setdefault(trainee.site, len(sites))
    here = len(sites) if trainee.site is None else sites[trainee.site]
    extra = problem.weights.changed if line.is_altered else 0
    gathering.line.items.append(
        (
            line.owner,
            gathering.pattern(tuple(_before(need, bits) for need in line.free)),
            row,
            len(sites) + 1,
            here,
            trainee.due,
            pinned_end,
            last,
            extra,
            int(line.is_altered),
        )
    )


def _before(need: StageNeed, bits: Mapping[StageId, int]) -> int:
    return sum(1 << bits[each] for each in set(need.after) if each in bits)


_Known: TypeAlias = tuple[
    int,
    Mapping[StageId, int],
    Mapping[StageId, Assignment],
    dict[PlacesId, int],
    dict[SiteId, int],
]


def _add_stage(
    gathering: Gathering, line: Line, need: StageNeed, known: _Known
) -> None:
    row, bits, pins, rooms, sites = known
    told = line.told.get(need.id)
    away = gathering.problem.weights.moved_place
    gathering.options.add(
        (
            rooms.setdefault(o.places, len(rooms)),
            sites.setdefault(gathering.site_of[o.places], len(sites)),
            o.cost + (away if told is not None and told.places != o.places else 0),
            int(told is not None and told.places == o.places),
        )
        for o in need.options
        if told is None or not line.is_kept or told.places == o.places
    )
    gathering.softs.add(
        (bits.get(soft.stage, -1), soft.cost)
        for soft in need.softly_after
        if soft.stage not in pins
    )
    gathering.waits.add(
        (pins[soft.stage].end, soft.cost)
        for soft in need.softly_after
        if soft.stage in pins
    )
    gathering.windows.add((w.start, w.end, w.cost) for w in need.windows)
    months = gathering.problem.months
    after = [pins[each].end for each in need.after if each in pins]
    pinned_after = (n.pinned for n in line.trainee.stages if need.id in n.after)
    before = [pin.start for pin in pinned_after if pin is not None]
    gathering.stages.items.append(
        (
            row,
            len(gathering.line.items),
            need.work,
            max([need.earliest, *after]),
            min([months if need.latest is None else need.latest, *before]),
            told.start if told is not None and line.is_kept else -1,
            told.start if told is not None else -1,
        )
    )


def _filled(gathering: Gathering) -> Tables:
    problem, weights = gathering.problem, gathering.problem.weights
    months, count = problem.months, len(gathering.stages.items)
    row, line, need, earliest, latest, only, told_start = gathering.stages.columns(7)
    owner, pattern, worked, sites, here, due, pinned_end, last, extra, altered = (
        gathering.line.columns(10)
    )
    option_room, option_site, option_cost, option_told = gathering.options.columns(4)
    window_start, window_end, window_cost = gathering.windows.columns(3)
    wait_until, wait_cost = gathering.waits.columns(2)
    soft_bit, soft_cost = gathering.softs.columns(2)
    block_start, block_end, block_site = gathering.blocks.columns(3)
    arcs = [arcs for shape in gathering.shapes for arcs in shape.arcs]
    flat = np.array([each for some in arcs for each in some], np.int32).reshape(-1, 2)
    tables = Tables(
        ideals=_bounds(len(shape.masks) for shape in gathering.shapes),
        arcs=_bounds(len(some) for some in arcs),
        arc_stage=np.ascontiguousarray(flat[:, 0]),
        arc_to=np.ascontiguousarray(flat[:, 1]),
        masks=np.array([m for s in gathering.shapes for m in s.masks], np.int64),
        lines=np.array(gathering.lines, np.int32),
        owner=owner,
        pattern=pattern,
        stages=gathering.stages.bounds(),
        rooms=gathering.rooms.bounds(),
        room_places=gathering.rooms.columns(1)[0],
        worked=worked,
        work=np.array(list(gathering.work), np.int32).reshape(-1, months),
        by_fraction=np.array(
            [p.measure is Measure.FRACTION for p in problem.places], np.int32
        ),
        sites=sites,
        first=np.zeros(owner.size, np.int32),
        first_site=here,
        first_cost=np.zeros(owner.size, np.int32),
        blocks=gathering.blocks.bounds(),
        block_start=block_start,
        block_end=block_end,
        block_site=block_site,
        due=due,
        pinned_end=pinned_end,
        max_end=last,
        extra=extra,
        changed=altered,
        told=np.array(gathering.told, np.int32),
        delay=np.array(
            [cost_of_delay(weights.delay, delay) for delay in range(2 * months + 1)],
            np.int64,
        ),
        move=weights.move,
        unplaced=weights.unplaced,
        options=gathering.options.bounds(),
        option_room=option_room,
        option_site=option_site,
        option_cost=option_cost,
        option_told=option_told,
        softs=gathering.softs.bounds(),
        soft_bit=soft_bit,
        soft_cost=soft_cost,
        told_start=told_start,
        end=np.full((count, months), -1, np.int16),
        soonest=np.zeros((count, months + 1), np.int16),
        last_start=np.zeros((count, months + 1), np.int16),
        cost=np.zeros((count, months), np.int32),
    )
    asked = Demands(
        row=row,
        line=line,
        need=need,
        earliest=earliest,
        latest=latest,
        only=only,
        windows=gathering.windows.bounds(),
        window_start=window_start,
        window_end=window_end,
        window_cost=window_cost,
        waits=gathering.waits.bounds(),
        wait_until=wait_until,
        wait_cost=wait_cost,
        moved_start=weights.moved_start,
        moved_month=weights.moved_month,
    )
    fill_months(tables, asked)
    return tables


def _bounds(sizes: Iterable[int]) -> Ints:
    return np.array([0, *accumulate(sizes)], np.int32)
