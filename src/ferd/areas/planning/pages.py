"""What the pages of the planner show, gathered once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit.lookups import Purpose
from ferd.areas.organisations.models import Unit
from ferd.areas.planning import permissions, proposals, publications
from ferd.areas.planning.changes import Change, ChangeKind
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import Chosen, ChosenWay
from ferd.areas.planning.words import (
    CHANGES,
    OF_NEW_TRAINEE,
    OF_TRAINEE,
    PHASES,
    POINTS,
)
from ferd.areas.rotations import queries as rotations
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules import sensitive
from ferd.areas.schedules.models import IndividualPlan
from ferd.areas.schedules.timelines import timeline_of
from ferd.areas.schedules.words import sentences
from ferd.core.scheduling.revision import compare_pathways
from ferd.foundation import clock
from ferd.foundation.drawing.timeline import TimelineDrawing
from ferd.foundation.errors import NotAllowed
from ferd.foundation.tabs import Tab


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """One trainee in a proposal, before and after."""

    way: ChosenWay
    before: TimelineDrawing | None
    after: TimelineDrawing
    old_finish: date | None
    new_finish: date | None
    changes: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """One proposal as the page shows it."""

    title: str
    chosen: Chosen
    rows: Sequence[WayRow]

    @property
    def burden(self) -> float:
        """Give what it costs the cohort, a month of somebody's first delay being 1."""
        return self.chosen.point.cost / 10


def kinds_for(plan: IndividualPlan | None) -> tuple[ChangeKind, ...]:
    """Give what may change for a trainee with this plan."""
    return OF_TRAINEE if plan else OF_NEW_TRAINEE


def kind_named(name: str, kinds: Sequence[ChangeKind]) -> ChangeKind:
    """Find the kind of change an address names; the first one otherwise."""
    return next((kind for kind in kinds if kind.value == name), kinds[0])


def kind_tabs(path: str, kinds: Sequence[ChangeKind], here: ChangeKind) -> list[Tab]:
    """Give the kinds of change as tabs."""
    return [
        Tab(CHANGES[kind], f"{path}?kind={kind.value}", current=kind is here)
        for kind in kinds
    ]


def stages_ahead(plan: IndividualPlan) -> list[tuple[int, str]]:
    """Give the stages that are not over, to choose from."""
    today = clock.today()
    ahead = {
        p.stage: p.label for p in plan.as_pathway().placements if p.period.end > today
    }
    return list(ahead.items())


def title_of(change: Change, whom: str) -> str:
    """Name a change in a run's title; why someone is away is not said."""
    if change.kind in {ChangeKind.PROLONGED, ChangeKind.EARLY, ChangeKind.JOINED}:
        return f"{whom}: {CHANGES[change.kind]}"
    first = date_format(change.first_on, "SHORT_DATE_FORMAT")
    last = date_format(change.last_on, "SHORT_DATE_FORMAT") if change.last_on else ""
    return f"{whom}: {CHANGES[change.kind]}, {first} \N{EN DASH} {last}"


def unit_planned_by(actor: Person) -> Unit:
    """Give the highest unit in which the actor plans."""
    units = rotations.units_to_draft_for(actor)
    unit = min(units, key=lambda each: each.path.count("/"), default=None)
    if unit is None:
        raise NotAllowed(_("Only those who plan in the unit may ask the planner."))
    return unit


def run_context(actor: Person, run: SolverRun) -> dict[str, object]:
    """Give all that the page of a run shows."""
    answer = proposals.answer_of(run)
    phase = run.progress.get("phase", "")
    gap = run.progress.get("gap")
    return {
        "run": run,
        "answer": answer,
        "phase": PHASES.get(phase, ""),
        "share": round(100 * (run.progress.get("share") or 0)),
        "gap": None if gap is None else round(100 * gap, 1),
        "points": point_rows(actor, run),
        "reasons": [said.text() for said in answer.reasons],
        "remedies": [said.text() for said in answer.remedies],
        "remarks": [said.text() for said in answer.remarks],
        "may_plan": permissions.may_plan(actor, run.unit),
        "publication": publications.publication_of(actor, run),
    }


def point_rows(actor: Person, run: SolverRun) -> list[PointRow]:
    """Draw every proposal of a run, fewest changes first."""
    found = proposals.all_chosen(run, proposals.answer_of(run).points)
    _note_looks(actor, found)
    return [
        PointRow(
            title=str(POINTS.get(chosen.point.kind, chosen.point.kind)),
            chosen=chosen,
            rows=[_way_row(actor, way, f"{chosen.number}") for way in chosen.ways],
        )
        for chosen in found
    ]


def _note_looks(actor: Person, found: Iterable[Chosen]) -> None:
    ways = [
        (way.traineeship, way.circumstances) for chosen in found for way in chosen.ways
    ]
    sensitive.note_circumstances(actor, ways, Purpose.PLAN)


def _way_row(actor: Person, way: ChosenWay, name: str) -> WayRow:
    traineeship = way.traineeship
    version = rotations.version_to_follow(traineeship, way.base)
    after = schedules.laid_out(traineeship, version, way.circumstances)
    before = way.base.as_pathway() if way.base else None
    key = f"{name}-{traineeship.pk}"
    revision = compare_pathways(before, after) if before else None
    return WayRow(
        way=way,
        before=timeline_of(
            actor, traineeship, before, is_agreed=True, name=f"before-{key}"
        )
        if before
        else None,
        after=timeline_of(
            actor, traineeship, after, is_agreed=False, name=f"after-{key}"
        ),
        old_finish=before.completes_on if before else None,
        new_finish=after.completes_on,
        changes=sentences(revision) if revision else [],
    )
