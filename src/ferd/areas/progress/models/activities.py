"""What a trainee did, and who signs that it was done."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.curriculum.models import LearningActivity
from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models.fields import nobody_yet, somebody
from ferd.areas.progress.models.objectives import ObjectiveProgress
from ferd.areas.schedules.models import Traineeship


class ActivityRecord(models.Model):
    """One thing a trainee did, from draft to signed.

    `trainee` repeats the traineeship's, so that the database itself can refuse
    a trainee who signs. `needs_signature` and `plan_fingerprint` keep the rule
    that held when it was sent. `version` counts every change: who acts on the
    record says which one was on the screen. `fingerprint` is of what was sent.
    """

    class Status(models.TextChoices):
        """Where the record is in its life."""

        DRAFT = "draft", _("Draft")
        SENT = "sent", _("Sent")
        SIGNED = "signed", _("Signed")
        RETURNED = "returned", _("Returned")
        REGISTERED = "registered", _("Registered")
        WITHDRAWN = "withdrawn", _("Signature withdrawn")
        DISCARDED = "discarded", _("Discarded")

    COUNTED = (Status.SIGNED, Status.REGISTERED)
    WRITABLE = (Status.DRAFT, Status.RETURNED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="activity_records"
    )
    trainee = somebody()
    recorded_by = somebody()
    kind = models.CharField(max_length=20, choices=LearningActivity.Kind)
    activity = models.ForeignKey(
        LearningActivity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = models.CharField(max_length=200)
    words = models.TextField(max_length=4000, blank=True)
    done_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    objectives = models.ManyToManyField(ObjectiveProgress, related_name="activities")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    needs_signature = models.BooleanField(default=True)
    plan_fingerprint = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    signer = nobody_yet()
    recorded_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = nobody_yet()
    on_behalf_of = nobody_yet()
    was_opened = models.BooleanField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_words = models.TextField(max_length=1000, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = nobody_yet()
    returned_words = models.TextField(max_length=1000, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-done_on", "-pk")
        indexes = (
            models.Index(
                fields=("signer", "sent_at"),
                condition=models.Q(status="sent"),
                name="record_that_waits",
            ),
            models.Index(fields=("traineeship", "-done_on"), name="records_of_one"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(signed_by=None)
                | ~models.Q(signed_by=models.F("trainee")),
                name="nobody_signs_their_own_record",
            ),
            models.CheckConstraint(
                condition=models.Q(signer=None) | ~models.Q(signer=models.F("trainee")),
                name="nobody_is_asked_to_sign_their_own_record",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="sent")
                | models.Q(signer__isnull=False, sent_at__isnull=False),
                name="a_sent_record_has_a_signer",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(status__in=("signed", "withdrawn"))
                    & models.Q(signed_at__isnull=False, signed_by__isnull=False)
                )
                | (
                    ~models.Q(status__in=("signed", "withdrawn"))
                    & models.Q(signed_at=None)
                ),
                name="a_signed_record_has_a_moment_and_a_signer",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn")
                | (
                    models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_words="")
                ),
                name="a_withdrawn_signature_has_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="registered")
                | models.Q(needs_signature=False),
                name="what_needs_a_signature_is_not_registered",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="returned")
                | (models.Q(returned_at__isnull=False) & ~models.Q(returned_words="")),
                name="a_returned_record_has_words",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def counts(self) -> bool:
        """Tell whether it is evidence."""
        return self.status in self.COUNTED


class EvidenceFile(models.Model):
    """A file that goes with a record, without what else it told of its maker."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(
        ActivityRecord, on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    content_hash = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = somebody()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("uploaded_at", "pk")

    def __str__(self) -> str:
        return self.name
