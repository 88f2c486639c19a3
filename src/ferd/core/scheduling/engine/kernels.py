"""The dynamic program, compiled: the cheapest way under prices.

A state is a set of finished stages (an order ideal), a month and a site; from it
a stage is begun at one of its places, or a month is waited. Values are computed
backwards, and only where a way can pass: from the earliest month an ideal can be
finished in, to the last from which the end is reached in time.

Every kernel also runs as plain Python (`.py_func`), which the tests do.
"""

import numpy as np

from ferd.core.scheduling.engine.compiling import within
from ferd.core.scheduling.engine.tables import (
    NEVER,
    ZERO,
    Ints,
    Market,
    Scratch,
    Tables,
    narrow,
)

CLOSED = 1.0e7
"""The price of a month without room; every way through it counts as none."""

NOWHERE = narrow(-1)
"""No site."""

NO_WAY = 1.0e6
"""A way that costs as much is none."""

FIRST_SLACK = 4
"""So many months of delay more than the least are looked at to begin with."""


@within
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


@within
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


@within
def _price_of(market: Market, place: int, month: int, use: int) -> float:
    """Tell what use of a place costs; rewards by what is lacking, where it counts."""
    price = float(market.price[place, month])
    if not market.is_live:
        return price * (use * 0.01)
    lack = max(0, min(use, market.lack[place, month]))
    reward = float(market.shortage * (lack * 0.01))
    return max(0.0, price) * (use * 0.01) - reward


@within
def move_cost(tables: Tables, here: int, there: int, sites: int) -> int:
    """Tell what going from one site to another costs; from nowhere, nothing."""
    if here == sites - 1 or here == there:
        return 0
    return tables.move


@within
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


@within
def block_at(tables: Tables, line: int, month: int) -> int:
    """Find what is pinned in a month; -1 when nothing is."""
    for block in range(tables.blocks[line], tables.blocks[line + 1]):
        if tables.block_start[block] <= month < tables.block_end[block]:
            return block
    return -1


@within
def soft_cost(tables: Tables, stage: int, mask: int) -> int:
    """Tell what beginning a stage costs before those that had better be over."""
    cost = 0
    for i in range(tables.softs[stage], tables.softs[stage + 1]):
        if tables.soft_bit[i] < 0 or not (mask >> tables.soft_bit[i]) & 1:
            cost += tables.soft_cost[i]
    return cost


@within
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


@within
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


@within
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


@within
def price_line(
    tables: Tables, market: Market, line: int, more: float, scratch: Scratch
) -> float:
    """Find what the cheapest way of a line costs; infinite when there is none.

    Every way that costs no more than `more` above it is within what was valued.

    Ways with little delay are looked at first, and later ones only when they
    could be cheaper: what delay alone costs, less all that staffing may reward.
    """
    size = tables.ideals[tables.pattern[line] + 1] - tables.ideals[tables.pattern[line]]
    first, final = tables.first[line], tables.max_end[line] + ZERO
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
    return float(found + tables.first_cost[line] + tables.extra[line])


@within
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
    ideal, month, here = ZERO, tables.first[line] + ZERO, tables.first_site[line]
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
        least, there = np.inf, NOWHERE
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


@within
def _take(  # noqa: PLR0913, PLR0917  a step of `trace`
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
