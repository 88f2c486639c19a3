"""Who signs for whom, and who may not."""

import uuid
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models.fields import nobody_yet, somebody


class Deputyship(models.Model):
    """That somebody signs for one who is away; `ends_on` is the first day after."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    absent = somebody()
    deputy = somebody()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("deputy")),
                name="nobody_deputises_for_themself",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="a_deputyship_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy}: {self.absent}"

    @property
    def last_on(self) -> date:
        """The last day on which the deputy signs."""
        return self.ends_on - timedelta(days=1)


class ConflictOfInterest(models.Model):
    """That somebody is not impartial towards a trainee: they judge nothing of theirs.

    Who it is about, or a leader, declares it. `substitute` takes over what waits
    for the one who is not impartial. The kind is for those two and the leaders.
    """

    class Kind(models.TextChoices):
        """Why somebody is not impartial."""

        FAMILY = "family", _("Family or partner")
        FRIENDSHIP = "friendship", _("Close friendship")
        DISPUTE = "dispute", _("Dispute")
        OTHER = "other", _("Other")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = somebody()
    trainee = somebody()
    kind = models.CharField(max_length=10, choices=Kind)
    substitute = nobody_yet()
    declared_at = models.DateTimeField()
    declared_by = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = nobody_yet()

    class Meta:
        ordering = ("-declared_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("person", "trainee"),
                condition=models.Q(ended_at=None),
                name="one_open_conflict_of_interest",
            ),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("trainee")),
                name="a_conflict_of_interest_is_with_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.trainee}"
