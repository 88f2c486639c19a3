"""When somebody last looked at what is new about a trainee."""

from django.db import models

from ferd.areas.progress.models.fields import somebody
from ferd.areas.schedules.models import Traineeship


class LastLook(models.Model):
    """Up to when one reader has read what is new about one trainee.

    The reader says so; a page that is opened changes nothing.
    """

    person = somebody()
    traineeship = models.ForeignKey(
        Traineeship, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "traineeship"), name="one_last_look_at_a_trainee"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.traineeship}, {self.at:%Y-%m-%d}"
