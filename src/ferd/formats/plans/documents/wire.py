"""A document on its way from the child process that reads to the one that asks.

Compact JSON, with limits on both sides: whatever a file holds, what comes out of
it is small enough to be worked with and free of characters that nothing can show.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.unreadable import REASONS, Unreadable, unreadable

LARGEST_FILE = 50_000_000
MAX_CHARACTERS = 3_000_000
MAX_LINES = 60_000
MAX_CELLS = 120_000
LONGEST_LINE = 20_000
LONGEST_ANSWER = 48_000_000

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def pack(document: Document) -> bytes:
    """Write a document; refuse one that is too large to be a plan."""
    blocks = [block for block in document.blocks if not _is_hollow(block)]
    _refuse_too_much(blocks)
    packed = [parcel for block in blocks for parcel in _packed(block)]
    return _dump({"pages": document.page_count, "blocks": packed})


def pack_reason(code: str, **facts: str | float) -> bytes:
    """Write why there is no document."""
    return _dump({"code": code, "facts": facts})


def unpack(answer: bytes) -> Document:
    """Read a document back.

    Raises:
        Unreadable: when the answer says why there is none.
        ValueError: when the answer is not one that `pack` writes.
    """
    try:
        content = json.loads(answer)
        if "code" in content:
            raise unreadable(_known(content["code"]), **content["facts"])
        blocks = tuple(_unpacked(block) for block in content["blocks"])
        return Document(blocks, int(content["pages"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("The answer is not a document.") from error


def _known(code: str) -> str:
    if code not in REASONS:
        raise ValueError("The answer names an unknown reason.")
    return code


def _dump(content: dict[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii")


def _is_hollow(block: Line | Table) -> bool:
    return isinstance(block, Table) and not block.rows


def _refuse_too_much(blocks: list[Line | Table]) -> None:
    lines = characters = cells = 0
    for block in blocks:
        if isinstance(block, Line):
            lines += 1
            characters += len(block.text)
            continue
        lines += len(block.rows)
        cells += sum(len(row.cells) for row in block.rows)
        characters += sum(len(cell) for row in block.rows for cell in row.cells)
    if lines > MAX_LINES or cells > MAX_CELLS:
        raise refuse_size()
    refuse_long_text(characters)


def refuse_long_text(characters: int) -> None:
    """Refuse a text that is longer than any plan."""
    if characters > MAX_CHARACTERS:
        raise refuse_size()


def refuse_size() -> Unreadable:
    """Give the refusal of what is too large to be a plan."""
    megabytes = LARGEST_FILE // 1_000_000
    return unreadable("READ008", megabytes=megabytes, characters=MAX_CHARACTERS)


def _shown(text: str) -> str:
    """Drop what nothing can show, and break lines that no one could read."""
    text = _UNSHOWABLE.sub("", text)
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(piece for line in text.split("\n") for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    while len(line) > LONGEST_LINE:
        cut = line.rfind(" ", 1, LONGEST_LINE) + 1 or LONGEST_LINE
        yield line[:cut]
        line = line[cut:]
    yield line


def _packed(block: Line | Table) -> Iterator[list[Any]]:
    page, line = block.source.page, block.source.line
    if isinstance(block, Line):
        for text in _shown(block.text).split("\n"):
            yield [page, line, text, block.level, int(block.is_item)]
        return
    rows = [
        [
            row.source.page,
            row.source.line,
            [_shown(cell) for cell in row.cells],
            list(row.continued),
        ]
        for row in block.rows
    ]
    yield [page, line, rows]


def _unpacked(block: list[Any]) -> Line | Table:
    match block:
        case [page, line, str(text), level, is_item]:
            return Line(text, Source(int(page), int(line)), int(level), bool(is_item))
        case [page, line, list(rows)]:
            return Table(
                tuple(_unpacked_row(row) for row in rows), Source(int(page), int(line))
            )
        case _:
            raise ValueError("The answer holds an unknown block.")


def _unpacked_row(row: list[Any]) -> Row:
    page, line, cells, continued = row
    return Row(
        tuple(str(cell) for cell in cells),
        Source(int(page), int(line)),
        tuple(int(column) for column in continued),
    )
