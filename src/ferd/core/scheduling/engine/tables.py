"""A problem as flat arrays, as the kernels read it.

A *line* is one trainee's way to be found; a trainee whose published way is worth
keeping has a second one, in which what was published is kept. Ranges are held as
in a sparse matrix: what belongs to `i` stands from `x[i]` to before `x[i + 1]`.
"""

from typing import NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Longs: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

NEVER = 32_000
"""A month after all others."""


class Tables(NamedTuple):
    """Everything about the trainees that prices do not change.

    Attributes:
        ideals: of each pattern of order, its sets of finished stages, fewest first.
        arcs: of each ideal, the stages that may begin next.
        arc_stage, arc_to: which stage of the line, and the ideal it leads to
            (counted within the pattern).
        masks: of each ideal, the finished stages as bits.
        lines: of each trainee, its lines.
        owner: whose line it is.
        pattern: which pattern of order the line has.
        stages: of each line, its stages.
        rooms: of each line, the places it may use; `room_places` names them.
        worked: of each line, the row of `work`.
        work: hundredths worked in each month.
        by_fraction: whether places are filled by the fraction worked.
        sites: how many sites the line knows; the last stands for "none yet".
        first, first_site, first_cost: the month the first stage can begin in, the
            site then, and what it cost to get there through what is pinned.
        blocks: of each line, what is pinned: `block_start`, `block_end`,
            `block_site`.
        due, pinned_end, max_end: months; of `max_end` no stage ends after.
        extra: what it costs to be on this line (a published way that is altered).
        changed: whether whoever is on this line has an altered way.
        told: whether the trainee has been told of a way.
        delay: what so many months of delay cost.
        move: what a move costs.
        unplaced: what a trainee without a way costs.
        options: of each stage, where it may be served: `option_room` and
            `option_site` (counted within the line), `option_cost`, `option_told`
            (whether it is the published one).
        softs: of each stage, those that had better be over: `soft_bit`, `soft_cost`.
        told_start: the published start of each stage, or -1.
        end: of each stage and start, the month it ends in, or -1.
        soonest: of each stage and month, the first end when begun then or later.
        last_start: of each stage and month, the last start that ends by then, or -1.
        cost: of each stage and start, what beginning then costs.
    """

    ideals: Ints
    arcs: Ints
    arc_stage: Ints
    arc_to: Ints
    masks: Longs
    lines: Ints
    owner: Ints
    pattern: Ints
    stages: Ints
    rooms: Ints
    room_places: Ints
    worked: Ints
    work: Ints
    by_fraction: Ints
    sites: Ints
    first: Ints
    first_site: Ints
    first_cost: Ints
    blocks: Ints
    block_start: Ints
    block_end: Ints
    block_site: Ints
    due: Ints
    pinned_end: Ints
    max_end: Ints
    extra: Ints
    changed: Ints
    told: Ints
    delay: Longs
    move: int
    unplaced: int
    options: Ints
    option_room: Ints
    option_site: Ints
    option_cost: Ints
    option_told: Ints
    softs: Ints
    soft_bit: Ints
    soft_cost: Ints
    told_start: Ints
    end: NDArray[np.int16]
    soonest: NDArray[np.int16]
    last_start: NDArray[np.int16]
    cost: Ints


class Demands(NamedTuple):
    """What the tables of months are made of, stage by stage.

    Attributes:
        row: the row of `work`.
        line: whose stage it is.
        need: hundredths of work.
        earliest, latest: as asked, with what is pinned before and after.
        only: the only month it may begin in, or -1.
        windows: of each stage, `window_start`, `window_end`, `window_cost`.
        waits: of each stage, the pinned that had better be over: `wait_until`,
            `wait_cost`.
        moved_start, moved_month: what leaving the published start costs.
    """

    row: Ints
    line: Ints
    need: Ints
    earliest: Ints
    latest: Ints
    only: Ints
    windows: Ints
    window_start: Ints
    window_end: Ints
    window_cost: Ints
    waits: Ints
    wait_until: Ints
    wait_cost: Ints
    moved_start: int
    moved_month: int


class Market(NamedTuple):
    """What stands in the way of a trainee: prices, and room that is left.

    Attributes:
        price: of a whole place in each month; below 0 where staffing is wished for.
        room: hundredths left in each month; one without room is closed.
        is_live: whether staffing is rewarded by what is lacking just now, and no
            longer by its price.
        altered: the price of an altered published way (of the budget of them).
        wished: hundredths of staffing wished for besides what is pinned.
        lack: hundredths of it that are missing just now.
        shortage: what a missing person costs in a month.
    """

    price: Floats
    room: Ints
    is_live: bool
    altered: float
    wished: Ints
    lack: Ints
    shortage: int


class Scratch(NamedTuple):
    """Space that is used again from trainee to trainee.

    Attributes:
        value: by ideal, month and site: the cheapest way to the end.
        paid: by place of the line and month: what the months before cost.
        early, late: by ideal: the months it can be finished in.
        best: by site: the cheapest beginning in a month that leads there.
    """

    value: Floats
    paid: Floats
    early: Ints
    late: Ints
    best: Floats


ZERO = cast("int", np.int64(0))
"""Nought of a kernel's own numbers. A kernel that is handed a plain `0`, or now and
then a number of the tables, is compiled for each of these types."""


def narrow(number: int) -> int:
    """Give a number the type the tables have: a kernel is compiled for each type."""
    return cast("int", np.int32(number))
