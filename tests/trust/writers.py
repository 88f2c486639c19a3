"""Writers that are killed at random moments, as a power cut kills a server.

Run as a program of its own: it forks writers that save drafts by the real
action, note each answer in a file once it is committed, and are killed with
SIGKILL in the middle of it, again and again.
"""

import os
import random
import signal
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import django

PATIENCE = 60


def main(answers: Path, kills: int, writers: int) -> None:
    """Fork the writers and kill them, `kills` times over."""
    django.setup()
    import_module("ferd.areas.plans.actions")  # once, before the forks
    chance = random.Random(kills)  # noqa: S311  for moments, not for secrets
    for _kill in range(kills):
        before = _size(answers)
        children = [_fork(answers, number) for number in range(writers)]
        give_up_at = time.monotonic() + PATIENCE
        while _size(answers) == before and time.monotonic() < give_up_at:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.15)
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _fork(answers: Path, number: int) -> int:
    child = os.fork()
    if child == 0:
        _write_for_ever(answers, number)
    return child


def _write_for_ever(answers: Path, number: int) -> None:
    actions = import_module("ferd.areas.plans.actions")
    models = import_module("ferd.areas.plans.models")
    file = os.open(answers, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    version = models.PlanVersion.objects.order_by("pk")[number]
    count = 0
    while True:
        count += 1
        content = replace(version.as_plan(), title=f"{os.getpid()} {count}")
        version = actions.save_draft(
            version=version,
            content=content,
            seen=version.fingerprint,
            actor=version.created_by,
        )
        os.write(file, f"{version.uuid} {version.fingerprint}\n".encode())


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
