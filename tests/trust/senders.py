"""Workers that send mail and are killed at random moments in the middle of it.

Run as a program of its own: it forks workers that send what waits by the real
outbox to a real mail server, and kills each with SIGKILL once the server has
taken something from it.
"""

import os
import random
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import django
from django.core.mail.utils import DNS_NAME
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

PATIENCE = 30


def main(taken: Path, kills: int) -> None:
    """Fork the workers and kill them, `kills` times over."""
    django.setup()
    outbox = import_module("ferd.areas.notifications.outbox")
    _warm_up()
    chance = random.Random(kills)  # noqa: S311  for moments, not for secrets
    for _kill in range(kills):
        before = taken.stat().st_size
        child = os.fork()
        if child == 0:
            while True:
                outbox.send_waiting()
        give_up_at = time.monotonic() + PATIENCE
        while taken.stat().st_size == before and time.monotonic() < give_up_at:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _warm_up() -> None:
    """Do once, before the forks, what every worker would do first."""
    str(DNS_NAME)
    context = {"told": 1, "address": reverse("notifications:notices")}
    with translation.override("nb"):
        render_to_string("notifications/mail.txt", context)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
