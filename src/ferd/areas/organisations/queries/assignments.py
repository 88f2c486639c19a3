"""Reading role assignments: one's own, those one answers for, one's colleagues'."""

import uuid

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Role, RoleAssignment, Unit
from ferd.areas.organisations.queries.roles import (
    current_roles,
    has_role,
    is_current,
    units_with_role,
)
from ferd.foundation.errors import NotFound

ANSWERING = (
    Role.ADMINISTRATOR,
    Role.SECTION_HEAD,
    Role.DEPARTMENT_HEAD,
    Role.PROGRAMME_DIRECTOR,
    Role.COMMITTEE_LEADER,
)
"""Roles that see every assignment of their units: ended ones, and by whom."""

OPEN_ROLES = frozenset(set(Role) - {Role.TRAINEE, Role.REGIONAL_CENTRE})
"""Roles that a colleague anywhere may know who holds. Who trains is for the unit."""


def visible_assignments(actor: Person) -> QuerySet[RoleAssignment]:
    """List role assignments: one's own, and those in units one answers for."""
    return RoleAssignment.objects.filter(
        Q(person=actor) | units_with_role(actor, ANSWERING)
    ).select_related("unit", "person", "given_by")


def get_assignment(actor: Person, public_id: uuid.UUID) -> RoleAssignment:
    """Get one role assignment that `actor` may see."""
    found = (
        visible_assignments(actor)
        .filter(uuid=public_id)
        .select_related("unit", "person")
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such role."))
    return found


def known_assignments(actor: Person) -> QuerySet[RoleAssignment]:
    """List the visible assignments, and the current ones of one's colleagues.

    Who leads, supervises or sits in a committee is open to all who work with
    training, who trains to those who have a role in the same unit. A regional
    centre knows no individuals, and someone without a role no colleagues.
    """
    mine = Q(person=actor) | units_with_role(actor, ANSWERING)
    held = {Role(each.role) for each in current_roles(actor)}
    working = held - {Role.REGIONAL_CENTRE}
    if working:
        beside = units_with_role(actor, working)
        mine |= (
            is_current()
            & Q(person__is_active=True)
            & (Q(role__in=OPEN_ROLES) | beside & ~Q(role=Role.REGIONAL_CENTRE))
        )
    return RoleAssignment.objects.filter(mine).select_related(
        "unit", "person", "given_by"
    )


def answers_for(actor: Person, unit: Unit) -> bool:
    """Tell whether `actor` sees every assignment of a unit."""
    return has_role(actor, *ANSWERING, unit=unit)
