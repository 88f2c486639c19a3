"""Configuration of the curriculum area."""

from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    """The curriculum area."""

    name = "ferd.areas.curriculum"
    default_auto_field = "django.db.models.BigAutoField"
