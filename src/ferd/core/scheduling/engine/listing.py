"""Lists every way that is not much dearer than the cheapest, compiled.

What a plan costs above the bound is, among other things, what its ways cost above
the cheapest at the bound's prices. So a plan that costs at most so much above it
is made of ways that cost at most so much above: with all of them in the pool, the
best mixture of whole ways is the best plan.
"""

import numpy as np

from ferd.core.scheduling.engine.compiling import compiled, within
from ferd.core.scheduling.engine.kernels import (
    NO_WAY,
    block_at,
    move_cost,
    price_line,
    soft_cost,
)
from ferd.core.scheduling.engine.tables import Floats, Ints, Market, Scratch, Tables
from ferd.core.scheduling.engine.ways import copy


@within
def list_ways(  # noqa: C901, PLR0913, PLR0915, PLR0917  a compiled inner loop
    tables: Tables,
    market: Market,
    line: int,
    limit: float,
    cheapest: float,
    scratch: Scratch,
    codes: Ints,
) -> int:
    """Write down all ways of a line that cost `limit` at most; -1 when too many.

    `cheapest` is a lower bound of what they cost.
    """
    least = price_line(tables, market, line, max(0.0, limit - cheapest), scratch)
    limit -= tables.first_cost[line] + tables.extra[line]
    if not least < NO_WAY:
        return 0
    depth, count = 0, 0
    stages = tables.stages[line + 1] - tables.stages[line]
    months, sites = tables.work.shape[1], tables.sites[line]
    base = tables.ideals[tables.pattern[line]]
    ideal = np.zeros(stages + 1, np.int64)
    month = np.zeros(stages + 1, np.int64)
    here = np.zeros(stages + 1, np.int32)
    arc = np.zeros(stages + 1, np.int64)
    choice = np.zeros(stages + 1, np.int64)
    spent = np.zeros(stages + 1)
    way = np.full(codes.shape[1], -1, np.int32)
    month[0], here[0] = tables.first[line], tables.first_site[line]
    arc[0] = tables.arcs[base]
    while depth >= 0:
        if depth == stages:
            if count == codes.shape[0]:
                return -1
            copy(way, codes[count])
            count += 1
            depth -= 1
            continue
        i, now, site = ideal[depth], month[depth], here[depth]
        is_open = now <= scratch.late[i]
        if is_open:
            is_open = spent[depth] + scratch.value[i, now, site] <= limit
        if not is_open:
            depth -= 1
            continue
        block = block_at(tables, line, now)
        if block >= 0:
            there = tables.block_site[block]
            spent[depth] += move_cost(tables, site, there, sites)
            month[depth], here[depth] = tables.block_end[block], there
            continue
        if arc[depth] == tables.arcs[base + i + 1]:
            month[depth], arc[depth], choice[depth] = now + 1, tables.arcs[base + i], 0
            continue
        to, local = tables.arc_to[arc[depth]], tables.arc_stage[arc[depth]]
        stage = tables.stages[line] + local
        end, option = tables.end[stage, now], tables.options[stage] + choice[depth]
        is_closed = end < 0 or end > scratch.late[to]
        if is_closed or option == tables.options[stage + 1]:
            arc[depth] += 1
            choice[depth] = 0
            continue
        choice[depth] += 1
        room, there = tables.option_room[option], tables.option_site[option]
        cost = spent[depth] + scratch.paid[room, end] - scratch.paid[room, now]
        cost += tables.cost[stage, now] + tables.option_cost[option]
        cost += soft_cost(tables, stage, tables.masks[base + i])
        cost += move_cost(tables, site, there, sites)
        if cost + scratch.value[to, end, there] > limit:
            continue
        way[local] = (option - tables.options[stage]) * months + now
        depth += 1
        ideal[depth], month[depth], here[depth] = to, end, there
        arc[depth], choice[depth], spent[depth] = tables.arcs[base + to], 0, cost
    return count


@compiled
def list_all(  # noqa: PLR0913, PLR0917  it writes into what it is given
    tables: Tables,
    market: Market,
    whom: Ints,
    limits: Floats,
    cheapest: Floats,
    scratch: Scratch,
    owner: Ints,
    found: Ints,
    codes: Ints,
) -> int:
    """Write down such ways of these trainees, leaving some space for each.

    Tells how many in all; below 0 (less one) when that is not all there are.
    """
    count, is_whole, most = 0, True, codes.shape[0] // whom.size
    for i in range(whom.size):
        for line in range(tables.lines[whom[i]], tables.lines[whom[i] + 1]):
            limit = limits[i] - market.altered * tables.changed[line]
            kept = (whom.size - 1 - i) * most // 2
            space, least = codes[count : codes.shape[0] - kept], cheapest[i] - 1e-6
            more = list_ways(tables, market, line, limit, least, scratch, space)
            if more < 0:
                is_whole, more = False, space.shape[0]
            owner[count : count + more] = i
            found[count : count + more] = line
            count += more
    return count if is_whole else -1 - count
