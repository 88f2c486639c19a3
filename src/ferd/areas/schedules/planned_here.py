"""Who is at some places by plans, month by month and by name.

A plan in force is counted, and one that a leader has said yes to, as the rule of
room counts them; who has been promised a place besides is counted once. Where a
plan's site leads to several kinds of places, it is counted in the first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ferd.areas.accounts.models import Person
from ferd.areas.schedules import claiming, queries
from ferd.areas.schedules.models import Places
from ferd.areas.schedules.places_queries import Months
from ferd.core.scheduling.claims import Claim, taken_in
from ferd.core.scheduling.problem import PlacesId
from ferd.core.scheduling.rooms import months_from, most_by_month
from ferd.core.time import Period

NAMED_AT_MOST = 50
"""So many are named on a page; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Here:
    """One trainee at some places by a plan, whom the reader may follow."""

    name: str
    traineeship: str
    period: Period


@dataclass(frozen=True, slots=True)
class Everyone:
    """Those who are at some places by plans; `others` are not named to the reader."""

    named: Sequence[Here]
    others: int


def with_plans(found: Collection[Months], first_month: date) -> list[Months]:
    """Add what plans take to the months of some places."""
    ids = {each.places.identity for each in found}
    planned = _planned(ids)
    taken = [*planned, *claiming.promised(ids)]
    filled = []
    for each in found:
        periods = months_from(first_month, len(each.room))
        spans = taken_in(taken, frozenset({each.places.identity}))
        both = zip(
            most_by_month(spans, periods), each.committed, each.held, strict=True
        )
        rest = tuple(max(0, most - firm - held) for most, firm, held in both)
        filled.append(replace(each, planned=rest))
    return filled


def everyone_at(actor: Person, places: Places) -> Everyone:
    """List who is at some places by plans, in order of time."""
    claims = sorted(_planned({places.identity}), key=lambda each: each.period)
    seen = queries.visible_traineeships(actor).filter(
        pk__in={each.who for each in claims}
    )
    known = {each.pk: each for each in seen}
    named = [
        Here(known[each.who].trainee.name, str(known[each.who].uuid), each.period)
        for each in claims
        if each.who in known
    ]
    others = {each.who for each in claims} - known.keys()
    more = {each.name for each in named[NAMED_AT_MOST:]}
    return Everyone(named[:NAMED_AT_MOST], len(others) + len(more))


def _planned(ids: Collection[PlacesId]) -> list[Claim]:
    """Give the claims of plans on some places, each on one of them."""
    return [
        replace(claim, at=frozenset({min(claim.at)}))
        for plan in claiming.open_plans()
        if plan.is_in_force or plan.is_offered
        for claim in plan.claims
        if min(claim.at) in ids
    ]
