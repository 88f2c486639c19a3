"""A timeline in a real table: columns in any order, turned on its side, or merged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Row, Table
from ferd.formats.plans.objectives import read_objectives
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import Kind, find_amounts, read_amount
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.columns import PLACES, Heading, Role, read_heading
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.number_words import UNITS
from ferd.formats.plans.understanding.stage_words import (
    is_alternative,
    is_stage_label,
    is_sum,
)

_WHEN = (Role.TIME, Role.DURATION, Role.LABEL)


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


def read_timeline_table(
    table: Table, before: Layout | None = None
) -> tuple[list[Draft], Layout | None]:
    """Read a table as stages; none when it is no timeline.

    `before` is the layout of a table that this one may continue.
    """
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    for candidate in (rows, _turned(rows)):
        layout, first = _find_layout(candidate)
        if layout is not None:
            return _checked(_read_rows(candidate[first:], layout), layout)
    if before is not None and rows and len(rows[0].cells) == len(before.columns):
        return _checked(_read_rows(rows, before), before)
    layout = _layout_by_contents(rows)
    if layout is None:
        return [], None
    return _checked(_read_rows(rows, layout), layout)


def _checked(drafts: list[Draft], layout: Layout) -> tuple[list[Draft], Layout | None]:
    """Keep the stages only when most of them say when they are."""
    timed = sum(
        1
        for d in drafts
        if find_amounts(d.time)
        or find_amounts(d.duration)
        or (d.unit_months and any(map(str.isdigit, d.time + d.duration)))
    )
    has_label = sum(1 for d in drafts if is_stage_label(d.label))
    bare = sum(1 for d in drafts if any(map(str.isdigit, d.time)))
    if not drafts or 2 * max(timed, has_label, bare) < len(drafts):
        return [], None
    if layout.misspelt:
        drafts[0].doubts.extend(
            Doubt(doubts.MISSPELT_HEADING, {"text": written, "read": known})
            for written, known in layout.misspelt
        )
    if layout.is_guessed:
        drafts[0].doubts.append(Doubt(doubts.NO_HEADINGS))
    return drafts, layout


def _turned(rows: Sequence[Row]) -> list[Row]:
    """Turn a table on its side; the source of a column is where it begins."""
    if not rows or len({len(row.cells) for row in rows}) != 1:
        return []
    columns = zip(*(row.cells for row in rows), strict=True)
    return [Row(tuple(column), rows[0].source) for column in columns]


def _find_layout(rows: Sequence[Row]) -> tuple[Layout | None, int]:
    """Find the row of headings, and the first row below it."""
    for at, row in enumerate(rows[:6]):
        headings = [read_heading(cell) for cell in row.cells]
        if not _is_header(row, headings):
            continue
        after = at + 1
        if after < len(rows):
            below = [read_heading(cell) for cell in rows[after].cells]
            if _is_header_row(rows[after]) and any(h.roles for h in below):
                headings = [
                    low if low.roles else high
                    for low, high in zip(below, headings, strict=False)
                ]
                after += 1
        return _layout(_with_label_column(headings, rows[after:])), after
    return None, 0


def _with_label_column(
    headings: Sequence[Heading], rows: Sequence[Row]
) -> list[Heading]:
    """Know a column without a heading by its contents: `Fase 1`, `Fase 2`."""
    known = list(headings)
    if any(Role.LABEL in heading.roles for heading in headings):
        return known
    for at, heading in enumerate(headings):
        cells = [row.cells[at] for row in rows if at < len(row.cells)]
        if not heading.text.strip() and cells and all(map(is_stage_label, cells)):
            known[at] = Heading("", (Role.LABEL,))
            break
    return known


def _is_header(row: Row, headings: Sequence[Heading]) -> bool:
    roles = {role for heading in headings for role in heading.roles}
    has_when = any(role in roles for role in _WHEN)
    has_what = Role.OBJECTIVES in roles or any(role in roles for role in PLACES)
    return len(roles) >= 2 and has_when and has_what and _is_header_row(row)


def _is_header_row(row: Row) -> bool:
    """Tell whether a row holds words rather than figures and sentences."""
    cells = [cell for cell in row.cells if cell.strip()]
    return all(
        len(cell) <= 80 and sum(map(str.isdigit, cell)) <= 1 and not read_amount(cell)
        for cell in cells
    )


def _layout(headings: Sequence[Heading]) -> Layout:
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


def _layout_by_contents(rows: Sequence[Row]) -> Layout | None:
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


def _read_rows(rows: Sequence[Row], layout: Layout) -> list[Draft]:
    """Read the rows below the headings as stages."""
    drafts: list[Draft] = []
    label, alternative = "", False
    for row in rows:
        texts = {cell.strip() for cell in row.cells if cell.strip()}
        if _is_repeated_header(row, layout) or is_sum(row.cells[0]):
            continue
        if len(texts) == 1 and len(row.cells) >= 3 and not _is_cell_below(row, layout):
            text = texts.pop()
            alternative = alternative or is_alternative(text)
            label = text if is_stage_label(text) else label
            continue
        draft = _draft(row, layout)
        draft.is_alternative = draft.is_alternative or alternative
        draft.label = draft.label or label
        if not (drafts and _goes_on(drafts[-1], draft)):
            _inherit_places(draft, drafts)
            drafts.append(draft)
        label, alternative = "", False
    return drafts


def _is_repeated_header(row: Row, layout: Layout) -> bool:
    columns = tuple(read_heading(cell).roles for cell in row.cells)
    named = [c for c in columns if c]
    return len(named) >= 2 and columns == layout.columns and _is_header_row(row)


def _is_cell_below(row: Row, layout: Layout) -> bool:
    """Tell whether the only text of a row goes on a cell of the row above."""
    filled = [at for at, cell in enumerate(row.cells) if cell.strip()]
    return (
        len(filled) == 1
        and len(layout.columns) > filled[0]
        and (filled[0] > 0 and bool(layout.columns[filled[0]]))
    )


def _draft(row: Row, layout: Layout) -> Draft:
    """Sort the cells of one row by what they are."""
    texts: dict[Role, list[str]] = {}
    for cell, roles in zip(row.cells, layout.columns, strict=False):
        parts = _by_role(cell, roles)
        for role, text in parts:
            held = texts.setdefault(role, [])
            if text.strip() and text not in held:
                held.append(text)
    held_by = {role: "\n".join(parts) for role, parts in texts.items()}
    draft = Draft(
        source=row.source,
        label=one_line(held_by.get(Role.LABEL, "")),
        time=held_by.get(Role.TIME, ""),
        duration=held_by.get(Role.DURATION, ""),
        objectives=held_by.get(Role.OBJECTIVES, ""),
        has_objectives=Role.OBJECTIVES in layout.roles,
        capacity=held_by.get(Role.CAPACITY, ""),
        note=one_line(held_by.get(Role.NOTE, "")),
    )
    if layout.label_word and re.fullmatch(r"\d{1,2}[a-z]?\.?", draft.label):
        draft.label = f"{layout.label_word} {draft.label.rstrip('.')}"
    place = DraftPlace(*(held_by.get(role, "") for role in PLACES))
    draft.places = [place] if place else []
    _find_time(draft, layout)
    draft.is_alternative = any(
        map(is_alternative, (draft.label, draft.time, draft.note))
    )
    return draft


def _find_time(draft: Draft, layout: Layout) -> None:
    """Use the label as the time where no other column gives it."""
    if not draft.time.strip() and not draft.duration.strip():
        draft.time = draft.label if find_amounts(draft.label) else ""
    draft.unit_months = layout.unit_months if draft.time.strip() else 0.0
    draft.unit_months = draft.unit_months or layout.duration_unit


def _by_role(cell: str, roles: tuple[Role, ...]) -> list[tuple[Role, str]]:
    """Part a cell that holds several things; the last takes what is left."""
    if len(roles) <= 1:
        return [(role, cell) for role in roles]
    for mark in ("\n", "/", ","):
        parts = cell.split(mark, len(roles) - 1)
        if len(parts) == len(roles):
            return list(zip(roles, parts, strict=True))
    return [(roles[0], cell)]


def _goes_on(above: Draft, draft: Draft) -> bool:
    """Add a row to the stage above when it says nothing of its own time."""
    when = (draft.time.strip(), draft.duration.strip())
    is_merged = when == (above.time.strip(), above.duration.strip())
    if any(when) and not (
        is_merged and _is_placed(above) and _same_label(above, draft)
    ):
        return False
    if draft.is_alternative or (not any(when) and draft.label not in ("", above.label)):
        return False
    for place in draft.places:
        if place not in above.places:
            above.places.append(_completed(place, above.places))
    if draft.objectives.strip() and draft.objectives != above.objectives:
        above.objectives = f"{above.objectives}\n{draft.objectives}".strip()
    return True


def _same_label(above: Draft, draft: Draft) -> bool:
    return draft.label in ("", above.label)


def _is_placed(draft: Draft) -> bool:
    """Tell whether a stage has its place on the clock, so that it comes once."""
    found = find_amounts(draft.time)
    places = [a for a in found if a.kind in (Kind.INTERVAL, Kind.ORDINAL)]
    lengths = [a for a in found if a not in places]
    fills = all(a.months == places[0].months for a in lengths) if places else False
    return fills and not draft.duration.strip()


def _completed(place: DraftPlace, above: Sequence[DraftPlace]) -> DraftPlace:
    """Fill what a merged cell left empty, from the left, from the place above."""
    if not above or place.trust.strip():
        return place
    site = place.site if place.site.strip() else above[-1].site
    department = place.department
    if not place.site.strip() and not department.strip():
        department = above[-1].department
    return DraftPlace(above[-1].trust, site, department)


def _inherit_places(draft: Draft, drafts: Sequence[Draft]) -> None:
    above = [d for d in drafts if draft.is_alternative or not d.is_alternative]
    if above and above[-1].places:
        place = draft.places[0] if draft.places else DraftPlace()
        draft.places = [_completed(place, above[-1].places[-1:])]


def source_of(table: Table) -> Source:
    """Say where a table begins."""
    return table.rows[0].source if table.rows else table.source
