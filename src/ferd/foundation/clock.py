"""The only place that asks what time it is."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Tell the present moment."""
    return timezone.now()


def today() -> date:
    """Tell the present date where the hospital is."""
    return timezone.localdate()
