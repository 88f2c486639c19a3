"""Runs of the planner: what was asked, how far it has come, what came of it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit


class SolverRun(models.Model):
    """One question to the planner, kept with its answer.

    `problem` is what the solver was given, so that any run can be made again and
    checked by others; `request` is what a person asked for. `heartbeat_at` moves
    as long as a worker is at it.
    """

    class Kind(models.TextChoices):
        """What is asked."""

        REPLAN = "replan", _("New plan after a change")
        ONE = "one", _("A plan that fits the places")
        SOLVE = "solve", _("Plan for everyone")
        EXPLAIN = "explain", _("What if, and what is in short supply")
        REACH = "reach", _("How the objectives can be reached")

    class Status(models.TextChoices):
        """Where a run is in its life."""

        QUEUED = "queued", _("Waiting in the queue")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Interrupted")
        CANCELLED = "cancelled", _("Cancelled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=200)
    request = models.JSONField()
    problem = models.JSONField(null=True, blank=True)
    seed = models.PositiveIntegerField(default=0)
    seconds_allowed = models.PositiveIntegerField()
    code_version = models.CharField(max_length=40)
    status = models.CharField(max_length=9, choices=Status, default=Status.QUEUED)
    progress = models.JSONField(default=dict, blank=True)
    outcome = models.JSONField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(status="running")
                | models.Q(started_at__isnull=False, heartbeat_at__isnull=False),
                name="a_running_run_has_a_heartbeat",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="done")
                | models.Q(outcome__isnull=False, ended_at__isnull=False),
                name="a_run_that_is_done_has_an_outcome",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_under_way(self) -> bool:
        """Say that it waits for a worker, or has one."""
        return self.status in {self.Status.QUEUED, self.Status.RUNNING}
