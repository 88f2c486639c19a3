"""One form, one effect: sending it again answers as the first time.

Every form carries a key (`{% form_key %}`). The key is stored in the same
transaction as what the form does, so a double click, a resend after a lost
answer and two tabs racing each other all end in one change and one answer.
"""

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ferd.foundation import clock
from ferd.foundation.models import ReceivedRequest

FIELD = "form_key"


class IdempotencyMiddleware:
    """Carry out a form with a key once, inside one transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Carry the form out, or give the answer it was given before."""
        key = _key(request)
        if key is None:
            return self.get_response(request)
        who = str(request.user.pk)
        try:
            with transaction.atomic():
                return self._first_time(request, key, who)
        except IntegrityError:
            received = ReceivedRequest.objects.filter(key=key, person_key=who).first()
            if received is None:  # the conflict was another one
                raise
            return HttpResponseRedirect(received.location or request.path)

    def _first_time(
        self, request: HttpRequest, key: uuid.UUID, who: str
    ) -> HttpResponse:
        received = ReceivedRequest.objects.create(
            key=key, person_key=who, path=request.path[:300], received_at=clock.now()
        )
        response = self.get_response(request)
        if response.status_code >= 400:
            transaction.set_rollback(True)
            return response
        received.status = response.status_code
        received.location = response.headers.get("Location", "")
        received.save(update_fields=["status", "location"])
        return response


def _key(request: HttpRequest) -> uuid.UUID | None:
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get(FIELD, "")), request.path)
    except ValueError:
        return None
