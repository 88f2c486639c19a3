"""One form, one effect: sending it again answers as the first time.

Every form carries a key (`{% form_key %}`). The key is stored in the same
transaction as what the form does, so a double click, a resend after a lost
answer and two tabs racing each other all end in one change and one answer.
"""

import hashlib
import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from ferd.foundation import clock
from ferd.foundation.api import problems
from ferd.foundation.models import ReceivedRequest

FIELD = "form_key"
HEADER: Final = "Idempotency-Key"
KEY: Final = r"^[!-~]{8,200}$"
"""What a key may be: 8 to 200 visible signs."""

KEPT: Final = timedelta(days=1)
"""For how long the words of an answer to a program are kept."""


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
            return _again(request, received)

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
        if key_in_header(request) is not None:
            received.body_hash = _hash(request)
            received.answer = response.content.decode()
            received.media_type = response.headers.get("Content-Type", "")
        received.save()
        return response


def key_in_header(request: HttpRequest) -> str | None:
    """Give the key that a program wrote, if it wrote one that can be used."""
    written = request.headers.get(HEADER, "")
    return written if re.fullmatch(KEY, written) else None


def forget_answers() -> None:
    """Forget the words of answers to programs; that they were given stays."""
    old = ReceivedRequest.objects.filter(received_at__lt=clock.now() - KEPT)
    old.exclude(answer="").update(answer="")


def _again(request: HttpRequest, received: ReceivedRequest) -> HttpResponse:
    if key_in_header(request) is None:
        return HttpResponseRedirect(received.location or request.path)
    if received.body_hash != _hash(request):
        words = _("The key was used for something else. Make a new one.")
        return problems.answer(problems.KEY_REUSED, words)
    if not received.answer:
        words = _("This was done before; its answer is no longer kept.")
        return problems.answer(problems.CONFLICT, words)
    response = HttpResponse(
        received.answer, status=received.status, content_type=received.media_type
    )
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _key(request: HttpRequest) -> uuid.UUID | None:
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    if (written := key_in_header(request)) is not None:
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{request.path} {written}")
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get(FIELD, "")), request.path)
    except ValueError:
        return None


def _hash(request: HttpRequest) -> str:
    return hashlib.sha256(request.body).hexdigest()
