"""Configuration of the rotations area."""

from django.apps import AppConfig


class RotationsConfig(AppConfig):
    """The rotations area."""

    name = "ferd.areas.rotations"
    default_auto_field = "django.db.models.BigAutoField"
