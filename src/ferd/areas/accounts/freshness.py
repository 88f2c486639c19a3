"""Whether somebody has just shown who they are.

What binds others is signed at the moment of signing: whoever finds a terminal
open cannot approve in another's name. The sign-in library notes in the session
when a password, a code or a passkey was given; the demo notes its click.
"""

from datetime import UTC, datetime

from allauth.account.internal.flows.login import (
    get_authentication_records,
    record_authentication,
)
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
)
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.foundation import clock
from ferd.foundation.errors import NotAllowed

NEXT = "next"
"""What the address that one goes on to afterwards is called."""


def signed_in_at(request: HttpRequest) -> datetime:
    """Tell when the reader last showed who they are; long ago when they never did."""
    records = get_authentication_records(request, request.user)
    last = max((record["at"] for record in records), default=0.0)
    return datetime.fromtimestamp(last, UTC)


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether the reader has shown who they are in the last ten minutes."""
    age = clock.now() - signed_in_at(request)
    return age.total_seconds() < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def ask_again(person: Person, back: str) -> HttpResponse:
    """Send a person to show who they are, and then back to the page."""
    if get_reauthentication_flows(person):
        page = reverse("account_reauthenticate")
    elif settings.DEMO and person.is_fictitious:
        page = reverse("demo:again")
    else:
        raise NotAllowed(
            _("Get a password or a passkey first: what binds others asks for it.")
        )
    return HttpResponseRedirect(f"{page}?{urlencode({NEXT: back})}")


def note_sign_in(request: HttpRequest, person: Person, way: str) -> None:
    """Note that a person has just shown who they are, in a way of ours."""
    record_authentication(request, person, method=way)
