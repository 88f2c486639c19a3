"""The words of a timeline: its legend, its narrow list and its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure, sites
from ferd.foundation.drawing.figure import Key, swatch
from ferd.foundation.drawing.markup import NOTHING, element
from ferd.foundation.drawing.timeline import Band, Event, Firmness, TimelineDrawing

_A_DAY: Final = timedelta(days=1)
SHAPES: Final = {
    Event.MEETING: "M0-5a5 5 0 1 0 0 10a5 5 0 1 0 0-10z",
    Event.COMMITTEE: "M0-7l6 7-6 7-6-7z",
    Event.REVISION: "M0-6l6.5 11h-13z",
    Event.MILESTONE: "M-5-5h10v10h-10z",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list; here `end` is the last day."""

    start: date
    end: date | None
    what: str
    more: str
    state: str
    kind: str
    href: str = ""


def legend_of(drawing: TimelineDrawing) -> list[Key]:
    """Explain the signs that this drawing uses, and only those."""
    return [*_band_keys(drawing), *_event_keys(drawing)]


def list_of(drawing: TimelineDrawing) -> SafeString:
    """Write the way from top to bottom, for a narrow screen."""
    return element("ol", *[_item(line) for line in _lines(drawing)], class_="way")


def table_of(drawing: TimelineDrawing) -> SafeString:
    """Write all that is on the line, in order of time."""
    heads = (
        gettext("What"),
        gettext("Where"),
        gettext("From"),
        gettext("To"),
        gettext("State"),
    )
    rows = [
        (
            _linked(line),
            line.more,
            date_format(line.start),
            date_format(line.end) if line.end else "",
            line.state,
        )
        for line in _lines(drawing)
    ]
    return figure.table(drawing.caption.title, heads, rows)


def state_of(firmness: Firmness) -> str:
    """Say how firm a band is."""
    is_agreed = firmness is Firmness.AGREED
    return gettext("Agreed") if is_agreed else gettext("Proposed")


def firmness_key(prefix: str, firmness: Firmness) -> Key:
    """Explain the ground of a band."""
    box = {"x": 1, "y": 1, "width": 22, "height": 14, "rx": 2}
    hatch = element("rect", fill=f"url(#{prefix}-hatch)", **box)
    shape = element(
        "g",
        element("rect", class_="band-ground", **box),
        hatch if firmness is Firmness.PROPOSED else NOTHING,
        element("rect", class_="band-edge", **box),
        class_=f"band tone-1 {firmness}",
    )
    return Key(swatch(shape), state_of(firmness))


def site_key(prefix: str, site: str, tone: int) -> Key:
    """Explain the strip of a site."""
    shape = element(
        "rect", y=3, width=24, height=10, fill=f"url(#{prefix}-strip-{tone})"
    )
    return Key(swatch(shape), site)


def _band_keys(drawing: TimelineDrawing) -> Iterator[Key]:
    prefix, known = drawing.caption.id, drawing.sites
    shown = dict.fromkeys(band.site for band in drawing.bands)
    for site in shown:
        yield site_key(prefix, site, sites.tone_of(site, known))
    for firmness in Firmness:
        if any(band.firmness is firmness for band in drawing.bands):
            yield firmness_key(prefix, firmness)
    for kind in dict.fromkeys(gap.kinds[-1] for gap in drawing.gaps):
        shape = element("rect", x=1, y=1, width=22, height=14, class_="gap-ground")
        yield Key(swatch(element("g", shape, class_="gap")), kind)


def _event_keys(drawing: TimelineDrawing) -> Iterator[Key]:
    words = {
        Event.MEETING: gettext("Supervision meeting"),
        Event.COMMITTEE: gettext("Competence committee"),
        Event.REVISION: gettext("Plan revised"),
        Event.MILESTONE: gettext("Milestone"),
    }
    for kind in dict.fromkeys(tick.kind for tick in drawing.ticks):
        shape = element("path", d=SHAPES[kind], transform="translate(12 8)")
        yield Key(swatch(element("g", shape, class_=f"tick tick-{kind}")), words[kind])


def _lines(drawing: TimelineDrawing) -> list[_Line]:
    lines = [_band_line(drawing, band) for band in drawing.bands]
    lines += [
        _Line(gap.start, gap.end - _A_DAY, gap.label, "", "".join(gap.kinds[1:]), "gap")
        for gap in drawing.gaps
    ]
    lines += [
        _Line(tick.on, None, tick.label, "", "", "tick") for tick in drawing.ticks
    ]
    if drawing.today:
        lines.append(_Line(drawing.today, None, gettext("Today"), "", "", "today"))
    if drawing.finish:
        lines.append(_finish_line(drawing))
    return sorted(lines, key=lambda line: (line.start, line.end is None))


def _band_line(drawing: TimelineDrawing, band: Band) -> _Line:
    tone = sites.tone_of(band.site, drawing.sites)
    return _Line(
        band.start,
        band.end - _A_DAY,
        band.label,
        ", ".join(filter(None, (band.site, band.detail))),
        state_of(band.firmness),
        f"band tone-{tone} {band.firmness}",
        band.href,
    )


def _finish_line(drawing: TimelineDrawing) -> _Line:
    assert drawing.finish is not None  # noqa: S101  asked by the caller
    finish = drawing.finish
    between = gettext("Between %(earliest)s and %(latest)s") % {
        "earliest": date_format(finish.earliest, "SHORT_DATE_FORMAT"),
        "latest": date_format(finish.latest, "SHORT_DATE_FORMAT"),
    }
    return _Line(
        finish.expected, None, gettext("Expected finish"), between, "", "finish"
    )


def _item(line: _Line) -> SafeString:
    days = date_format(line.start, "SHORT_DATE_FORMAT")
    if line.end:
        days = f"{days} \N{EN DASH} {date_format(line.end, 'SHORT_DATE_FORMAT')}"
    return element(
        "li",
        element("span", days, class_="way-when"),
        element("span", _linked(line), class_="way-what"),
        element("span", line.more, class_="way-more") if line.more else NOTHING,
        element("span", line.state, class_="way-state") if line.state else NOTHING,
        class_=f"way-{line.kind}",
    )


def _linked(line: _Line) -> str:
    return element("a", line.what, href=line.href) if line.href else line.what
