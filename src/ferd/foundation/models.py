"""What the ground itself must remember."""

from django.db import models


class ReceivedRequest(models.Model):
    """A form that was carried out, so that it is carried out once only.

    Of what a program sent, the answer is kept for a while too (`idempotency`).
    """

    key = models.UUIDField()
    person_key = models.CharField(max_length=40)
    path = models.CharField(max_length=300)
    location = models.CharField(max_length=600, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    body_hash = models.CharField(max_length=64, blank=True)
    answer = models.TextField(blank=True)
    media_type = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("key", "person_key"), name="a_form_is_carried_out_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.path} {self.key}"


class CachedValue(models.Model):
    """A row of Django's cache in the database, which all processes share.

    Django writes and reads the table by itself; the model is here so that the
    table comes and goes with the migrations.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("cache_key",)

    def __str__(self) -> str:
        return self.cache_key


class RecurringJob(models.Model):
    """When a job that comes again is due, and how it went: see `recurring`."""

    name = models.CharField(max_length=80, unique=True)
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
