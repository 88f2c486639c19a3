"""Training plans, their versions, and the documents they came from."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.core.plans import model as core
from ferd.formats.plans import json_form


class TrainingPlan(models.Model):
    """One unit's plan for one specialty, whatever its versions say."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    specialty_code = models.CharField(_("specialty"), max_length=8)
    specialty = models.CharField(max_length=120)

    class Meta:
        ordering = ("specialty", "unit__path")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "specialty_code"), name="one_plan_a_unit_and_specialty"
            ),
        )

    def __str__(self) -> str:
        return f"{self.specialty}, {self.unit}"


class PlanVersion(models.Model):
    """One version of a training plan.

    A published version is a promise: a trigger in the database refuses any
    change of what it says.
    """

    class Status(models.TextChoices):
        """Where a version is in its life."""

        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")
        DISCARDED = "discarded", _("Discarded")

    OPEN = (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)
    BINDING = (Status.PUBLISHED, Status.RETIRED)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(
        TrainingPlan, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300, blank=True)
    revises = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    due_for_revision_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("plan", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"), name="plan_version_number_is_unique"
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=models.Q(status__in=("draft", "in_review", "approved")),
                name="one_open_version_a_plan",
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=models.Q(status="published"),
                name="one_published_version_a_plan",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("published", "retired"))
                | models.Q(published_at__isnull=False, published_by__isnull=False),
                name="a_published_plan_has_a_date_and_a_publisher",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("approved", "published", "retired"))
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="an_approved_plan_has_a_date_and_an_approver",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.number}"

    @property
    def is_draft(self) -> bool:
        """Tell whether it may still be written in."""
        return self.status == self.Status.DRAFT

    @property
    def is_open(self) -> bool:
        """Tell whether it is on its way to become a promise."""
        return self.status in self.OPEN

    @property
    def is_binding(self) -> bool:
        """Tell whether it is, or was, a promise."""
        return self.status in self.BINDING

    def as_plan(self) -> core.TrainingPlan:
        """Give the plan as the core sees it."""
        return json_form.from_json(self.content)


class PlanImport(models.Model):
    """A document that came in, what was read from it, and what became of it."""

    class Status(models.TextChoices):
        """Where an import is in its life."""

        READ = "read", _("Read")
        ACCEPTED = "accepted", _("Accepted")
        DISCARDED = "discarded", _("Discarded")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    document = models.BinaryField()
    document_hash = models.CharField(max_length=64)
    lines = models.JSONField(default=list)
    content = models.JSONField()
    status = models.CharField(max_length=10, choices=Status, default=Status.READ)
    version = models.ForeignKey(
        PlanVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-imported_at",)
        verbose_name = _("plan import")

    def __str__(self) -> str:
        return self.file_name

    def as_plan(self) -> core.TrainingPlan:
        """Give what was understood, with the answers given so far."""
        return json_form.from_json(self.content)


class ImportQuestion(models.Model):
    """A doubtful place in an import, which a person answers."""

    class Kind(models.TextChoices):
        """What is asked for."""

        OBJECTIVES = "objectives", _("Which objectives?")
        INTERVAL = "interval", _("From which month to which?")
        NOTICE = "notice", _("Is it right?")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan_import = models.ForeignKey(
        PlanImport, on_delete=models.CASCADE, related_name="questions"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    stage = models.PositiveSmallIntegerField(null=True, blank=True)
    diagnostic = models.JSONField()
    understood = models.CharField(max_length=1000, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ("plan_import", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("plan_import", "number"), name="import_questions_are_numbered"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by=None)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answer_has_a_person_and_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_import} {self.number}"
