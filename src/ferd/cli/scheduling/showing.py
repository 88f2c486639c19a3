"""Schedules and what is said of them, for a terminal."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence

from ferd.core.scheduling.cost import cost_parts
from ferd.core.scheduling.problem import Assignment, Problem
from ferd.core.scheduling.schedule import Schedule
from ferd.core.scheduling.way import delay_of

_WIDEST = 40


def month_name(problem: Problem, month: int) -> str:
    """Write a month as in the calendar, or its number when there is none."""
    if not problem.first_month:
        return str(month)
    year, first = map(int, problem.first_month.split("-"))
    years, rest = divmod(first - 1 + month, 12)
    return f"{year + years}-{rest + 1:02}"


def summary(problem: Problem, schedule: Schedule) -> Iterator[str]:
    """Say how many are placed, what it costs for what, and how late people are."""
    parts = cost_parts(problem, schedule)
    placed = [t for t in problem.trainees if t.id in schedule.ways]
    delays = [delay_of(t, schedule.ways[t.id]) for t in placed] or [0]
    yield f"{len(placed)} of {len(problem.trainees)} trainees have a way."
    yield (
        f"Delay: {sum(delays)} months in all, {max(delays)} at most; "
        f"{delays.count(0)} end in time."
    )
    wishes = {
        "delay": parts.ways.delay,
        "moves": parts.ways.moves,
        "other places": parts.ways.places,
        "windows": parts.ways.windows,
        "order": parts.ways.order,
        "changes": parts.ways.deviation,
        "shortage": parts.shortage,
        "unplaced": parts.unplaced,
    }
    spent = ", ".join(f"{name} {cost}" for name, cost in wishes.items() if cost)
    yield f"Cost: {parts.total}{f' ({spent})' if spent else ''}."


def certainty(cost: int, bound: int) -> str:
    """Say how good a schedule is known to be."""
    if cost == bound:
        return "No schedule costs less."
    gap = f" (gap {100 * (cost - bound) / bound:.1f} %)" if bound > 0 else ""
    return f"No schedule costs less than {bound}{gap}."


def table(problem: Problem, schedule: Schedule) -> Iterator[str]:
    """Write every way, a line an assignment, with the first and the last month."""
    rows = [("Trainee", "Stage", "Places", "First", "Last")]
    for trainee in problem.trainees:
        for each in schedule.ways.get(trainee.id, ()):
            rows.append((trainee.id, *_cells(problem, each)))  # noqa: PERF401 - nested
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(4)]
    for row in rows:
        cells = zip(row, widths, strict=False)
        yield "  ".join(f"{cell:<{width}}" for cell, width in cells) + f"  {row[4]}"


def as_json(form: Mapping[str, object]) -> None:
    """Print one object."""
    json.dump(form, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def columns(rows: Sequence[str]) -> str:
    """Write lines, each ended."""
    return "".join(f"{row}\n" for row in rows)


def _cells(problem: Problem, each: Assignment) -> tuple[str, str, str, str]:
    first = month_name(problem, each.start)
    last = month_name(problem, each.end - 1)
    return each.stage, each.places, first, last
