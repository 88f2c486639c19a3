"""An individual plan's values as the drawings and tables that pages show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.curriculum.models import LearningObjective
from ferd.areas.schedules.words import LEAVE, short_site_in_words
from ferd.core.scheduling.pathway import (
    ExpectedObjective,
    ObjectiveState,
    Pathway,
    Placement,
)
from ferd.core.scheduling.progress import expected_curve, forecast_on, progress_at
from ferd.core.time_rules import LeaveKind
from ferd.foundation.drawing.curve import CurveDrawing, Point
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.progress import ProgressDrawing
from ferd.foundation.drawing.squares import (
    Progress,
    Square,
    SquareGroup,
    SquaresDrawing,
)
from ferd.foundation.drawing.timeline import (
    Band,
    Event,
    Finish,
    Firmness,
    Gap,
    Tick,
    TimelineDrawing,
)


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """The objectives that one stage completes."""

    label: str
    objectives: tuple[ExpectedObjective, ...]


def timeline(
    pathway: Pathway, *, is_agreed: bool, shows_leave: bool, today: date
) -> TimelineDrawing:
    """Draw a trainee's way from the first day to specialist."""
    return TimelineDrawing(
        caption=Caption(
            id="way", title=_("The way to specialist"), description=_gist(pathway)
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
            description=_("%(done).1f of %(whole).1f months")
            % {"done": done, "whole": whole},
        ),
        done=round(done, 1),
        whole=round(whole, 1),
    )


def objective_groups(pathway: Pathway) -> list[ObjectiveGroup]:
    """Group the objectives by the stage at whose end they are expected done.

    The stages come in the order they are served; what has none comes last.
    """
    labels = {p.stage: p.label for p in pathway.placements}
    groups: dict[int | None, list[ExpectedObjective]] = {s: [] for s in labels}
    for objective in pathway.objectives:
        last = objective.stages[-1] if objective.stages else None
        groups.setdefault(last if last in labels else None, []).append(objective)
    return [
        ObjectiveGroup(labels[stage] if stage else _("Without a stage"), tuple(found))
        for stage, found in groups.items()
        if found
    ]


def squares(
    groups: list[ObjectiveGroup],
    named: Mapping[int, LearningObjective],
    address: str,
    today: date,
) -> SquaresDrawing:
    """Draw one square an objective: what the plan says of it today.

    Args:
        groups: the objectives by stage.
        named: the catalogue's objectives by number.
        address: of an objective's page, with ``{}`` for its identifier.
        today: the day the plan is read against.
    """
    return SquaresDrawing(
        caption=Caption(
            id="objectives",
            title=_("Learning objectives, by the plan"),
            description=_("What the plan says of each objective today."),
        ),
        groups=tuple(
            SquareGroup(
                label=group.label,
                squares=tuple(
                    _square(objective, named, address, today)
                    for objective in group.objectives
                ),
                tally=_expected_in_words(group),
            )
            for group in groups
        ),
        words={
            Progress.APPROVED: _("Credited"),
            Progress.IN_PROGRESS: _("Begun, by the plan"),
            Progress.NOT_STARTED: _("Later, by the plan"),
        },
    )


def _square(
    objective: ExpectedObjective,
    named: Mapping[int, LearningObjective],
    address: str,
    today: date,
) -> Square:
    known = named.get(objective.number) if objective.number else None
    label = str(objective.number) if objective.number else objective.code
    return Square(
        label=label,
        name=f"{objective.code} {known.title}" if known else objective.code,
        progress=_progress(objective, today),
        href=address.format(known.uuid) if known else "",
    )


def _progress(objective: ExpectedObjective, today: date) -> Progress:
    if objective.state is ObjectiveState.CREDITED:
        return Progress.APPROVED
    if objective.starts_on and objective.starts_on <= today:
        return Progress.IN_PROGRESS
    return Progress.NOT_STARTED


def _expected_in_words(group: ObjectiveGroup) -> str:
    days = [o.expected_on for o in group.objectives if o.expected_on]
    if not days:
        return str(len(group.objectives))
    return _("%(count)d, expected by %(date)s") % {
        "count": len(group.objectives),
        "date": date_format(max(days)),
    }


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
    return _("%(months).1f months counted, %(objectives)d objectives complete") % {
        "months": float(placement.account.counted),
        "objectives": completed,
    }


def _objectives_completed(pathway: Pathway) -> dict[int, int]:
    counts: dict[int, int] = {}
    for objective in pathway.objectives:
        if objective.stages:
            counts[objective.stages[-1]] = counts.get(objective.stages[-1], 0) + 1
    return counts


def _gaps(pathway: Pathway, *, shows_leave: bool) -> Iterator[Gap]:
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
