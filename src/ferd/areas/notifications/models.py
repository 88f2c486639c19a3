"""What people were told, and the mails that say so."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.accounts.models import Mailing


class Family(models.TextChoices):
    """What notices are about, as a person chooses among them."""

    PROGRESS = "progress", _("Signing, assessment and approval")
    PLACES = "places", _("Individual plans, places and rotations")
    PLANS = "plans", _("The department's training plan")


class FamilyMailing(models.Model):
    """That a person chose otherwise for one family of notices than for the rest."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    family = models.CharField(max_length=8, choices=Family)
    mailing = models.CharField(max_length=7, choices=Mailing)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "family"), name="one_choice_a_family"
            ),
        )

    def __str__(self) -> str:
        return f"{self.family}: {self.mailing}"


class OutgoingMail(models.Model):
    """A mail that shall leave: stored with what it tells of, sent by the worker.

    It holds no address and no words: both are found when it is sent. The only
    thing it may bring along is a checkpoint of the audit, which names nobody. `due_at`
    is when it is tried next; who tries it moves that ahead first, so nobody
    else tries meanwhile, and a worker that dies leaves it to be tried again.

    A letter goes to somebody outside the directory: `person` is then who asked
    for it, and the area that `letter` names says whereto when it is sent.
    """

    class Status(models.TextChoices):
        """How far a mail has come."""

        WAITING = "waiting", _("To be sent")
        SENT = "sent", _("Sent")
        NOT_NEEDED = "not_needed", _("No longer needed")
        UNDELIVERABLE = "undeliverable", _("Could not be delivered")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mails"
    )
    digest_on = models.DateField(null=True)
    checkpoint = models.TextField(blank=True)
    checkpoint_on = models.DateField(null=True)
    letter = models.CharField(max_length=60, blank=True)
    letter_about = models.UUIDField(null=True)
    status = models.CharField(
        max_length=13, choices=Status.choices, default=Status.WAITING
    )
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("due_at",),
                condition=models.Q(status="waiting"),
                name="mail_that_waits",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("person", "digest_on"), name="a_day_has_one_digest"
            ),
            models.UniqueConstraint(
                fields=("person", "checkpoint_on"), name="a_day_has_one_checkpoint"
            ),
            models.CheckConstraint(
                condition=models.Q(checkpoint="", checkpoint_on=None)
                | (~models.Q(checkpoint="") & models.Q(checkpoint_on__isnull=False)),
                name="a_checkpoint_is_of_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(letter="", letter_about=None)
                | (
                    ~models.Q(letter="")
                    & models.Q(letter_about__isnull=False, digest_on=None)
                ),
                name="a_letter_is_about_something",
            ),
            models.CheckConstraint(
                condition=models.Q(status="waiting", ended_at=None)
                | (~models.Q(status="waiting") & models.Q(ended_at__isnull=False)),
                name="mail_waits_or_has_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.uuid} {self.status}"


class Notice(models.Model):
    """One thing that one person was told."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    target_type = models.CharField(max_length=80, blank=True)
    target_uuid = models.UUIDField(null=True, db_index=True)
    url = models.CharField(max_length=300)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    mail = models.ForeignKey(
        OutgoingMail, on_delete=models.PROTECT, null=True, related_name="notices"
    )

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (
            models.Index(fields=("person", "-made_at"), name="notices_of_a_person"),
            models.Index(
                fields=("person",),
                condition=models.Q(seen_at=None, done_at=None),
                name="notice_that_is_new",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(actor=None) | ~models.Q(person=models.F("actor")),
                name="nobody_is_told_of_their_own_act",
            ),
            models.CheckConstraint(
                condition=models.Q(url__startswith="/")
                & ~models.Q(url__startswith="//"),
                name="a_notice_leads_to_a_page_of_ours",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"

    @property
    def is_new(self) -> bool:
        """Tell whether it is neither seen nor done."""
        return self.seen_at is None and self.done_at is None
