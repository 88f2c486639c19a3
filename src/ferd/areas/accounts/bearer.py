"""How the API knows who asks: by a personal token, and by nothing else.

A browser's session says nothing here, so no page of another site can make a
browser ask in its reader's name. `ferd.api.middleware` finds the token; each
operation names the scope that it needs.
"""

from typing import ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security.base import AuthBase

from ferd.areas.accounts.models import ApiToken
from ferd.areas.accounts.scopes import Scope
from ferd.foundation.errors import NotAllowed, Refusal
from ferd.foundation.idempotency import key_in_header


class ScopeMissing(NotAllowed):
    """The token was not made for this."""

    code = "scope_missing"


class KeyMissing(Refusal):
    """A change has no key by which its repetition would be known."""

    status: ClassVar[int] = 400
    code = "idempotency_key_missing"


class BearerToken(AuthBase):
    """Let in whose token has a scope; a change must also carry a key."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_description = "A personal token, made on your page in Ferd."

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiToken | None:
        """Give the token, or None when there is none that works."""
        token: ApiToken | None = getattr(request, "api_token", None)
        if token is None:
            return None
        if self.scope.value not in token.scopes:
            raise ScopeMissing(
                _("The token lacks the scope %(scope)s.") % {"scope": self.scope.value}
            )
        if request.method == "POST" and key_in_header(request) is None:
            raise KeyMissing(_("A change needs a header Idempotency-Key."))
        return token
