"""What it costs to be at one place, by the month one begins there, compiled."""

import numpy as np

from ferd.core.scheduling.engine.compiling import compiled, within
from ferd.core.scheduling.engine.kernels import NO_WAY, price_line
from ferd.core.scheduling.engine.tables import (
    ZERO,
    Floats,
    Ints,
    Market,
    Scratch,
    Tables,
)

SHUT = 10_000_000
"""What an option or a start costs that is not looked at; dearer than being unplaced."""


@compiled
def list_starts(  # noqa: PLR0913, PLR0917  it writes into what it is given
    tables: Tables,
    market: Market,
    whom: Ints,
    place: int,
    scratch: Scratch,
    away: Floats,
    limits: Floats,
    owner: Ints,
    begun: Ints,
    value: Floats,
) -> int:
    """Price the cheapest way of each trainee that begins a stage at a place in a month.

    `away` gets what the cheapest way costs that never is there. A start is written
    down when its way costs no more than `limits`: whose it is, `begun` (the stage
    times the months, plus the month) and `value`. Tells how many; all starts of all
    stages fit when there is space for stages times months. The costs in `tables`
    are changed meanwhile, and put back.
    """
    count = 0
    for i in range(whom.size):
        away[i] = tables.unplaced + market.altered * tables.told[whom[i]]
        for line in range(tables.lines[whom[i]], tables.lines[whom[i] + 1]):
            fixed = market.altered * tables.changed[line]
            first, last = tables.stages[line] + ZERO, tables.stages[line + 1] + ZERO
            _shut(tables, line, first, last, place, True, SHUT)
            found = price_line(tables, market, line, 0.0, scratch) + fixed
            away[i] = min(away[i], found)
            _shut(tables, line, first, last, place, True, -SHUT)
            for stage in range(first, last):
                if _is_served_at(tables, line, stage, place):
                    before = count
                    count = _price_starts(
                        tables, market, line, stage, place, scratch,
                        limits[i] - fixed, begun, value, count,
                    )  # fmt: skip
                    owner[before:count] = i
                    value[before:count] += fixed
    return count


@within
def _price_starts(  # noqa: PLR0913, PLR0917  a step of `list_starts`
    tables: Tables,
    market: Market,
    line: int,
    stage: int,
    place: int,
    scratch: Scratch,
    limit: float,
    begun: Ints,
    value: Floats,
    count: int,
) -> int:
    months = tables.work.shape[1]
    _shut(tables, line, stage, stage + 1, place, False, SHUT)
    kept = tables.cost[stage].copy()
    tables.cost[stage] = SHUT
    for month in range(months):
        if tables.end[stage, month] < 0:
            continue
        tables.cost[stage, month] = kept[month]
        found = price_line(tables, market, line, 0.0, scratch)
        tables.cost[stage, month] = SHUT
        if found < NO_WAY and found <= limit:
            begun[count], value[count] = stage * months + month, found
            count += 1
    tables.cost[stage] = kept
    _shut(tables, line, stage, stage + 1, place, False, -SHUT)
    return count


@within
def _is_served_at(tables: Tables, line: int, stage: int, place: int) -> bool:
    for i in range(tables.options[stage], tables.options[stage + 1]):
        if tables.room_places[tables.rooms[line] + tables.option_room[i]] == place:
            return True
    return False


@within
def _shut(  # noqa: PLR0913, PLR0917  it writes into what it is given
    tables: Tables,
    line: int,
    first: int,
    last: int,
    place: int,
    is_there: bool,
    cost: int,
) -> None:
    """Make options of some stages dear: those at the place, or all others."""
    for i in range(tables.options[first], tables.options[last]):
        room = tables.rooms[line] + tables.option_room[i]
        if (tables.room_places[room] == place) == is_there:
            tables.option_cost[i] += cost


@compiled
def list_uses(
    tables: Tables, whom: Ints, place: int, owner: Ints, stage: Ints, month: Ints
) -> tuple[Ints, Ints, Floats]:
    """Tell what each beginning takes: of its owner's one way, and of each month."""
    bounds, count = np.zeros(owner.size, np.int32), 0
    most = owner.size
    for i in range(owner.size):
        most += tables.end[stage[i], month[i]] - month[i]
    rows, uses = np.empty(most, np.int32), np.empty(most)
    for i in range(owner.size):
        bounds[i] = count
        rows[count], uses[count] = owner[i], 1.0
        count += 1
        worked = tables.work[tables.worked[_line_of(tables, whom[owner[i]], stage[i])]]
        for now in range(month[i], tables.end[stage[i], month[i]]):
            if worked[now] > 0:
                share = worked[now] if tables.by_fraction[place] else 100
                rows[count], uses[count] = whom.size + now, share * 0.01
                count += 1
    return bounds, rows[:count], uses[:count]


@within
def _line_of(tables: Tables, trainee: int, stage: int) -> int:
    line = int(tables.lines[trainee])
    while tables.stages[line + 1] <= stage:
        line += 1
    return line
