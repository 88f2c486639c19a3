"""What a unit has to give: places of a kind, with room from day to day."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Site, Unit
from ferd.core.scheduling import problem, rooms
from ferd.core.time import Period


class Places(models.Model):
    """One unit's places of one kind: its own posts, or a rotation for others.

    The row is the lock of the rule that never more is held and committed than
    there is room for: whoever takes room, or takes room away, locks it first.
    """

    class Use(models.TextChoices):
        """Whose trainees may have them."""

        OWN = "own", _("For own trainees only")
        OPEN = "open", _("Open to other trusts")

    class Measure(models.TextChoices):
        """How a trainee fills them."""

        PEOPLE = problem.Measure.PEOPLE.value, _("People")
        FRACTION = problem.Measure.FRACTION.value, _("Working fraction")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places")
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.SlugField(max_length=60, editable=False)
    title = models.CharField(max_length=120)
    specialty_code = models.CharField(max_length=8, blank=True)
    use = models.CharField(max_length=4, choices=Use)
    measure = models.CharField(max_length=8, choices=Measure, default=Measure.PEOPLE)
    minimum = models.PositiveIntegerField(default=0)
    notice_months = models.PositiveSmallIntegerField(default=3)
    hold_days = models.PositiveSmallIntegerField(default=14)
    seen_weeks_before = models.PositiveSmallIntegerField(default=4)
    words = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("unit__path", "title")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "kind"), name="places_of_one_unit_differ_in_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(hold_days__gte=1, hold_days__lte=180),
                name="places_are_held_for_some_days",
            ),
            models.CheckConstraint(
                condition=models.Q(notice_months__lte=24),
                name="notice_is_at_most_two_years",
            ),
            models.CheckConstraint(
                condition=models.Q(seen_weeks_before__lte=12),
                name="plans_are_seen_at_most_twelve_weeks_before",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.unit}"

    @property
    def identity(self) -> problem.PlacesId:
        """Give what the planner calls them; the unit must have been fetched."""
        return problem.PlacesId(f"{self.unit.uuid}/{self.kind}")

    @property
    def site_name(self) -> str:
        """Say where they are; site and unit must have been fetched."""
        return self.site.name if self.site else self.unit.name


class PlacesRoom(models.Model):
    """How much room there is in some days, in hundredths (a person is 100).

    `ends_on` is the first day after; None while it goes on. The rows of one
    places do not overlap: they are written together, under its lock.
    """

    places = models.ForeignKey(Places, on_delete=models.CASCADE, related_name="rooms")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.UniqueConstraint(
                fields=("places", "starts_on"), name="one_room_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="room_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="room_is_above_nothing"
            ),
        )

    def __str__(self) -> str:
        return f"{self.places}: {self.size} {self.starts_on}"

    @property
    def number(self) -> str:
        """Give the number of places; 1.5 is one and a half."""
        return f"{self.size / problem.FULL:g}"

    def as_span(self) -> rooms.Span:
        """Give the room as the core sees it."""
        return rooms.Span(Period(self.starts_on, self.ends_on or date.max), self.size)


class SiteMapping(models.Model):
    """Which unit a plan means by a site it names, where the names do not tell.

    It holds for the plans of `unit` and of all below it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    trust = models.CharField(max_length=200, blank=True)
    site = models.CharField(max_length=200, blank=True)
    department = models.CharField(max_length=200, blank=True)
    meant = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mapped_at = models.DateTimeField()
    mapped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("trust", "site", "department")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "trust", "site", "department"),
                name="a_site_means_one_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.trust} {self.site} {self.department}: {self.meant}"
