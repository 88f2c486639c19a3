"""A pathway as calendar events: each placement, and what is no longer planned.

An event is known by the trainee's training, the stage and which block of it, so
that it keeps its UID from one version of the individual plan to the next.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ferd.core.scheduling.pathway import Pathway, Placement
from ferd.formats.icalendar import CalendarEvent, EventStatus, stable_uid


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """What an event says, already in the reader's language."""

    title: str
    place: str = ""
    text: str = ""
    url: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which version of an individual plan a feed shows.

    Attributes:
        training: what the events belong to, the same for all versions.
        number: counts the versions; becomes the SEQUENCE.
        status: tentative for a proposed version, confirmed for an agreed one.
    """

    training: str
    number: int
    status: EventStatus
    modified_at: datetime


def placement_events(
    pathway: Pathway,
    edition: Edition,
    say: Callable[[Placement], EventWords],
    *,
    former: Pathway | None,
) -> tuple[CalendarEvent, ...]:
    """Give an event for each placement, and cancel those only the former had."""
    now = _by_uid(pathway, edition.training)
    before = {} if former is None else _by_uid(former, edition.training)
    dropped = {uid: block for uid, block in before.items() if uid not in now}
    return (
        *(_event(uid, now[uid], edition, edition.status, say) for uid in now),
        *(
            _event(uid, block, edition, EventStatus.CANCELLED, say)
            for uid, block in dropped.items()
        ),
    )


def _event(
    uid: str,
    placement: Placement,
    edition: Edition,
    status: EventStatus,
    say: Callable[[Placement], EventWords],
) -> CalendarEvent:
    words = say(placement)
    return CalendarEvent(
        uid=uid,
        title=words.title,
        when=placement.period,
        status=status,
        sequence=edition.number,
        modified_at=edition.modified_at,
        place=words.place,
        text=words.text,
        url=words.url,
        category=words.category,
    )


def _by_uid(pathway: Pathway, training: str) -> Mapping[str, Placement]:
    named: dict[str, Placement] = {}
    for order in dict.fromkeys(placement.stage for placement in pathway.placements):
        for number, block in enumerate(pathway.placements_of(order), start=1):
            named[stable_uid(training, "stage", str(order), str(number))] = block
    return dict(sorted(named.items(), key=lambda item: item[1].period))
