"""Who did what to what, and when. Rows are only ever added."""

from django.conf import settings
from django.db import models


class AuditHead(models.Model):
    """The end of the chain: one row, locked while an entry is added."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_head"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"


class AuditEntry(models.Model):
    """One thing that one person did."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    actor_id_text = models.CharField(max_length=36)
    action = models.CharField(max_length=80)
    target = models.CharField(max_length=120, db_index=True)
    facts = models.JSONField(default=dict)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-number",)
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.target}"
