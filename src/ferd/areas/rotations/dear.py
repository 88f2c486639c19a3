"""Places in short supply, as the planner last saw them, for the board to show.

The planner is an area above this one: it names itself as the source when it
starts, and the board asks whatever is there.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ferd.areas.accounts.models import Person
from ferd.areas.rotations.crowding import Months
from ferd.areas.rotations.over import Crowd
from ferd.core.scheduling.problem import PlacesId
from ferd.core.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Dear:
    """Days in which one place more would spare the cohort some delay.

    Attributes:
        delay: months of delay that it would spare, all trainees together.
        found_on: when the planner saw it.
        url: where the run stands.
    """

    places: PlacesId
    period: Period
    delay: float
    found_on: date
    url: str


Source = Callable[[Person, Collection[PlacesId]], Iterable[Dear]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Name where to ask which places are in short supply."""
    if source not in _sources:
        _sources.append(source)


def dear_at(actor: Person, crowds: Iterable[Crowd]) -> dict[str, list[Dear]]:
    """Give what is in short supply in the months of some crowds, by place."""
    keys = {places: crowd for crowd in crowds for places in crowd.place.ids}
    found: dict[str, list[Dear]] = {}
    if not keys:
        return found
    for source in _sources:
        for each in source(actor, keys):
            crowd = keys[each.places]
            if each.period.overlap(_window(crowd.months)):
                found.setdefault(crowd.place.key, []).append(each)
    return found


def _window(months: Months) -> Period:
    return Period(months.first, months.end)


def dear_words(title: str, dear: Dear) -> str:
    """Say what a place in short supply costs, when, and who says so."""
    return _(
        "%(place)s is in short supply from %(first)s to %(last)s: one place more "
        "would spare %(delay)s months of delay in all."
    ) % {
        "place": title,
        "first": date_format(dear.period.start, "YEAR_MONTH_FORMAT"),
        "last": date_format(dear.period.last, "YEAR_MONTH_FORMAT"),
        "delay": number_format(dear.delay, 1),
    }
