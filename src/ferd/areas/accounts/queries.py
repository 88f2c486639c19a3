"""Reading people."""

import uuid

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.foundation.errors import NotFound

SYSTEM_EMAIL = "system@ferd.invalid"


def get_person(public_id: uuid.UUID) -> Person:
    """Get an active person by public identifier."""
    person = Person.objects.filter(uuid=public_id, is_active=True).first()
    if person is None:
        raise NotFound(_("There is no such person."))
    return person


def system_person() -> Person:
    """Get the named user that jobs and set-up act as."""
    return Person.objects.get(email=SYSTEM_EMAIL)


def fictitious_people() -> QuerySet[Person]:
    """List the people of the demo."""
    return Person.objects.filter(is_fictitious=True, is_active=True)


def mark_as_fictitious(person: Person) -> None:
    """Mark one of the demo's people, whom one-click sign-in may let in."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo has people whom one click lets in.")
    person.is_fictitious = True
    person.save(update_fields=["is_fictitious"])
