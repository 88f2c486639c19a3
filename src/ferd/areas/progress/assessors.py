"""Who may judge a trainee: people of the directory with a role that says so.

The role is in the unit where it happened, or in the trainee's own unit, at the
moment of judging. Nobody judges a fellow trainee, or while not impartial.
"""

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role, Unit
from ferd.areas.progress import authority
from ferd.areas.progress.models import ConflictOfInterest, ObjectiveProgress
from ferd.areas.schedules.models import PlaceRequest, Traineeship
from ferd.areas.schedules.roles import LEADERS, SUPERVISORS
from ferd.foundation import clock

ASSESSING = (*SUPERVISORS, *LEADERS)
"""Roles that observe and judge, the one that says most first."""


def is_fit_to_judge(person: Person, traineeship: Traineeship) -> bool:
    """Tell whether nothing forbids a person to judge a trainee."""
    return person.is_active and authority.may_judge(person, traineeship)


def role_of_assessor(
    person: Person, traineeship: Traineeship, unit: Unit
) -> Role | None:
    """Give the role in which a person may assess a trainee now; None: may not."""
    if not is_fit_to_judge(person, traineeship):
        return None
    held = (
        role
        for role in ASSESSING
        for place in (unit, traineeship.unit)
        if organisations.has_role(person, role, unit=place)
    )
    return next(held, None)


def people_to_ask(traineeship: Traineeship) -> QuerySet[Person]:
    """List who may be asked to assess, wherever the trainee serves."""
    units = list(units_of(traineeship))
    at = Q(unit__in=units)
    above = {int(key) for unit in units for key in unit.path.strip("/").split("/")}
    heads = Q(role=Role.DEPARTMENT_HEAD, unit__in=above)
    holders = organisations.current_holders(*ASSESSING).filter(at | heads)
    fellows = Traineeship.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=clock.today()),
        specialty_code=traineeship.specialty_code,
    )
    return (
        Person.objects.filter(pk__in=holders.values("person"), is_active=True)
        .exclude(pk=traineeship.trainee_id)
        .exclude(pk__in=fellows.values("trainee"))
        .exclude(pk__in=_conflicts(traineeship).values("person"))
    )


def units_of(traineeship: Traineeship) -> QuerySet[Unit]:
    """List the units where a trainee serves or will: home, stages and stays."""
    owners = ObjectiveProgress.objects.filter(traineeship=traineeship)
    stays = PlaceRequest.objects.filter(
        traineeship=traineeship, status=PlaceRequest.Status.COMMITTED
    )
    return Unit.objects.filter(
        Q(pk=traineeship.unit_id)
        | Q(pk__in=owners.order_by().values("owner"))
        | Q(pk__in=stays.order_by().values("places__unit"))
    )


def _conflicts(traineeship: Traineeship) -> QuerySet[ConflictOfInterest]:
    return ConflictOfInterest.objects.filter(
        trainee=traineeship.trainee_id, ended_at=None
    )
