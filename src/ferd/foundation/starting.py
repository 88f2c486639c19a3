"""What a worker gets ready when it starts, beside its first task.

An area registers a function in its `jobs.py`; each runs in a thread of its own, so
that nothing waits for it. A fault is logged, and the worker goes on.
"""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)
_prepared: list[Callable[[], None]] = []


def register(prepare: Callable[[], None]) -> None:
    """Let every worker do this when it starts."""
    _prepared.append(prepare)


def start() -> list[threading.Thread]:
    """Begin everything registered; give the threads."""
    threads = [
        threading.Thread(target=_safely, args=[prepare], daemon=True)
        for prepare in _prepared
    ]
    for thread in threads:
        thread.start()
    return threads


def _safely(prepare: Callable[[], None]) -> None:
    try:
        prepare()
    except Exception:
        log.exception("Something could not be made ready.")
