"""What the newest finished runs found to be in short supply, for the board."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.timezone import localdate

from ferd.areas.accounts.models import Person
from ferd.areas.planning import proposals, queries
from ferd.areas.rotations.dear import Dear
from ferd.core.scheduling.problem import PlacesId


def dear_for(actor: Person, places: Collection[PlacesId]) -> Iterator[Dear]:
    """Give what is in short supply of some places, as the newest runs saw it.

    Only the runs that the reader may see are asked.
    """
    for run in queries.newest_explaining(actor):
        for each in proposals.answer_of(run).dear:
            if each.places in places and run.ended_at:
                yield Dear(
                    places=PlacesId(each.places),
                    period=each.period,
                    delay=each.tenths / 10,
                    found_on=localdate(run.ended_at),
                    url=reverse("planning:run", args=[run.uuid]),
                )
