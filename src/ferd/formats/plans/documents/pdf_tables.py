"""Ruled grids and the glyphs in them to rows of text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ferd.formats.plans.documents.pdf_cells import join_lines
from ferd.formats.plans.documents.pdf_geometry import Box, Glyph
from ferd.formats.plans.documents.pdf_grid import Grid, index_of
from ferd.formats.plans.documents.pdf_lines import TextLine, find_lines

_SLACK: Final = 1.0


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of a table on a page.

    Attributes:
        lines: the lines of text in the row, to find its place by.
    """

    cells: tuple[str, ...]
    continued: tuple[int, ...]
    lines: tuple[TextLine, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table on one page, with the sides of its columns."""

    rows: tuple[FoundRow, ...]
    xs: tuple[float, ...]
    box: Box


def take_glyphs(
    grids: Sequence[Grid], glyphs: Sequence[Glyph]
) -> tuple[list[FoundTable], list[Glyph]]:
    """Fill the grids; give the tables that hold text, and the glyphs outside."""
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    cell: tuple[int, int] | None = None
    boxes = [grid.box for grid in grids]
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if cell is None or not _holds(grids[cell[0]].cells[cell[1]], x, y):
            cell = _find_cell(grids, boxes, x, y)
        if cell is None:
            outside.append(glyph)
        else:
            inside[cell].append(glyph)
    tables = [
        _fill(grid, [inside.get((index, cell), []) for cell in range(len(grid.cells))])
        for index, grid in enumerate(grids)
    ]
    return [table for table in tables if table.rows], outside


def _find_cell(
    grids: Sequence[Grid], boxes: Sequence[Box], x: float, y: float
) -> tuple[int, int] | None:
    for index, (grid, box) in enumerate(zip(grids, boxes, strict=True)):
        if not _holds(box, x, y):
            continue
        for number, cell in enumerate(grid.cells):
            if _holds(cell, x, y):
                return index, number
    return None


def _holds(box: Box, x: float, y: float) -> bool:
    return (
        box.x0 - _SLACK <= x <= box.x1 + _SLACK
        and box.top - _SLACK <= y <= box.bottom + _SLACK
    )


def _fill(grid: Grid, filling: Sequence[Sequence[Glyph]]) -> FoundTable:
    width, height = len(grid.xs) - 1, len(grid.ys) - 1
    texts = [[""] * width for _ in range(height)]
    continued: list[set[int]] = [set() for _ in range(height)]
    lines: list[list[TextLine]] = [[] for _ in range(height)]
    for cell, glyphs in zip(grid.cells, filling, strict=True):
        row, column = index_of(grid.ys, cell.top), index_of(grid.xs, cell.x0)
        found = find_lines(glyphs)
        texts[row][column] = join_lines(found, cell.x1)
        lines[row] += found
        for below in range(row + 1, height):
            if grid.ys[below] < cell.bottom - _SLACK:
                continued[below].add(column)
    rows = [
        FoundRow(
            tuple(texts[i]),
            tuple(sorted(continued[i])),
            tuple(lines[i]),
            Box(grid.xs[0], grid.ys[i], grid.xs[-1], grid.ys[i + 1]),
        )
        for i in range(height)
        if any(texts[i])
    ]
    return FoundTable(tuple(rows), grid.xs, grid.box)
