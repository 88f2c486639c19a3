"""An individual plan's time as the drawings that pages show."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ferd.areas.schedules.words import LEAVE, short_site_in_words
from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.core.scheduling.progress import expected_curve, forecast_on, progress_at
from ferd.core.time_rules import LeaveKind
from ferd.foundation.drawing.curve import CurveDrawing, Point
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.progress import ProgressDrawing
from ferd.foundation.drawing.timeline import (
    Band,
    Event,
    Finish,
    Firmness,
    Gap,
    Tick,
    TimelineDrawing,
)


def timeline(
    pathway: Pathway,
    *,
    is_agreed: bool,
    shows_leave: bool,
    today: date,
    name: str = "way",
) -> TimelineDrawing:
    """Draw a trainee's way from the first day to specialist.

    `name` is unique on the page.
    """
    return TimelineDrawing(
        caption=Caption(
            id=name, title=_("The way to specialist"), description=_gist(pathway)
        ),
        start=pathway.circumstances.starts_on,
        end=_end(pathway),
        bands=tuple(_bands(pathway, is_agreed=is_agreed)),
        gaps=tuple(_gaps(pathway, shows_leave=shows_leave)),
        ticks=tuple(
            Tick(day, _("Yearly revision of the plan"), Event.REVISION)
            for day in revision_days(pathway)
        ),
        today=today,
        finish=_finish(pathway, today),
    )


def curve(pathway: Pathway, today: date) -> CurveDrawing:
    """Draw how many objectives are expected done by when."""
    points = expected_curve(pathway)
    end = pathway.completes_on or points[-1].on
    return CurveDrawing(
        caption=Caption(
            id="curve",
            title=_("Objectives expected done"),
            description=_("%(now)d of %(all)d objectives are expected done today.")
            % {
                "now": len(progress_at(pathway, today).expected),
                "all": len(pathway.objectives),
            },
        ),
        start=pathway.circumstances.starts_on,
        end=end,
        full=len(pathway.objectives),
        unit=_("objectives"),
        expected=tuple(Point(point.on, point.done) for point in points),
        actual=None,
        today=today,
    )


def counted(pathway: Pathway, today: date) -> ProgressDrawing:
    """Draw how many months of service count so far."""
    progress = progress_at(pathway, today)
    done = float(progress.account.counted + progress.credited)
    whole = float(progress.planned + progress.credited)
    return ProgressDrawing(
        caption=Caption(
            id="counted",
            title=_("Counted training time"),
            description=_("%(done)s of %(whole)s months")
            % {"done": number_format(done, 1), "whole": number_format(whole, 1)},
        ),
        done=round(done, 1),
        whole=round(whole, 1),
    )


def _bands(pathway: Pathway, *, is_agreed: bool) -> Iterator[Band]:
    firmness = Firmness.AGREED if is_agreed else Firmness.PROPOSED
    counts = _objectives_completed(pathway)
    for placement in pathway.placements:
        for block in placement.blocks:
            yield Band(
                start=block.start,
                end=block.end,
                label=placement.label,
                site=short_site_in_words(placement.site),
                firmness=firmness,
                detail=_months(placement, counts.get(placement.stage, 0)),
            )


def _months(placement: Placement, completed: int) -> str:
    months = number_format(round(float(placement.account.counted), 1), 1)
    if not completed:
        return _("%(months)s months counted") % {"months": months}
    return _("%(months)s months counted, %(objectives)d objectives complete") % {
        "months": months,
        "objectives": completed,
    }


def _objectives_completed(pathway: Pathway) -> dict[int, int]:
    counts: dict[int, int] = {}
    for objective in pathway.objectives:
        if objective.stages:
            counts[objective.stages[-1]] = counts.get(objective.stages[-1], 0) + 1
    return counts


def _gaps(pathway: Pathway, *, shows_leave: bool) -> Iterator[Gap]:
    for wait in pathway.waits:
        yield Gap(wait.start, wait.end, _("Between placements"), is_leave=False)
    for placement in pathway.placements:
        for gap in placement.gaps:
            kind = gap.kind if shows_leave else LeaveKind.OTHER
            label = _(LEAVE[kind]) if gap.kind else _("Not employed")
            yield Gap(gap.period.start, gap.period.end, label)


def revision_days(pathway: Pathway) -> list[date]:
    """Give the days on which the individual plan is due for its yearly revision."""
    start, end = pathway.circumstances.starts_on, _end(pathway)
    years = range(start.year + 1, end.year + 1)
    return [day for year in years if (day := _anniversary(start, year)) < end]


def _end(pathway: Pathway) -> date:
    start = pathway.circumstances.starts_on
    ends = [placement.period.end for placement in pathway.placements]
    return max((*ends, _anniversary(start, start.year + 1)))


def _anniversary(day: date, year: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if leap else day.replace(year=year)


def _finish(pathway: Pathway, today: date) -> Finish | None:
    forecast = forecast_on(pathway, today)
    if forecast is None:
        return None
    return Finish(forecast.expected, forecast.earliest, forecast.expected)


def _gist(pathway: Pathway) -> str:
    if pathway.completes_on is None:
        return _("The plan does not lead to completion.")
    return _("%(count)d placements; complete on %(date)s") % {
        "count": len(pathway.placements),
        "date": date_format(pathway.completes_on),
    }
