"""Reading runs, as far as the reader may: those who plan in the unit see them."""

import uuid
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.planning import permissions
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.permissions import PLANNING_DOWN
from ferd.areas.schedules.models import Traineeship
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

Status = SolverRun.Status
SILENCE = timedelta(minutes=2)
"""A worker that says nothing for so long is taken to be gone."""

RECENT = 20
"""So many runs are looked through for the newest of each unit."""


def visible_runs(actor: Person) -> QuerySet[SolverRun]:
    """List the runs of the units in which, and below which, `actor` plans."""
    whole = organisations.units_with_role(actor, PLANNING_DOWN)
    section = organisations.units_with_role(actor, (Role.SECTION_HEAD,))
    parts = Unit.objects.filter(parent=OuterRef("unit"))
    return (
        SolverRun.objects.filter(whole | section & ~Exists(parts))
        .select_related("unit", "asked_by")
        .defer("problem")
    )


def newest_explaining(actor: Person) -> list[SolverRun]:
    """Give the newest finished run of each unit that tells what is in short supply."""
    runs = visible_runs(actor).filter(kind=SolverRun.Kind.EXPLAIN, status=Status.DONE)
    found: dict[int, SolverRun] = {}
    for run in runs.order_by("-ended_at")[:RECENT]:
        found.setdefault(run.unit_id, run)
    return list(found.values())


def get_run(actor: Person, public_id: uuid.UUID) -> SolverRun:
    """Get one run that `actor` may see."""
    found = visible_runs(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such run."))
    return found


def silent_runs() -> QuerySet[SolverRun]:
    """List the runs whose worker has not been heard of for a while."""
    return SolverRun.objects.filter(
        status=Status.RUNNING, heartbeat_at__lt=clock.now() - SILENCE
    )


def latest_reach(traineeship: Traineeship) -> SolverRun | None:
    """Get the newest answer, or question, of how objectives can be reached.

    Whoever may see it has been asked before: `permissions.may_see_reach`.
    """
    runs = SolverRun.objects.filter(
        kind=SolverRun.Kind.REACH, request__whom=str(traineeship.uuid)
    )
    return runs.select_related("unit", "asked_by").defer("problem").first()


def unit_around(unit: Unit) -> Unit:
    """Give the department of a unit; the unit itself when there is none above."""
    above = organisations.units_above(unit)
    return next((u for u in above if u.kind == Unit.Kind.DEPARTMENT), unit)


def unit_to_plan(actor: Person, unit: Unit) -> Unit:
    """Give the highest unit, from this one upwards, in which `actor` plans."""
    line = [*organisations.units_above(unit), unit]
    line.sort(key=lambda each: len(each.path))
    return next(each for each in line if permissions.may_plan(actor, each))


def traineeships_to_plan(unit: Unit) -> QuerySet[Traineeship]:
    """List the traineeships that last, in a unit and below it."""
    return (
        Traineeship.objects.filter(
            Q(ends_on=None) | Q(ends_on__gt=clock.today()),
            unit__path__startswith=unit.path,
        )
        .select_related("trainee", "unit")
        .order_by("pk")
    )
