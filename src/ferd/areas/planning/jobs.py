"""What planning does again and again: no run is lost with its worker."""

from contextlib import suppress

from ferd.areas.accounts.queries import system_person
from ferd.areas.planning import actions, queries
from ferd.foundation import starting
from ferd.foundation.errors import Conflict
from ferd.foundation.recurring import Recurring, register


def resume_silent_runs() -> None:
    """Queue the runs again whose worker has not been heard of."""
    for run in queries.silent_runs():
        with suppress(Conflict):  # it has ended meanwhile
            actions.resume_run(run=run, actor=system_person())


def load_solver() -> None:
    """Load and compile the solver, so that the first question need not wait."""
    from ferd.areas.planning import running  # noqa: F401, PLC0415  workers only
    from ferd.core.scheduling.engine.warm import warm_up  # noqa: PLC0415  likewise

    warm_up()


starting.register(load_solver)
register(
    Recurring(
        name="planning.resume_silent_runs",
        rule="FREQ=MINUTELY",
        run=resume_silent_runs,
    )
)
