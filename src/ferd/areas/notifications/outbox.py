"""Sending the mails that wait: each at least once, and nobody twice if it can be.

A mail is claimed by moving its `due_at` ahead, sent, and then marked. A worker
that dies between sending and marking sends it again later, with the same
Message-ID, so that mail servers and readers know it for the same.
"""

import logging
import smtplib
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Mailing
from ferd.areas.notifications import checkpoint_mails, letters
from ferd.areas.notifications.choices import choices_of
from ferd.areas.notifications.models import Notice, OutgoingMail
from ferd.foundation import clock

LEASE = timedelta(minutes=5)
"""How long a mail that is being sent is left alone."""

LONGEST_WAIT = timedelta(hours=6)
MOST_ATTEMPTS = 20
"""With the waits between them, three days."""

Status = OutgoingMail.Status
log = logging.getLogger(__name__)


def send_waiting() -> None:
    """Send every mail that is due."""
    server = django_mail.get_connection()
    while (mail := _claim()) is not None:
        try:
            server.open()
        except OSError as error:
            log.warning("The mail server cannot be reached: %s.", type(error).__name__)
            _put_back(mail)
            break
        _handle(mail, server)
    server.close()


def try_again(mail: OutgoingMail) -> bool:
    """Let a mail that was given up be tried anew; tell whether it had been."""
    given_up = OutgoingMail.objects.filter(pk=mail.pk, status=Status.UNDELIVERABLE)
    return bool(
        given_up.update(
            status=Status.WAITING, ended_at=None, due_at=clock.now(), attempts=0
        )
    )


def message_id(mail: OutgoingMail) -> str:
    """Give the mail's name, the same however often it is sent."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    return f"<{mail.uuid}@{host}>"


def wait_after(attempts: int) -> timedelta:
    """Tell how long to wait when so many attempts have failed."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 16)), LONGEST_WAIT)


def _claim() -> OutgoingMail | None:
    now = clock.now()
    with transaction.atomic():
        mail = (
            OutgoingMail.objects.select_for_update(skip_locked=True)
            .filter(status=Status.WAITING, due_at__lte=now)
            .order_by("due_at", "pk")
            .first()
        )
        if mail is not None:
            mail.due_at, mail.attempts = now + LEASE, mail.attempts + 1
            mail.save(update_fields=["due_at", "attempts"])
    return mail


def _put_back(mail: OutgoingMail) -> None:
    """Let a mail wait that could not be tried; it does not count as an attempt."""
    OutgoingMail.objects.filter(pk=mail.pk, status=Status.WAITING).update(
        due_at=clock.now(), attempts=mail.attempts - 1
    )


def _handle(mail: OutgoingMail, server: BaseEmailBackend) -> None:
    message = _written(mail)
    if message is None:
        _leave(mail)
        return
    try:
        server.send_messages([message])
    except (OSError, UnicodeError) as error:  # smtplib's errors are OSErrors
        server.close()
        _note_fault(mail, error)
    else:
        _end(mail, Status.SENT)


def _written(mail: OutgoingMail) -> django_mail.EmailMessage | None:
    """Write what is sent now; None when nothing is wanted or needed any more."""
    if mail.checkpoint:
        return checkpoint_mails.message(mail, message_id(mail))
    if mail.letter:
        return _letter(mail)
    told = len(_still_wanted(mail))
    return _message(mail, told) if told else None


def _letter(mail: OutgoingMail) -> django_mail.EmailMessage | None:
    """Write to somebody outside the directory, if that is still needed."""
    letter = letters.write(mail)
    if letter is None:
        return None
    return django_mail.EmailMessage(
        subject=letter.subject,
        body=letter.body,
        to=[letter.address],
        headers={"Message-ID": message_id(mail), "Auto-Submitted": "auto-generated"},
    )


def _still_new(mail: OutgoingMail) -> QuerySet[Notice]:
    return mail.notices.filter(seen_at=None, done_at=None)


def _still_wanted(mail: OutgoingMail) -> list[Notice]:
    """List what is new and its reader would be mailed now.

    A daily mail is still wanted when they have chosen to be told at once since.
    """
    if not mail.person.is_active:
        return []
    unwanted = {Mailing.NEVER}
    if mail.digest_on is None:
        unwanted.add(Mailing.DAILY)
    choices = choices_of([mail.person])
    return [
        notice
        for notice in _still_new(mail)
        if choices.of(mail.person, notice.kind) not in unwanted
    ]


def _leave(mail: OutgoingMail) -> None:
    """Send none; what is to go with a daily mail now goes with the next."""
    choices = choices_of([mail.person])
    later = [
        notice.pk
        for notice in _still_new(mail)
        if choices.of(mail.person, notice.kind) == Mailing.DAILY
    ]
    with transaction.atomic():
        _end(mail, Status.NOT_NEEDED)
        Notice.objects.filter(pk__in=later).update(mail=None)


def _message(mail: OutgoingMail, told: int) -> django_mail.EmailMessage:
    """Say that something waits, and where; never what."""
    person = mail.person
    with translation.override(person.language):
        if mail.digest_on is None:
            path = reverse("notifications:notice", args=[mail.notices.get().uuid])
        else:
            path = reverse("notifications:notices")
        address = settings.SITE_ADDRESS.rstrip("/") + path
        context = {"address": address, "told": told}
        return django_mail.EmailMessage(
            subject=_("Something waits for you in Ferd"),
            body=render_to_string("notifications/mail.txt", context),
            to=[person.email],
            headers={
                "Message-ID": message_id(mail),
                "Auto-Submitted": "auto-generated",
            },
        )


def _note_fault(mail: OutgoingMail, error: Exception) -> None:
    fault, is_final = _judge(error)
    if is_final or mail.attempts >= MOST_ATTEMPTS:
        _end(mail, Status.UNDELIVERABLE, fault)
        return
    OutgoingMail.objects.filter(pk=mail.pk, status=Status.WAITING).update(
        due_at=clock.now() + wait_after(mail.attempts), fault=fault
    )


def _judge(error: Exception) -> tuple[str, bool]:
    """Say what the server answered, and whether it will never answer otherwise."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _answer(code, words), code >= 500
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error), False
    return type(error).__name__, isinstance(error, UnicodeError)


def _answer(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"{code} {text}".replace("\0", "")[:200]


def _end(mail: OutgoingMail, status: OutgoingMail.Status, fault: str = "") -> None:
    OutgoingMail.objects.filter(pk=mail.pk, status=Status.WAITING).update(
        status=status, ended_at=clock.now(), fault=fault
    )
