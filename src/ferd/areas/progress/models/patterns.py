"""Patterns of signing that the education committee should look at."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ferd.areas.organisations.models import Unit
from ferd.areas.progress.models.fields import nobody_yet


class SigningPattern(models.Model):
    """That some people's signatures make a pattern; no proof of anything.

    `key` names kind and people, so that a pattern that goes on stays one row.
    Of what was signed it holds how much and when, and nothing of the words.
    """

    class Kind(models.TextChoices):
        """What is odd."""

        RING = "ring", _("They sign for each other")
        BATCH = "batch", _("Very many in a few minutes")
        LATE = "late", _("Long after what they are about")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    key = models.CharField(max_length=64)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    count = models.PositiveIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    found_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = nobody_yet()
    closed_words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ("-last_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "key"), name="a_pattern_is_found_once_a_unit"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None)
                | (models.Q(closed_by__isnull=False) & ~models.Q(closed_words="")),
                name="a_closed_pattern_has_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.unit}"
