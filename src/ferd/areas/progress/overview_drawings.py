"""A trainee's progress as drawings: the curves, and one square an objective."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from ferd.areas.progress.models import ObjectiveProgress
from ferd.areas.progress.overview import Group, Overview
from ferd.areas.progress.overview_words import standing_in_words
from ferd.core.progress import expectation
from ferd.core.progress.expectation import Step
from ferd.foundation.drawing.curve import CurveDrawing, Point
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.squares import (
    Progress,
    Square,
    SquareGroup,
    SquaresDrawing,
)

NOBODY = "00000000-0000-0000-0000-000000000000"


def curve(overview: Overview) -> CurveDrawing | None:
    """Draw what is expected and what is approved; None when no day is expected."""
    expected = expectation.expected_steps(overview.aims)
    if not expected:
        return None
    forecast = overview.forecast
    foreseen = None
    if forecast and forecast.on:
        approved = overview.standing.approved
        foreseen = Point(forecast.on, approved + forecast.remaining)
    return CurveDrawing(
        caption=Caption(
            id="expectation",
            title=_("Approved and expected"),
            description=standing_in_words(overview.standing),
        ),
        start=overview.sight.traineeship.starts_on,
        end=max(expected[-1].on, overview.today + timedelta(days=30)),
        full=expected[-1].number,
        unit=_("objectives"),
        expected=_points(expected),
        actual=_points(expectation.approved_steps(overview.aims)),
        ready=_points(expectation.ready_steps(overview.aims))
        if overview.waiting
        else (),
        foreseen=foreseen,
        today=overview.today,
    )


def squares(overview: Overview, groups: Iterable[Group]) -> SquaresDrawing:
    """Draw one square an objective, each a link to its page."""
    address = objective_address()
    return SquaresDrawing(
        caption=Caption(
            id="objectives",
            title=_("Learning objectives"),
            description=_("How far each objective has come."),
        ),
        groups=tuple(
            SquareGroup(
                label=group.label,
                squares=tuple(_square(row, overview, address) for row in group.rows),
            )
            for group in groups
        ),
    )


def objective_address() -> str:
    """Give the address of an objective's page, with ``{}`` for its identifier.

    One look-up serves a hundred links.
    """
    return reverse("progress:objective", args=[NOBODY]).replace(NOBODY, "{}")


def _square(row: ObjectiveProgress, overview: Overview, address: str) -> Square:
    objective = row.objective
    return Square(
        label=f"{objective.number:03d}",
        name=f"{objective.code} {objective.title}",
        progress=Progress(row.state),
        href=address.format(row.uuid),
        is_late=objective.code in overview.late,
    )


def _points(steps: Iterable[Step]) -> tuple[Point, ...]:
    return tuple(Point(step.on, step.number) for step in steps)
