"""A timeline in a real table: columns in any order, turned on its side, or merged."""

import re
from collections.abc import Sequence

from ferd.formats.plans.document import Row, Table
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import Kind, find_amounts
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.columns import PLACES, Role, read_heading
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.rows_together import goes_on, inherit_places
from ferd.formats.plans.understanding.shared_time import share_out
from ferd.formats.plans.understanding.stage_words import (
    is_alternative,
    is_stage_label,
    is_sum,
    stage_label,
)
from ferd.formats.plans.understanding.table_layout import (
    WHEN,
    Layout,
    find_layout,
    is_header_row,
    layout_by_contents,
    layout_of,
)


def read_timeline_table(
    table: Table, before: Layout | None = None, caption: str = ""
) -> tuple[list[Draft], Layout | None]:
    """Read a table as stages; none when it is no timeline.

    `before` is the layout of a table that this one may continue; `caption` is the
    line above the table, which may say what stage it is about.
    """
    rows = [row for row in table.rows if any(cell.strip() for cell in row.cells)]
    if caption and (found := _read_below_caption(rows, caption)):
        return found
    for candidate in (rows, _turned(rows)):
        layout, first = find_layout(candidate)
        if layout is not None:
            return _checked(_read_rows(candidate[first:], layout), layout)
    if before is not None and rows and len(rows[0].cells) == len(before.columns):
        return _checked(_read_rows(rows, before), before)
    layout = layout_by_contents(rows)
    if layout is None:
        return [], None
    return _checked(_read_rows(rows, layout), layout)


def _read_below_caption(
    rows: Sequence[Row], caption: str
) -> tuple[list[Draft], Layout] | None:
    """Read a table of one stage: its time stands above it, not in a column."""
    headings = [read_heading(cell) for cell in rows[0].cells] if rows else []
    roles = {role for heading in headings for role in heading.roles}
    amounts = find_amounts(caption)
    is_stage = bool(amounts) or is_stage_label(caption)
    has_what = Role.OBJECTIVES in roles and any(role in roles for role in PLACES)
    if not (is_stage and has_what) or any(role in roles for role in WHEN):
        return None
    drafts = _read_rows(rows[1:], layout := layout_of(headings))
    if not drafts or not is_header_row(rows[0]):
        return None
    drafts[0].label = drafts[0].label or stage_label(caption)
    if amounts:
        drafts[0].time = caption[amounts[0].start : amounts[-1].end]
    return drafts, layout


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
        if draft.part and drafts and not draft.time.strip():
            draft.time, draft.unit_months = drafts[-1].time, drafts[-1].unit_months
        draft.is_alternative = draft.is_alternative or alternative
        draft.label = draft.label or label
        if not (drafts and goes_on(drafts[-1], draft)):
            inherit_places(draft, drafts)
            drafts.append(draft)
        label, alternative = "", False
    share_out(drafts)
    return drafts


def _is_repeated_header(row: Row, layout: Layout) -> bool:
    columns = tuple(read_heading(cell).roles for cell in row.cells)
    named = [c for c in columns if c]
    return len(named) >= 2 and columns == layout.columns and is_header_row(row)


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
    part = _part_of_time(row, layout)
    if part:
        texts[Role.TIME] = [text for text in texts[Role.TIME] if text != part]
    held_by = {role: "\n".join(parts) for role, parts in texts.items()}
    draft = Draft(
        part=part,
        source=row.source,
        label=one_line(held_by.get(Role.LABEL, "")),
        time=held_by.get(Role.TIME, ""),
        duration=held_by.get(Role.DURATION, ""),
        objectives=held_by.get(Role.OBJECTIVES, ""),
        has_objectives=Role.OBJECTIVES in layout.roles,
        capacity=held_by.get(Role.CAPACITY, ""),
        note=one_line(held_by.get(Role.NOTE, "")),
    )
    if layout.label_word and re.fullmatch(
        r"(?:\d{1,2}[a-z]?|[A-D]|[IVX]{1,4})\.?", draft.label
    ):
        draft.label = f"{layout.label_word} {draft.label.rstrip('.')}"
    place = DraftPlace(*(held_by.get(role, "") for role in PLACES))
    draft.places = [place] if place else []
    _find_time(draft, layout)
    draft.is_alternative = any(
        map(is_alternative, (draft.label, draft.time, draft.note))
    )
    return draft


def _part_of_time(row: Row, layout: Layout) -> str:
    """Give what a second column says of the time, unless it is a time of its own."""
    columns = [at for at, roles in enumerate(layout.columns) if Role.TIME in roles]
    for at in columns[1:]:
        cell = row.cells[at] if at < len(row.cells) else ""
        own = [amount.kind for amount in find_amounts(cell)]
        if cell.strip() and not set(own) - {Kind.ORDINAL}:
            return cell
    return ""


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
