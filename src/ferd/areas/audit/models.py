"""Who did what to what and who looked at whom, and when. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

SEAL = "audit.seal_look_ups"
"""The action that takes look-ups into the chain."""


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
        indexes = (
            models.Index(
                fields=("number",),
                condition=models.Q(action=SEAL),
                name="audit_entry_that_seals",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.target}"


class LookUp(models.Model):
    """One time that one person saw something sensitive about another.

    Its number is its primary key. Numbers that a refused write has used up are
    missing; a row that was removed is known by the seal (decision 0014).
    """

    class Purpose(models.TextChoices):
        """What somebody looked for."""

        FOLLOW_UP = "follow_up", _("To follow the training")
        PLAN = "plan", _("To plan the training")
        SIGN = "sign", _("To sign")
        ASSESS = "assess", _("To assess")
        RECOMMEND = "recommend", _("To recommend")
        APPROVE = "approve", _("To approve")
        COMMITTEE = "committee", _("For the work of a committee")
        DEPARTMENT = "department", _("To lead the unit")
        ADMINISTER = "administer", _("To administer accounts and roles")
        EXPORT = "export", _("To take a copy out")
        API = "api", _("By another program")

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    kind = models.CharField(max_length=80)
    target = models.CharField(max_length=120)
    role = models.CharField(max_length=80)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    unit = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("target", "actor", "at"), name="look_ups_of_a_target"),
            models.Index(fields=("subject", "-at", "-id"), name="look_ups_of_a_person"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(actor=models.F("subject")),
                name="nobody_looks_themselves_up",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.target}"
