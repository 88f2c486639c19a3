"""An individual plan's way as programs get it, as far as its reader may see it."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from ferd.areas.schedules import permissions, queries
from ferd.areas.schedules.words import site_in_words
from ferd.core.scheduling.pathway import Gap, Placement

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person
    from ferd.areas.schedules.models import IndividualPlan


class GapOut(BaseModel):
    """Days within a placement on which the trainee is not there."""

    starts_on: date
    last_on: date
    kind: str | None = Field(description="Why, for the trainee and those who plan")


class PlacementOut(BaseModel):
    """One dated block of service in one stage."""

    stage: int
    label: str
    site: str
    starts_on: date
    last_on: date
    months: float = Field(description="How many months of it count")
    state: str
    gaps: list[GapOut]


class ExpectedOut(BaseModel):
    """When one learning objective is begun and expected done."""

    code: str
    number: int | None
    state: str
    starts_on: date | None
    expected_on: date | None
    basis: str | None = Field(description="Why it is credited, for those at home")


class WayOut(BaseModel):
    """A dated way through a training plan."""

    completes_on: date | None
    placements: list[PlacementOut]
    objectives: list[ExpectedOut]


def way_of(actor: "Person", plan: "IndividualPlan") -> WayOut:
    """Give the way of one plan; why somebody is away is for few."""
    pathway = plan.as_pathway()
    shows_leave = permissions.may_see_leave(actor, plan.traineeship)
    from_home = queries.follows_from_home(actor, plan.traineeship)
    objectives = [
        ExpectedOut(
            code=each.code,
            number=each.number,
            state=each.state.value,
            starts_on=each.starts_on,
            expected_on=each.expected_on,
            basis=each.basis if from_home else None,
        )
        for each in pathway.objectives
    ]
    return WayOut(
        completes_on=pathway.completes_on,
        placements=[
            _placement(each, shows_leave=shows_leave) for each in pathway.placements
        ],
        objectives=objectives,
    )


def _placement(placement: Placement, *, shows_leave: bool) -> PlacementOut:
    return PlacementOut(
        stage=placement.stage,
        label=placement.label,
        site=site_in_words(placement.site),
        starts_on=placement.period.start,
        last_on=placement.period.last,
        months=round(float(placement.account.counted), 2),
        state=placement.state.value,
        gaps=[_gap(each, shows_leave=shows_leave) for each in placement.gaps],
    )


def _gap(gap: Gap, *, shows_leave: bool) -> GapOut:
    kind = gap.kind.value if gap.kind and shows_leave else None
    return GapOut(starts_on=gap.period.start, last_on=gap.period.last, kind=kind)
