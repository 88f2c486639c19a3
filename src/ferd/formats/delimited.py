"""CSV files to rows of text and back, whatever a spreadsheet made of them.

Norwegian Excel writes semicolons and Windows-1252; others write commas and
UTF-8, some with a byte order mark. On the way out, a text that a spreadsheet
would run as a formula gets an apostrophe in front, and loses it on the way in.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from ferd.formats.plans.documents.decoding import decode

_DELIMITERS = (";", "\t", ",", "|")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARKS = {*_DANGEROUS, "'"}


def read_delimited(data: bytes) -> tuple[tuple[str, ...], ...] | None:
    """Read the rows of a CSV file; None when the bytes are not text."""
    text = decode(data)
    if text is None:
        return None
    declared, text = _declared(text.lstrip("\ufeff"))
    delimiter = declared or _sniffed(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [tuple(_unguarded(cell.strip()) for cell in row) for row in reader]
    except csv.Error:
        return None
    return tuple(rows)


def write_delimited(rows: Iterable[Sequence[str]]) -> bytes:
    """Write a CSV file that Excel opens in columns: semicolons, UTF-8, a mark."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return output.getvalue().encode("utf-8-sig")


def _declared(text: str) -> tuple[str, str]:
    """Read Excel's own first line, ``sep=;``."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4], rest
    return "", text


def _sniffed(text: str) -> str:
    """Choose the delimiter that parts the first lines most often and alike."""

    def fit(delimiter: str) -> tuple[int, int]:
        sample = io.StringIO(text[:20_000], newline="")
        rows = csv.reader(sample, delimiter=delimiter)
        try:
            widths = [len(row) for _, row in zip(range(20), rows, strict=False) if row]
        except csv.Error:
            return (0, 0)
        if not widths or widths[0] == 1:
            return (0, 0)
        return (widths.count(widths[0]), widths[0])

    return max(_DELIMITERS, key=fit)


def _guarded(cell: str) -> str:
    cell = cell.replace("\0", "")
    return f"'{cell}" if cell.startswith((*_DANGEROUS, "'")) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:2] in _MARKS else cell
