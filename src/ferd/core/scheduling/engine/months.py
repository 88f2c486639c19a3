"""When a stage ends that begins in a month, and what it costs to begin then.

Compiled apart from `kernels`, and asked once a problem: no prices are known here.
"""

from ferd.core.scheduling.engine.compiling import compiled, within
from ferd.core.scheduling.engine.tables import NEVER, Demands, Tables


@compiled
def fill_months(tables: Tables, asked: Demands) -> None:
    """Tell when each stage ends, begun in each month, and what that costs."""
    months = tables.work.shape[1]
    for stage in range(asked.need.size):
        line, worked = asked.line[stage], tables.work[asked.row[stage]]
        end, done = 0, 0
        for start in range(months):
            if start > 0:
                done -= worked[start - 1]
            while end < months and done < asked.need[stage]:
                done += worked[end]
                end += 1
            tables.end[stage, start] = -1
            if (
                done < asked.need[stage]
                or worked[start] == 0
                or start < asked.earliest[stage]
                or end > min(asked.latest[stage], tables.max_end[line])
                or (asked.only[stage] >= 0 and start != asked.only[stage])
            ):
                continue
            if _is_free(tables, line, start, end):
                tables.end[stage, start] = end
                tables.cost[stage, start] = _cost_of(tables, asked, stage, start, end)
        _fill_reach(tables, stage, months)
    _fill_first(tables)


@within
def _is_free(tables: Tables, line: int, start: int, end: int) -> bool:
    for pin in range(tables.blocks[line], tables.blocks[line + 1]):
        if start < tables.block_end[pin] and tables.block_start[pin] < end:
            return False
    return True


@within
def _cost_of(tables: Tables, asked: Demands, stage: int, start: int, end: int) -> int:
    cost = 0
    for i in range(asked.windows[stage], asked.windows[stage + 1]):
        early = max(0, asked.window_start[i] - start)
        cost += asked.window_cost[i] * (early + max(0, end - asked.window_end[i]))
    for i in range(asked.waits[stage], asked.waits[stage + 1]):
        if asked.wait_until[i] > start:
            cost += asked.wait_cost[i]
    told = tables.told_start[stage]
    if told >= 0 and told != start:
        cost += asked.moved_start + asked.moved_month * abs(start - told)
    return cost


@within
def _fill_reach(tables: Tables, stage: int, months: int) -> None:
    tables.soonest[stage, months] = NEVER
    for start in range(months - 1, -1, -1):
        end = tables.end[stage, start]
        tables.soonest[stage, start] = (
            end if end >= 0 else tables.soonest[stage, start + 1]
        )
    for month in range(months + 1):
        tables.last_start[stage, month] = -1
    for start in range(months):
        end = tables.end[stage, start]
        if end >= 0:
            tables.last_start[stage, end] = start
    for month in range(1, months + 1):
        if tables.last_start[stage, month] < 0:
            tables.last_start[stage, month] = tables.last_start[stage, month - 1]


@within
def _fill_first(tables: Tables) -> None:
    """Tell when and where each line's first free stage can begin."""
    months = tables.work.shape[1]
    for line in range(tables.owner.size):
        first = NEVER if tables.stages[line] < tables.stages[line + 1] else 0
        for stage in range(tables.stages[line], tables.stages[line + 1]):
            for start in range(min(first, months)):
                if tables.end[stage, start] >= 0:
                    first = start
                    break
        here, nowhere, cost = tables.first_site[line], tables.sites[line] - 1, 0
        for pin in range(tables.blocks[line], tables.blocks[line + 1]):
            if tables.block_start[pin] < first < NEVER:
                there = tables.block_site[pin]
                if here != nowhere and there - here != 0:
                    cost += tables.move
                here = there
        tables.first[line], tables.first_site[line] = first, here
        tables.first_cost[line] = cost
