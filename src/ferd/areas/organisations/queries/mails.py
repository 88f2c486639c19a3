"""Reading the mails that came back, as far as one keeps the accounts."""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.notifications import queries as notifications
from ferd.areas.notifications.models import OutgoingMail
from ferd.areas.organisations.models import Role, RoleAssignment
from ferd.areas.organisations.queries.roles import has_role_anywhere, units_with_role
from ferd.foundation.errors import NotFound


def undelivered(actor: Person) -> QuerySet[OutgoingMail]:
    """List, to administrators, the mails to their trust's people that came back.

    Mails to people without any role are every administrator's.
    """
    kept = units_with_role(actor, (Role.ADMINISTRATOR,))
    people = Q(person__in=RoleAssignment.objects.filter(kept).values("person"))
    if has_role_anywhere(actor, Role.ADMINISTRATOR):
        roles = RoleAssignment.objects.filter(person=OuterRef("person"))
        people |= Q(~Exists(roles))
    return notifications.undeliverable().filter(people).exclude(person=actor)


def get_undelivered(actor: Person, public_id: uuid.UUID) -> OutgoingMail:
    """Get one mail that came back, to one of the people an administrator keeps."""
    found = undelivered(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such mail."))
    return found
