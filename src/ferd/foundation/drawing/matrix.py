"""Which objective is learnt in which stage: rows by columns, five marks.

The marks differ in shape, so that they survive print and colour blindness, and
each cell says its mark in words. A row that nothing covers is loud. Written in
one go: a matrix of a thousand rows is still one pass over its cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from ferd.foundation.drawing import figure, signs
from ferd.foundation.drawing.figure import Caption, Key
from ferd.foundation.drawing.markup import element, fill, join
from ferd.foundation.drawing.signs import Shape


class Mark(StrEnum):
    """What a stage does for an objective.

    FIRST begins it, AGAIN goes on with it, LAST is where it is expected
    complete (also when it is the only stage), ELSEWHERE is the only place it can be
    learnt and not at home, MISSING is nowhere.
    """

    FIRST = "first"
    AGAIN = "again"
    LAST = "last"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"


# A row is written a thousand times on a page, so in one stroke.
ROW: Final = (
    '<tr class="{}"><th scope="row"><span class="matrix-code">{}</span> '
    '<span class="matrix-title">{}</span></th>{}</tr>'
)
MISSING_ROW: Final = "matrix-missing"
LINK: Final = '<a href="{}">{}</a>'
CIRCLE: Final = "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z"
SHAPES: Final = {
    Mark.FIRST: Shape(filled="M8 2a6 6 0 0 0 0 12z", line=CIRCLE),
    Mark.AGAIN: Shape(filled="M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z"),
    Mark.LAST: Shape(filled=CIRCLE, line=CIRCLE, cut="M5 8.2l2.2 2.2L11.2 6"),
    Mark.ELSEWHERE: Shape(filled="M8 1l7 7-7 7-7-7z", cut="M8 5v3.5M8 10.8v.1"),
    Mark.MISSING: Shape(line="M3.5 3.5l9 9M12.5 3.5l-9 9"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stage, or one site of a stage.

    Attributes:
        label: short, such as ``0-1 år``.
        place: where, such as ``Nordbyhagen, NM``.
    """

    label: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One objective; `marks` has one entry per column, None where it is not."""

    code: str
    title: str
    marks: tuple[Mark | None, ...]
    href: str = ""

    @property
    def is_missing(self) -> bool:
        """Tell whether nothing covers it."""
        return not any(self.marks) or set(self.marks) <= {None, Mark.MISSING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that belong together; closed groups open on a click."""

    label: str
    rows: tuple[Row, ...]
    is_open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixDrawing:
    """The whole matrix."""

    caption: Caption
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


def draw_matrix(drawing: MatrixDrawing) -> SafeString:
    """Write the matrix: a summary, a legend, and a table for each group."""
    head = _head(drawing.columns)
    cells = _cells(drawing.columns)
    nowhere = _nowhere(len(drawing.columns))
    groups = [_group(group, head, cells, nowhere) for group in drawing.groups]
    return element(
        "section",
        signs.define("mark", SHAPES.items()),
        element("p", drawing.caption.description, class_="matrix-gist"),
        figure.legend(_keys()),
        *groups,
        class_="drawing matrix",
        aria_label=drawing.caption.title,
    )


def words() -> dict[Mark, str]:
    """Say each mark in words."""
    return {
        Mark.FIRST: gettext("Begins here"),
        Mark.AGAIN: gettext("Goes on"),
        Mark.LAST: gettext("Complete here"),
        Mark.ELSEWHERE: gettext("Only elsewhere"),
        Mark.MISSING: gettext("Missing"),
    }


_Cells = Sequence[dict[Mark | None, SafeString]]


def _cells(columns: Sequence[Column]) -> _Cells:
    """Write every cell there can be, once; rows only pick."""
    said = words()
    return [
        {None: element("td")}
        | {
            mark: element(
                "td",
                _sign(mark),
                element("span", said[mark], class_="mark-words"),
                class_=f"mark-{mark}",
                data_label=f"{column.label} {column.place}".strip(),
            )
            for mark in Mark
        }
        for column in columns
    ]


def _sign(mark: Mark) -> SafeString:
    return signs.sign("mark", mark)


def _keys() -> list[Key]:
    return [Key(_sign(mark), said) for mark, said in words().items()]


def _head(columns: Sequence[Column]) -> SafeString:
    heads = [
        element(
            "th",
            element("span", column.label, class_="matrix-stage"),
            element("span", column.place, class_="matrix-place"),
            scope="col",
        )
        for column in columns
    ]
    objective = element("th", gettext("Objective"), scope="col")
    return element("thead", element("tr", objective, *heads))


def _group(
    group: Group, head: SafeString, cells: _Cells, nowhere: SafeString
) -> SafeString:
    missing = sum(row.is_missing for row in group.rows)
    rows = join([_row(row, cells, nowhere) for row in group.rows])
    return element(
        "details",
        element("summary", group.label, _tally(len(group.rows), missing)),
        element(
            "table",
            element("caption", group.label, class_="ds-sr-only"),
            head,
            element("tbody", rows),
            class_="ds-table matrix-table",
        ),
        class_="matrix-group",
        open="" if group.is_open or missing else None,
    )


def _tally(count: int, missing: int) -> SafeString:
    all_of_them = ngettext("%(count)d objective", "%(count)d objectives", count)
    counted = element("span", all_of_them % {"count": count}, class_="matrix-tally")
    if not missing:
        return counted
    of_them = ngettext("%(count)d missing", "%(count)d missing", missing)
    loud = element(
        "span",
        _sign(Mark.MISSING),
        of_them % {"count": missing},
        class_="matrix-tally matrix-tally-missing",
    )
    return join([counted, loud])


def _row(row: Row, cells: _Cells, nowhere: SafeString) -> SafeString:
    name = fill(LINK, row.href, row.code) if row.href else row.code
    if row.is_missing:
        return fill(ROW, MISSING_ROW, name, row.title, nowhere)
    picked = [column[mark] for column, mark in zip(cells, row.marks, strict=True)]
    return fill(ROW, "", name, row.title, join(picked))


def _nowhere(columns: int) -> SafeString:
    words = gettext("No stage of the plan covers this objective.")
    return element(
        "td", _sign(Mark.MISSING), words, class_="mark-missing", colspan=columns
    )
