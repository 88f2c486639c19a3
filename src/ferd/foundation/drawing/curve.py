"""What was expected by now, and what has been done: two curves in steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure
from ferd.foundation.drawing.figure import Caption, Key, swatch
from ferd.foundation.drawing.markup import NOTHING, element

WIDTH: Final = 960
HEIGHT: Final = 300
LEFT, RIGHT, TOP, FLOOR = 44, 940, 24, 268


@dataclass(frozen=True, slots=True)
class Point:
    """From this day on the number is this."""

    on: date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveDrawing:
    """Two curves over one axis of dates.

    Attributes:
        full: the number at the top, such as 102.
        unit: what is counted, such as ``objectives``.
    """

    caption: Caption
    start: date
    end: date
    full: int
    unit: str
    expected: tuple[Point, ...]
    actual: tuple[Point, ...]
    today: date


def draw_curve(drawing: CurveDrawing) -> SafeString:
    """Draw both curves, and a table of both."""
    content = (
        *_levels(drawing),
        *_years(drawing),
        _steps(drawing, drawing.expected, drawing.end, "curve-expected"),
        _steps(drawing, drawing.actual, drawing.today, "curve-actual"),
        _today(drawing),
    )
    keys = [
        Key(swatch(_sample("curve-expected")), gettext("Expected")),
        Key(swatch(_sample("curve-actual")), gettext("Done")),
    ]
    picture = figure.picture(drawing.caption, WIDTH, HEIGHT, content)
    return figure.frame("curve", picture, _table(drawing), keys)


def number_on(points: Sequence[Point], day: date) -> int:
    """Read a curve on a day."""
    return max((p.number for p in points if p.on <= day), default=0)


def _x(drawing: CurveDrawing, day: date) -> float:
    whole = max((drawing.end - drawing.start).days, 1)
    share = min(max((day - drawing.start).days / whole, 0), 1)
    return LEFT + (RIGHT - LEFT) * share


def _y(drawing: CurveDrawing, number: float) -> float:
    return FLOOR - (FLOOR - TOP) * min(number / max(drawing.full, 1), 1)


def _steps(
    drawing: CurveDrawing, points: Sequence[Point], until: date, kind: str
) -> SafeString:
    path = f"M{LEFT} {FLOOR}"
    for point in points:
        path += f"H{_x(drawing, point.on):.1f}V{_y(drawing, point.number):.1f}"
    path += f"H{_x(drawing, until):.1f}"
    return element("path", d=path, class_=kind)


def _levels(drawing: CurveDrawing) -> list[SafeString]:
    drawn: list[SafeString] = []
    for quarter in range(5):
        number = round(drawing.full * quarter / 4)
        y = _y(drawing, number)
        drawn += [
            element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, class_="axis-year"),
            element("text", str(number), x=LEFT - 8, y=y + 4, class_="axis-number"),
        ]
    return drawn


def _years(drawing: CurveDrawing) -> list[SafeString]:
    drawn: list[SafeString] = []
    for year in range(drawing.start.year + 1, drawing.end.year + 1):
        x = _x(drawing, date(year, 1, 1))
        drawn.append(
            element("line", x1=x, x2=x, y1=FLOOR, y2=FLOOR + 5, class_="axis-line")
        )
        if x < RIGHT - 30:
            drawn.append(
                element("text", str(year), x=x + 4, y=FLOOR + 18, class_="axis-label")
            )
    return drawn


def _today(drawing: CurveDrawing) -> SafeString:
    if not drawing.start <= drawing.today <= drawing.end:
        return NOTHING
    x = _x(drawing, drawing.today)
    done = number_on(drawing.actual, drawing.today)
    wanted = number_on(drawing.expected, drawing.today)
    words = gettext("%(done)d done, %(wanted)d expected") % {
        "done": done,
        "wanted": wanted,
    }
    half = len(words) * figure.LETTER / 2
    middle = min(max(x, LEFT + half), RIGHT - half)
    return element(
        "g",
        element("line", x1=x, x2=x, y1=TOP - 4, y2=FLOOR, class_="today-line"),
        element("circle", cx=x, cy=_y(drawing, done), r=5, class_="curve-now"),
        element("text", words, x=middle, y=14, class_="today-label"),
        class_="today",
    )


def _sample(kind: str) -> SafeString:
    return element("path", d="M1 14H9V8H16V3H23", class_=kind)


def _table(drawing: CurveDrawing) -> SafeString:
    days = sorted({p.on for p in (*drawing.expected, *drawing.actual)})
    heads = (gettext("Date"), gettext("Expected"), gettext("Done"))
    rows = [
        (
            date_format(day),
            str(number_on(drawing.expected, day)),
            str(number_on(drawing.actual, day)) if day <= drawing.today else "",
        )
        for day in days
    ]
    title = f"{drawing.caption.title} ({drawing.unit})"
    return figure.table(title, heads, rows)
