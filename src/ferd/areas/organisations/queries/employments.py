"""Reading employment and qualifications, and whose one keeps."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import (
    Employment,
    Qualification,
    Role,
    RoleAssignment,
    Unit,
)
from ferd.areas.organisations.queries.roles import (
    current_roles,
    is_current,
    role_held,
    roles_held,
    units_with_role,
)
from ferd.areas.organisations.queries.units import visible_units

KEEPERS = (
    Role.ADMINISTRATOR,
    Role.SECTION_HEAD,
    Role.DEPARTMENT_HEAD,
    Role.PROGRAMME_DIRECTOR,
)
"""Roles that keep employment and qualifications."""


def visible_employments(actor: Person) -> QuerySet[Employment]:
    """List one's own employments, and those in units whose people one keeps."""
    return Employment.objects.filter(
        Q(person=actor) | units_with_role(actor, KEEPERS)
    ).select_related("unit", "person")


def visible_qualifications(actor: Person) -> QuerySet[Qualification]:
    """List one's own qualifications, and those of the people one keeps."""
    kept = RoleAssignment.objects.filter(is_current() & units_with_role(actor, KEEPERS))
    return Qualification.objects.filter(
        Q(person=actor)
        | Q(person__in=kept.values("person"))
        | Q(
            person__in=Employment.objects.filter(
                units_with_role(actor, KEEPERS)
            ).values("person")
        )
    )


def role_as_keeper(actor: Person, units: Iterable[Unit]) -> RoleAssignment | None:
    """Give the role in which `actor` keeps people, of one of the units if it can be."""
    found = (role_held(actor, KEEPERS, unit=unit) for unit in units)
    anywhere = (mine for mine in roles_held(actor) if mine.role in KEEPERS)
    return next(filter(None, found), None) or next(anywhere, None)


def units_kept_by(actor: Person) -> QuerySet[Unit]:
    """List the units where `actor` keeps employment and qualifications."""
    return visible_units(actor).filter(units_with_role(actor, KEEPERS, prefix=""))


def has_role_in_units_kept_by(actor: Person, person: Person) -> bool:
    """Tell whether `person` now has a role where `actor` keeps the people."""
    return current_roles(person).filter(units_with_role(actor, KEEPERS)).exists()


def units_to_vouch_in(actor: Person, person: Person) -> QuerySet[Unit]:
    """List the person's units whose people `actor` keeps; never for oneself."""
    if actor == person:
        return Unit.objects.none()
    employed = Employment.objects.filter(person=person)
    return units_kept_by(actor).filter(
        Q(pk__in=current_roles(person).values("unit"))
        | Q(pk__in=employed.values("unit"))
    )
