"""What two units have agreed about training each other's doctors."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit


class SpecialtyAgreement(models.Model):
    """A specialty agreement (fagavtale): what for, how long, from when.

    It is in force between its dates when both sides have accepted. What it
    says is not changed: a new one takes its place.
    """

    class Status(models.TextChoices):
        """Where the agreement is in its life."""

        PROPOSED = "proposed", _("Proposed")
        ACCEPTED = "accepted", _("Accepted by both")
        DECLINED = "declined", _("Declined")
        ENDED = "ended", _("Ended")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sending = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    receiving = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    specialty_code = models.CharField(max_length=8)
    objectives = models.JSONField(default=list)
    months = models.DecimalField(max_digits=4, decimal_places=1)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    sending_accepted_at = models.DateTimeField(null=True, blank=True)
    sending_accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    receiving_accepted_at = models.DateTimeField(null=True, blank=True)
    receiving_accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-starts_on", "receiving__path")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(sending=models.F("receiving")),
                name="nobody_agrees_with_their_own_unit",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="an_agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(months__gt=0), name="an_agreement_is_for_some_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("accepted", "ended"))
                | models.Q(
                    sending_accepted_at__isnull=False,
                    sending_accepted_by__isnull=False,
                    receiving_accepted_at__isnull=False,
                    receiving_accepted_by__isnull=False,
                ),
                name="an_accepted_agreement_has_two_who_accepted",
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    sending_accepted_by=models.F("receiving_accepted_by")
                ),
                name="two_people_accept_an_agreement",
            ),
        )

    def __str__(self) -> str:
        return f"{self.specialty_code}: {self.sending}, {self.receiving}"

    @property
    def last_on(self) -> date | None:
        """Give the last day, if one is set."""
        return self.ends_on and self.ends_on - timedelta(days=1)
