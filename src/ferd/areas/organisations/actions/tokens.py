"""Personal tokens, by which other programs act for the person who made them."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts import tokens
from ferd.areas.accounts.models import ApiToken, Person
from ferd.areas.accounts.scopes import Scope
from ferd.areas.audit import actions as audit
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, NotAllowed

MOST_DAYS: Final = 365
"""For how long a token works at most."""

MOST: Final = 20
"""How many tokens of one person may work at a time."""


@transaction.atomic
def make_token(
    *, name: str, scopes: Collection[Scope], days: int, actor: Person
) -> tuple[ApiToken, str]:
    """Make a token of one's own, that works for some days.

    Returns the token and its secret, which is not kept and cannot be shown again.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Conflict(_("A token works for at most one year."))
    if not scopes:
        raise Conflict(_("A token that may do nothing is of no use."))
    actor = Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if tokens.working(actor).count() >= MOST:
        raise Conflict(_("Revoke a token that is not in use first."))
    now, secret = clock.now(), tokens.PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=actor,
        name=name,
        token_hash=tokens.hashed(secret),
        scopes=[scope.value for scope in Scope if scope in scopes],
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record(
        actor=actor,
        action="organisations.make_token",
        target=token,
        scopes=token.scopes,
        days=days,
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken, actor: Person) -> ApiToken:
    """Close a token, from the next request on."""
    if token.person_id != actor.pk:
        raise NotAllowed(_("Only its owner may revoke a token."))
    still = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    token.revoked_at = clock.now()
    if not still.update(revoked_at=token.revoked_at):
        raise Conflict(_("The token is revoked already."))
    audit.record(actor=actor, action="organisations.revoke_token", target=token)
    return token
