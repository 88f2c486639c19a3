"""A real browser on a real server: databases made once, one copy a test."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import crawl

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Ground:
    """Where the prepared databases are, and the settings to serve them with."""

    folder: Path

    def keep(self, places: list[crawl.Place]) -> None:
        rows = [(place.person, place.name, place.address) for place in places]
        (self.folder / "places.json").write_text(json.dumps(rows))

    def places(self) -> list[crawl.Place]:
        rows = json.loads((self.folder / "places.json").read_text())
        return [crawl.Place(*row) for row in rows]

    def environment(self, database: Path) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k != "SECRET_KEY_FILE"}
        return kept | {
            "DJANGO_SETTINGS_MODULE": "ferd.config.settings",
            "DATABASE_URL": f"sqlite:///{database}",
            "FERD_VAR": str(self.folder),
            "SECRET_KEY": "only-for-tests",
            "DEMO": "1",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }


@pytest.fixture(scope="session")
def browser():
    found = os.environ.get("FERD_CHROMIUM") or next(
        filter(None, map(shutil.which, BROWSERS)), None
    )
    if found is None:
        pytest.skip("No Chromium was found. On Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found, args=list(ARGUMENTS)
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def ground(browser, tmp_path_factory):
    """Prepare the databases once, however many processes test in parallel."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    ground = Ground(shared / "ferd")
    with only_one(shared / "ferd.lock"):
        if not ground.folder.exists():
            make_ground(ground, browser)
    return ground


@pytest.fixture(scope="session")
def demo(ground, tmp_path_factory):
    copy = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    shutil.copy(ground.folder / "walked.sqlite3", copy)
    with serving(ground, copy) as address:
        yield address


@pytest.fixture
def hospital(ground, tmp_path, request):
    """Serve a copy of the prepared database that the test is parametrised with."""
    copy = tmp_path / "hospital.sqlite3"
    shutil.copy(ground.folder / f"{request.param}.sqlite3", copy)
    with serving(ground, copy) as address:
        yield address


@contextmanager
def only_one(lock: Path):
    """Let one process in at a time."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_ground(ground: Ground, browser: Browser) -> None:
    """Build the databases, and note which pages of the demo there are."""
    folder = ground.folder
    folder.mkdir()
    run(ground, folder / "first.sqlite3", "-m", "tests.browser.prepare", str(folder))
    database = folder / "walked.sqlite3"
    run(ground, folder / "demo.sqlite3", "manage.py", "set_up_demo")
    shutil.copy(folder / "demo.sqlite3", database)
    run(ground, database, "-m", "tests.browser.prepare")
    with serving(ground, database) as address:
        crawl.begin_a_revision(browser, address)
        ground.keep(crawl.find_places(browser, address))


def run(ground: Ground, database: Path, *command: str) -> None:
    subprocess.run(  # noqa: S603  our own programs
        [sys.executable, *command],
        cwd=ROOT,
        env=ground.environment(database),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def serving(ground: Ground, database: Path):
    """Serve a database as in production; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ("--worker-class", "gthread", "--threads", "4", "--log-level", "error")
    server = subprocess.Popen(  # noqa: S603  our own server
        [
            *(sys.executable, "-m", "gunicorn", "ferd.config.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--no-control-socket", *options),
        ],
        cwd=ROOT,
        env=ground.environment(database),
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(server, address)
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(server: "subprocess.Popen[bytes]", address: str) -> None:
    for _attempt in range(150):
        try:
            with urlopen(f"{address}/health/"):  # noqa: S310  this machine
                return
        except (URLError, ConnectionError):
            if server.poll() is not None:
                break
            time.sleep(0.1)
    pytest.fail("The server did not start.")
