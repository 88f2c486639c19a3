"""What each column of a timeline's table holds: told by headings, or by contents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ferd.formats.plans.document import Row
from ferd.formats.plans.objectives import read_objectives
from ferd.formats.plans.understanding.amounts import amount_at_start, read_amount
from ferd.formats.plans.understanding.columns import PLACES, Heading, Role, read_heading
from ferd.formats.plans.understanding.number_words import UNITS
from ferd.formats.plans.understanding.stage_words import is_stage_label, is_sum

WHEN: Final = (Role.TIME, Role.DURATION, Role.LABEL)


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column of a table holds."""

    columns: tuple[tuple[Role, ...], ...]
    unit_months: float = 0.0
    duration_unit: float = 0.0
    misspelt: tuple[tuple[str, str], ...] = ()
    is_guessed: bool = False
    label_word: str = ""

    @property
    def roles(self) -> set[Role]:
        """Every role that has a column."""
        return {role for column in self.columns for role in column}


def find_layout(rows: Sequence[Row]) -> tuple[Layout | None, int]:
    """Find the row of headings, and the first row below it."""
    for at, row in enumerate(rows[:6]):
        headings = [read_heading(cell) for cell in row.cells]
        if not _is_header(row, _with_untitled(headings, rows[at + 1 :])):
            continue
        after = at + 1
        if after < len(rows):
            below = [read_heading(cell) for cell in rows[after].cells]
            if is_header_row(rows[after]) and any(h.roles for h in below):
                headings = [
                    low if low.roles else high
                    for low, high in zip(below, headings, strict=False)
                ]
                after += 1
        return layout_of(_with_untitled(headings, rows[after:])), after
    return None, 0


def _with_untitled(headings: Sequence[Heading], rows: Sequence[Row]) -> list[Heading]:
    """Know a column without a heading by its contents: `Fase 1`, or `År 1`."""
    known = list(headings)
    for role, is_such in ((Role.LABEL, is_stage_label), (Role.TIME, _begins_with_time)):
        if any(role in heading.roles for heading in known):
            continue
        for at, heading in enumerate(known):
            cells = [row.cells[at] for row in rows if at < len(row.cells)]
            if not heading.roles and not heading.text.strip() and _all(is_such, cells):
                known[at] = Heading("", (role,))
                break
    return known


def _all(is_such: Callable[[str], bool], cells: Sequence[str]) -> bool:
    """Tell whether at least two cells are filled, and all that are are such."""
    filled = [cell for cell in cells if cell.strip() and not is_sum(cell)]
    return len(filled) >= 2 and all(map(is_such, filled))


def _begins_with_time(cell: str) -> bool:
    return amount_at_start(cell) is not None


def _is_header(row: Row, headings: Sequence[Heading]) -> bool:
    roles = {role for heading in headings for role in heading.roles}
    has_when = any(role in roles for role in WHEN)
    has_what = Role.OBJECTIVES in roles or any(role in roles for role in PLACES)
    return len(roles) >= 2 and has_when and has_what and is_header_row(row)


def is_header_row(row: Row) -> bool:
    """Tell whether a row holds words rather than figures and sentences."""
    cells = [cell for cell in row.cells if cell.strip()]
    return all(
        len(cell) <= 80 and sum(map(str.isdigit, cell)) <= 1 and not read_amount(cell)
        for cell in cells
    )


def layout_of(headings: Sequence[Heading]) -> Layout:
    """Gather what the headings of all columns say."""
    unit = duration_unit = 0.0
    misspelt: list[tuple[str, str]] = []
    for heading in headings:
        misspelt.extend(heading.misspelt)
        if Role.DURATION in heading.roles:
            duration_unit = duration_unit or _unit_in(heading.text)
        elif Role.TIME in heading.roles:
            unit = unit or _unit_in(heading.text)
    labels = [h.text.strip() for h in headings if Role.LABEL in h.roles]
    return Layout(
        columns=tuple(heading.roles for heading in headings),
        unit_months=unit,
        duration_unit=duration_unit,
        misspelt=tuple(dict.fromkeys(misspelt)),
        label_word=labels[0] if labels and is_stage_label(f"{labels[0]} 1") else "",
    )


def _unit_in(text: str) -> float:
    """Give the unit a heading names: `Varighet (mnd)`, `År`."""
    for word in reversed(text.casefold().replace("(", " ").replace(")", " ").split()):
        if word.strip(".,:") in UNITS:
            return UNITS[word.strip(".,:")]
    return 0.0


def layout_by_contents(rows: Sequence[Row]) -> Layout | None:
    """Tell the columns of a table without headings by what they hold."""
    if len(rows) < 2 or len({len(row.cells) for row in rows}) != 1:
        return None
    columns = list(zip(*(row.cells for row in rows), strict=True))
    if not 3 <= len(columns) <= 8:
        return None
    kinds = [_kind_of(column) for column in columns]
    if kinds.count(Role.TIME) != 1 or kinds.count(Role.OBJECTIVES) != 1:
        return None
    texts = [at for at, kind in enumerate(kinds) if kind is None]
    names: tuple[Role, ...] = PLACES
    if len(texts) < 3:
        names = PLACES[3 - len(texts) :]
    given = dict(zip(texts, names, strict=False))
    roles = [kind or given.get(at, Role.OTHER) for at, kind in enumerate(kinds)]
    return Layout(tuple((role,) for role in roles), is_guessed=True)


def _kind_of(column: Sequence[str]) -> Role | None:
    cells = [cell for cell in column if cell.strip()]
    if not cells:
        return Role.OTHER
    timed = sum(1 for cell in cells if read_amount(cell) and len(cell) < 40)
    if timed * 2 > len(cells):
        return Role.TIME
    numbered = sum(1 for cell in cells if _is_objectives(cell))
    return Role.OBJECTIVES if numbered * 2 > len(cells) else None


def _is_objectives(cell: str) -> bool:
    read, _ = read_objectives(cell)
    letters = sum(map(str.isalpha, cell))
    is_numbers = bool(read.numbers) and letters <= len(cell) * 0.4
    return is_numbers or (read.symbolic is not None and len(cell) < 60)
