"""Two hundred people at once, each with a request every four seconds, for a while.

The server is gunicorn as it is run; the client is another process's threads and
counts every answer that is no answer: an error, a refusal, a time-out.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measures import Measure, milliseconds
from benchmarks.starting import _free_port, _wait_for

if TYPE_CHECKING:
    import httpx

    from ferd.areas.accounts.models import Person

ROOT = Path(__file__).resolve().parents[1]
EVERY, WRITES = 4.0, 0.2
"""Seconds between a person's requests; the share of them that change something."""

P99 = 0.6
WORKERS, THREADS = 2, 4
TOKEN = "b" * 32

Pages = dict[str, "tuple[Person, str]"]


@dataclass
class Seen:
    """How long each answer took, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def load(pages: Pages, users: int, seconds: int, database: str) -> Measure:
    """Let people read and write for a while; give the slowest of a hundred."""
    sessions = _sign_in(pages, users)
    port = _free_port()
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "ferd.config.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"),
            *("--workers", str(WORKERS), "--threads", str(THREADS)),
            *("--no-control-socket", "--log-level", "error"),
        ],
        cwd=ROOT,
        env=os.environ
        | {
            "DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "ferd.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        },
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health/", server)
        seen = asyncio.run(_all(port, sessions, seconds))
    finally:
        server.terminate()
        server.wait(30)
    cuts = statistics.quantiles(seen.seconds, n=100, method="inclusive")
    if seen.faults:
        print(sorted(set(seen.faults)), file=sys.stderr)
    return Measure(
        what=f"{users} people at once, {database}, {len(seen.seconds)} answers, p99",
        figure=milliseconds(cuts[98]),
        against=f"p50 {milliseconds(cuts[49])}, p95 {milliseconds(cuts[94])}; "
        f"errors: {len(seen.faults)}",
        target=f"< {milliseconds(P99)}, 0 errors",
        is_met=cuts[98] < P99 and not seen.faults,
    )


def _sign_in(pages: Pages, users: int) -> list[tuple[str, str]]:
    """Give a session and a page for each; trainees of the crowd read today."""
    from django.test import Client

    from ferd.areas.accounts.models import Person

    readers = list(pages.values())
    crowd = Person.objects.filter(email__startswith="crowd").order_by("pk")
    readers += [(person, "/") for person in crowd[: max(users - len(readers), 0)]]
    sessions = []
    for person, address in readers[:users]:
        client = Client()
        client.force_login(person)
        sessions.append((client.cookies["sessionid"].value, address))
    return sessions


async def _all(port: int, sessions: list[tuple[str, str]], seconds: int) -> Seen:
    import httpx

    seen = Seen()
    until = time.perf_counter() + seconds
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", timeout=30, limits=limits
    ) as client:
        await asyncio.gather(
            *(
                _one(client, session, address, until, seen, random.Random(number))  # noqa: S311
                for number, (session, address) in enumerate(sessions)
            )
        )
    return seen


async def _one(
    client: "httpx.AsyncClient",
    session: str,
    address: str,
    until: float,
    seen: Seen,
    chance: random.Random,
) -> None:
    cookies = f"sessionid={session}; csrftoken={TOKEN}"
    await asyncio.sleep(chance.random() * EVERY)
    while time.perf_counter() < until:
        begun = time.perf_counter()
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN}
        try:
            if chance.random() < WRITES:
                data = {"mailing": chance.choice(("daily", "at_once"))}
                answer = await client.post("/mailing/", data=data, headers=headers)
            else:
                answer = await client.get(address, headers=headers)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a fault
            seen.faults.append(type(error).__name__)
        else:
            if answer.status_code not in {200, 302}:
                seen.faults.append(f"{answer.status_code} {answer.url.path}")
        took = time.perf_counter() - begun
        seen.seconds.append(took)
        await asyncio.sleep(max(0, EVERY - took))
