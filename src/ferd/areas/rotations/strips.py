"""The strips of the board as SVG: one for the months, one a person, one a place.

Published, proposed and what-if differ in edge, ground and words, not in colour
alone; a month that is too full has a frame, a sign and its numbers.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ferd.areas.rotations.crowding import Months
from ferd.areas.rotations.dear import Dear
from ferd.areas.rotations.over import Crowd
from ferd.areas.rotations.sights import Zoom
from ferd.core.scheduling.problem import FULL
from ferd.core.time import Period
from ferd.foundation.drawing.markup import NOTHING, element, join

ROW: Final = 44
BAR: Final = 26
BAR_TOP: Final = 5
GHOST_TOP: Final = 35
GHOST: Final = 5
HEAD: Final = 44
PLACE: Final = 32
SMALLEST: Final = 24
"""No target is narrower, whatever the zoom."""

LETTER: Final = 6.6


@dataclass(frozen=True, slots=True)
class Scale:
    """Where days are, in the strip's own measure."""

    months: Months
    month_width: int
    zoom: Zoom

    @property
    def width(self) -> int:
        """Give the width of all months."""
        return self.months.count * self.month_width

    def x(self, day: date) -> float:
        """Give where a day begins, within the strip."""
        index = self.months.index(day)
        if index < 0:
            return 0
        if index >= self.months.count:
            return self.width
        share = (day.day - 1) / monthrange(day.year, day.month)[1]
        return (index + share) * self.month_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One block of a person's strip.

    Attributes:
        look: ``agreed``, ``proposed`` or ``whatif``.
        words: everything about it, for those who listen.
        block: its number in the pathway when it can be moved; None otherwise.
        may_start: whether its first day can change, not its length alone.
    """

    period: Period
    label: str
    site: str
    tone: int
    look: str
    words: str
    href: str
    blocks: Sequence[Period]
    block: int | None = None
    may_start: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStrip:
    """One person's months.

    Attributes:
        ghosts: what is agreed, drawn thin beneath when something else is shown.
        completes_on: where the way ends.
    """

    name: str
    bars: Sequence[Bar]
    ghosts: Sequence[tuple[Period, int]]
    completes_on: date | None


def draw_head(scale: Scale, today: date) -> SafeString:
    """Draw the months, the years above them, and today."""
    return element(
        "svg",
        *_years(scale),
        *_ticks(scale),
        *_today(scale, today, HEAD, is_head=True),
        class_="board-months",
        width=scale.width,
        height=HEAD,
        viewBox=f"0 0 {scale.width} {HEAD}",
        aria_hidden="true",
    )


def draw_person(scale: Scale, strip: PersonStrip, today: date) -> SafeString:
    """Draw one person's strip; its blocks are links."""
    return element(
        "svg",
        *_grid(scale, ROW),
        *[_ghost(scale, period, tone) for period, tone in strip.ghosts],
        *[_bar(scale, bar) for bar in strip.bars],
        _finish(scale, strip.completes_on),
        *_today(scale, today, ROW),
        class_="board-strip",
        width=scale.width,
        height=ROW,
        viewBox=f"0 0 {scale.width} {ROW}",
        role="group",
        aria_label=strip.name,
    )


def draw_place(
    scale: Scale,
    crowd: Crowd,
    words: str,
    today: date,
    dear: Sequence[tuple[str, Dear]] = (),
) -> SafeString:
    """Draw how full a place is; months that are alike are one cell.

    Under the months in which it is in short supply stands a line with a diamond.
    """
    cells = [_cell(scale, crowd, first, last) for first, last in runs(crowd)]
    return element(
        "svg",
        *cells,
        *[_dear(scale, sentence, each) for sentence, each in dear],
        *_today(scale, today, PLACE),
        class_="board-heat",
        width=scale.width,
        height=PLACE,
        viewBox=f"0 0 {scale.width} {PLACE}",
        role="img",
        aria_label=words,
    )


def runs(crowd: Crowd) -> Iterator[tuple[int, int]]:
    """Give stretches of months that are equally full: first, and one after last."""
    first = 0
    for index in range(1, crowd.months.count + 1):
        at_end = index == crowd.months.count
        if at_end or _fullness(crowd, index) != _fullness(crowd, first):
            yield first, index
            first = index


