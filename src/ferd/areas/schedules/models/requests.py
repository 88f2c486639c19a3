"""Who asks for places, who has them, and who supervises there."""

import uuid
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.schedules.models.agreements import SpecialtyAgreement
from ferd.areas.schedules.models.places import Places
from ferd.areas.schedules.models.trainees import Traineeship
from ferd.core.scheduling import rooms
from ferd.core.time import Period
from ferd.foundation import clock

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person


def _person() -> "models.ForeignKey[Person | None, Person | None]":
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


class PlaceRequest(models.Model):
    """That a place is asked for, held, and committed, for a trainee and a time.

    A hold that has run out is no hold, whatever the row still says: time
    decides, and `expire_holds` tidies. A committed request is a stay; when
    notice is given in the middle of it, `ends_on` moves and the row stays
    committed, with who gave notice and why.
    """

    class Status(models.TextChoices):
        """Where the request is in its life."""

        ASKED = "asked", _("Asked for")
        HELD = "held", _("Held")
        COMMITTED = "committed", _("Committed")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        EXPIRED = "expired", _("Expired")

    OPEN = (Status.ASKED, Status.HELD)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    places = models.ForeignKey(
        Places, on_delete=models.PROTECT, related_name="requests"
    )
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="requests"
    )
    agreement = models.ForeignKey(
        SpecialtyAgreement,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="requests",
    )
    stage = models.PositiveSmallIntegerField(null=True, blank=True)
    stage_label = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    size = models.PositiveIntegerField()
    needs_supervisor = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    held_until = models.DateTimeField(null=True, blank=True)
    held_by = _person()
    sending_committed_at = models.DateTimeField(null=True, blank=True)
    sending_committed_by = _person()
    receiving_committed_at = models.DateTimeField(null=True, blank=True)
    receiving_committed_by = _person()
    opens_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = _person()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (
            models.Index(fields=("places", "status"), name="requests_of_places"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="a_stay_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="a_stay_takes_room"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="held")
                | models.Q(held_until__isnull=False, held_by__isnull=False),
                name="a_hold_has_an_end",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="committed")
                | models.Q(
                    sending_committed_at__isnull=False,
                    sending_committed_by__isnull=False,
                    receiving_committed_at__isnull=False,
                    receiving_committed_by__isnull=False,
                    opens_on__isnull=False,
                ),
                name="a_committed_stay_has_two_sides",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on=None)
                | models.Q(opens_on__lte=models.F("starts_on")),
                name="a_stay_is_seen_from_its_start_at_the_latest",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=("declined", "withdrawn"))
                | (models.Q(closed_at__isnull=False) & ~models.Q(reason="")),
                name="a_refusal_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.traineeship}: {self.places}"

    @property
    def period(self) -> Period:
        """Give the days of the stay."""
        return Period(self.starts_on, self.ends_on)

    @property
    def last_on(self) -> date:
        """Give the last day, as people tell an end."""
        return self.ends_on - timedelta(days=1)

    @property
    def standing(self) -> "PlaceRequest.Status":
        """Give the state as it is now: time ends what nobody has ended."""
        now = clock.now()
        if self.status == self.Status.HELD and (
            self.held_until is None or self.held_until <= now
        ):
            return self.Status.EXPIRED
        if self.status == self.Status.ASKED and self.ends_on <= clock.today():
            return self.Status.EXPIRED
        return self.Status(self.status)

    def as_span(self) -> rooms.Span:
        """Give the room it takes as the core sees it."""
        return rooms.Span(self.period, self.size)


class StaySupervisor(models.Model):
    """Who supervises a trainee during a stay, appointed by the receiving side."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        PlaceRequest, on_delete=models.PROTECT, related_name="supervisors"
    )
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-appointed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("request",),
                condition=models.Q(ended_at=None),
                name="one_supervisor_a_stay",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None)
                | models.Q(ended_at__gte=models.F("appointed_at")),
                name="supervision_of_a_stay_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.supervisor}: {self.request}"
