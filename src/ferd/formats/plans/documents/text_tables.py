"""Find tables drawn with bars, rules or tabs among the lines of a text.

Only what is unambiguous becomes a table: neighbouring lines with the same number
of cells. Anything else stays lines, and loses nothing by it.
"""

import re
from collections.abc import Sequence

from ferd.formats.plans.document import Line, Row, Table

_RULE = re.compile(r"^[\s|+:=\-─━│┃┼├┤┌┐└┘┬┴╪╞╡═║╔╗╚╝╠╣╦╩╬]*$")
_BAR = re.compile(r"[|│┃║]")
_NUMBERS = re.compile(r"^\s*[\d(][\d\s,;.\u2013\u2014-]*$")


def find_tables(lines: Sequence[Line]) -> tuple[Line | Table, ...]:
    """Give the lines again, with every drawn table in place of its lines."""
    blocks: list[Line | Table] = []
    at = 0
    while at < len(lines):
        table, after = _bar_table(lines, at)
        if table is None:
            table, after = _tab_table(lines, at)
        blocks.append(table or lines[at])
        at = after if table else at + 1
    return tuple(blocks)


def cells_between_bars(text: str) -> tuple[str, ...]:
    """Cut a line at its bars; the outer bars enclose nothing."""
    stripped = text.strip()
    parts = _BAR.split(stripped.replace("\\|", "\0"))
    if parts and not parts[0].strip() and _BAR.match(stripped):
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return tuple(part.replace("\0", "|").strip() for part in parts)


def is_rule(text: str) -> bool:
    """Tell whether a line only draws: `+----+`, `|---|:--|`."""
    return bool(_RULE.match(text)) and sum(map(text.count, "-=─━═")) >= 3


def _bar_table(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """Read the lines with bars that begin at a line."""
    if not (_has_bars(lines[at].text) or _opens_grid(lines, at)):
        return None, at
    taken: list[Line] = []
    after = at
    while after < len(lines) and (
        _has_bars(lines[after].text)
        or (taken and is_rule(lines[after].text))
        or (not taken and is_rule(lines[after].text))
    ):
        taken.append(lines[after])
        after += 1
    rows = _grid_rows(taken) if _is_grid(taken) else _line_rows(taken)
    if len(rows) < 2 or min(len(row.cells) for row in rows) < 2:
        return None, at
    return Table(rows, rows[0].source), after


def _has_bars(text: str) -> bool:
    return len(_BAR.findall(text)) >= 2 and not is_rule(text)


def _opens_grid(lines: Sequence[Line], at: int) -> bool:
    return (
        at + 1 < len(lines)
        and is_rule(lines[at].text)
        and _has_bars(lines[at + 1].text)
    )


def _is_grid(lines: Sequence[Line]) -> bool:
    """Tell whether rules part the rows, so that a row may take several lines."""
    rules = [at for at, line in enumerate(lines) if is_rule(line.text)]
    return len(rules) >= 3 and rules[0] == 0


def _line_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    return tuple(
        Row(cells_between_bars(line.text), line.source)
        for line in lines
        if not is_rule(line.text)
    )


def _grid_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    rows: list[Row] = []
    open_row: list[Line] = []
    for line in lines:
        if not is_rule(line.text):
            open_row.append(line)
        elif open_row:
            rows.append(_merged(open_row))
            open_row = []
    if open_row:
        rows.append(_merged(open_row))
    return tuple(rows)


def _merged(lines: Sequence[Line]) -> Row:
    """Put the lines of one row together, cell by cell."""
    parts = [cells_between_bars(line.text) for line in lines]
    width = max(map(len, parts))
    cells = (
        "\n".join(part[at] for part in parts if at < len(part) and part[at])
        for at in range(width)
    )
    return Row(tuple(cells), lines[0].source)


def _tab_table(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """Read the lines with tabs that begin at a line; single blanks may part them."""
    width = _tab_cells(lines[at].text)
    if width < 3:
        return None, at
    rows: list[Row] = []
    after = end = at
    while after < len(lines):
        text = lines[after].text
        if _tab_cells(text) == width:
            cells = tuple(cell.strip() for cell in text.split("\t"))
            rows.append(Row(cells, lines[after].source))
            end = after + 1
        elif text.strip() or after > end:
            break
        after += 1
    if len(rows) < 2 or not _is_header(rows[0]) or _goes_on(lines, end):
        return None, at
    return Table(tuple(rows), rows[0].source), end


def _is_header(row: Row) -> bool:
    """Tell whether a row has words only; without headings, tabs prove little."""
    return not any(letter.isdigit() for cell in row.cells for letter in cell)


def _tab_cells(text: str) -> int:
    """Count the cells between tabs; a line of indented text has none."""
    return text.count("\t") + 1 if len(text.split()) >= 2 else 0


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a cell of the last row seems to go on below the table."""
    for line in lines[at : at + 3]:
        if line.text.strip():
            return bool(_NUMBERS.match(line.text)) or "\t" in line.text
    return False
