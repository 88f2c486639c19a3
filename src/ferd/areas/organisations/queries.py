"""Reading units, sites and roles, as far as the reader may."""

import uuid
from collections.abc import Collection

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import (
    Delegation,
    Role,
    RoleAssignment,
    Site,
    Unit,
)
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

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
    now = clock.now()
    return RoleAssignment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=now), person=person, starts_at__lte=now
    ).select_related("unit")


def has_role(person: Person, *roles: Role, unit: Unit) -> bool:
    """Tell whether `person` now holds one of `roles` in `unit`.

    Heads of department, programme directors, administrators and regional
    centres hold their role in everything below their unit too.
    """
    held = current_roles(person).filter(role__in=roles)
    return any(_reaches(assignment, unit) for assignment in held)


def has_role_anywhere(person: Person, *roles: Role) -> bool:
    """Tell whether `person` now holds one of `roles` in any unit."""
    return current_roles(person).filter(role__in=roles).exists()


def units_with_role(
    person: Person, roles: Collection[Role], *, prefix: str = "unit__"
) -> Q:
    """Give the condition that a row's unit is one where `person` has a role.

    Args:
        person: who asks.
        roles: any of them is enough.
        prefix: the way from the row to its unit, such as ``plan__unit__``.
    """
    condition = Q(pk__in=[])
    for assignment in current_roles(person).filter(role__in=roles):
        if assignment.role in CARRYING_DOWN:
            condition |= Q(**{f"{prefix}path__startswith": assignment.unit.path})
        else:
            condition |= Q(**{f"{prefix}path": assignment.unit.path})
    return condition


def current_holders(*roles: Role) -> QuerySet[RoleAssignment]:
    """List the assignments of `roles` that hold at this moment, in any unit."""
    now = clock.now()
    return RoleAssignment.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=now), role__in=roles, starts_at__lte=now
    )


def people_with_role(unit: Unit, *roles: Role) -> QuerySet[Person]:
    """List the people who now hold one of `roles` in exactly this unit."""
    holders = current_holders(*roles).filter(unit=unit)
    return Person.objects.filter(pk__in=holders.values("person"), is_active=True)


def visible_units(actor: Person) -> QuerySet[Unit]:
    """List the units: the shape of the organisations is open to all who work there."""
    return Unit.objects.all() if actor.is_active else Unit.objects.none()


def get_unit(actor: Person, public_id: uuid.UUID) -> Unit:
    """Get one unit by public identifier."""
    unit = visible_units(actor).filter(uuid=public_id).first()
    if unit is None:
        raise NotFound("There is no such unit.")
    return unit


def get_assignment(actor: Person, public_id: uuid.UUID) -> RoleAssignment:
    """Get one role assignment that `actor` may see."""
    found = (
        visible_assignments(actor)
        .filter(uuid=public_id)
        .select_related("unit", "person")
        .first()
    )
    if found is None:
        raise NotFound("There is no such role.")
    return found


def visible_assignments(actor: Person) -> QuerySet[RoleAssignment]:
    """List role assignments: one's own, and those in units one answers for."""
    answering = {
        Role.ADMINISTRATOR,
        Role.SECTION_HEAD,
        Role.DEPARTMENT_HEAD,
        Role.PROGRAMME_DIRECTOR,
        Role.COMMITTEE_LEADER,
    }
    return RoleAssignment.objects.filter(
        Q(person=actor) | units_with_role(actor, answering)
    ).select_related("unit", "person")


def visible_sites(actor: Person) -> QuerySet[Site]:
    """List the sites of all trusts."""
    return (
        Site.objects.select_related("trust") if actor.is_active else Site.objects.none()
    )


def current_delegations(receiver: Person, unit: Unit) -> QuerySet[Delegation]:
    """List the delegations a person may act on in a unit at this moment."""
    now = clock.now()
    return Delegation.objects.filter(
        receiver=receiver, unit=unit, starts_at__lte=now, ends_at__gt=now
    )


def _reaches(assignment: RoleAssignment, unit: Unit) -> bool:
    if assignment.role in CARRYING_DOWN:
        return unit.path.startswith(assignment.unit.path)
    return assignment.unit_id == unit.pk
