"""Mails that carry a checkpoint of the audit out of the system, and nothing else."""

from collections.abc import Iterable
from datetime import date

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.notifications.models import OutgoingMail
from ferd.foundation import clock


def without_one(people: Iterable[Person], day: date) -> list[Person]:
    """List those to whom none of a day is on its way; nobody invented is mailed."""
    real = [each for each in people if each.is_active and not each.is_fictitious]
    has = OutgoingMail.objects.filter(person__in=real, checkpoint_on=day)
    known = set(has.values_list("person", flat=True))
    return [each for each in real if each.pk not in known]


def post(people: Iterable[Person], checkpoint: str, day: date) -> None:
    """Let a checkpoint leave for several people; of a day each gets one."""
    now = clock.now()
    OutgoingMail.objects.bulk_create(
        [
            OutgoingMail(
                person=person,
                checkpoint=checkpoint,
                checkpoint_on=day,
                made_at=now,
                due_at=now,
            )
            for person in people
        ],
        ignore_conflicts=True,
    )


def message(mail: OutgoingMail, message_id: str) -> EmailMessage:
    """Write the mail: what it is, and the checkpoint in a line of its own."""
    with translation.override(mail.person.language):
        return EmailMessage(
            subject=_("Keep this: a checkpoint of Ferd's log"),
            body=render_to_string(
                "notifications/checkpoint.txt", {"checkpoint": mail.checkpoint}
            ),
            to=[mail.person.email],
            headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"},
        )
