"""Long lists in pages: a limit that is held within bounds, and an order that stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django.db.models import Model, QuerySet
from pydantic import BaseModel, Field

MOST: Final = 200
FARTHEST: Final = 1_000_000

Row = TypeVar("Row")


class Paging(BaseModel):
    """Which part of a list is asked for."""

    limit: int = Field(
        default=50, description=f"How many at most; held within 1 and {MOST}"
    )
    offset: int = Field(
        default=0, description=f"How many to pass over; held within 0 and {FARTHEST}"
    )


class PageInfo(BaseModel):
    """Which part of a list this is."""

    total: int = Field(description="How many there are in all")
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """A part of a list, and which part it is."""

    rows: list[Row]
    page: PageInfo


def cut(rows: QuerySet[Any, Row], asked: Paging) -> Cut[Row]:
    """Cut a page out of rows; what is in order of no unique field gets one."""
    limit, offset = _bounds(asked)
    ordered = rows.order_by(*_order(rows), "pk")
    page = PageInfo(total=rows.order_by().count(), limit=limit, offset=offset)
    return Cut(list(ordered[offset : offset + limit]), page)


def cut_list(rows: Sequence[Row], asked: Paging) -> Cut[Row]:
    """Cut a page out of a list that is known as a whole, and in order."""
    limit, offset = _bounds(asked)
    page = PageInfo(total=len(rows), limit=limit, offset=offset)
    return Cut(list(rows[offset : offset + limit]), page)


def _bounds(asked: Paging) -> tuple[int, int]:
    return min(max(asked.limit, 1), MOST), min(max(asked.offset, 0), FARTHEST)


def _order(rows: QuerySet[Any, Any]) -> Sequence[Any]:
    model: type[Model] = rows.model
    return rows.query.order_by or model._meta.ordering or ()  # noqa: SLF001  Django's own
