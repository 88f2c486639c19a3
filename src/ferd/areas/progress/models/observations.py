"""What supervisors have seen a trainee do, on versioned templates."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models.activities import ActivityRecord
from ferd.areas.progress.models.fields import nobody_yet, somebody
from ferd.areas.progress.models.objectives import ObjectiveProgress
from ferd.areas.schedules.models import Traineeship

LOWEST, HIGHEST = 1, 5
LEVELS = (MinValueValidator(LOWEST), MaxValueValidator(HIGHEST))


class AssessmentTemplate(models.Model):
    """A form of assessment that a unit's education committee keeps."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)

    class Meta:
        ordering = ("unit__path", "title")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "title"), name="templates_of_a_unit_differ_in_title"
            ),
        )

    def __str__(self) -> str:
        return self.title


class TemplateVersion(models.Model):
    """One version of a template; a published one is never changed."""

    class Status(models.TextChoices):
        """Where the version is in its life."""

        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        RETIRED = "retired", _("Retired")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    template = models.ForeignKey(
        AssessmentTemplate, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    content = models.JSONField(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    created_by = somebody()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = nobody_yet()

    class Meta:
        ordering = ("template", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("template", "number"), name="template_versions_are_numbered"
            ),
            models.UniqueConstraint(
                fields=("template",),
                condition=models.Q(status="draft"),
                name="one_draft_a_template",
            ),
            models.UniqueConstraint(
                fields=("template",),
                condition=models.Q(status="published"),
                name="one_published_version_a_template",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft")
                | models.Q(published_at__isnull=False, published_by__isnull=False),
                name="a_published_template_has_a_publisher",
            ),
        )

    def __str__(self) -> str:
        return f"{self.template} {self.number}"


class Observation(models.Model):
    """One assessment filled in: asked for by the trainee, or begun by the assessor.

    The assessor is a person of the directory, or an outsider with a link. What
    is given stays: nobody removes it, and remarks stand beside it. The self-
    rating stands beside the entrustment level and is never averaged in.
    """

    class Status(models.TextChoices):
        """Where the observation is in its life."""

        ASKED = "asked", _("Asked for")
        DRAFT = "draft", _("Begun")
        GIVEN = "given", _("Given")
        DECLINED = "declined", _("Declined")
        RECALLED = "recalled", _("Recalled")

    OPEN = (Status.ASKED, Status.DRAFT)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="observations"
    )
    trainee = somebody()
    template = models.ForeignKey(
        TemplateVersion, on_delete=models.PROTECT, related_name="+"
    )
    record = models.ForeignKey(
        ActivityRecord,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="observations",
    )
    objectives = models.ManyToManyField(ObjectiveProgress, related_name="observations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    situation = models.CharField(max_length=200, blank=True)
    observed_on = models.DateField()
    started_by = somebody()
    assessor = nobody_yet()
    assessor_role = models.CharField(max_length=24, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.ASKED)
    version = models.PositiveIntegerField(default=1)
    asked_words = models.TextField(max_length=1000, blank=True)
    self_rating = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=LEVELS
    )
    self_words = models.TextField(max_length=2000, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True, validators=LEVELS)
    answers = models.JSONField(default=dict)
    words = models.TextField(max_length=4000, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_words = models.TextField(max_length=1000, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-observed_on", "-pk")
        indexes = (
            models.Index(
                fields=("assessor", "started_at"),
                condition=models.Q(status__in=("asked", "draft")),
                name="observation_that_waits",
            ),
            models.Index(
                fields=("traineeship", "-observed_on"), name="observations_of_one"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(assessor=None)
                | ~models.Q(assessor=models.F("trainee")),
                name="nobody_assesses_themself",
            ),
            models.CheckConstraint(
                condition=models.Q(level=None)
                | models.Q(level__gte=LOWEST, level__lte=HIGHEST),
                name="an_entrustment_level_is_from_one_to_five",
            ),
            models.CheckConstraint(
                condition=models.Q(self_rating=None)
                | models.Q(self_rating__gte=LOWEST, self_rating__lte=HIGHEST),
                name="a_self_rating_is_from_one_to_five",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(status="given")
                    & models.Q(given_at__isnull=False)
                    & ~models.Q(fingerprint="")
                )
                | (~models.Q(status="given") & models.Q(given_at=None)),
                name="a_given_observation_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="declined") | ~models.Q(closed_words=""),
                name="a_declined_observation_has_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.template}: {self.trainee}"


class AssessorLink(models.Model):
    """A single-use, dated link for an assessor who is not in the directory.

    Only a hash of the secret is kept. What comes in by it counts when the
    department has confirmed who wrote it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    observation = models.OneToOneField(
        Observation, on_delete=models.PROTECT, related_name="link"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField()
    position = models.CharField(max_length=120)
    workplace = models.CharField(max_length=160)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = somebody()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = nobody_yet()
    is_confirmed = models.BooleanField(null=True, blank=True)
    decided_words = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_confirmed=None, decided_at=None, decided_by=None)
                | models.Q(
                    is_confirmed__isnull=False,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="a_decided_assessor_has_a_decider",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")),
                name="an_assessor_link_is_dated",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Remark(models.Model):
    """What somebody says beside an observation; it takes nothing away."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, related_name="remarks"
    )
    by = somebody()
    at = models.DateTimeField()
    words = models.TextField(max_length=2000)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.by}, {self.at:%Y-%m-%d}"
