"""What several pages show of an individual plan, gathered once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.urls import reverse

from ferd.areas.accounts.models import Person
from ferd.areas.curriculum import queries as curriculum
from ferd.areas.schedules import (
    drawings,
    objective_drawings,
    permissions,
    queries,
    waiting_words,
)
from ferd.areas.schedules.discretion import without_bases
from ferd.areas.schedules.models import (
    IndividualPlan,
    SupervisorAppointment,
    Traineeship,
)
from ferd.areas.schedules.proposals import Proposal
from ferd.areas.schedules.words import sentences, site_in_words
from ferd.core.scheduling.pathway import Pathway
from ferd.core.scheduling.progress import forecast_on, progress_at
from ferd.core.scheduling.revision import compare_pathways
from ferd.foundation import clock
from ferd.foundation.drawing.timeline import TimelineDrawing


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement as the table of a page shows it."""

    label: str
    site: str
    first_on: date
    last_on: date
    months: float
    is_current: bool


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """One trainee as the list shows them."""

    traineeship: Traineeship
    supervisor: SupervisorAppointment | None
    plan: IndividualPlan | None
    share: float
    here: str
    completes_on: date | None


def way(actor: Person, plan: IndividualPlan) -> dict[str, object]:
    """Give the drawings and tables of one plan, as far as the reader may see."""
    pathway = plan.as_pathway()
    if not queries.follows_from_home(actor, plan.traineeship):
        pathway = without_bases(pathway)
    timeline = drawings.timeline(
        pathway,
        is_agreed=plan.status != IndividualPlan.Status.PROPOSED,
        shows_leave=permissions.may_see_leave(actor, plan.traineeship),
        today=clock.today(),
    )
    return {"timeline": timeline} | around(pathway, plan.traineeship)


def timelines(
    actor: Person, plans: Iterable[IndividualPlan]
) -> list[tuple[IndividualPlan, TimelineDrawing]]:
    """Draw several versions of a trainee's plan, to be seen beside each other."""
    return [
        (
            plan,
            drawings.timeline(
                plan.as_pathway(),
                is_agreed=plan.status != IndividualPlan.Status.PROPOSED,
                shows_leave=permissions.may_see_leave(actor, plan.traineeship),
                today=clock.today(),
                name=f"way-{plan.number}",
            ),
        )
        for plan in plans
    ]


def room_lacking(actor: Person, proposal: Proposal) -> list[str]:
    """Say where there is no room for what would be proposed."""
    pathway = queries.laid_out(
        proposal.traineeship, proposal.version, proposal.circumstances()
    )
    return waiting_words.room_lacking(proposal.traineeship, pathway, actor)


def preview(actor: Person, proposal: Proposal) -> dict[str, object]:
    """Show what a proposal would be, before anything is kept."""
    pathway = queries.laid_out(
        proposal.traineeship, proposal.version, proposal.circumstances()
    )
    agreed = queries.agreed_plan(proposal.traineeship)
    revision = compare_pathways(agreed.as_pathway(), pathway) if agreed else None
    return {
        "timeline": drawings.timeline(
            pathway, is_agreed=False, shows_leave=True, today=clock.today()
        ),
        "placements": placement_rows(pathway, clock.today()),
        "completes_on": pathway.completes_on,
        "diagnostics": pathway.diagnostics,
        "agreed": agreed,
        "changes": sentences(revision) if revision else [],
        "lacking": waiting_words.room_lacking(proposal.traineeship, pathway, actor),
    }


def around(pathway: Pathway, traineeship: Traineeship) -> dict[str, object]:
    """Give what stands around a timeline: figures, curve, squares, tables."""
    today = clock.today()
    groups = objective_drawings.objective_groups(pathway)
    named = curriculum.objectives_in_force(traineeship.specialty_code)
    return {
        "curve": drawings.curve(pathway, today),
        "counted": drawings.counted(pathway, today),
        "progress": progress_at(pathway, today),
        "forecast": forecast_on(pathway, today),
        "placements": placement_rows(pathway, today),
        "groups": groups,
        "squares": objective_drawings.squares(
            groups, named, _objective_address(), today
        ),
        "diagnostics": pathway.diagnostics,
    }


def _objective_address() -> str:
    """Give the address of an objective's page, with ``{}`` for its identifier.

    One look-up serves a thousand links.
    """
    nobody = UUID(int=0)
    return reverse("curriculum:objective", args=[nobody]).replace(str(nobody), "{}")


def placement_rows(pathway: Pathway, today: date) -> list[PlacementRow]:
    """Give the placements as rows of a table."""
    return [
        PlacementRow(
            label=placement.label,
            site=site_in_words(placement.site),
            first_on=placement.period.start,
            last_on=placement.period.last,
            months=_rounded(placement.account.counted),
            is_current=today in placement.period,
        )
        for placement in pathway.placements
    ]


def trainee_rows(traineeships: Iterable[Traineeship]) -> list[TraineeRow]:
    """Give the trainees one follows, each with where they are and how far.

    The traineeships must carry `open_plans` and `current`, as the query
    `followed_traineeships` fetches them.
    """
    return [_trainee_row(traineeship) for traineeship in traineeships]


def may_agree(actor: Person, plan: IndividualPlan) -> bool:
    """Tell whether the reader's yes is still missing."""
    if plan.status != IndividualPlan.Status.PROPOSED:
        return False
    if actor == plan.trainee:
        return plan.agreed_by_trainee_at is None
    return plan.agreed_by_leader_at is None and permissions.may_agree_as_leader(
        actor, plan
    )


def wait(actor: Person, plan: IndividualPlan | None) -> str:
    """Say what a proposal waits for besides a yes; nothing where there is room."""
    found = waiting_words.wait_of(plan) if plan else None
    return waiting_words.in_words(found, actor) if found else ""


def _trainee_row(traineeship: Traineeship) -> TraineeRow:
    open_plans: list[IndividualPlan] = traineeship.open_plans  # type: ignore[attr-defined]
    current: list[SupervisorAppointment] = traineeship.current  # type: ignore[attr-defined]
    plan = max(open_plans, key=lambda p: p.status == "agreed", default=None)
    supervisor = current[0] if current else None
    if plan is None:
        return TraineeRow(traineeship, supervisor, None, 0, "", None)
    progress = progress_at(plan.as_pathway(), clock.today())
    here = site_in_words(progress.current.site) if progress.current else ""
    share = _rounded(progress.share * 100)
    return TraineeRow(traineeship, supervisor, plan, share, here, plan.completes_on)


def _rounded(months: Fraction) -> float:
    return round(float(months), 1)
