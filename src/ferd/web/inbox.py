"""The inbox: one place for all that waits for a reader, whatever area it is of.

What has waited longest comes first. The questions asked are as many for a
hundred items as for ten.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ferd.areas.accounts.models import Person
from ferd.web import inbox_evidence, today
from ferd.web.inbox_items import Item, Kind

FIRST = 20
"""How many the first page shows; the rest are in the inbox."""


def items_for(actor: Person) -> list[Item]:
    """List what waits for a reader, the longest first."""
    found = [item for source in SOURCES for item in source(actor)]
    return sorted(found, key=lambda item: (item.day or date.max, item.kind))


def _others(actor: Person) -> Iterator[Item]:
    for number, line in enumerate(today.waiting_for(actor)):
        yield Item(
            kind=Kind.OTHER,
            key=f"other-{number}",
            what=line.what,
            about=line.about,
            since=line.since,
            verb=line.verb,
            url=line.url,
        )


SOURCES: tuple[Callable[[Person], Iterable[Item]], ...] = (
    inbox_evidence.to_sign,
    inbox_evidence.to_assess,
    inbox_evidence.to_recommend,
    inbox_evidence.to_approve,
    inbox_evidence.to_confirm,
    inbox_evidence.to_change,
    _others,
)
