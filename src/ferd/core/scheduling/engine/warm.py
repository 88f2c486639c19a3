"""Compiles the kernels, so that nobody who asks waits for it.

Run as a program it compiles them on two processors, gently: set-up does so while
the database is made ready.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import sleep
from typing import TextIO

import numpy as np

from ferd.core.scheduling.engine.ascent import Group
from ferd.core.scheduling.engine.compiling import folder_of_all, is_all_kept
from ferd.core.scheduling.engine.complete import fewest_unplaced
from ferd.core.scheduling.engine.instance import Instance, Plan, instance_of
from ferd.core.scheduling.engine.linear import unlimited
from ferd.core.scheduling.engine.live import Live
from ferd.core.scheduling.engine.pool import Pool
from ferd.core.scheduling.engine.tight import TightPlaces
from ferd.core.scheduling.problem import (
    Option,
    Places,
    PlacesId,
    Problem,
    SiteId,
    StageId,
    StageNeed,
    Trainee,
    TraineeId,
)

SOURCE = Path(__file__).parents[4]
GENTLY = 10
"""How much others go before, as the system counts."""

LOOK = 0.5
"""Seconds between two looks at whether another is ready."""

one_at_a_time = Lock()
_done: list[bool] = []

Meanwhile = Callable[[], object]


def nothing() -> None:
    """Do nothing while waiting."""


def warm_up(meanwhile: Meanwhile = nothing) -> None:
    """Call every kernel that is called, with what it is really called with.

    Takes half a minute where nothing has been compiled (less with two processors),
    else a second. For set-up and workers, never in a web request. Whoever comes
    second waits for the first; `meanwhile` is called again and again.
    """
    while not one_at_a_time.acquire(timeout=LOOK):
        meanwhile()
    try:
        if not _done:
            compile_all(meanwhile)
            for half in HALVES.values():
                half()
            _done.append(True)
    finally:
        one_at_a_time.release()


def is_warm() -> bool:
    """Tell whether this process has all kernels ready."""
    return bool(_done)


def compile_all(meanwhile: Meanwhile = nothing) -> None:
    """Compile what is not kept yet, in two processes; wait where others do so."""
    folder = folder_of_all()
    if folder is None or is_all_kept():
        return
    with alone(folder, meanwhile):
        if is_all_kept():
            return
        _instance()  # compiles what both begin with
        halves = [
            subprocess.Popen(  # noqa: S603  this very Python
                [sys.executable, "-m", "ferd.core.scheduling.engine.warm", half],
                env=os.environ | {"PYTHONPATH": str(SOURCE)},
            )
            for half in HALVES
        ]
        while any(each.poll() is None for each in halves):
            meanwhile()
            sleep(LOOK)


@contextmanager
def alone(folder: Path, meanwhile: Meanwhile) -> Iterator[None]:
    """Let one process compile on this machine."""
    with (folder / "kernels.lock").open("w") as lock:
        while not _is_locked(lock):
            meanwhile()
            sleep(LOOK)
        yield


def _is_locked(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _weigh() -> None:
    """Cost ways, put in one after the other, and list them."""
    instance, whom = _instance(), np.arange(2, dtype=np.int32)
    line, codes = 0, np.zeros((2, instance.width), np.int32)
    live, pool = Live(instance, whom, None), Pool(instance)
    live.take_over(Plan(np.array([line, -1], np.int32), codes))
    live.is_altered(0)
    live.take(0, 1)
    pool.add(whom, np.array([line, -1], np.int32), codes)
    instance.use(line, codes[0])
    instance.cost(line, codes[0])
    live.insert(whom[1:], instance.no_prices())  # needs what `_shake` begins with
    fewest_unplaced(Group(instance, whom), 1.0)
    group, prices = Group(instance, whom), instance.no_prices()
    tight = TightPlaces(group, prices, 0.0, live.plan, live.total, unlimited)
    tight.raise_bound(np.zeros(1, np.int32), bool)


def _shake() -> None:
    """Price ways, and ruin and recreate a plan."""
    instance, whom = _instance(), np.arange(2, dtype=np.int32)
    price = instance.no_prices()
    Group(instance, whom).reply(price)
    live = Live(instance, whom, None)
    live.anneal(price, (1.0, 0.5), 2, np.random.default_rng(0), lambda: True)


HALVES = {"weigh": _weigh, "shake": _shake}


def _instance() -> Instance:
    """Let two trainees want one place."""
    place, stage, months = PlacesId("place"), StageId("stage"), 6
    need = StageNeed(id=stage, work=200, options=(Option(place),))
    return instance_of(
        Problem(
            months=months,
            places=(Places(id=place, site=SiteId("site"), capacity=(100,) * months),),
            trainees=tuple(
                Trainee(id=TraineeId(name), work=(100,) * months, stages=(need,), due=2)
                for name in ("one", "two")
            ),
        )
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        HALVES[sys.argv[1]]()
    else:
        os.nice(GENTLY)
        compile_all()
