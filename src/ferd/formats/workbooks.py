"""Excel workbooks to rows of text and back, and nothing about what they mean.

Reading happens in a child process with limits. The dimensions that a sheet
declares are not believed: a sheet with one cell in its last corner is small.
Writing makes every cell a string, so that no text becomes a formula or a link.
"""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ferd.formats.archives import parts_of
from ferd.formats.sandbox import Failure, Limits, run_limited

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 500_000
LONGEST_CELL = 32_767
_SHEETS = 50

USUAL_LIMITS = Limits(
    cpu_seconds=4,
    wall_seconds=20,
    memory_bytes=512 * 1024 * 1024,
    answer_bytes=200_000_000,
)
"""Generous with waiting, because nobody watches while a catalogue is read."""

OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old or a password-protected workbook begins."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table of text; `is_cut` when it went on beyond what is read."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    is_cut: bool = False


def read_workbook(data: bytes, limits: Limits) -> tuple[Sheet, ...] | Failure:
    """Read the sheets of an XLSX file that anyone may have sent."""
    parts = parts_of(data)
    if isinstance(parts, Failure):
        return parts
    answer = run_limited("ferd.formats.workbooks:sheets_as_json", data, limits)
    if isinstance(answer, Failure):
        return answer
    return tuple(
        Sheet(name, tuple(tuple(row) for row in rows), is_cut=is_cut)
        for name, rows, is_cut in json.loads(answer)
    )


def sheets_as_json(data: bytes) -> bytes:
    """Read the sheets where it is safe to: this is what the child runs."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only the child needs it

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    budget = MAX_CELLS
    sheets = []
    for sheet in book.worksheets[:_SHEETS]:
        sheet.reset_dimensions()
        rows, is_cut = _bounded(sheet.iter_rows(values_only=True), budget)
        budget -= sum(map(len, rows))
        sheets.append((sheet.title, rows, is_cut))
    return json.dumps(sheets).encode()


def _bounded(
    rows: Iterable[Sequence[object]], budget: int
) -> tuple[list[list[str]], bool]:
    """Keep what is within bounds, and tell whether anything was beyond them."""
    kept: list[list[str]] = []
    is_cut = False
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            return _trimmed(kept), True
        is_cut = is_cut or any(cell is not None for cell in row[MAX_COLUMNS:])
        cells = _stripped([_as_text(cell) for cell in row[:MAX_COLUMNS]])
        budget -= len(cells)
        if budget < 0:
            return _trimmed(kept), True
        kept.append(cells)
    return _trimmed(kept), is_cut


def _stripped(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _as_text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


def write_workbook(
    sheets: Mapping[str, Iterable[Sequence[str]]], *, title: str
) -> bytes:
    """Write an XLSX file with a header row on top of each sheet.

    A cell holds at most 32,767 characters; a longer text ends in an ellipsis.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415 - has no stubs; heavy

    output = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(output, settings) as book:
        book.set_properties({"title": title})
        book.set_size(1600, 1200)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, MAX_COLUMNS, 24)
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    form = body if number else head
                    sheet.write_string(number, column, _fitting(text), form)
    return output.getvalue()


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
