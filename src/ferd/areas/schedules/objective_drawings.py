"""An individual plan's objectives: grouped by stage, and drawn as squares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.curriculum.models import LearningObjective
from ferd.core.scheduling.pathway import ExpectedObjective, ObjectiveState, Pathway
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.squares import (
    Progress,
    Square,
    SquareGroup,
    SquaresDrawing,
)


@dataclass(frozen=True, slots=True)
class ObjectiveGroup:
    """The objectives that one stage completes."""

    label: str
    objectives: tuple[ExpectedObjective, ...]


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
