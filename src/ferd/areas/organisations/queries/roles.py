"""Who holds which role now, and where: what every permission rests on."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Role, RoleAssignment, Unit
from ferd.foundation import clock
from ferd.foundation.reading import once

CARRYING_DOWN = frozenset(
    {
        Role.DEPARTMENT_HEAD,
        Role.PROGRAMME_DIRECTOR,
        Role.ADMINISTRATOR,
        Role.REGIONAL_CENTRE,
    }
)
"""Roles that hold for everything below their unit, not for the unit alone."""


def current_roles(person: Person) -> QuerySet[RoleAssignment]:
    """List the roles a person holds at this moment."""
    return RoleAssignment.objects.filter(is_current(), person=person).select_related(
        "unit"
    )


def roles_held(person: Person) -> list[RoleAssignment]:
    """List the roles held at this moment; while one page is read, ask once."""
    key = ("organisations.roles", person.pk)
    return once(key, lambda: list(current_roles(person)))


def current_roles_of(people: Collection[Person]) -> dict[int, list[RoleAssignment]]:
    """Give the roles each of some people holds at this moment, by primary key."""
    held: dict[int, list[RoleAssignment]] = {person.pk: [] for person in people}
    rows = RoleAssignment.objects.filter(is_current(), person__in=people)
    for assignment in rows.select_related("unit"):
        held[assignment.person_id].append(assignment)
    return held


def hold_roles(person: Person) -> None:
    """Keep a person's roles from ending before this transaction is over.

    An action that binds others begins with this, and asks for the role after
    it: so nothing is approved by someone whose role ended just before.
    """
    held = RoleAssignment.objects.filter(person=person).order_by("pk")
    list(held.select_for_update(of=("self",), no_key=True).values_list("pk"))


def has_role(person: Person, *roles: Role, unit: Unit) -> bool:
    """Tell whether `person` now holds one of `roles` in `unit`.

    Heads of department, programme directors, administrators and regional
    centres hold their role in everything below their unit too.
    """
    held = roles_held(person)
    return any(_reaches(mine, unit) for mine in held if mine.role in roles)


def has_role_anywhere(person: Person, *roles: Role) -> bool:
    """Tell whether `person` now holds one of `roles` in any unit."""
    return any(assignment.role in roles for assignment in roles_held(person))


def role_held(
    person: Person, roles: Collection[Role], *, unit: Unit
) -> RoleAssignment | None:
    """Give the first of the person's roles that is one of `roles` in `unit`."""
    held = (mine for mine in roles_held(person) if mine.role in roles)
    return next((mine for mine in held if _reaches(mine, unit)), None)


def units_with_role(
    person: Person, roles: Collection[Role], *, prefix: str = "unit__"
) -> Q:
    """Give the condition that a row's unit is one where `person` has a role.

    Args:
        person: who asks.
        roles: any of them is enough.
        prefix: the way from the row to its unit, such as ``plan__unit__``.
    """
    return units_held(roles_held(person), roles, prefix=prefix)


def units_held(
    held: Iterable[RoleAssignment], roles: Collection[Role], *, prefix: str = "unit__"
) -> Q:
    """Give the same condition from roles that have been fetched already."""
    condition = Q(pk__in=[])
    for assignment in held:
        if assignment.role not in roles:
            continue
        if assignment.role in CARRYING_DOWN:
            condition |= Q(**{f"{prefix}path__startswith": assignment.unit.path})
        else:
            condition |= Q(**{f"{prefix}path": assignment.unit.path})
    return condition


def current_holders(*roles: Role) -> QuerySet[RoleAssignment]:
    """List the assignments of `roles` that hold at this moment, in any unit."""
    return RoleAssignment.objects.filter(is_current(), role__in=roles)


def people_with_role(unit: Unit, *roles: Role) -> QuerySet[Person]:
    """List the people who now hold one of `roles` in exactly this unit."""
    holders = current_holders(*roles).filter(unit=unit)
    return Person.objects.filter(pk__in=holders.values("person"), is_active=True)


def is_current() -> Q:
    """Give the condition that a role holds at this moment."""
    now = clock.now()
    return (Q(ends_at=None) | Q(ends_at__gt=now)) & Q(starts_at__lte=now)


def _reaches(assignment: RoleAssignment, unit: Unit) -> bool:
    if assignment.role in CARRYING_DOWN:
        return unit.path.startswith(assignment.unit.path)
    return assignment.unit_id == unit.pk
