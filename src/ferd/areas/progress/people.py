"""Who is told of what happens to an objective, and who is asked."""

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Delegation, Role, Unit
from ferd.areas.progress import authority
from ferd.areas.progress.models import ConflictOfInterest, ObjectiveProgress
from ferd.areas.schedules import queries as schedules
from ferd.areas.schedules import request_queries
from ferd.areas.schedules.models import StaySupervisor, Traineeship
from ferd.areas.schedules.roles import LEADERS
from ferd.foundation import clock


def supervisors(traineeship: Traineeship) -> list[Person]:
    """List the educational supervisor, if one is appointed."""
    found = schedules.current_supervisor(traineeship)
    return [found.supervisor] if found else []


def heads(unit: Unit) -> list[Person]:
    """List those who lead a unit, or a department it lies in."""
    return request_queries.people_over(unit, LEADERS)


def who_supervise(row: ObjectiveProgress) -> list[Person]:
    """List who is asked as educational supervisor; substitutes in place of others."""
    stay = StaySupervisor.objects.filter(
        request__traineeship=row.traineeship,
        request__places__unit=row.owner,
        ended_at=None,
    ).select_related("supervisor")
    appointed = [*supervisors(row.traineeship), *(each.supervisor for each in stay)]
    replacing = ConflictOfInterest.objects.filter(
        trainee=row.traineeship.trainee, ended_at=None, person__in=appointed
    ).select_related("substitute")
    substitutes = [each.substitute for each in replacing if each.substitute]
    return [
        person
        for person in (*appointed, *substitutes)
        if authority.capacity_of(person, row) == "educational_supervisor"
    ]


def who_may_be_asked(row: ObjectiveProgress) -> list[Person]:
    """List the clinical supervisors who may be asked to recommend, by name."""
    role = Role.CLINICAL_SUPERVISOR
    found = {
        *organisations.people_with_role(row.owner, role),
        *organisations.people_with_role(row.traineeship.unit, role),
    }
    clinical = [
        person
        for person in found
        if authority.capacity_of(person, row) == "clinical_supervisor"
    ]
    return sorted(clinical, key=lambda person: (person.name, person.pk))


def who_approve(row: ObjectiveProgress) -> list[Person]:
    """List those for whom it waits: leaders of the owning unit, and delegates."""
    now = clock.now()
    delegations = Delegation.objects.filter(
        unit=row.owner, starts_at__lte=now, ends_at__gt=now
    ).select_related("receiver")
    found = [*heads(row.owner), *(each.receiver for each in delegations)]
    return [
        person
        for person in dict.fromkeys(found)
        if authority.authority_of(person, row) is not None
    ]
