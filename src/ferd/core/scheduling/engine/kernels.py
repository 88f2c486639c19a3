"""The dynamic program, compiled: the cheapest way under prices.

A state is a set of finished stages (an order ideal), a month and a site; from it
a stage is begun at one of its places, or a month is waited. Values are computed
backwards, and only where a way can pass: from the earliest month an ideal can be
finished in, to the last from which the end is reached in time.

All kernels stand in this one module, because what numba keeps compiled on disk
is renewed only when the module of the *outermost* function changes. Every kernel
also runs as plain Python (`.py_func`), which the tests do.
"""

import numpy as np

from ferd.core.scheduling.engine.compiling import compiled
from ferd.core.scheduling.engine.tables import (
    NEVER,
    Floats,
    Ints,
    Longs,
    Market,
    Scratch,
    Tables,
)

CLOSED = 1.0e7
"""The price of a month without room; every way through it counts as none."""

NO_WAY = 1.0e6
"""A way that costs as much is none."""

FIRST_SLACK = 4
"""So many months of delay more than the least are looked at to begin with."""


@compiled
def _span(tables: Tables, line: int, last: int, scratch: Scratch) -> None:
    """Find when each ideal can be finished, for ways that end by `last`."""
    base, stages = tables.ideals[tables.pattern[line]], tables.stages[line]
    size = tables.ideals[tables.pattern[line] + 1] - base
    early, late = scratch.early, scratch.late
    early[:size] = NEVER
    late[:size] = -1
    early[0] = tables.first[line]
    late[size - 1] = last
    for i in range(size):
        if early[i] >= last:
            continue
        for arc in range(tables.arcs[base + i], tables.arcs[base + i + 1]):
            to, stage = tables.arc_to[arc], stages + tables.arc_stage[arc]
            early[to] = min(early[to], tables.soonest[stage, early[i]])
    for i in range(size - 2, -1, -1):
        for arc in range(tables.arcs[base + i], tables.arcs[base + i + 1]):
            to, stage = tables.arc_to[arc], stages + tables.arc_stage[arc]
            if late[to] >= 0:
                late[i] = max(late[i], tables.last_start[stage, late[to]])


@compiled
def _pay(tables: Tables, market: Market, line: int, scratch: Scratch) -> float:
    """Add prices up month by month; tell the most that staffing could reward."""
    first, last, most = tables.first[line], tables.max_end[line], 0.0
    worked = tables.work[tables.worked[line]]
    low, high = tables.rooms[line], tables.rooms[line + 1]
    scratch.paid[: high - low, first] = 0.0
    for month in range(first, last):
        least = 0.0
        for i in range(low, high):
            place, paid = tables.room_places[i], 0.0
            use = worked[month]
            if use > 0 and not tables.by_fraction[place]:
                use = 100
            if use > 0:
                paid = _price_of(market, place, month, use)
                least = min(least, paid)
                if market.room[place, month] < use:
                    paid = CLOSED
            scratch.paid[i - low, month + 1] = scratch.paid[i - low, month] + paid
        most += least
    return most


@compiled
def _price_of(market: Market, place: int, month: int, use: int) -> float:
    """Tell what use of a place costs; rewards by what is lacking, where it counts."""
    price = market.price[place, month]
    if not market.is_live:
        return price * (use * 0.01)
    lack = max(0, min(use, market.lack[place, month]))
    return max(0.0, price) * (use * 0.01) - market.shortage * (lack * 0.01)


@compiled
def move_cost(tables: Tables, here: int, there: int, sites: int) -> int:
    """Tell what going from one site to another costs; from nowhere, nothing."""
    if here == sites - 1 or here == there:
        return 0
    return tables.move


@compiled
def _close(tables: Tables, line: int, scratch: Scratch) -> None:
    """Value the end: the delay, and the moves to what is pinned later."""
    size = tables.ideals[tables.pattern[line] + 1] - tables.ideals[tables.pattern[line]]
    full, sites = size - 1, tables.sites[line]
    for month in range(scratch.early[full], scratch.late[full] + 1):
        ended = max(month, tables.pinned_end[line])
        if size == 1:
            ended = tables.pinned_end[line]
        delay = tables.delay[max(0, ended - tables.due[line])]
        for site in range(sites):
            cost, here = float(delay), site
            for block in range(tables.blocks[line], tables.blocks[line + 1]):
                if tables.block_start[block] >= month:
                    there = tables.block_site[block]
                    cost += move_cost(tables, here, there, sites)
                    here = there
            scratch.value[full, month, site] = cost


