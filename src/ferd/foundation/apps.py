"""Configuration of the foundation."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """The foundation."""

    name = "ferd.foundation"

    def ready(self) -> None:
        """Register the checks of the ground."""
        from ferd.foundation import database  # noqa: F401, PLC0415  registers by import
