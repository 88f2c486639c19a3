"""Configuration of the notifications area."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class NotificationsConfig(AppConfig):
    """The notifications area."""

    name = "ferd.areas.notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the kinds of notices of every area: its module `notices`."""
        autodiscover_modules("notices")
