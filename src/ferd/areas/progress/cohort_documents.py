"""The cohort board as a file: the same rows, every cell a text."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ferd.areas.progress.cohort import CohortRow
from ferd.formats.delimited import write_delimited
from ferd.formats.workbooks import write_workbook
from ferd.foundation.documents import Document

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Final = ("xlsx", "csv")


def cohort_document(rows: Iterable[CohortRow], form: str, today: date) -> Document:
    """Write the rows as ``xlsx`` or ``csv``, in the reader's language."""
    table = [_heads(), *(_cells(row) for row in rows)]
    name = f"ferd-{today:%Y-%m-%d}.{form}"
    if form == "csv":
        return Document(write_delimited(table), "text/csv; charset=utf-8", name)
    title = _("Progress of trainees")
    return Document(write_workbook({title[:31]: table}, title=title), XLSX, name)


def _heads() -> Sequence[str]:
    return (
        _("Name"),
        _("Unit"),
        _("Specialty"),
        _("Stage now"),
        _("Objectives"),
        _("Expected by now"),
        _("Approved"),
        _("Ahead or behind"),
        _("Weeks ahead or behind"),
        _("Waits for approval"),
        _("Returned"),
        _("Next due"),
        _("Remains until then"),
        _("Last activity"),
    )


def _cells(row: CohortRow) -> Sequence[str]:
    return tuple(_texts(row))


def _texts(row: CohortRow) -> Iterator[str]:
    traineeship = row.traineeship
    yield from (traineeship.trainee.name, traineeship.unit.name)
    yield from (traineeship.specialty_code, row.stage)
    numbers = (row.all, row.standing.expected, row.approved)
    yield from map(str, numbers)
    yield from map(str, (row.standing.ahead, row.standing.weeks))
    yield from map(str, (row.waiting, row.returned))
    yield from (_day(row.due_on), str(row.due), _day(row.active_at))


def _day(moment: date | datetime | None) -> str:
    if isinstance(moment, datetime):
        return localdate(moment).isoformat()
    return moment.isoformat() if moment else ""
