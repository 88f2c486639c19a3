"""The start of the demo, after it has been set up once."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measures import Measure

ROOT = Path(__file__).resolve().parents[1]
TARGET = 8.0
PATIENCE = 120


def measures() -> Iterator[Measure]:
    """Start the demo twice: once to set it up, once to measure."""
    with tempfile.TemporaryDirectory(prefix="ferd-bench-") as folder:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "ferd.config.settings",
            "SECRET_KEY": "only-for-measuring",
            "FERD_VAR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
        }
        build, start = (_start(environment) for _time in range(2))
    yield Measure(what="demo, set up and built", figure=f"{build:.1f} s")
    yield Measure(
        what="demo, start to first page after set-up",
        figure=f"{start:.1f} s",
        target=f"< {TARGET:.0f} s",
        is_met=start < TARGET,
    )


def _start(environment: dict[str, str]) -> float:
    port = _free_port()
    command = [sys.executable, "tools/demo.py", "--port", str(port)]
    begun = time.perf_counter()
    demo = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/demo/", demo)
        return time.perf_counter() - begun
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)


def _wait_for(address: str, demo: "subprocess.Popen[bytes]") -> None:
    until = time.perf_counter() + PATIENCE
    while time.perf_counter() < until and demo.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError("The demo did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