@compiled
def block_at(tables: Tables, line: int, month: int) -> int:
    for block in range(tables.blocks[line], tables.blocks[line + 1]):
        if tables.block_start[block] <= month < tables.block_end[block]:
            return block
    return -1


@compiled
def soft_cost(tables: Tables, stage: int, mask: int) -> int:
    cost = 0
    for i in range(tables.softs[stage], tables.softs[stage + 1]):
        if tables.soft_bit[i] < 0 or not (mask >> tables.soft_bit[i]) & 1:
            cost += tables.soft_cost[i]
    return cost


@compiled
def _begin(
    tables: Tables, line: int, ideal: int, month: int, soft: Ints, scratch: Scratch
) -> None:
    """Find the cheapest stage to begin in a month, for each site it leads to."""
    base, stages = tables.ideals[tables.pattern[line]], tables.stages[line]
    best, value, paid = scratch.best, scratch.value, scratch.paid
    for site in range(tables.sites[line]):
        best[site] = np.inf
    first_arc = tables.arcs[base + ideal]
    for arc in range(first_arc, tables.arcs[base + ideal + 1]):
        to, stage = tables.arc_to[arc], stages + tables.arc_stage[arc]
        end = tables.end[stage, month]
        if end < 0 or end > scratch.late[to]:
            continue
        begun = float(tables.cost[stage, month] + soft[arc - first_arc])
        for i in range(tables.options[stage], tables.options[stage + 1]):
            room, site = tables.option_room[i], tables.option_site[i]
            cost = (
                begun
                + tables.option_cost[i]
                + (paid[room, end] - paid[room, month])
                + value[to, end, site]
            )
            best[site] = min(best[site], cost)


@compiled
def _fill_values(tables: Tables, line: int, soft: Ints, scratch: Scratch) -> None:
    """Value every ideal and month, from the end to the beginning."""
    base = tables.ideals[tables.pattern[line]]
    size = tables.ideals[tables.pattern[line] + 1] - base
    sites, value, move = tables.sites[line], scratch.value, float(tables.move)
    for ideal in range(size - 2, -1, -1):
        first_arc = tables.arcs[base + ideal]
        for arc in range(first_arc, tables.arcs[base + ideal + 1]):
            stage = tables.stages[line] + tables.arc_stage[arc]
            mask = tables.masks[base + ideal]
            soft[arc - first_arc] = soft_cost(tables, stage, mask)
        for month in range(scratch.late[ideal], scratch.early[ideal] - 1, -1):
            block = block_at(tables, line, month)
            if block >= 0:
                _pass(tables, line, ideal, month, block, scratch)
                continue
            _begin(tables, line, ideal, month, soft, scratch)
            least = np.inf
            for site in range(sites):
                least = min(least, scratch.best[site])
            is_last = month == scratch.late[ideal]
            for site in range(sites):
                there = least if site == sites - 1 else least + move
                here = min(scratch.best[site], there)
                if not is_last:
                    here = min(here, value[ideal, month + 1, site])
                value[ideal, month, site] = here


@compiled
def _pass(
    tables: Tables, line: int, ideal: int, month: int, block: int, scratch: Scratch
) -> None:
    """Go through what is pinned, and be at its site after."""
    sites, there = tables.sites[line], tables.block_site[block]
    end = tables.block_end[block]
    for site in range(sites):
        cost = np.inf
        if end <= scratch.late[ideal]:
            cost = scratch.value[ideal, end, there]
            cost += move_cost(tables, site, there, sites)
        scratch.value[ideal, month, site] = cost


@compiled
def price_line(
    tables: Tables, market: Market, line: int, more: float, scratch: Scratch
) -> float:
    """Find what the cheapest way of a line costs; infinite when there is none.

    Every way that costs no more than `more` above it is within what was valued.

    Ways with little delay are looked at first, and later ones only when they
    could be cheaper: what delay alone costs, less all that staffing may reward.
    """
    size = tables.ideals[tables.pattern[line] + 1] - tables.ideals[tables.pattern[line]]
    first, final = tables.first[line], tables.max_end[line]
    soft = np.empty(64, np.int32)
    if final < first:
        return np.inf
    _span(tables, line, final, scratch)
    if scratch.early[size - 1] > final:
        return np.inf
    last = min(final, max(scratch.early[size - 1], tables.due[line]) + FIRST_SLACK)
    most = _pay(tables, market, line, scratch)
    while True:
        _span(tables, line, last, scratch)
        _close(tables, line, scratch)
        _fill_values(tables, line, soft, scratch)
        found = scratch.value[0, first, tables.first_site[line]]
        if last == final:
            break
        later = max(last + 1, tables.pinned_end[line]) - tables.due[line]
        if found + more <= tables.delay[max(0, later)] + most:
            break
        last = min(final, last + 2 * (last - scratch.early[size - 1]) + 4)
    if found >= NO_WAY:
        return np.inf
    return found + tables.first_cost[line] + tables.extra[line]


