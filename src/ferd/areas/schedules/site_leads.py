"""Which places the sites of many plans lead to, remembered between requests."""

from collections.abc import Collection, Mapping

from ferd.areas.audit import queries as audit
from ferd.areas.organisations.models import Unit
from ferd.areas.schedules import places_queries
from ferd.core.plans.model import TrainingSite
from ferd.core.scheduling.problem import PlacesId

At = tuple[TrainingSite, int, str]
"""A site, as the plans of one home and one specialty name it."""

Leads = Mapping[At, tuple[PlacesId, ...]]
_kept: dict[str, dict[At, tuple[PlacesId, ...]]] = {}


def leads_of(asked: Collection[At]) -> Leads:
    """Give the places that sites lead to, with few queries for many.

    What was found before is kept until anything at all happens: nothing changes
    without an entry in the audit trail, whose last hash thus tells whether a
    site still leads where it led.
    """
    head = audit.head_hash()
    known = _kept.get(head)
    if known is None:
        known = {}
        _kept.clear()
        _kept[head] = known
    if lacking := [at for at in asked if at not in known]:
        homes = Unit.objects.in_bulk({home for _site, home, _code in lacking})
        found = places_queries.places_for_many(
            (site, homes[home], code) for site, home, code in lacking
        )
        known.update({at: lead.places for at, lead in found.items()})
    return known
