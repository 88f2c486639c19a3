"""What planning does again and again: no run is lost with its worker."""

from contextlib import suppress

from ferd.areas.accounts.queries import system_person
from ferd.areas.planning import actions, queries
from ferd.foundation.errors import Conflict
from ferd.foundation.recurring import Recurring, register


def resume_silent_runs() -> None:
    """Queue the runs again whose worker has not been heard of."""
    for run in queries.silent_runs():
        with suppress(Conflict):  # it has ended meanwhile
            actions.resume_run(run=run, actor=system_person())


register(
    Recurring(
        name="planning.resume_silent_runs",
        rule="FREQ=MINUTELY",
        run=resume_silent_runs,
    )
)
