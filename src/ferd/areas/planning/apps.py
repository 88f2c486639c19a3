"""Configuration of the planning area."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """The planning area."""

    name = "ferd.areas.planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the board ask what is in short supply."""
        from ferd.areas.planning.dear import dear_for  # noqa: PLC0415  needs models
        from ferd.areas.rotations import dear  # noqa: PLC0415  likewise

        dear.register(dear_for)
