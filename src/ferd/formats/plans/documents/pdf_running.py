"""What stands on every page alike, and tables that go on over the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ferd.formats.plans.documents.pdf_lines import SetApart, TextLine
from ferd.formats.plans.documents.pdf_tables import FoundRow, FoundTable
from ferd.formats.plans.documents.running_heads import is_page_number, is_worth_keeping

Part = TextLine | FoundTable | SetApart

_MARGIN: Final = 0.16
_DEEPEST: Final = 6
_SAME_SIDE: Final = 6.0
_OPEN_END: Final = re.compile(r"[,;\u2013-]$")


def without_running_heads(
    pages: Sequence[Sequence[Part]], heights: Sequence[float]
) -> list[list[Part]]:
    """Leave out headers, footers and page numbers, but set a date apart once."""
    seen: Counter[str] = Counter()
    for parts, height in zip(pages, heights, strict=True):
        seen.update({_key(part) for part in _margins(parts, height)})
    often = max(2, 0.6 * len(pages))
    kept: set[str] = set()
    left: list[list[Part]] = []
    for parts, height in zip(pages, heights, strict=True):
        margins = {id(part) for part in _margins(parts, height)}
        found = (_once(p, seen, often, kept) if id(p) in margins else p for p in parts)
        left.append([part for part in found if part is not None])
    return left


def _once(part: Part, seen: Counter[str], often: float, kept: set[str]) -> Part | None:
    """Give a part of the margin that says something, the first time it does."""
    text = _text(part)
    if is_page_number(text):
        return None
    key = _key(part)
    if seen[key] < often:
        return part
    if not is_worth_keeping(text) or key in kept:
        return None
    kept.add(key)
    return SetApart((part,), level=0) if isinstance(part, TextLine) else part


def _margins(parts: Sequence[Part], height: float) -> Iterator[Part]:
    for part in (*parts[:_DEEPEST], *parts[-_DEEPEST:]):
        if part.box.bottom < _MARGIN * height or part.box.top > (1 - _MARGIN) * height:
            yield part


def _text(part: Part) -> str:
    if isinstance(part, TextLine):
        return part.text
    if isinstance(part, SetApart):
        return " ".join(line.text for line in part.lines)
    return " ".join(cell for row in part.rows for cell in row.cells)


def _key(part: Part) -> str:
    """Give the same for the same text with other numbers at the same height."""
    return re.sub(r"\d+", "#", f"{round(part.box.top / 4)} {_text(part)}")


def join_over_pages(pages: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """Join a table that ends a page with the one that begins the next."""
    joined: list[list[Part]] = []
    for parts in pages:
        left = list(parts)
        owner = _open_table(joined)
        if owner is not None and left and isinstance(left[0], FoundTable):
            page, table = owner
            if _is_same_table(table, left[0]):
                place = joined[page].index(table)
                joined[page][place] = _continued(table, left[0])
                left = left[1:]
        joined.append(left)
    return joined


def _open_table(pages: Sequence[Sequence[Part]]) -> tuple[int, FoundTable] | None:
    for index in range(len(pages) - 1, -1, -1):
        parts = [part for part in pages[index] if not isinstance(part, SetApart)]
        if parts:
            last = parts[-1]
            return (index, last) if isinstance(last, FoundTable) else None
    return None


def _is_same_table(one: FoundTable, other: FoundTable) -> bool:
    return len(one.xs) == len(other.xs) and all(
        abs(a - b) < _SAME_SIDE for a, b in zip(one.xs, other.xs, strict=True)
    )


def _continued(table: FoundTable, following: FoundTable) -> FoundTable:
    rows = list(following.rows)
    if rows[0].cells == table.rows[0].cells:
        rows = rows[1:]
    last = table.rows[-1]
    if rows and _goes_on(last, rows[0]):
        cells = tuple(
            "\n".join(filter(None, both))
            for both in zip(last.cells, rows[0].cells, strict=True)
        )
        last = replace(last, cells=cells)
        rows = rows[1:]
    return replace(table, rows=(*table.rows[:-1], last, *rows))


def _goes_on(last: FoundRow, row: FoundRow) -> bool:
    """Tell whether a row at the top of a page is the rest of the row before."""
    if row.cells[0] or not any(row.cells):
        return False
    return all(
        not new or new[0].islower() or _OPEN_END.search(old) is not None
        for old, new in zip(last.cells, row.cells, strict=True)
    )
