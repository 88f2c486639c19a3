"""What the cohort board is asked for by links and forms, and how it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from ferd.areas.accounts.models import Person
from ferd.areas.progress.cohort import CohortRow, Wanted, cohort_of
from ferd.core.diagnostics import gettext_noop
from ferd.foundation.words import typed

Key = Callable[[CohortRow], str | int | date | datetime]
NEVER = datetime(1, 1, 1, tzinfo=UTC)

KEYS: Final[Mapping[str, Key]] = MappingProxyType(
    {
        "name": lambda row: row.traineeship.trainee.name,
        "stage": lambda row: row.stage,
        "approved": lambda row: row.approved,
        "difference": lambda row: row.standing.ahead,
        "waiting": lambda row: row.waiting,
        "returned": lambda row: row.returned,
        "active": lambda row: row.active_at or NEVER,
        "due": lambda row: row.due_on or date.max,
        "unread": lambda row: row.unread,
    }
)
"""What each column is sorted by."""


class Only(StrEnum):
    """How those stand whom somebody wants to see."""

    ALL = ""
    BEHIND = "behind"
    WAITING = "waiting"
    RETURNED = "returned"
    UNREAD = "unread"


ONLY_WORDS: Final[Mapping[Only, str]] = MappingProxyType(
    {
        Only.ALL: gettext_noop("All"),
        Only.BEHIND: gettext_noop("Behind the plan"),
        Only.WAITING: gettext_noop("Something waits for approval"),
        Only.RETURNED: gettext_noop("Something is returned"),
        Only.UNREAD: gettext_noop("Something is new"),
    }
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page or a file was asked for."""

    wanted: Wanted
    only: Only = Only.ALL
    order: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but everybody was asked for."""
        return self.wanted != Wanted() or self.only is not Only.ALL


def asked_for(given: Mapping[str, str]) -> Asked:
    """Read what was asked for; what makes no sense is left out."""
    only, order = given.get("only", ""), given.get("order", "")
    return Asked(
        Wanted(
            unit=_uuid(given.get("unit", "")),
            specialty=typed(given.get("specialty", ""))[:8],
            words=typed(given.get("q", ""))[:80],
        ),
        Only(only) if only in set(Only) else Only.ALL,
        order if order.removeprefix("-") in KEYS else "",
    )


def rows_for(actor: Person, asked: Asked) -> list[CohortRow]:
    """Give the rows that were asked for, in the order that was asked for."""
    rows = [row for row in cohort_of(actor, asked.wanted) if _is_among(row, asked.only)]
    if asked.order:
        key = KEYS[asked.order.removeprefix("-")]
        rows.sort(key=key, reverse=asked.order.startswith("-"))
    return rows


def _is_among(row: CohortRow, only: Only) -> bool:
    match only:
        case Only.ALL:
            return True
        case Only.BEHIND:
            return row.standing.ahead < 0
        case Only.WAITING:
            return row.waiting > 0
        case Only.RETURNED:
            return row.returned > 0
        case Only.UNREAD:
            return row.unread > 0


def _uuid(written: str) -> str:
    try:
        return str(UUID(written))
    except ValueError:
        return ""
