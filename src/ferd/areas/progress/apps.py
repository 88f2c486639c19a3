"""Configuration of the progress area."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """The progress area."""

    name = "ferd.areas.progress"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow who begins to train, and what their plans say."""
        from ferd.areas.progress import opening  # noqa: PLC0415  models are loaded now
        from ferd.areas.schedules import events as schedules  # noqa: PLC0415  same
        from ferd.foundation import events  # noqa: PLC0415  same

        events.listen(schedules.TraineeshipRegistered, opening.follow_traineeship)
        events.listen(schedules.PlanInForce, opening.follow_plan)
