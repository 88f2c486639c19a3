"""The only place that asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """Tell the present moment."""
    return _pretended.get() or timezone.now()


def today() -> date:
    """Tell the present date where the hospital is."""
    return timezone.localdate(now())


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Let the demo's history happen in its past; refused anywhere else."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo may pretend another time.")
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
