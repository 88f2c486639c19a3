"""What ways cost and take, and the cheapest of each trainee, compiled."""

import numpy as np

from ferd.core.scheduling.engine.compiling import compiled, within
from ferd.core.scheduling.engine.kernels import (
    move_cost,
    price_line,
    soft_cost,
    trace,
)
from ferd.core.scheduling.engine.tables import (
    NEVER,
    ZERO,
    Floats,
    Ints,
    Longs,
    Market,
    Scratch,
    Tables,
)

TAKE, GIVE_BACK = ZERO - 1, ZERO + 1
"""What `take` is to do."""


@within
def copy(these: Ints, to: Ints) -> None:
    """Copy numbers one by one: Numba's own way takes five seconds to compile."""
    for i in range(these.size):
        to[i] = these[i]


@within
def _next_stage(codes: Ints, count: int, mask: int, months: int) -> int:
    """Find the stage of a way that begins next."""
    local, first = -1, NEVER
    for i in range(count):
        if not (mask >> i) & 1 and codes[i] % months < first:
            local, first = i, codes[i] % months
    return local


@compiled
def way_cost(tables: Tables, line: int, codes: Ints) -> tuple[int, bool]:
    """Tell what a way costs without any prices, and whether it is an altered one."""
    months, base = tables.work.shape[1], tables.stages[line]
    count, sites = tables.stages[line + 1] - base, tables.sites[line]
    mask, altered, cost = ZERO, False, tables.first_cost[line]
    here, month, ended = tables.first_site[line], tables.first[line], 0
    for _ in range(count):
        local = _next_stage(codes, count, mask, months)
        start = codes[local] % months
        stage = base + local
        option = tables.options[stage] + codes[local] // months
        for block in range(tables.blocks[line], tables.blocks[line + 1]):
            if month <= tables.block_start[block] < start:
                there = tables.block_site[block]
                cost += move_cost(tables, here, there, sites)
                here = there
        there = tables.option_site[option]
        cost += move_cost(tables, here, there, sites)
        cost += tables.cost[stage, start] + tables.option_cost[option]
        cost += soft_cost(tables, stage, mask)
        told = tables.told_start[stage]
        if told >= 0 and (told != start or not tables.option_told[option]):
            altered = True
        mask |= 1 << local
        here, month = there, tables.end[stage, start]
        ended = month
    for block in range(tables.blocks[line], tables.blocks[line + 1]):
        if month <= tables.block_start[block]:
            there = tables.block_site[block]
            cost += move_cost(tables, here, there, sites)
            here = there
    ended = max(ended, tables.pinned_end[line])
    cost += tables.delay[max(0, ended - tables.due[line])]
    return cost, altered


@compiled
def use_of(tables: Tables, line: int, codes: Ints, rows: Ints, uses: Ints) -> int:
    """List the place-months a way takes, and hundredths; tell how many there are."""
    months, base, count = tables.work.shape[1], tables.stages[line], 0
    worked = tables.work[tables.worked[line]]
    for local in range(tables.stages[line + 1] - base):
        stage, start = base + local, codes[local] % months
        option = tables.options[stage] + codes[local] // months
        place = tables.room_places[tables.rooms[line] + tables.option_room[option]]
        for month in range(start, tables.end[stage, start]):
            if worked[month] > 0:
                rows[count] = place * months + month
                uses[count] = worked[month] if tables.by_fraction[place] else 100
                count += 1
    return count


@compiled
def price_all(  # noqa: PLR0913, PLR0917  it writes into what it is given
    tables: Tables,
    market: Market,
    whom: Ints,
    scratch: Scratch,
    values: Floats,
    found: Ints,
    codes: Ints,
    load: Longs,
) -> None:
    """Find the cheapest way of each of these trainees, and load their places.

    `found` tells the line, -1 where being unplaced is cheaper or all there is.
    """
    months = tables.work.shape[1]
    rows, uses = np.empty(months, np.int32), np.empty(months, np.int32)
    for i in range(whom.size):
        trainee = whom[i]
        values[i] = tables.unplaced + market.altered * tables.told[trainee]
        found[i] = -1
        for line in range(tables.lines[trainee], tables.lines[trainee + 1]):
            price = price_line(tables, market, line, 0.0, scratch)
            price += market.altered * tables.changed[line]
            if price < values[i]:
                values[i], found[i] = price, line
                trace(tables, line, scratch, codes[i])
        if found[i] >= 0:
            count = use_of(tables, found[i], codes[i], rows, uses)
            for j in range(count):
                load[rows[j]] += uses[j]


@compiled
def take(tables: Tables, market: Market, line: int, codes: Ints, sign: int) -> int:
    """Take a way's room, or give it back; tell how shortage changes."""
    months, base, change = tables.work.shape[1], tables.stages[line], 0
    worked = tables.work[tables.worked[line]]
    for local in range(tables.stages[line + 1] - base):
        stage, start = base + local, codes[local] % months
        option = tables.options[stage] + codes[local] // months
        place = tables.room_places[tables.rooms[line] + tables.option_room[option]]
        for month in range(start, tables.end[stage, start]):
            use = worked[month]
            if use > 0 and not tables.by_fraction[place]:
                use = 100
            market.room[place, month] += sign * use
            if market.wished[place, month] > 0:
                change -= _short(market, place, month)
                market.lack[place, month] += sign * use
                change += _short(market, place, month)
    return change


@within
def _short(market: Market, place: int, month: int) -> int:
    lack = max(0, int(market.lack[place, month]))
    return (market.shortage * lack + 99) // 100


@within
def insert_one(
    tables: Tables, market: Market, trainee: int, scratch: Scratch, codes: Ints
) -> int:
    """Place a trainee as cheaply as the room left allows; tell the line, or -1."""
    least, found = np.inf, -1
    for line in range(tables.lines[trainee], tables.lines[trainee + 1]):
        price = price_line(tables, market, line, 0.0, scratch)
        price += market.altered * tables.changed[line]
        if price < least:
            least, found = price, line
            trace(tables, line, scratch, codes)
    return found


@compiled
def insert_all(
    tables: Tables,
    market: Market,
    whom: Ints,
    scratch: Scratch,
    found: Ints,
    codes: Ints,
) -> None:
    """Place these trainees one by one, and take their room."""
    for trainee in whom:
        found[trainee] = insert_one(tables, market, trainee, scratch, codes[trainee])
        if found[trainee] >= 0:
            take(tables, market, found[trainee], codes[trainee], TAKE)


@compiled
def describe_all(  # noqa: PLR0913, PLR0917  it writes into what it is given
    tables: Tables,
    found: Ints,
    codes: Ints,
    costs: Longs,
    altered: Ints,
    bounds: Longs,
    rows: Ints,
    uses: Ints,
) -> None:
    """Tell of each way its cost, whether it alters a published one, and its use."""
    count = 0
    for i in range(found.size):
        line = found[i]
        cost, is_altered = way_cost(tables, line, codes[i])
        costs[i] = cost + (tables.extra[line] if is_altered else 0)
        altered[i] = 1 if is_altered else 0
        count += use_of(tables, line, codes[i], rows[count:], uses[count:])
        bounds[i + 1] = count
