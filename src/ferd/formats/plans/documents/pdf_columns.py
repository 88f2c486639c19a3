"""Tables without lines: columns are where no word stands, over several lines.

Careful on purpose: prose must never become a table, so a table has at least three
columns, and at least two of its lines have words in three of them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ferd.formats.plans.documents.pdf_cells import join_lines
from ferd.formats.plans.documents.pdf_geometry import Box
from ferd.formats.plans.documents.pdf_lines import TextLine, around
from ferd.formats.plans.documents.pdf_tables import FoundRow, FoundTable

_GAP: Final = 0.75
_FEWEST_COLUMNS: Final = 3
_WIDEST_PITCH: Final = 4.0
_NEW_ROW: Final = 1.25


def find_columns(
    lines: Sequence[TextLine], rules: Sequence[Box]
) -> Iterator[TextLine | FoundTable]:
    """Give the lines again, with those that are rows of a table made into tables.

    Args:
        lines: from top to bottom.
        rules: level lines, each of which ends a row.
    """
    position = 0
    while position < len(lines):
        taken = _take_table(lines[position:])
        table = _table(lines[position : position + taken], rules) if taken else None
        if table is None:
            yield lines[position]
            position += 1
        else:
            yield table
            position += taken


def _segments(line: TextLine) -> list[TextLine]:
    """Divide a line where a gap is wider than any between two words."""
    return line.divided(_GAP)


def _take_table(lines: Sequence[TextLine]) -> int:
    """Count the lines that a table takes which begins with the first of them."""
    first = _segments(lines[0])
    if len(first) < _FEWEST_COLUMNS:
        return 0
    columns = [part.box for part in first]
    taken, full = 1, 1
    for before, line in pairwise(lines):
        parts = _segments(line)
        pitch = line.middle - before.middle
        merged = _merge(columns, [part.box for part in parts])
        if merged is None or pitch > _WIDEST_PITCH * line.size:
            break
        columns = merged
        taken += 1
        full += len(parts) >= _FEWEST_COLUMNS
    return taken if full >= 2 else 0


def _merge(columns: Sequence[Box], parts: Sequence[Box]) -> list[Box] | None:
    """Widen columns by the parts of one more line; None when a part bridges two."""
    merged = list(columns)
    for part in parts:
        touched = [
            i
            for i, column in enumerate(merged)
            if part.x0 < column.x1 and column.x0 < part.x1
        ]
        if len(touched) > 1:
            return None
        if touched:
            merged[touched[0]] = around((merged[touched[0]], part))
        else:
            merged.append(part)
            merged.sort(key=lambda box: box.x0)
    return merged


def _index(columns: Sequence[Box], part: TextLine) -> int:
    middle = (part.box.x0 + part.box.x1) / 2
    return next(
        (i for i, column in enumerate(columns) if column.x0 <= middle <= column.x1), 0
    )


def _table(lines: Sequence[TextLine], rules: Sequence[Box]) -> FoundTable | None:
    columns: list[Box] = []
    for line in lines:
        merged = _merge(columns, [part.box for part in _segments(line)])
        if merged is None:
            return None
        columns = merged
    rows = [_row(group, columns) for group in _rows(lines, columns, rules)]
    whole = around(columns)
    xs = (*(column.x0 for column in columns), whole.x1)
    return FoundTable(tuple(rows), xs, whole) if len(rows) > 1 else None


def _rows(
    lines: Sequence[TextLine], columns: Sequence[Box], rules: Sequence[Box]
) -> list[list[TextLine]]:
    """Put lines together to rows: by rules, else by distance, else by column one."""
    pitches = [b.middle - a.middle for a, b in pairwise(lines)]
    is_spaced = max(pitches) > _NEW_ROW * min(pitches)
    groups = [[lines[0]]]
    for (before, line), pitch in zip(pairwise(lines), pitches, strict=True):
        if any(before.middle < (r.top + r.bottom) / 2 < line.middle for r in rules):
            begins = True
        elif is_spaced:
            begins = pitch > _NEW_ROW * min(pitches)
        else:
            begins = _has_first(line, columns) and not _is_cut(before, columns)
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _has_first(line: TextLine, columns: Sequence[Box]) -> bool:
    return any(_index(columns, part) == 0 for part in _segments(line))


def _is_cut(line: TextLine, columns: Sequence[Box]) -> bool:
    """Tell whether the word in the first column goes on in the next line."""
    first = _segments(line)[0]
    return _index(columns, first) == 0 and first.text.endswith(("-", "/"))


def _row(lines: Sequence[TextLine], columns: Sequence[Box]) -> FoundRow:
    filling: list[list[TextLine]] = [[] for _ in columns]
    for line in lines:
        for part in _segments(line):
            filling[_index(columns, part)].append(part)
    sides = [*(column.x0 for column in columns[1:]), columns[-1].x1]
    cells = tuple(
        join_lines(found, right) for found, right in zip(filling, sides, strict=True)
    )
    return FoundRow(cells, (), tuple(lines), around(line.box for line in lines))
