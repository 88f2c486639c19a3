"""A document as every reader hands it on: lines and tables, each with its place.

Word, PDF, HTML, Markdown and text all become this; what the lines mean is found
out later, once, in the same way for all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ferd.core.diagnostics import Source


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text.

    Attributes:
        level: 1-6 when the format itself says that it is a heading, else 0.
        is_item: whether the format says that it is an item of a list.
    """

    text: str
    source: Source
    level: int = 0
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a cell broken over lines holds newlines.

    Attributes:
        cells: one text for each column; a cell merged over several columns or
            rows has its text once, in the first, and empty texts in the others.
        continued: the columns, from 0, whose cell is merged with the one above.
    """

    cells: tuple[str, ...]
    source: Source
    continued: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the format itself knows it; the first row may be a header."""

    rows: tuple[Row, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Document:
    """All of a document, in reading order.

    Attributes:
        blocks: paragraphs are not joined and lines are as they stand; empty
            lines are kept as lines with empty text, since they separate.
        page_count: pages, or 1 when the format has none.
    """

    blocks: tuple[Line | Table, ...]
    page_count: int = 1

    def lines(self) -> Iterator[Line]:
        """Give the running text, and each row of a table as one line."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for row in block.rows:
                    text = "  ".join(" ".join(cell.split()) for cell in row.cells)
                    yield Line(text, row.source)
