"""The picture of a timeline: see `timeline` for what is in it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure, sites, timeline_words
from ferd.foundation.drawing.markup import NOTHING, element
from ferd.foundation.drawing.strips import (
    LANE,
    Strip,
    draw_strip,
    draw_words,
    lanes,
)
from ferd.foundation.drawing.timeline import Finish, Gap, Tick, TimelineDrawing

WIDTH: Final = 960
EDGE: Final = 10
TOP: Final = 44
EVENTS: Final = 30
AXIS: Final = 24
GAP_LETTER: Final = 6.3


def draw_timeline(drawing: TimelineDrawing) -> SafeString:
    """Draw the line, its narrow shape and its table."""
    bands = list(_bands(drawing))
    rows = lanes(bands)
    placed = [(band, TOP + LANE * row) for band, row in zip(bands, rows, strict=True)]
    floor = TOP + LANE * (max(rows, default=0) + 1)
    prefix = drawing.caption.id
    parts = (
        sites.patterns(prefix, [band.tone for band in bands]),
        *_years(drawing, floor),
        *[draw_strip(prefix, band, top) for band, top in placed],
        *[_gap(drawing, gap, floor) for gap in drawing.gaps],
        *[_tick(drawing, tick, floor + EVENTS / 2) for tick in drawing.ticks],
        _finish(drawing, drawing.finish, floor),
        _today(drawing, drawing.today, floor),
        *[draw_words(band, top) for band, top in placed],
    )
    return figure.frame(
        "timeline",
        figure.picture(drawing.caption, WIDTH, floor + EVENTS + AXIS, parts),
        timeline_words.table_of(drawing),
        timeline_words.legend_of(drawing),
        timeline_words.list_of(drawing),
    )


def _place(drawing: TimelineDrawing, day: date) -> float:
    whole = max((drawing.end - drawing.start).days, 1)
    share = (day - drawing.start).days / whole
    return EDGE + (WIDTH - 2 * EDGE) * min(max(share, 0), 1)


def _bands(drawing: TimelineDrawing) -> Iterator[Strip]:
    known = drawing.sites
    for band in sorted(drawing.bands, key=lambda each: each.start):
        left, right = _place(drawing, band.start), _place(drawing, band.end) - 1
        text_left, text_right = _widest_free(drawing, left, right)
        yield Strip(
            left=left,
            right=right,
            text_left=text_left,
            text_right=text_right,
            label=band.label,
            detail=", ".join(filter(None, (band.site, band.detail))),
            tone=sites.tone_of(band.site, known),
            firmness=band.firmness,
        )


def _widest_free(
    drawing: TimelineDrawing, left: float, right: float
) -> tuple[float, float]:
    """Find the widest part of a band that no gap covers."""
    free: list[tuple[float, float]] = []
    at = left
    for gap in sorted(drawing.gaps, key=lambda each: each.start):
        free.append((at, min(_place(drawing, gap.start), right)))
        at = max(at, _place(drawing, gap.end))
    free.append((at, right))
    return max(free, key=lambda part: part[1] - part[0])


def _years(drawing: TimelineDrawing, floor: float) -> Iterator[SafeString]:
    base = floor + EVENTS
    yield element(
        "line", x1=EDGE, x2=WIDTH - EDGE, y1=base, y2=base, class_="axis-line"
    )
    for year in range(drawing.start.year, drawing.end.year + 1):
        first = date(year, 1, 1)
        if not drawing.start <= first <= drawing.end:
            continue
        x = _place(drawing, first)
        yield element("line", x1=x, x2=x, y1=TOP - 6, y2=base + 5, class_="axis-year")
        if x < WIDTH - 40:
            yield element("text", str(year), x=x + 4, y=base + 17, class_="axis-label")


def _gap(drawing: TimelineDrawing, gap: Gap, floor: float) -> SafeString:
    left, right = _place(drawing, gap.start), _place(drawing, gap.end)
    width = max(right - left, 3)
    room = (width - 8) / GAP_LETTER
    fitting = (each for each in gap.kinds if len(each) <= room)
    words = next(fitting, "")
    return element(
        "g",
        element("title", gap.label),
        element(
            "rect",
            x=left,
            y=TOP - 3,
            width=width,
            height=floor - TOP,
            class_="gap-ground",
        ),
        element("text", words, x=left + width / 2, y=TOP + 32, class_="gap-label")
        if words
        else NOTHING,
        class_="gap",
    )


def _tick(drawing: TimelineDrawing, tick: Tick, y: float) -> SafeString:
    return element(
        "g",
        element("title", tick.label),
        element("path", d=timeline_words.SHAPES[tick.kind]),
        class_=f"tick tick-{tick.kind}",
        transform=f"translate({_place(drawing, tick.on):.1f} {y:.1f})",
    )


def _finish(
    drawing: TimelineDrawing, finish: Finish | None, floor: float
) -> SafeString:
    if finish is None:
        return NOTHING
    x = _place(drawing, finish.expected)
    left, right = _place(drawing, finish.earliest), _place(drawing, finish.latest)
    day = date_format(finish.expected, "SHORT_DATE_FORMAT")
    words = gettext("Expected finish %(day)s") % {"day": day}
    return element(
        "g",
        element("line", x1=left, x2=right, y1=26, y2=26, class_="finish-range"),
        element("line", x1=left, x2=left, y1=21, y2=31, class_="finish-range"),
        element("line", x1=right, x2=right, y1=21, y2=31, class_="finish-range"),
        element("line", x1=x, x2=x, y1=18, y2=floor + EVENTS, class_="finish-line"),
        element("path", d=f"M{x:.1f} 18l7 8-7 8-7-8z", class_="finish-mark"),
        _label(words, x, 12, "finish-label"),
        class_="finish",
    )


def _today(drawing: TimelineDrawing, today: date | None, floor: float) -> SafeString:
    if today is None or not drawing.start <= today <= drawing.end:
        return NOTHING
    x = _place(drawing, today)
    return element(
        "g",
        element("line", x1=x, x2=x, y1=34, y2=floor + EVENTS, class_="today-line"),
        element("circle", cx=x, cy=floor + EVENTS, r=4, class_="today-mark"),
        _label(gettext("Today"), x, 30, "today-label"),
        class_="today",
    )


def _label(words: str, x: float, y: float, kind: str) -> SafeString:
    half = len(words) * figure.LETTER / 2
    middle = min(max(x, EDGE + half), WIDTH - EDGE - half)
    return element("text", words, x=middle, y=y, class_=kind)
