"""People, each with at most one account."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mailing(models.TextChoices):
    """When a person is mailed that something waits."""

    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    NEVER = "never", _("Never")


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find a person by e-mail address, whatever its case."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who works with training, and may sign in.

    The HPR number is optional: administrators have none. `is_system` marks the
    named users that jobs act as; `is_fictitious` the people of the demo, the
    only ones whom one-click sign-in lets in.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), unique=True)
    hpr_number = models.CharField(
        _("HPR number"), max_length=9, null=True, blank=True, unique=True
    )
    authorised_on = models.DateField(_("authorised on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, default="nb")
    mailing = models.CharField(
        max_length=7, choices=Mailing.choices, default=Mailing.AT_ONCE
    )
    is_active = models.BooleanField(default=True)
    is_system = models.BooleanField(default=False)
    is_fictitious = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        ordering = ("name",)
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(hpr_number=""),
                name="hpr_number_is_null_when_absent",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_doctor(self) -> bool:
        """Tell whether the person is an authorised doctor."""
        return self.authorised_on is not None

    @property
    def has_signed_in(self) -> bool:
        """Tell whether the person has a password, or has been in before."""
        return self.has_usable_password() or self.last_login is not None


class ApiToken(models.Model):
    """A key by which other programs act as the person who made it, and no more.

    Of the secret only a hash is kept. `last_used_on` is a day, not a moment:
    enough to find what is no longer in use.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="api_tokens"
    )
    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="a_token_ends_after_it_is_made",
            ),
            models.CheckConstraint(
                condition=~models.Q(scopes=[]), name="a_token_may_do_something"
            ),
        )

    def __str__(self) -> str:
        return self.name
