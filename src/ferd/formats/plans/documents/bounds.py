"""How large a document may be, and what of its text can be shown at all.

Whatever a file holds, what comes out of it is small enough to be worked with and
free of characters that nothing can show.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.unreadable import Unreadable, unreadable

LARGEST_FILE = 50_000_000
MAX_CHARACTERS = 3_000_000
MAX_LINES = 60_000
MAX_CELLS = 120_000
LONGEST_LINE = 5_000

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def within_bounds(document: Document) -> Document:
    """Give what can be shown of a document; refuse one too large to be a plan."""
    blocks = [block for block in document.blocks if not _is_hollow(block)]
    _refuse_too_much(blocks)
    shown = (one for block in blocks for one in _shown_block(block))
    return replace(document, blocks=tuple(shown))


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


def _shown_block(block: Line | Table) -> Iterator[Line | Table]:
    if isinstance(block, Line):
        for text in _shown(block.text).split("\n"):
            yield replace(block, text=text)
        return
    rows = (
        Row(tuple(map(_shown, row.cells)), row.source, row.continued)
        for row in block.rows
    )
    yield replace(block, rows=tuple(rows))


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
