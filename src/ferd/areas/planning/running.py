"""A worker at a run: takes it, tells how far it is, keeps what comes of it.

The only module of the area that leads to the solver, and only workers import it.
Whatever happens to the worker, the run's row says how far it had come.
"""

import logging
from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ferd.areas.accounts.queries import system_person
from ferd.areas.planning import actions
from ferd.areas.planning.answering import answer
from ferd.areas.planning.models import SolverRun
from ferd.areas.planning.proposals import answer_to_json
from ferd.core.scheduling.schedule import Progress
from ferd.foundation import clock
from ferd.foundation.errors import Conflict, Refusal

Status = SolverRun.Status
PAUSE = timedelta(seconds=0.5)
"""The shortest time between two notes of how far it is."""

log = logging.getLogger(__name__)


def work_on(run_id: str) -> None:
    """Carry a run out, if it still waits."""
    run = _take(UUID(run_id))
    if run is None:
        return
    try:
        found = answer(run, _Notes(run).note)
        outcome, problem, fault = answer_to_json(found.answer), found.problem, ""
    except Refusal as refusal:
        outcome, problem, fault = None, None, refusal.message
    except Exception:  # whatever it was, the person who waits must hear of it
        log.exception("The run %s could not be finished.", run.uuid)
        outcome, problem = None, None
        fault = _("Something went wrong in the planner. It has been written down.")
    try:
        actions.finish_run(
            run=run,
            problem=problem,
            outcome=outcome,
            fault=fault,
            actor=system_person(),
        )
    except Conflict:
        log.info("The run %s was cancelled.", run.uuid)


@transaction.atomic
def _take(run_id: UUID) -> SolverRun | None:
    rows = SolverRun.objects.select_for_update(of=("self",)).select_related("unit")
    run = rows.filter(uuid=run_id, status=Status.QUEUED).first()
    if run is not None:
        run.status = Status.RUNNING
        run.started_at = run.heartbeat_at = clock.now()
        run.save(update_fields=["status", "started_at", "heartbeat_at"])
    return run


class _Notes:
    """Writes how far a run is, at most twice a second, and hears of cancelling."""

    def __init__(self, run: SolverRun) -> None:
        self.run = run
        self.noted = monotonic() - 1

    def note(self, progress: Progress) -> bool:
        """Write it down; tell whether to go on."""
        if monotonic() - self.noted < PAUSE.total_seconds():
            return True
        self.noted = monotonic()
        running = SolverRun.objects.filter(pk=self.run.pk, status=Status.RUNNING)
        return bool(
            running.update(
                heartbeat_at=clock.now(),
                progress={
                    "phase": progress.phase,
                    "best": progress.best,
                    "bound": progress.bound,
                    "gap": progress.gap,
                    "share": progress.share,
                },
            )
        )
