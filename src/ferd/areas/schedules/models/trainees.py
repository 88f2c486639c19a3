"""Who trains where, who supervises, and each trainee's dated plan."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.plans.models import PlanVersion
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import Pathway
from ferd.formats import pathway_json


class Traineeship(models.Model):
    """That a person trains for one specialty with a unit, from one day.

    `ends_on` is the first day after it; None while it lasts.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    trainee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="traineeships"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    specialty_code = models.CharField(max_length=8)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("starts_on", "trainee__name")
        constraints = (
            models.UniqueConstraint(
                fields=("trainee", "specialty_code"),
                condition=models.Q(ends_on=None),
                name="one_open_traineeship_a_specialty",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="a_traineeship_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.trainee}, {self.specialty_code}"


class SupervisorAppointment(models.Model):
    """That a specialist is a trainee's educational supervisor, in moments."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="appointments"
    )
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-starts_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("traineeship",),
                condition=models.Q(ends_at=None),
                name="one_open_appointment_a_traineeship",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None)
                | models.Q(ends_at__gte=models.F("starts_at")),
                name="an_appointment_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisor}: {self.traineeship}"


class IndividualPlan(models.Model):
    """One version of one trainee's plan: where, how and when.

    It binds when the trainee and a leader have both agreed, each with a date.
    `trainee` repeats the traineeship's, so that the database itself can refuse
    a leader who is the trainee.
    """

    class Status(models.TextChoices):
        """Where the plan is in its life."""

        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        SUPERSEDED = "superseded", _("Superseded")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="plans"
    )
    trainee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    circumstances = models.JSONField()
    pathway = models.JSONField()
    completes_on = models.DateField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    agreed_by_trainee_at = models.DateTimeField(null=True, blank=True)
    agreed_by_leader_at = models.DateTimeField(null=True, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("traineeship", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("traineeship", "number"), name="individual_plans_are_numbered"
            ),
            models.UniqueConstraint(
                fields=("traineeship",),
                condition=models.Q(status="proposed"),
                name="one_proposed_plan_a_traineeship",
            ),
            models.UniqueConstraint(
                fields=("traineeship",),
                condition=models.Q(status="agreed"),
                name="one_agreed_plan_a_traineeship",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("agreed", "superseded"))
                | models.Q(
                    agreed_by_trainee_at__isnull=False,
                    agreed_by_leader_at__isnull=False,
                    leader__isnull=False,
                ),
                name="an_agreed_plan_has_two_who_agreed",
            ),
            models.CheckConstraint(
                condition=models.Q(leader=None) | ~models.Q(leader=models.F("trainee")),
                name="nobody_agrees_with_themself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.traineeship}, {self.number}"

    def as_pathway(self) -> Pathway:
        """Give the plan as the core sees it."""
        return pathway_json.pathway_from_json(self.pathway)

    def as_circumstances(self) -> Circumstances:
        """Give what the plan was laid out from."""
        return pathway_json.circumstances_from_json(self.circumstances)


class CalendarFeed(models.Model):
    """A secret address at which a person's calendar program finds their plan.

    Only a hash of the secret is kept: the address is shown once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=models.Q(revoked_at=None),
                name="one_open_feed_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}"
