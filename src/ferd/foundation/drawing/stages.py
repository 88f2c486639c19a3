"""A plan's timeline on the training clock: stages by year, not yet by date."""

from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure, sites, timeline_words
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.markup import NOTHING, element
from ferd.foundation.drawing.strips import (
    LANE,
    Strip,
    draw_strip,
    draw_words,
    lanes,
)

WIDTH: Final = 960
EDGE: Final = 10
TOP: Final = 10
AXIS: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBand:
    """One stage: months from the start of the training, and where.

    Attributes:
        label: what the plan calls it.
        detail: a few words beside it, such as the number of objectives.
    """

    from_months: float
    to_months: float
    label: str
    site: str
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesDrawing:
    """The stages of a plan."""

    caption: Caption
    bands: tuple[StageBand, ...]
    site_order: tuple[str, ...] = ()

    @property
    def sites(self) -> tuple[str, ...]:
        """List the sites, each once."""
        return sites.ordered([band.site for band in self.bands], self.site_order)

    @property
    def months(self) -> float:
        """How long the whole is, in whole years, at least one."""
        last = max((band.to_months for band in self.bands), default=12)
        return max(-(-last // 12) * 12, 12)


def draw_stages(drawing: StagesDrawing) -> SafeString:
    """Draw the stages, their narrow list and their table."""
    strips = [_strip(drawing, band) for band in drawing.bands]
    rows = lanes(strips)
    floor = TOP + LANE * (max(rows, default=0) + 1)
    placed = [
        (strip, TOP + LANE * row) for strip, row in zip(strips, rows, strict=True)
    ]
    prefix = drawing.caption.id
    parts = (
        sites.patterns(prefix, [strip.tone for strip in strips]),
        *_years(drawing, floor),
        *[draw_strip(prefix, strip, top) for strip, top in placed],
        *[draw_words(strip, top) for strip, top in placed],
    )
    keys = [
        timeline_words.site_key(prefix, site, sites.tone_of(site, drawing.sites))
        for site in dict.fromkeys(band.site for band in drawing.bands)
    ]
    picture = figure.picture(drawing.caption, WIDTH, floor + AXIS, parts)
    return figure.frame("stages", picture, _table(drawing), keys, _list(drawing))


def _place(drawing: StagesDrawing, months: float) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * months / drawing.months


def _strip(drawing: StagesDrawing, band: StageBand) -> Strip:
    left = _place(drawing, band.from_months)
    right = _place(drawing, band.to_months) - 1
    return Strip(
        left=left,
        right=right,
        text_left=left,
        text_right=right,
        label=band.label,
        detail=", ".join(filter(None, (band.site, band.detail))),
        tone=sites.tone_of(band.site, drawing.sites),
        firmness="agreed",
    )


def _years(drawing: StagesDrawing, floor: float) -> list[SafeString]:
    drawn = [
        element(
            "line", x1=EDGE, x2=WIDTH - EDGE, y1=floor, y2=floor, class_="axis-line"
        )
    ]
    for year in range(int(drawing.months // 12) + 1):
        x = _place(drawing, year * 12)
        drawn.append(
            element("line", x1=x, x2=x, y1=0, y2=floor + 5, class_="axis-year")
        )
        if year * 12 < drawing.months:
            words = gettext("Year %(number)d") % {"number": year + 1}
            drawn.append(
                element("text", words, x=x + 4, y=floor + 18, class_="axis-label")
            )
    return drawn


def _interval(band: StageBand) -> str:
    return gettext("month %(first)s to %(last)s") % {
        "first": f"{band.from_months:g}",
        "last": f"{band.to_months:g}",
    }


def _list(drawing: StagesDrawing) -> SafeString:
    items = [
        element(
            "li",
            element("span", _interval(band), class_="way-when"),
            element("span", _linked(band), class_="way-what"),
            element("span", band.site, class_="way-more"),
            element("span", band.detail, class_="way-more") if band.detail else NOTHING,
            class_=f"way-band tone-{sites.tone_of(band.site, drawing.sites)} agreed",
        )
        for band in drawing.bands
    ]
    return element("ol", *items, class_="way")


def _table(drawing: StagesDrawing) -> SafeString:
    heads = (gettext("Stage"), gettext("When"), gettext("Where"), gettext("More"))
    rows = [
        (_linked(band), _interval(band), band.site, band.detail)
        for band in drawing.bands
    ]
    return figure.table(drawing.caption.title, heads, rows)


def _linked(band: StageBand) -> str:
    return element("a", band.label, href=band.href) if band.href else band.label
