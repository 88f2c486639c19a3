"""A timeline drawn as bands on an axis of months, as SVG.

One drawing for every writer. It is an illustration: whoever composes a document
says the same in words beside it. Text that does not fit is cut in the drawing
only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

WIDTH = 482.0
_LABELS = 118.0
_AXIS = 20.0
_BAND = 30.0
_GAP = 8.0
_LETTER = 0.56

_INK = "#1e2b37"
_QUIET = "#4a5a68"
_ACCENT = "#0a4a7a"
_TINT = "#eaf1f7"
_HAIRLINE = "#c3d0db"


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time in a lane.

    Attributes:
        start, end: in months from the start of the axis.
        note: a second, smaller line.
        is_outlined: an outline instead of a filled band.
        is_dashed: the outline is broken.
    """

    start: float
    end: float
    name: str
    note: str
    is_outlined: bool = False
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A place, in two lines, and what is served there."""

    name: str
    note: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Pen:
    """How a text is written, and within how much room."""

    size: float
    room: float
    anchor: str = "start"
    fill: str = _QUIET
    weight: int = 400


def height_of(lanes: tuple[Lane, ...]) -> float:
    """Tell how high the drawing becomes, in its own units."""
    return _AXIS + sum(_lane_height(lane) for lane in lanes) + 2


def draw_bands(lanes: tuple[Lane, ...], *, year: str) -> str:
    """Draw the lanes; `year` names a year of the axis, with %(number)s."""
    months = max((band.end for lane in lanes for band in lane.bands), default=12.0)
    scale = (WIDTH - _LABELS) / months
    height = height_of(lanes)
    parts = [*_axis(months, scale, height, year)]
    top = _AXIS
    for lane in lanes:
        parts += _lane(lane, top, scale)
        top += _lane_height(lane)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}"'
        f' font-family="Inter, sans-serif">{"".join(parts)}</svg>'
    )


def _axis(months: float, scale: float, height: float, year: str) -> Iterator[str]:
    every = 1 if months <= 96 else 2 if months <= 192 else 5
    for start in range(0, max(1, -(-int(months) // 12)), every):
        left = _LABELS + start * 12 * scale
        width = min(12 * every, months - start * 12) * scale
        if (start // every) % 2 == 0:
            yield _box(left, 0, width, height, fill=_TINT)
        name = year % {"number": start + 1}
        pen = _Pen(size=7.5, room=width, anchor="middle")
        yield _text(name, left + width / 2, 13, pen)


def _lane(lane: Lane, top: float, scale: float) -> Iterator[str]:
    rule = f'stroke="{_HAIRLINE}" stroke-width="0.5"'
    yield f'<path d="M0 {top:g}H{WIDTH:g}" {rule}/>'
    middle = top + _GAP / 2 + _BAND / 2
    name_at = middle - 2 if lane.note else middle + 3
    room = _LABELS - 8
    yield _text(lane.name, 0, name_at, _Pen(8.5, room, fill=_INK, weight=600))
    yield _text(lane.note, 0, middle + 9, _Pen(7.5, room))
    for band, row in zip(lane.bands, _rows(lane.bands), strict=True):
        yield from _band(band, top + _GAP / 2 + row * (_BAND + _GAP / 2), scale)


def _band(band: Band, top: float, scale: float) -> Iterator[str]:
    left = _LABELS + band.start * scale
    width = max(2.0, (band.end - band.start) * scale)
    fill = "#ffffff" if band.is_outlined else _ACCENT
    dashes = ' stroke-dasharray="3 2"' if band.is_dashed else ""
    outline = f'rx="3" stroke="{_ACCENT}" stroke-width="1.2"{dashes}'
    yield _box(left + 0.8, top, width - 1.6, _BAND, fill=fill, more=outline)
    x, pen = _place_for_words(band, left, width)
    note_pen = replace(pen, size=7, weight=400)
    yield _text(band.name, x, top + (13 if band.note else 18), pen)
    yield _text(band.note, x, top + 23, note_pen)


def _place_for_words(band: Band, left: float, width: float) -> tuple[float, _Pen]:
    """Write on the band, or beside it, on the side with more room."""
    right = left + width
    if width >= len(band.name) * 8.5 * _LETTER + 4:
        fill = _ACCENT if band.is_outlined else "#ffffff"
        return left + width / 2, _Pen(8.5, width - 4, "middle", fill, 600)
    if left - _LABELS > WIDTH - right:
        return left - 4, _Pen(8.5, left - _LABELS - 4, "end", _ACCENT, 600)
    return right + 4, _Pen(8.5, WIDTH - right - 4, "start", _ACCENT, 600)


def _rows(bands: tuple[Band, ...]) -> list[int]:
    """Put bands that overlap in rows of their own."""
    ends: list[float] = []
    rows: list[int] = []
    for band in bands:
        free = (row for row, end in enumerate(ends) if end <= band.start)
        row = next(free, len(ends))
        ends[row : row + 1] = [band.end]
        rows.append(row)
    return rows


def _lane_height(lane: Lane) -> float:
    rows = max(_rows(lane.bands), default=0) + 1
    return rows * (_BAND + _GAP / 2) + _GAP / 2


def _box(
    x: float, y: float, width: float, height: float, *, fill: str, more: str = ""
) -> str:
    size = f'width="{max(0.4, width):.2f}" height="{height:.2f}"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" {size} fill="{fill}" {more}/>'


def _text(text: str, x: float, y: float, pen: _Pen) -> str:
    most = int(pen.room / (pen.size * _LETTER))
    shown = text if len(text) <= most else text[: max(0, most - 1)].rstrip() + "…"
    if not text or most < 2:
        return ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{pen.size:g}"'
        f' text-anchor="{pen.anchor}" fill="{pen.fill}" font-weight="{pen.weight}">'
        f"{escape(shown)}</text>"
    )
