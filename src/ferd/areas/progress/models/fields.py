"""The kinds of fields that the tables of the area share."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from ferd.areas.accounts.models import Person


def somebody() -> "models.ForeignKey[Person, Person]":
    """Give a field for somebody; people are never removed."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )


def nobody_yet() -> "models.ForeignKey[Person | None, Person | None]":
    """Give a field for somebody, or nobody yet."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
