"""A bar with bound and gap while a run lasts; only on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from ferd.core.scheduling.schedule import Progress, Watch, go_on


def _no_bound() -> int:
    return 0


@contextmanager
def watching(least: Callable[[], int] = _no_bound) -> Iterator[Watch]:
    """Show a run while it lasts; say nothing where nobody is looking.

    Args:
        least: finds a bound for a run that has none of its own.
    """
    if not sys.stderr.isatty():
        yield go_on
        return
    from rich.console import Console  # noqa: PLC0415 - quick start
    from rich.progress import (  # noqa: PLC0415 - quick start
        BarColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415 - quick start

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1.0)
        bound = least()

        def show(progress: Progress) -> bool:
            progress = replace(progress, bound=max(bound, progress.bound))
            bar.update(task, description=said(progress), completed=progress.share)
            return True

        yield show


def said(progress: Progress) -> str:
    """Say in a line where a run is."""
    parts = [f"{progress.phase:<9}"]
    if progress.best is not None:
        parts.append(f"best {progress.best}")
    parts.append(f"bound {progress.bound}")
    if progress.gap is not None:
        parts.append(f"gap {progress.gap:.1%}")
    if progress.unplaced:
        parts.append(f"{progress.unplaced} unplaced")
    return "  ".join(parts)
