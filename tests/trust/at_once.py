"""Doing several things at the same moment, each on a connection of its own."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection

from ferd.foundation.errors import Refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call: its answer, or the error it raised."""

    answer: object = None
    error: BaseException | None = None

    @property
    def is_done(self) -> bool:
        return self.error is None

    @property
    def is_refused(self) -> bool:
        return isinstance(self.error, Refusal)


def at_once(calls: Sequence[Callable[[], object]]) -> list[Outcome]:
    """Make all calls at the same moment and give what came of each."""
    start = threading.Barrier(len(calls))
    outcomes = [Outcome()] * len(calls)

    def run(index: int) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            outcomes[index] = Outcome(answer=calls[index]())
        except BaseException as error:  # noqa: BLE001  the test judges every error
            outcomes[index] = Outcome(error=error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[n]) for n in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def done(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.is_done for outcome in outcomes)


def faults(outcomes: Sequence[Outcome]) -> list[str]:
    """List the errors that are no refusals; no user may ever see one."""
    return [
        repr(outcome.error)
        for outcome in outcomes
        if not (outcome.is_done or outcome.is_refused)
    ]
