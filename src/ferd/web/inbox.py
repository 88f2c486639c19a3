"""The inbox: one place for all that waits for a reader, whatever area it is of.

What has waited longest comes first. The questions asked are as many for a
hundred items as for ten.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ferd.areas.accounts.models import Person
from ferd.areas.organisations import queries as organisations
from ferd.areas.organisations.models import Role
from ferd.areas.schedules import queries as schedules
from ferd.web import inbox_evidence, today
from ferd.web.inbox_items import Item, Kind

FIRST = 20
"""How many the first page shows; the rest are in the inbox."""


def items_for(actor: Person) -> list[Item]:
    """List what waits for a reader, the longest first."""
    found = [item for source in _sources(actor) for item in source(actor)]
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


Source = Callable[[Person], Iterable[Item]]

OF_ROLES: tuple[Source, ...] = (
    inbox_evidence.to_sign,
    inbox_evidence.to_assess,
    inbox_evidence.to_recommend,
    inbox_evidence.to_approve,
    inbox_evidence.to_confirm,
)
"""What only waits for those who have a role: deputies and delegates have one too."""


def _sources(actor: Person) -> Iterator[Source]:
    """Name what may wait for a reader at all, so that nothing else is asked."""
    if {held.role for held in organisations.roles_held(actor)} - {Role.TRAINEE}:
        yield from OF_ROLES
    if schedules.own_traineeship(actor) is not None:
        yield inbox_evidence.to_change
    yield _others
