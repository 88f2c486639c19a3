"""Personal tokens: how they are known again, and when they no longer work.

Making and revoking them are actions of the area `organisations`, which keeps
accounts and knows the audit trail.
"""

import hashlib
import uuid
from typing import Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import ApiToken, Person
from ferd.foundation import clock
from ferd.foundation.errors import NotFound

PREFIX: Final = "ferd_"
"""What every secret begins with, so that one that was lost is known for what it is."""


def hashed(secret: str) -> str:
    """Give what is kept of a secret: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def working(person: Person) -> QuerySet[ApiToken]:
    """List a person's tokens that still work, the newest first."""
    return ApiToken.objects.filter(
        person=person, revoked_at=None, expires_at__gt=clock.now()
    )


def over(person: Person) -> QuerySet[ApiToken]:
    """List a person's tokens that no longer work, the newest first."""
    return ApiToken.objects.filter(
        Q(revoked_at__isnull=False) | Q(expires_at__lte=clock.now()), person=person
    )


def get_own_token(person: Person, public_id: uuid.UUID) -> ApiToken:
    """Get one of a person's own tokens."""
    token = ApiToken.objects.filter(person=person, uuid=public_id).first()
    if token is None:
        raise NotFound(_("There is no such token."))
    return token


def find_working(secret: str) -> ApiToken | None:
    """Find the token a secret belongs to, with its person, if it works now."""
    return (
        ApiToken.objects.filter(
            token_hash=hashed(secret),
            revoked_at=None,
            expires_at__gt=clock.now(),
            person__is_active=True,
            person__is_system=False,
        )
        .select_related("person")
        .first()
    )


def note_use(token: ApiToken) -> None:
    """Note the day on which a token was last used; one write a day."""
    today = clock.today()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)


def close_all(person: Person) -> None:
    """Close every token of a person whose account is closed, for good."""
    working(person).update(revoked_at=clock.now())
