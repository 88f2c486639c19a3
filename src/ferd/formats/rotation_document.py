"""Everyone's rotations on paper: strips of time, and the same in a table.

The words come ready in the document's language; here is only how they stand.
Published, proposed and what-if differ in edge and ground, not in colour alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from ferd.formats.documents.blocks import (
    Block,
    Composition,
    Drawing,
    Heading,
    Items,
    Paragraph,
    Table,
    plain,
)
from ferd.formats.documents.cleaning import cleaned
from ferd.formats.documents.language import Language
from ferd.formats.documents.pdf import render_pdf

WIDTH: Final = 728.0
NAMES: Final = 128.0
AXIS: Final = 18.0
ROW: Final = 19.0
BAR: Final = 14.0
A_SHEET: Final = 17
"""How many rows stand in one picture."""

_LETTER: Final = 4.1
_INK = "#1e2b37"
_QUIET = "#4a5a68"
_ACCENT = "#0a4a7a"
_TINTS = ("#d5e5f2", "#d9ecdf", "#e6dcef", "#f3e6cd", "#f6dada", "#e3e7ea")
_LINE = "#c3d0db"


@dataclass(frozen=True, slots=True)
class RotationBar:
    """One block: months from the start of the axis, and how firm it is.

    Attributes:
        look: ``agreed``, ``proposed`` or ``whatif``.
        tone: the number of the site, from one.
    """

    start: float
    end: float
    name: str
    look: str
    tone: int


@dataclass(frozen=True, slots=True)
class RotationRow:
    """One trainee: the strip, and the same in words."""

    name: str
    note: str
    bars: tuple[RotationBar, ...]
    told: str
    finish: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationSheet:
    """All that stands in the document.

    Attributes:
        months: the length of the axis.
        marks: where a year begins on it, and what it is called.
        today: where today is on it; None when it is elsewhere.
        legend: what the three looks mean.
        headings: of the picture, of the places, and of the table.
        columns: the heads of the table.
    """

    language: Language
    kind: str
    title: str
    subtitle: str
    details: tuple[tuple[str, str], ...]
    months: float
    marks: tuple[tuple[float, str], ...]
    today: float | None
    rows: tuple[RotationRow, ...]
    places: tuple[str, ...]
    legend: str
    headings: tuple[str, str, str]
    columns: tuple[str, str, str]
    alternative: str
    imprint: tuple[str, ...]
    page_label: str
    issued_on: date


def write_rotations_pdf(sheet: RotationSheet) -> bytes:
    """Write the rotations as PDF/UA-1 and PDF/A-2a, on its side."""
    return render_pdf(compose_rotations(sheet))


def compose_rotations(sheet: RotationSheet) -> Composition:
    """Lay the rotations out."""
    sheet = cleaned(sheet)
    return Composition(
        language=sheet.language,
        kind=sheet.kind,
        title=sheet.title,
        subtitle=sheet.subtitle,
        details=sheet.details,
        blocks=tuple(_blocks(sheet)),
        imprint=sheet.imprint,
        page_label=sheet.page_label,
        issued_on=sheet.issued_on,
        is_landscape=True,
    )


def draw_rotations(sheet: RotationSheet, rows: tuple[RotationRow, ...]) -> Drawing:
    """Draw some of the rows."""
    height = AXIS + ROW * len(rows) + 2
    parts = [*_axis(sheet, height)]
    for number, row in enumerate(rows):
        parts += _row(sheet, row, AXIS + ROW * number)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}"'
        f' font-family="Inter, sans-serif">{"".join(parts)}</svg>'
    )
    return Drawing(svg, sheet.alternative, WIDTH, height)


def _blocks(sheet: RotationSheet) -> Iterator[Block]:
    picture, places, table = sheet.headings
    yield Heading(1, plain(picture))
    yield Paragraph(plain(sheet.legend))
    for first in range(0, len(sheet.rows), A_SHEET):
        yield draw_rotations(sheet, sheet.rows[first : first + A_SHEET])
    if sheet.places:
        yield Heading(1, plain(places))
        yield Items(None, tuple((Paragraph(plain(each)),) for each in sheet.places))
    yield Heading(1, plain(table))
    yield Table(
        caption=table,
        header=tuple(plain(each) for each in sheet.columns),
        rows=tuple(
            (plain(row.name), plain(row.told), plain(row.finish)) for row in sheet.rows
        ),
        widths=(2.2, 7.5, 2.0),
    )


def _axis(sheet: RotationSheet, height: float) -> Iterator[str]:
    for at, name in sheet.marks:
        x = _x(sheet, at)
        yield f'<path d="M{x:.1f} 0V{height:g}" stroke="{_LINE}" stroke-width="0.6"/>'
        yield _text(name, x + 3, 11, _QUIET, 8)
    if sheet.today is not None:
        x = _x(sheet, sheet.today)
        yield f'<path d="M{x:.1f} 4V{height:g}" stroke="#b3253a" stroke-width="1"/>'


def _row(sheet: RotationSheet, row: RotationRow, top: float) -> Iterator[str]:
    yield f'<path d="M0 {top:g}H{WIDTH:g}" stroke="{_LINE}" stroke-width="0.4"/>'
    yield _text(_fitted(row.name, NAMES - 6), 0, top + 9, _INK, 7.5)
    yield _text(_fitted(row.note, NAMES - 6), 0, top + 16.5, _QUIET, 5.5)
    for bar in row.bars:
        yield from _bar(sheet, bar, top + (ROW - BAR) / 2)


def _bar(sheet: RotationSheet, bar: RotationBar, top: float) -> Iterator[str]:
    left, right = _x(sheet, bar.start), _x(sheet, bar.end)
    width = max(right - left - 1, 1.5)
    tint = _TINTS[(bar.tone - 1) % len(_TINTS)]
    fill = tint if bar.look == "agreed" else "#ffffff"
    dashes = {"proposed": "4 2", "whatif": "1.2 1.8"}.get(bar.look)
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    thick = 1.6 if bar.look == "whatif" else 0.8
    yield (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{BAR:g}"'
        f' rx="2" fill="{fill}" stroke="{_ACCENT}" stroke-width="{thick}"{broken}/>'
    )
    sign = "? " if bar.look == "whatif" else ""
    yield _text(_fitted(sign + bar.name, width - 6), left + 4, top + 9.5, _INK, 7)


def _x(sheet: RotationSheet, month: float) -> float:
    share = min(max(month / sheet.months, 0), 1)
    return NAMES + (WIDTH - NAMES) * share


def _fitted(words: str, room: float) -> str:
    most = int(room / _LETTER)
    if len(words) <= most:
        return words
    return f"{words[: most - 1].rstrip()}…" if most >= 4 else ""


def _text(words: str, x: float, y: float, fill: str, size: float) -> str:
    if not words:
        return ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{fill}">'
        f"{escape(words)}</text>"
    )
