"""Jobs that come again: what, how often, and one row that says when next.

An area names its jobs in its module `jobs`. The worker ticks; whichever worker
is first to move a job's `due_at` ahead runs it, and a job whose worker died is
run by the next one after `LEASE`. So a job may be run twice, and must bear it:
doing it again changes nothing.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateutil.rrule import rrulestr
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from ferd.foundation import clock
from ferd.foundation.models import RecurringJob

LEASE = timedelta(minutes=10)
"""How long a job that was begun is left to its worker."""

SOON = timedelta(minutes=5)
"""How soon a job that failed is tried again, at the latest."""

BEGINNING = datetime(2024, 1, 1)  # noqa: DTZ001  rules count in local time
"""From when the rules count, a Monday; those of less than a day from midnight."""

WITHIN_A_DAY = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that comes again.

    Attributes:
        name: the area and the job, ``notifications.send_mail``.
        rule: how often, as RFC 5545 writes it, in the hospital's time.
        run: what is done; it may be done twice at once.
    """

    name: str
    rule: str
    run: Callable[[], object]

    def after(self, moment: datetime) -> datetime:
        """Give the first time after a moment."""
        local = timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
        begins = BEGINNING
        if self.rule.startswith(WITHIN_A_DAY):
            begins = local.replace(hour=0, minute=0, second=0)
        coming = rrulestr(self.rule, dtstart=begins).after(local)
        if coming is None:
            fault = f"{self.name} never comes again: {self.rule}."
            raise ValueError(fault)
        found = timezone.make_aware(coming)
        if found <= moment:  # the hour that comes twice, when summer time ends
            found = timezone.make_aware(coming.replace(fold=1))
        return found


_registered: dict[str, Recurring] = {}


def register(job: Recurring) -> Recurring:
    """Make a job known, and give it back."""
    if _registered.setdefault(job.name, job) != job:
        fault = f"There are two jobs named {job.name}."
        raise ValueError(fault)
    return job


def registered() -> tuple[Recurring, ...]:
    """List the jobs of every area."""
    autodiscover_modules("jobs")
    return tuple(_registered.values())


def tick() -> list[str]:
    """Run what is due and give its names."""
    now = clock.now()
    jobs = registered()
    known = set(RecurringJob.objects.values_list("name", flat=True))
    RecurringJob.objects.bulk_create(
        [
            RecurringJob(name=job.name, due_at=job.after(now))
            for job in jobs
            if job.name not in known
        ],
        ignore_conflicts=True,
    )
    return [job.name for job in jobs if _run_if_due(job)]


def _run_if_due(job: Recurring) -> bool:
    now = clock.now()
    row = RecurringJob.objects.filter(name=job.name)
    if not row.filter(due_at__lte=now).update(due_at=now + LEASE):
        return False
    fault = ""
    try:
        job.run()
    except Exception as error:
        log.exception("%s failed.", job.name)
        fault = type(error).__name__
    now = clock.now()
    next_at = job.after(now)
    row.update(
        due_at=min(next_at, now + SOON) if fault else next_at,
        ended_at=now,
        fault=fault,
    )
    return True
