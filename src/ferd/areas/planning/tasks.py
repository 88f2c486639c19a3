"""What a worker carries out. A task takes an id; all else is in the database."""

from django_tasks import task


@task()
def carry_out(run_id: str) -> None:
    """Carry a run out, as the system.

    Imported late: a web process that queues a run must not load the solver.
    """
    from ferd.areas.planning.running import work_on  # noqa: PLC0415  see above

    work_on(run_id)