@compiled
def trace(tables: Tables, line: int, scratch: Scratch, codes: Ints) -> None:
    """Read the way that `price_line` has just priced: option and start of each stage.

    A stage's code is its option (counted in the stage) times the months, plus its
    start. Of ways that cost the same, the one that begins first.
    """
    pattern = tables.pattern[line]
    base, size = tables.ideals[pattern], tables.ideals[pattern + 1]
    codes[:] = -1
    soft = np.empty(64, np.int32)
    sites = tables.sites[line]
    ideal, month, here = 0, tables.first[line], tables.first_site[line]
    while ideal < size - base - 1:
        block = block_at(tables, line, month)
        if block >= 0:
            month, here = tables.block_end[block], tables.block_site[block]
            continue
        first_arc = tables.arcs[base + ideal]
        for arc in range(first_arc, tables.arcs[base + ideal + 1]):
            stage = tables.stages[line] + tables.arc_stage[arc]
            mask = tables.masks[base + ideal]
            soft[arc - first_arc] = soft_cost(tables, stage, mask)
        _begin(tables, line, ideal, month, soft, scratch)
        least, there = np.inf, -1
        for site in range(sites):
            cost = scratch.best[site]
            cost += move_cost(tables, here, site, sites)
            if cost < least:
                least, there = cost, site
        if least > scratch.value[ideal, month, here]:
            month += 1
            continue
        ideal, month = _take(tables, line, ideal, month, there, soft, scratch, codes)
        here = there


@compiled
def _take(  # noqa: PLR0913  a step of `trace`
    tables: Tables,
    line: int,
    ideal: int,
    month: int,
    there: int,
    soft: Ints,
    scratch: Scratch,
    codes: Ints,
) -> tuple[int, int]:
    """Begin the stage that `_begin` found cheapest to this site; tell what follows."""
    base, months = tables.ideals[tables.pattern[line]], tables.work.shape[1]
    first_arc, paid = tables.arcs[base + ideal], scratch.paid
    for arc in range(first_arc, tables.arcs[base + ideal + 1]):
        to, local = tables.arc_to[arc], tables.arc_stage[arc]
        stage = tables.stages[line] + local
        end = tables.end[stage, month]
        if end < 0 or end > scratch.late[to]:
            continue
        begun = float(tables.cost[stage, month] + soft[arc - first_arc])
        for i in range(tables.options[stage], tables.options[stage + 1]):
            room, site = tables.option_room[i], tables.option_site[i]
            cost = (
                begun
                + tables.option_cost[i]
                + (paid[room, end] - paid[room, month])
                + scratch.value[to, end, site]
            )
            if site == there and cost == scratch.best[site]:
                codes[local] = (i - tables.options[stage]) * months + month
                return to, end
    return ideal, month + 1


@compiled
def way_cost(tables: Tables, line: int, codes: Ints) -> tuple[int, bool]:
    """Tell what a way costs without any prices, and whether it is an altered one."""
    months, base = tables.work.shape[1], tables.stages[line]
    count, sites = tables.stages[line + 1] - base, tables.sites[line]
    mask, altered, cost = 0, False, tables.first_cost[line]
    here, month, ended = tables.first_site[line], tables.first[line], 0
    for _ in range(count):
        local, start = -1, NEVER
        for i in range(count):
            if not (mask >> i) & 1 and codes[i] % months < start:
                local, start = i, codes[i] % months
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
def price_all(  # noqa: PLR0913  what it answers is written into what it is given
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
    """Take a way's room (sign -1) or give it back (1); tell how shortage changes."""
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


@compiled
def _short(market: Market, place: int, month: int) -> int:
    return (market.shortage * max(0, market.lack[place, month]) + 99) // 100


@compiled
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
            take(tables, market, found[trainee], codes[trainee], -1)


@compiled
def describe_all(  # noqa: PLR0913  what it answers is written into what it is given
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
