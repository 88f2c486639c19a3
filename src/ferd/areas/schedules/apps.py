"""Configuration of the schedules area."""

from django.apps import AppConfig


class SchedulesConfig(AppConfig):
    """The schedules area."""

    name = "ferd.areas.schedules"
    default_auto_field = "django.db.models.BigAutoField"
