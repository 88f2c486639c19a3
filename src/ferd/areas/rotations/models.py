"""What if: other ways for some trainees, kept apart until they are published."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.plans.models import PlanVersion
from ferd.areas.schedules.models import IndividualPlan, Traineeship
from ferd.core.scheduling.circumstances import Circumstances
from ferd.core.scheduling.pathway import Pathway
from ferd.formats import pathway_json


class RotationDraft(models.Model):
    """A branch of the rotations of one unit and everything below it.

    It binds nobody. `parent` is the draft it was branched from.
    """

    class Status(models.TextChoices):
        """Where the draft is in its life; only an open one changes."""

        OPEN = "open", _("Being tried out")
        PUBLISHED = "published", _("Published")
        DISCARDED = "discarded", _("Discarded")
        MERGED = "merged", _("Merged")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="branches"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status="open", closed_at=None)
                | (~models.Q(status="open") & models.Q(closed_at__isnull=False)),
                name="a_closed_draft_has_a_date",
            ),
            models.CheckConstraint(
                condition=models.Q(status="merged", merged_into__isnull=False)
                | (~models.Q(status="merged") & models.Q(merged_into=None)),
                name="a_merged_draft_says_into_which",
            ),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("pk")),
                name="no_draft_branches_from_itself",
            ),
        )

    def __str__(self) -> str:
        return self.name


class DraftWay(models.Model):
    """One trainee's way in a draft.

    Attributes:
        base: the agreed plan it departs from, which has a number and a
            fingerprint; None when nothing was agreed yet.
        version: the training plan it is laid out from.
        proposal: the individual plan that publishing made of it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    draft = models.ForeignKey(
        RotationDraft, on_delete=models.PROTECT, related_name="ways"
    )
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="+"
    )
    base = models.ForeignKey(
        IndividualPlan,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    circumstances = models.JSONField()
    pathway = models.JSONField()
    completes_on = models.DateField(null=True, blank=True)
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    put_at = models.DateTimeField()
    proposal = models.OneToOneField(
        IndividualPlan,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ("draft", "traineeship__trainee__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("draft", "traineeship"), name="one_way_a_trainee_in_a_draft"
            ),
        )

    def __str__(self) -> str:
        return f"{self.draft}: {self.traineeship}"

    def as_pathway(self) -> Pathway:
        """Give the way as the core sees it."""
        return pathway_json.pathway_from_json(self.pathway)

    def as_circumstances(self) -> Circumstances:
        """Give what the way was laid out from."""
        return pathway_json.circumstances_from_json(self.circumstances)