def _fullness(crowd: Crowd, index: int) -> tuple[int, int | None, int]:
    return crowd.here[index], crowd.room[index], crowd.others[index]


def figure(size: int, *, is_fraction: bool) -> str:
    """Write hundredths as whole people, or as working fraction in per cent."""
    return f"{size} %" if is_fraction else str(-(-size // FULL))


def heat(here: int, room: int | None) -> int:
    """Give the step of heat: 0 empty, 4 full, 5 over."""
    if room is None:
        return 0
    if here > room:
        return 5
    return 4 * here // room if room else 0


def _cell(scale: Scale, crowd: Crowd, first: int, last: int) -> SafeString:
    here, room = crowd.here[first], crowd.room[first]
    x, width = first * scale.month_width, (last - first) * scale.month_width
    numbers = _numbers(crowd, first)
    step = heat(here, room)
    mark = "▲ " if step == 5 else ""
    fitting = next(
        (w for w in (mark + numbers, numbers, mark.strip()) if _fits(w, width)), ""
    )
    text = element("text", fitting, x=x + width / 2, y=21, class_="board-number")
    return element(
        "g",
        element("title", f"{_span(crowd.months, first, last)}: {numbers or 0}"),
        element("rect", x=x + 0.5, y=2, width=width - 1, height=PLACE - 4),
        text if fitting else NOTHING,
        class_=f"heat heat-{step}" + (" heat-unknown" if room is None else ""),
    )


def _span(months: Months, first: int, last: int) -> str:
    """Name the months of a cell, for those who point at what is too small to read."""
    days = dict.fromkeys((months.day(first), months.day(last - 1)))
    return " \N{EN DASH} ".join(date_format(day, "YEAR_MONTH_FORMAT") for day in days)


def _dear(scale: Scale, sentence: str, dear: Dear) -> SafeString:
    left, right = scale.x(dear.period.start), scale.x(dear.period.end)
    low = PLACE - 4
    return element(
        "g",
        element("title", sentence),
        element("path", d=f"M{left:.1f} {low}H{right:.1f}", class_="board-dear-line"),
        element("path", d=f"M{left:.1f} {low}l4-4 4 4-4 4z", class_="board-dear-mark"),
        class_="board-dear",
    )


def _numbers(crowd: Crowd, index: int) -> str:
    """Write how many there are of how many there is room for, if anything."""
    here, room = crowd.here[index], crowd.room[index]
    if not here and room is None:
        return ""
    said = figure(here, is_fraction=crowd.is_fraction)
    if room is None:
        return said
    of = figure(room, is_fraction=crowd.is_fraction)
    return f"{said.removesuffix(' %')}/{of}"


def _fits(words: str, width: float) -> bool:
    return len(words) * LETTER + 2 <= width


def _bar(scale: Scale, bar: Bar) -> SafeString:
    left, right = scale.x(bar.period.start), scale.x(bar.period.end)
    width = max(right - left, SMALLEST)
    box = {"x": left, "y": BAR_TOP, "height": BAR}
    pieces = [
        element(
            "rect",
            x=scale.x(each.start),
            y=BAR_TOP,
            width=max(scale.x(each.end) - scale.x(each.start), 2),
            height=BAR,
            class_="board-ground",
        )
        for each in bar.blocks
    ]
    label = _begun(_label(bar), width - 14)
    return element(
        "a",
        element("title", bar.words),
        *pieces,
        element("rect", x=left, y=BAR_TOP, width=5, height=BAR, class_="board-tone"),
        element("rect", width=width, rx=3, class_="board-edge", **box),
        _written(label, left + 9) if label else NOTHING,
        _grip(left + width) if bar.block is not None else NOTHING,
        class_=f"board-bar tone-{bar.tone} {bar.look}",
        href=bar.href,
        aria_label=bar.words,
        data_block=None if bar.block is None else str(bar.block),
        data_start=f"{bar.period.start:%Y-%m}" if bar.may_start else None,
        data_months=str(_whole_months(bar.period)),
    )


def _written(label: str, x: float) -> SafeString:
    return element("text", label, x=x, y=BAR_TOP + 18, class_="board-label")


def _label(bar: Bar) -> str:
    sign = "? " if bar.look == "whatif" else ""
    return sign + what_and_where(bar.label, bar.site)


def _begun(words: str, room: float) -> str:
    """Cut words that are too long between two of them, never within one.

    What is left begins the link's name, word by word.
    """
    most = int(room / LETTER)
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition(" ")[0].rstrip(" ,?")


def what_and_where(label: str, site: str) -> str:
    """Name a stage and its site, which may have the same name."""
    is_said = label.casefold() in site.casefold()
    return ", ".join(filter(None, (site,) if is_said else (label, site)))


def _grip(right: float) -> SafeString:
    return element("path", d=f"M{right - 5:.1f} 12v12m-3 0v-12", class_="board-grip")


def _whole_months(period: Period) -> int:
    return max(1, round(period.days / 30.44))


def _ghost(scale: Scale, period: Period, tone: int) -> SafeString:
    left, right = scale.x(period.start), scale.x(period.end)
    if right <= left:
        return NOTHING
    return element(
        "rect",
        x=left,
        y=GHOST_TOP,
        width=max(right - left - 1, 1),
        height=GHOST,
        class_=f"board-ghost tone-{tone}",
    )


def _finish(scale: Scale, day: date | None) -> SafeString:
    if day is None or not scale.months.first <= day <= scale.months.end:
        return NOTHING
    x = scale.x(day)
    return element("path", d=f"M{x:.1f} 10l6 8-6 8-6-8z", class_="board-finish")


def _grid(scale: Scale, height: int) -> Iterator[SafeString]:
    lines = []
    for index, month in enumerate(scale.months.each()):
        if month.month == 1 or (
            scale.zoom in {Zoom.WEEKS, Zoom.MONTHS}
            or (scale.zoom is Zoom.QUARTERS and month.month % 3 == 1)
        ):
            lines.append(f"M{index * scale.month_width} 0v{height}")
    yield element("path", d="".join(lines), class_="board-grid")


def _today(
    scale: Scale, today: date, height: int, *, is_head: bool = False
) -> Iterator[SafeString]:
    if not scale.months.first <= today < scale.months.end:
        return
    x = scale.x(today)
    yield element("line", x1=x, x2=x, y1=0, y2=height, class_="today-line")
    if is_head:
        yield element("circle", cx=x, cy=5, r=4, class_="today-mark")


def _years(scale: Scale) -> Iterator[SafeString]:
    for index, month in enumerate(scale.months.each()):
        if index == 0 or month.month == 1:
            room = (12 - month.month + 1) * scale.month_width
            x = index * scale.month_width
            yield element("path", d=f"M{x} 0v{HEAD}", class_="axis-year")
            if room > 34:
                year = str(month.year)
                yield element("text", year, x=x + 5, y=16, class_="board-year")


def _ticks(scale: Scale) -> Iterator[SafeString]:
    if scale.zoom is Zoom.WEEKS:
        yield from _weeks(scale)
        return
    for index, month in enumerate(scale.months.each()):
        x = index * scale.month_width
        if scale.zoom is Zoom.MONTHS:
            yield _tick(x, date_format(month, "b"))
        elif scale.zoom is Zoom.QUARTERS and month.month % 3 == 1:
            yield _tick(x, _("Q%(number)d") % {"number": month.month // 3 + 1})
        elif scale.zoom is Zoom.YEARS and month.month == 7:
            yield _tick(x, "")


def _weeks(scale: Scale) -> Iterator[SafeString]:
    for index, month in enumerate(scale.months.each()):
        words = date_format(month, "b")
        x = index * scale.month_width
        yield element("text", words, x=x + 44, y=16, class_="board-tick")
    day = scale.months.first + timedelta(days=-scale.months.first.weekday() % 7)
    while day < scale.months.end:
        yield _tick(scale.x(day), str(day.isocalendar().week))
        day += timedelta(days=7)


def _tick(x: float, words: str) -> SafeString:
    return join(
        (
            element("path", d=f"M{x:.1f} 26v18", class_="axis-year"),
            element("text", words, x=x + 4, y=38, class_="board-tick"),
        )
    )
