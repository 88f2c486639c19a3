"""What happened to evidence and objectives, told in order; only ever added to."""

import uuid

from django.db import models

from ferd.areas.progress.models.activities import ActivityRecord
from ferd.areas.progress.models.fields import nobody_yet, somebody
from ferd.areas.progress.models.objectives import ObjectiveProgress
from ferd.areas.progress.models.observations import Observation
from ferd.areas.schedules.models import Traineeship


class StoryEvent(models.Model):
    """One thing that happened to one record, observation or objective.

    `event` is the name of the action. Triggers refuse change and removal.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="story"
    )
    record = models.ForeignKey(
        ActivityRecord,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="story",
    )
    observation = models.ForeignKey(
        Observation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="story",
    )
    progress = models.ForeignKey(
        ObjectiveProgress,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="story",
    )
    event = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = somebody()
    on_behalf_of = nobody_yet()
    words = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=("traineeship", "-at"), name="story_of_one"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(record__isnull=False)
                | models.Q(observation__isnull=False)
                | models.Q(progress__isnull=False),
                name="a_story_is_about_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.at:%Y-%m-%d}"
