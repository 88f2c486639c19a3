"""How far a trainee has come with each objective, and who says so."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.curriculum.models import LearningObjective
from ferd.areas.organisations.models import Delegation, Unit
from ferd.areas.progress.models.fields import nobody_yet, somebody
from ferd.areas.schedules.models import Traineeship


class ObjectiveProgress(models.Model):
    """One trainee's way with one objective; made when the training is registered.

    `state` is what `core.progress.states` derives, kept so that lists and races
    can ask for it; `version` counts every change. `round` counts how often it
    was returned or its approval withdrawn: recommendations hold for one round.
    `owner` is the unit whose head approves, `stage_label` and `expected_on` what
    the individual plan in force says; they follow it. `basis` is an
    `Approval.Basis`: what it is submitted on; `asked` is the clinical supervisor
    who was asked to recommend.
    """

    class State(models.TextChoices):
        """How far it has come."""

        NOT_STARTED = "not_started", _("Not started")
        IN_PROGRESS = "in_progress", _("In progress")
        RECOMMENDED = "recommended", _("Recommended")
        SUBMITTED = "submitted", _("Submitted")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="progress"
    )
    objective = models.ForeignKey(
        LearningObjective, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField(null=True, blank=True)
    stage_label = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    is_required = models.BooleanField(default=True)
    state = models.CharField(max_length=11, choices=State, default=State.NOT_STARTED)
    version = models.PositiveIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = nobody_yet()
    submitted_words = models.TextField(max_length=2000, blank=True)
    basis = models.CharField(max_length=16, default="training")
    asked = nobody_yet()
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = nobody_yet()
    returned_words = models.TextField(max_length=1000, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ("traineeship", "objective__code")
        indexes = (
            models.Index(
                fields=("owner", "submitted_at"),
                condition=models.Q(state="submitted"),
                name="objective_that_waits",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("traineeship", "objective"), name="one_progress_an_objective"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="submitted")
                | models.Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="a_submitted_objective_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned")
                | (models.Q(returned_at__isnull=False) & ~models.Q(returned_words="")),
                name="a_returned_objective_has_words",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    basis__in=(
                        *("training", "equal_competence"),
                        *("prior_learning", "conversion"),
                    )
                ),
                name="an_objective_is_submitted_on_a_known_basis",
            ),
        )

    def __str__(self) -> str:
        return f"{self.traineeship}: {self.objective.code}"


class Recommendation(models.Model):
    """That a supervisor recommends an objective for approval, in one round."""

    class Capacity(models.TextChoices):
        """As what a supervisor recommends."""

        EDUCATIONAL_SUPERVISOR = "educational_supervisor", _("Educational supervisor")
        CLINICAL_SUPERVISOR = "clinical_supervisor", _("Clinical supervisor")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    progress = models.ForeignKey(
        ObjectiveProgress, on_delete=models.PROTECT, related_name="recommendations"
    )
    trainee = somebody()
    by = somebody()
    capacity = models.CharField(max_length=24, choices=Capacity)
    round = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(by=models.F("trainee")),
                name="nobody_recommends_themself",
            ),
            models.UniqueConstraint(
                fields=("progress", "by", "round"),
                condition=models.Q(withdrawn_at=None),
                name="a_supervisor_recommends_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(withdrawn_words=""),
                name="a_withdrawn_recommendation_has_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.by}: {self.progress}"


class Approval(models.Model):
    """That an authority approves an objective: what it rests on, sealed.

    `shown` is exactly what was on the screen, `shown_hash` its SHA-256;
    `signed_in_at` is when the approver last showed who they are.
    """

    class Basis(models.TextChoices):
        """What the approval rests on."""

        TRAINING = "training", _("Training here")
        EQUAL_COMPETENCE = "equal_competence", _("Equal competence")
        PRIOR_LEARNING = "prior_learning", _("Prior learning")
        CONVERSION = "conversion", _("Conversion")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    progress = models.ForeignKey(
        ObjectiveProgress, on_delete=models.PROTECT, related_name="approvals"
    )
    trainee = somebody()
    approver = somebody()
    on_behalf_of = nobody_yet()
    delegation = models.ForeignKey(
        Delegation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.TRAINING)
    reason = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()
    signed_in_at = models.DateTimeField()
    shown = models.JSONField()
    shown_hash = models.CharField(max_length=64)
    plan_fingerprint = models.CharField(max_length=64, blank=True)
    was_opened = models.BooleanField()
    is_batch = models.BooleanField(default=False)
    entry_number = models.PositiveBigIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = nobody_yet()
    withdrawn_words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("progress",),
                condition=models.Q(withdrawn_at=None),
                name="an_objective_is_approved_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(approver=models.F("trainee"))
                & (
                    models.Q(on_behalf_of=None)
                    | ~models.Q(on_behalf_of=models.F("trainee"))
                ),
                name="nobody_approves_their_own_objective",
            ),
            models.CheckConstraint(
                condition=models.Q(on_behalf_of=None, delegation=None)
                | models.Q(on_behalf_of__isnull=False, delegation__isnull=False),
                name="on_behalf_of_somebody_is_by_a_delegation",
            ),
            models.CheckConstraint(
                condition=models.Q(basis="training") | ~models.Q(reason=""),
                name="another_basis_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | (
                    models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                    & ~models.Q(withdrawn_words="")
                ),
                name="a_withdrawn_approval_has_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.progress}, {self.at:%Y-%m-%d}"


class GroupCompletion(models.Model):
    """That a group of the plan is complete, and waits for the committee."""

    class Status(models.TextChoices):
        """What has become of it."""

        QUEUED = "queued", _("Waits for the competence committee")
        JUDGED = "judged", _("Judged")
        FALLEN = "fallen", _("No longer complete")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="completions"
    )
    group = models.CharField(max_length=200)
    plan_fingerprint = models.CharField(max_length=64)
    status = models.CharField(max_length=6, choices=Status, default=Status.QUEUED)
    completed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("completed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("traineeship", "group"),
                condition=models.Q(status="queued"),
                name="a_group_is_queued_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.traineeship}: {self.group}"
