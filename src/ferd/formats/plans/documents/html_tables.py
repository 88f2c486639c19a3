"""HTML tables to rows whose cells stand in their columns, merged ones once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Row

_MOST_COLUMNS: Final = 63
_MOST_ROWS: Final = 1_000
NOWHERE: Final = Source(1, 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: its text, and over how much it is merged."""

    text: str
    columns: int
    rows: int


def span(value: str | None, most: int) -> int:
    """Read how many columns or rows a cell covers; nought is all that follow."""
    text = (value or "").strip()
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        return 1
    return min(int(text) or most, most)


def cell(text: str, columns: str | None, rows: str | None) -> Cell:
    """Make a cell of its text and the attributes that merge it."""
    return Cell(text, span(columns, _MOST_COLUMNS), span(rows, _MOST_ROWS))


@dataclass(slots=True)
class _Hanging:
    """How many more rows each column is taken by a cell from above."""

    rows: dict[int, int] = field(default_factory=dict)
    firsts: set[int] = field(default_factory=set)

    def takes(self, column: int) -> bool:
        """Take one row off a column; tell whether there was one."""
        left = self.rows.get(column, 0)
        if left:
            self.rows[column] = left - 1
        return left > 0


def lay_out(table: Sequence[Sequence[Cell]]) -> Iterator[Row]:
    """Give each row with a text for every column; places come later."""
    hanging = _Hanging()
    for written in table:
        yield _row(written, hanging)


def _row(written: Sequence[Cell], hanging: _Hanging) -> Row:
    texts: list[str] = []
    continued: list[int] = []

    def pass_hanging() -> None:
        while hanging.takes(len(texts)):
            if len(texts) in hanging.firsts:
                continued.append(len(texts))
            texts.append("")

    for one in written:
        pass_hanging()
        start = len(texts)
        texts.append(one.text)
        texts.extend([""] * (one.columns - 1))
        hanging.firsts.discard(start)
        if one.rows > 1:
            hanging.firsts.add(start)
            hanging.rows.update(
                dict.fromkeys(range(start, len(texts)), one.rows - 1),
            )
    pass_hanging()
    return Row(tuple(texts), NOWHERE, tuple(continued))
