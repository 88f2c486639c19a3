"""Sets up the demo once, starts it, and says where it is.

Not for real use: it signs people in with one click (DEMO=1).
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
COMPILE = [sys.executable, "-m", "ferd.core.scheduling.engine.warm"]
"""Compiles the planner, once; beside all else, and behind it."""


def main() -> int:
    """Set up, start, wait."""
    port = _parse().port
    if not _is_free(port):
        print(
            f"Port {port} is taken by another program. "
            f"Try ./dev demo --port {port + 1}.",
            file=sys.stderr,
        )
        return 1
    environment = os.environ | {
        "DEMO": "1",
        "DATABASE_URL": os.environ.get(
            "DATABASE_URL", f"sqlite:///{VAR / 'demo.sqlite3'}"
        ),
        "PYTHONUNBUFFERED": "1",
    }
    planner = subprocess.Popen(COMPILE, cwd=ROOT, env=environment)  # meanwhile
    set_up = [sys.executable, "manage.py", "set_up_demo"]
    if subprocess.run(set_up, cwd=ROOT, env=environment, check=False).returncode:
        planner.terminate()
        return 1
    return _serve(port, environment, planner)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev demo", description=__doc__)
    parser.add_argument("--port", type=_port, default=8000, help="default: 8000")
    return parser.parse_args()


def _port(written: str) -> int:
    if not written.isdigit() or not 0 < int(written) < 65536:
        raise argparse.ArgumentTypeError(f"{written} is not a port (1-65535).")
    return int(written)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _serve(
    port: int, environment: dict[str, str], planner: "subprocess.Popen[bytes]"
) -> int:
    commands = (
        [
            *(sys.executable, "-m", "gunicorn", "ferd.config.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"),
            *("--threads", "8", "--log-level", "warning", "--timeout", "60"),
        ],
        [sys.executable, "manage.py", "work", "--no-startup-delay"],
    )
    children = [
        subprocess.Popen(command, cwd=ROOT, env=environment) for command in commands
    ]
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        _announce(port, children[0])
        if planner.poll() is None:
            print("The planner is still being compiled, once: up to a minute.")
        return _wait(children)
    except KeyboardInterrupt:
        print("\nThe demo is stopped; what you did in it is kept.")
        return 0
    finally:
        for child in (*children, planner):
            child.terminate()
        for child in (*children, planner):
            child.wait(15)


def _interrupt(*_signal: object) -> None:
    raise KeyboardInterrupt


def _wait(children: list["subprocess.Popen[bytes]"]) -> int:
    """Wait until one of the two ends by itself, which neither should."""
    while True:
        for child in children:
            if child.poll() is not None:
                print("A part of the demo has stopped; see above.", file=sys.stderr)
                return 1
        time.sleep(0.5)


def _announce(port: int, server: "subprocess.Popen[bytes]") -> None:
    address = f"http://localhost:{port}/"
    for _attempt in range(200):
        if server.poll() is not None:
            return
        try:
            with urllib.request.urlopen(f"{address}health/", timeout=5):
                break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    print(f"\nFerd is ready:  {address}\n")
    print("Sign in with one click as any of the cast:")
    print((VAR / "demo-people.txt").read_text())
    print("Stop with Ctrl-C.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
