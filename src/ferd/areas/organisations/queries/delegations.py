"""Reading delegations, and who may act on one now."""

import uuid

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.organisations.models import Delegation, Role, Unit
from ferd.areas.organisations.queries.assignments import ANSWERING
from ferd.areas.organisations.queries.roles import (
    has_role,
    people_with_role,
    units_with_role,
)
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

RECEIVERS = (Role.SECTION_HEAD, Role.CLINICAL_SUPERVISOR)
"""Roles of those to whom a head of department may delegate (the Ahus plan)."""


def visible_delegations(actor: Person) -> QuerySet[Delegation]:
    """List the delegations one gave or received, and those one answers for."""
    return Delegation.objects.filter(
        Q(giver=actor) | Q(receiver=actor) | units_with_role(actor, ANSWERING)
    ).select_related("giver", "receiver", "unit")


def get_delegation(actor: Person, public_id: uuid.UUID) -> Delegation:
    """Get one delegation that `actor` may see."""
    found = visible_delegations(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such delegation."))
    return found


def current_delegations(receiver: Person, unit: Unit) -> list[Delegation]:
    """List the delegations a person may act on in a unit at this moment.

    A delegation falls with what it rests on: the giver must still head the
    department, and the receiver still lead or be a consultant in the unit.
    """
    if not has_role(receiver, *RECEIVERS, unit=unit):
        return []
    now = clock.now()
    going = Delegation.objects.filter(
        receiver=receiver,
        unit=unit,
        starts_at__lte=now,
        ends_at__gt=now,
        giver__is_active=True,
    ).select_related("giver")
    return [d for d in going if has_role(d.giver, Role.DEPARTMENT_HEAD, unit=unit)]


def people_to_delegate_to(actor: Person, unit: Unit) -> QuerySet[Person]:
    """List the doctors of a unit who may be handed the task of approving."""
    leading = people_with_role(unit, *RECEIVERS)
    return leading.filter(authorised_on__isnull=False).exclude(pk=actor.pk)
