"""Configuration of the planning area."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The planning area."""

    name = "ferd.areas.planning"
    default_auto_field = "django.db.models.BigAutoField"
