"""Ruled tables: from lines on the page to cells, also merged ones.

A cell is the smallest rectangle whose four sides are all drawn; cells that share
a corner are one table.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ferd.formats.plans.documents.pdf_geometry import Box
from ferd.formats.plans.documents.pdf_lines import around

_SNAP: Final = 3.0
_MOST_LINES: Final = 800
_HAIR: Final = 4.0

Span = tuple[float, float]
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table's cells, on the columns and rows that their sides make.

    Attributes:
        xs: the sides of the columns, from left to right.
        ys: the sides of the rows, from top to bottom.
        cells: the boxes of the cells; a merged one spans several columns or rows.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """Give the box around the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """Give the tables with at least two columns that the lines on a page draw."""
    level = _lines(
        ((rule.top + rule.bottom) / 2, rule.x0, rule.x1)
        for rule in rules
        if rule.x1 - rule.x0 > rule.bottom - rule.top
    )
    upright = _lines(
        ((rule.x0 + rule.x1) / 2, rule.top, rule.bottom)
        for rule in rules
        if rule.x1 - rule.x0 <= rule.bottom - rule.top
    )
    if not level or not upright or len(level) + len(upright) > _MOST_LINES:
        return []
    found = list(_tables(_cells(level, upright)))
    return sorted(
        (grid for grid in found if len(grid.xs) > 2), key=lambda grid: grid.ys[0]
    )


def _lines(pieces: Iterable[tuple[float, float, float]]) -> dict[float, list[Span]]:
    """Snap lines that nearly coincide, and join the pieces of each."""
    lines: dict[float, list[Span]] = {}
    place = float("-inf")
    for at, start, end in sorted(pieces):
        if at - place > _SNAP:
            place = at
        lines.setdefault(place, []).append((start, end))
    return {at: list(_union(spans)) for at, spans in lines.items()}


def _union(spans: Iterable[Span]) -> Iterator[Span]:
    start, end = 0.0, float("-inf")
    for left, right in sorted(spans):
        if left - end <= _SNAP:
            end = max(end, right)
            continue
        if end > start:
            yield start, end
        start, end = left, right
    if end > start:
        yield start, end


def _covers(spans: Sequence[Span], start: float, end: float) -> bool:
    return any(a - _SNAP <= start and end <= b + _SNAP for a, b in spans)


def _cells(
    level: dict[float, list[Span]], upright: dict[float, list[Span]]
) -> Iterator[Box]:
    xs, ys = sorted(upright), sorted(level)
    for top_index, top in enumerate(ys):
        for left_index, left in enumerate(xs):
            if not _covers(level[top], left, left):
                continue
            below = list(_reached(upright[left], top, ys[top_index + 1 :]))
            beside = list(_reached(level[top], left, xs[left_index + 1 :]))
            corner = next(
                (
                    (right, bottom)
                    for bottom in below
                    for right in beside
                    if _covers(level[bottom], left, right)
                    and _covers(upright[right], top, bottom)
                ),
                None,
            )
            if corner:
                yield Box(left, top, *corner)


def _reached(
    spans: Sequence[Span], start: float, places: Sequence[float]
) -> Iterator[float]:
    """Give the places that a line reaches, unbroken, from its start."""
    end = max((b for a, b in spans if a - _SNAP <= start <= b), default=start - 1)
    return (place for place in places if place <= end + _SNAP)


def _tables(cells: Iterable[Box]) -> Iterator[Grid]:
    """Put together the cells that share a corner."""
    corners: dict[Span, list[int]] = defaultdict(list)
    boxes = list(cells)
    for index, (x0, top, x1, bottom) in enumerate(boxes):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            corners[corner].append(index)
    seen: set[int] = set()
    for first in range(len(boxes)):
        members, waiting = [], [first]
        while waiting:
            index = waiting.pop()
            if index in seen:
                continue
            seen.add(index)
            members.append(boxes[index])
            x0, top, x1, bottom = boxes[index]
            for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
                waiting += corners.pop(corner, ())
        if len(members) > 1:
            yield _grid(members)


def _grid(cells: Sequence[Box]) -> Grid:
    whole = around(cells)
    xs = _apart([whole.x0, *(cell.x0 for cell in cells), whole.x1])
    ys = _apart([whole.top, *(cell.top for cell in cells), whole.bottom])
    return Grid(xs, ys, tuple(cells))


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    """Sort places, leaving out those a hair's breadth from the one before."""
    kept: list[float] = []
    for place in sorted(set(places)):
        if not kept or place - kept[-1] > _HAIR:
            kept.append(place)
    return tuple(kept)


def index_of(places: Sequence[float], place: float) -> int:
    """Give the row or column that begins at a place, or nearest before it."""
    return max(0, min(bisect_left(places, place - _HAIR), len(places) - 2))
