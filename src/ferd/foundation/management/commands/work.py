"""Carries out what waits in the database: tasks, and jobs that come again."""

import logging
import threading
from typing import Any

from django.db import Error, close_old_connections
from django_tasks_db.management.commands import db_worker

from ferd.foundation import recurring, starting

PAUSE = 5.0
"""Seconds between two looks at what is due."""

PATIENCE = 15.0
"""Seconds that a job gets to end in, when the worker is told to stop."""

log = logging.getLogger(__name__)


class Command(db_worker.Command):
    """The library's worker of tasks, and beside it a thread that ticks.

    A thread of its own, because one task may take minutes and mail must not
    wait for it.
    """

    help = "Carry out tasks and recurring jobs. Run one or more, on any machine."

    def handle(self, *, batch: bool, **options: Any) -> None:  # noqa: ANN401  the library's options
        """Work until told to stop; in batch, until nothing waits."""
        if batch:
            recurring.tick()
            super().handle(batch=True, **options)
            return
        stop = threading.Event()
        ticker = threading.Thread(target=tick_until, args=[stop], daemon=True)
        ticker.start()
        starting.start()
        try:
            super().handle(batch=False, **options)
        finally:
            stop.set()
            ticker.join(PATIENCE)


def tick_until(stop: threading.Event) -> None:
    """Look at what is due, again and again, until told to stop."""
    while not stop.is_set():
        close_old_connections()
        try:
            recurring.tick()
        except Error:  # the database is away, and may come back
            log.exception("The recurring jobs could not be looked at.")
        close_old_connections()
        stop.wait(PAUSE)
