"""Processes that all hold a place in the same moment.

Run as a program of its own: it forks one process for each request, by its
identifier, and prints how each ended: held, refused, or a fault.
"""

import os
import sys
import time
from datetime import timedelta
from importlib import import_module

import django

HELD, REFUSED, FAULT = "held", "refused", "fault"
OUTCOMES = (HELD, REFUSED, FAULT)


def main(holder: str, requests: list[str]) -> None:
    """Fork the processes, and let them begin at the same moment."""
    django.setup()
    import_module("ferd.areas.schedules.actions")  # once, before the forks
    begin_at = time.time() + 0.3
    children = [_fork(holder, request, begin_at) for request in requests]
    for child in children:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(OUTCOMES[status])  # noqa: T201  what the program is for


def _fork(holder: str, request: str, begin_at: float) -> int:
    child = os.fork()
    if child == 0:
        outcome = FAULT
        try:
            outcome = _hold(holder, request, begin_at)
        finally:
            os._exit(OUTCOMES.index(outcome))
    return child


def _hold(holder: str, public_id: str, begin_at: float) -> str:
    actions = import_module("ferd.areas.schedules.actions")
    people = import_module("ferd.areas.accounts.models")
    models = import_module("ferd.areas.schedules.models")
    clock = import_module("ferd.foundation.clock")
    errors = import_module("ferd.foundation.errors")
    actor = people.Person.objects.get(uuid=holder)
    request = models.PlaceRequest.objects.get(uuid=public_id)
    time.sleep(max(0, begin_at - time.time()))
    until = clock.today() + timedelta(days=10)
    try:
        actions.hold_request(request=request, until=until, actor=actor)
    except errors.Conflict:
        return REFUSED
    return HELD


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
