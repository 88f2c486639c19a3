"""How the access table is written: one row an address, one status a person.

Each area keeps its own rows in tests/areas/<area>/access.py, as TABLE.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.cast import PEOPLE, Cast

READERS = (*PEOPLE, "nobody")
AREAS = Path(__file__).parents[1] / "areas"


@dataclass(frozen=True)
class Row:
    """What each reader is answered at one address.

    Attributes:
        statuses: one number a reader, in the order of READERS: karin olav kari
            mads sven tora ola ada regine otto nobody.
        args: makes the object the address is about, and gives the arguments.
        data: what a POST sends.
    """

    method: str
    statuses: str
    args: Callable[[Cast], list[object]] = field(default=lambda _cast: [])
    data: Callable[[Cast], dict[str, object]] = field(default=lambda _cast: {})

    def expected(self) -> dict[str, int]:
        numbers = [int(status) for status in self.statuses.split()]
        return dict(zip(READERS, numbers, strict=True))


def everyone(method: str, status: int, nobody: int = 302, **more) -> Row:
    """Give a row where all who are signed in are answered alike."""
    statuses = " ".join([str(status)] * len(PEOPLE) + [str(nobody)])
    return Row(method, statuses, **more)


def whole_table() -> dict[str, Row]:
    """Gather the rows of every area and door; no address twice."""
    table: dict[str, Row] = {}
    modules = ["tests.web.access", "tests.api.pages", "tests.demo.access"]
    modules += [
        f"tests.areas.{f.parent.name}.access" for f in AREAS.glob("*/access.py")
    ]
    for name in sorted(modules):
        rows = importlib.import_module(name).TABLE
        assert not set(table) & set(rows)
        table |= rows
    return table
