"""What is expected by when, what has been done, where that is known, and foreseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from ferd.foundation.drawing import figure
from ferd.foundation.drawing.figure import Caption, Key, swatch
from ferd.foundation.drawing.markup import NOTHING, element

EDGE: Final = 44
TOP: Final = 24
AXIS: Final = 32


@dataclass(frozen=True, slots=True)
class Point:
    """From this day on the number is this."""

    on: date
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveDrawing:
    """One or two curves over one axis of dates.

    Attributes:
        full: the number at the top, such as 102.
        unit: what is counted, such as ``objectives``.
        actual: what has been done; None where nobody records it yet.
        ready: what has been done, or waits for others to say so.
        foreseen: where the present pace leads from what is done today.
    """

    caption: Caption
    start: date
    end: date
    full: int
    unit: str
    expected: tuple[Point, ...]
    actual: tuple[Point, ...] | None
    today: date
    ready: tuple[Point, ...] = ()
    foreseen: Point | None = None


@dataclass(frozen=True, slots=True)
class _Plot:
    """The drawing on a ground of a certain size."""

    drawing: CurveDrawing
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.width - 20

    @property
    def floor(self) -> float:
        return self.height - AXIS

    def x(self, day: date) -> float:
        start, end = self.drawing.start, self.drawing.end
        share = (day - start).days / max((end - start).days, 1)
        return EDGE + (self.right - EDGE) * min(max(share, 0), 1)

    def y(self, number: float) -> float:
        share = min(number / max(self.drawing.full, 1), 1)
        return self.floor - (self.floor - TOP) * share


def draw_curve(drawing: CurveDrawing) -> SafeString:
    """Draw the curves, on a wide and on a narrow ground, and a table of them."""
    keys = [Key(swatch(_sample(kind)), word) for kind, word in _kinds(drawing)]
    wide = _picture(_Plot(drawing, 960, 300), drawing.caption)
    own = replace(drawing.caption, id=f"{drawing.caption.id}-narrow")
    narrow = element(
        "div", _picture(_Plot(drawing, 320, 230), own), class_="drawing-narrow"
    )
    return figure.frame("curve", wide, _table(drawing), keys, narrow)


def _kinds(drawing: CurveDrawing) -> Iterator[tuple[str, str]]:
    yield "curve-expected", gettext("Expected")
    done, ready = _words_of_the_known()
    if drawing.actual is not None:
        yield "curve-actual", done
    if drawing.ready:
        yield "curve-ready", ready
    if drawing.foreseen is not None:
        yield "curve-foreseen", gettext("At the present pace")


def number_on(points: Sequence[Point], day: date) -> int:
    """Read a curve on a day."""
    return max((p.number for p in points if p.on <= day), default=0)


def _picture(plot: _Plot, caption: Caption) -> SafeString:
    drawing = plot.drawing
    content = [
        *_levels(plot),
        *_years(plot),
        _steps(plot, drawing.expected, drawing.end, "curve-expected"),
    ]
    if drawing.ready:
        content.append(_steps(plot, drawing.ready, drawing.today, "curve-ready"))
    if drawing.actual is not None:
        content.append(_steps(plot, drawing.actual, drawing.today, "curve-actual"))
    if drawing.foreseen is not None:
        content.append(_foreseen(plot, drawing.foreseen))
    content.append(_today(plot))
    return figure.picture(caption, plot.width, plot.height, content)


def _steps(plot: _Plot, points: Sequence[Point], until: date, kind: str) -> SafeString:
    path = f"M{EDGE} {plot.floor:.0f}"
    for point in points:
        path += f"H{plot.x(point.on):.1f}V{plot.y(point.number):.1f}"
    path += f"H{plot.x(until):.1f}"
    return element("path", d=path, class_=kind)


def _foreseen(plot: _Plot, goal: Point) -> SafeString:
    """Draw the line from today to the goal, cut where the drawing ends."""
    now, end = plot.drawing.today, plot.drawing.end
    done = number_on(plot.drawing.actual or (), now)
    share = min((end - now).days / max((goal.on - now).days, 1), 1)
    return element(
        "line",
        x1=plot.x(now),
        y1=plot.y(done),
        x2=plot.x(goal.on),
        y2=plot.y(done + (goal.number - done) * max(share, 0)),
        class_="curve-foreseen",
    )


def _levels(plot: _Plot) -> list[SafeString]:
    drawn: list[SafeString] = []
    for quarter in range(5):
        number = round(plot.drawing.full * quarter / 4)
        y = plot.y(number)
        drawn += [
            element("line", x1=EDGE, x2=plot.right, y1=y, y2=y, class_="axis-year"),
            element("text", str(number), x=EDGE - 8, y=y + 4, class_="axis-number"),
        ]
    return drawn


def _years(plot: _Plot) -> list[SafeString]:
    drawn: list[SafeString] = []
    floor = plot.floor
    for year in range(plot.drawing.start.year + 1, plot.drawing.end.year + 1):
        x = plot.x(date(year, 1, 1))
        drawn.append(
            element("line", x1=x, x2=x, y1=floor, y2=floor + 5, class_="axis-line")
        )
        if x < plot.right - 30:
            drawn.append(
                element("text", str(year), x=x + 4, y=floor + 18, class_="axis-label")
            )
    return drawn


def _today(plot: _Plot) -> SafeString:
    drawing = plot.drawing
    if not drawing.start <= drawing.today <= drawing.end:
        return NOTHING
    x = plot.x(drawing.today)
    shown, words = _state_today(drawing)
    half = len(words) * figure.LETTER / 2
    middle = min(max(x, EDGE + half), plot.right - half)
    return element(
        "g",
        element("line", x1=x, x2=x, y1=TOP - 4, y2=plot.floor, class_="today-line"),
        element("circle", cx=x, cy=plot.y(shown), r=5, class_="curve-now"),
        element("text", words, x=middle, y=14, class_="today-label"),
        class_="today",
    )


def _state_today(drawing: CurveDrawing) -> tuple[int, str]:
    """Give the number that stands on the line of today, and its words."""
    wanted = number_on(drawing.expected, drawing.today)
    if drawing.actual is None:
        return wanted, gettext("%(wanted)d expected today") % {"wanted": wanted}
    done = number_on(drawing.actual, drawing.today)
    words = gettext("%(done)d done, %(wanted)d expected")
    return done, words % {"done": done, "wanted": wanted}


def _sample(kind: str) -> SafeString:
    return element("path", d="M1 14H9V8H16V3H23", class_=kind)


def _table(drawing: CurveDrawing) -> SafeString:
    known = [drawing.actual, drawing.ready or None]
    heads = [gettext("Date"), gettext("Expected")]
    for points, word in zip(known, _words_of_the_known(), strict=True):
        if points is not None:
            heads.append(word)
    curves = [points for points in known if points is not None]
    days = {p.on for points in (drawing.expected, *curves) for p in points}
    rows = [
        [date_format(day), str(number_on(drawing.expected, day))]
        + [_told(points, day, drawing.today) for points in curves]
        for day in sorted(days)
    ]
    title = f"{drawing.caption.title} ({drawing.unit})"
    return figure.table(title, heads, rows)


def _told(points: Sequence[Point], day: date, today: date) -> str:
    """Say a number that is known: nothing is done after today."""
    return str(number_on(points, day)) if day <= today else ""


def _words_of_the_known() -> tuple[str, str]:
    return (
        pgettext("of objectives", "Done"),
        pgettext("of objectives", "Done, or waits for others"),
    )
