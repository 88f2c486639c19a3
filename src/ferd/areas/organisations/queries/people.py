"""Reading people: whom one may know of, and whose account one keeps."""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.audit import queries as audit
from ferd.areas.audit.models import AuditEntry
from ferd.areas.organisations.models import Role, RoleAssignment, Unit
from ferd.areas.organisations.queries.assignments import known_assignments
from ferd.areas.organisations.queries.roles import has_role, has_role_anywhere
from ferd.foundation import clock
from ferd.foundation.errors import NotFound
from ferd.foundation.words import has_words


def visible_people(actor: Person) -> QuerySet[Person]:
    """List the people of whom `actor` may know a role; and oneself.

    Administrators also see the people whom nobody has given a role yet, and
    those who may no longer sign in.
    """
    known = Q(pk=actor.pk) | Q(pk__in=known_assignments(actor).values("person"))
    if has_role_anywhere(actor, Role.ADMINISTRATOR):
        known |= Q(~Exists(RoleAssignment.objects.filter(person=OuterRef("pk"))))
    else:
        known &= Q(is_active=True)
    return Person.objects.filter(known, is_system=False)


def get_person(actor: Person, public_id: uuid.UUID) -> Person:
    """Get one person whom `actor` may know of."""
    found = visible_people(actor).filter(uuid=public_id).first()
    if found is None:
        raise NotFound(_("There is no such person."))
    return found


def find_people(actor: Person, words: str) -> QuerySet[Person]:
    """List the visible people whose name has all the words."""
    return visible_people(actor).filter(has_words(words, "name"))


def find_receiver(actor: Person, address: str) -> Person | None:
    """Find whom a role is to be given to, by the whole e-mail address.

    An administrator may bring in anyone who has an account, also from another
    trust; others only the people they know of.
    """
    is_administrator = has_role_anywhere(actor, Role.ADMINISTRATOR)
    people = Person.objects.all() if is_administrator else visible_people(actor)
    return people.filter(
        email__iexact=address.strip(), is_active=True, is_system=False
    ).first()


def people_without_role(actor: Person) -> QuerySet[Person]:
    """List, to administrators, the people whom nobody has given a role."""
    if not has_role_anywhere(actor, Role.ADMINISTRATOR):
        return Person.objects.none()
    given = RoleAssignment.objects.filter(person=OuterRef("pk"))
    return Person.objects.filter(~Exists(given), is_active=True, is_system=False)


def administers(actor: Person, person: Person) -> bool:
    """Tell whether `actor` keeps a person's account.

    Those who administer the unit of the person's oldest role do, and no others:
    so an administrator who brings in a colleague of another trust does not get
    hold of the account. Of someone without a role that lasts it is the latest;
    for someone without any role, it is every administrator.
    """
    if person.is_system:
        return False
    roles = RoleAssignment.objects.filter(person=person).select_related("unit")
    lasting = roles.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()))
    home = lasting.order_by("pk").first() or roles.order_by("-ends_at", "pk").first()
    if home is None:
        return has_role_anywhere(actor, Role.ADMINISTRATOR)
    return has_role(actor, Role.ADMINISTRATOR, unit=home.unit)


def history(target: Person | Unit) -> QuerySet[AuditEntry]:
    """List what was done to a person's account or a unit, newest first."""
    return audit.history(target)
