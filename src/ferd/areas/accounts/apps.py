"""Configuration of the accounts area."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The accounts area."""

    name = "ferd.areas.accounts"
    default_auto_field = "django.db.models.BigAutoField"
