"""What this area holds that is sensitive about a trainee, and who saw it."""

from collections.abc import Iterable, Iterator

from ferd.areas.accounts.models import Person
from ferd.areas.audit import lookups
from ferd.areas.audit.lookups import Kind, Look, Purpose, register
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import permissions, queries
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.areas.schedules.roles import READERS
from ferd.core.diagnostics import gettext_noop
from ferd.core.scheduling.circumstances import Circumstances

ABSENCE = register(
    Kind("schedules.absence", gettext_noop("Why you are or were away from work"))
)
REASON = register(
    Kind(
        "schedules.reason",
        gettext_noop("Why your plan was changed, and what was credited and why"),
    )
)


def note_plans(
    actor: Person,
    traineeship: Traineeship,
    plans: Iterable[IndividualPlan],
    purpose: Purpose,
) -> None:
    """Note that somebody sees plans of a trainee, with what is sensitive in each."""
    if actor == traineeship.trainee:
        return
    from_home = queries.follows_from_home(actor, traineeship)
    sees_leave = permissions.may_see_leave(actor, traineeship)
    role, unit = _role(actor, traineeship, from_home=from_home)
    looks = [
        Look(traineeship.trainee, kind, plan, role, purpose, unit)
        for plan in plans
        for kind in _shown(plan, sees_leave=sees_leave, sees_reason=from_home)
    ]
    lookups.note_many(actor=actor, looks=looks)


def note_circumstances(
    actor: Person,
    ways: Iterable[tuple[Traineeship, Circumstances]],
    purpose: Purpose,
) -> None:
    """Note that those who plan see why trainees are away, in what might come."""
    looks = []
    for traineeship, circumstances in ways:
        if circumstances.leaves and permissions.may_see_leave(actor, traineeship):
            role, unit = _role(actor, traineeship, from_home=True)
            looks.append(
                Look(traineeship.trainee, ABSENCE, traineeship, role, purpose, unit)
            )
    lookups.note_many(actor=actor, looks=looks)


def _shown(
    plan: IndividualPlan, *, sees_leave: bool, sees_reason: bool
) -> Iterator[Kind]:
    known = plan.as_circumstances()
    if sees_leave and known.leaves:
        yield ABSENCE
    if sees_reason and (
        plan.reason or known.credited_service or known.credited_objectives
    ):
        yield REASON


def _role(
    actor: Person, traineeship: Traineeship, *, from_home: bool
) -> tuple[str, str]:
    """Give the role in which a trainee is followed, and the unit where it is held."""
    held = organisations.role_held(actor, READERS, unit=traineeship.unit)
    if held is not None:
        return held.role, held.unit.name
    if from_home:
        return Role.EDUCATIONAL_SUPERVISOR, traineeship.unit.name
    return Role.RECEIVING_DEPARTMENT, ""
