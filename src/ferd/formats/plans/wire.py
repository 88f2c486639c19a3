"""A document on its way from the child process that reads to the one that asks.

Compact JSON, with limits on both sides: whatever a file holds, what comes out of
it is small enough to be worked with and free of characters that nothing can show.
"""

import json
import re
from typing import Any

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.unreadable import REASONS, unreadable

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
    packed = [_packed(block) for block in blocks]
    return _dump({"pages": document.page_count, "blocks": packed})


def pack_reason(code: str, **facts: str | int) -> bytes:
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
    if lines > MAX_LINES or characters > MAX_CHARACTERS or cells > MAX_CELLS:
        limit = f"{MAX_CHARACTERS // 1_000_000} M"
        raise unreadable("READ008", limit=limit)


def _shown(text: str) -> str:
    return _UNSHOWABLE.sub("", text)


def _packed(block: Line | Table) -> list[Any]:
    source = block.source
    if isinstance(block, Line):
        text = _shown(block.text)
        return [source.page, source.line, text, block.level, int(block.is_item)]
    rows = [
        [
            row.source.page,
            row.source.line,
            [_shown(cell) for cell in row.cells],
            list(row.continued),
        ]
        for row in block.rows
    ]
    return [source.page, source.line, rows]


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
