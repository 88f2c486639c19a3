"""What the ground itself must remember."""

from django.db import models


class ReceivedRequest(models.Model):
    """A form that was carried out, so that it is carried out once only."""

    key = models.UUIDField()
    person_key = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=600, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key", "person_key"), name="a_form_is_carried_out_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.path} {self.key}"
