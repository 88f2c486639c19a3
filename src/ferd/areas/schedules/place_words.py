"""Words for places: amounts, sites that lead nowhere, room over months."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ferd.areas.schedules.models import Places
from ferd.areas.schedules.places_queries import Months
from ferd.core.scheduling.problem import FULL
from ferd.core.scheduling.rooms import PlacesFor, Unmapped, months_from
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.months import Month, MonthsDrawing


def unmapped_in_words(found: PlacesFor) -> str:
    """Say why a plan's site leads to no places; empty when it leads to some."""
    if found.unmapped is None:
        return ""
    return _why(found.unmapped) % {"site": found.site.title}


def _why(fault: Unmapped) -> str:
    match fault:
        case Unmapped.NO_UNIT:
            return _("No unit is called %(site)s. Say which one is meant.")
        case Unmapped.SEVERAL_UNITS:
            return _("Several units may be %(site)s. Say which one is meant.")
        case Unmapped.NO_PLACES:
            return _("The unit for %(site)s offers no places that suit.")


def drawn(months: Months, first_month: date) -> MonthsDrawing:
    """Draw the room of some places from a month on."""
    periods = months_from(first_month, len(months.room))
    columns = tuple(
        Month(
            label=date_format(period.start, "b"),
            name=capfirst(date_format(period.start, "F Y")),
            year=str(period.start.year)
            if index == 0 or period.start.month == 1
            else "",
            room=room / FULL,
            committed=committed / FULL,
            held=held / FULL,
            planned=planned / FULL,
        )
        for index, (period, room, committed, held, planned) in enumerate(
            zip(
                periods,
                months.room,
                months.committed,
                months.held,
                months.planned,
                strict=True,
            )
        )
    )
    title = _("Room in %(places)s, month by month") % {"places": months.places.title}
    caption = Caption(f"room-{months.places.uuid}", title, _gist(columns))
    return MonthsDrawing(caption=caption, months=columns)


def size_in_words(places: Places, size: int) -> str:
    """Say how much room something is."""
    if places.measure == Places.Measure.FRACTION:
        return f"{size} %"
    number = size // FULL
    words = ngettext("%(number)d place", "%(number)d places", number)
    return words % {"number": number}


def _gist(columns: tuple[Month, ...]) -> str:
    free = [column.name for column in columns if column.free > 0]
    if not free:
        return _("Nothing is free in these months.")
    return _("There is room in %(free)d of %(all)d months, first in %(first)s.") % {
        "free": len(free),
        "all": len(columns),
        "first": free[0],
    }
