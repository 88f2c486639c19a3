"""A cell that names several times, and a time that several rows have in common.

`0-1 år og 4-5 år` is two stages with the same objectives; a year merged over the
rows *høst* and *vår* is a stage of six months for each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import Amount, Kind, find_amounts
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft

_UNITS = {12.0: "år", 6.0: "halvår", 1.0: "mnd"}


def with_times_apart(drafts: Sequence[Draft]) -> list[Draft]:
    """Make a stage of each time where a cell names several that lie apart."""
    return [one for draft in drafts for one in _apart(draft)]


def _apart(draft: Draft) -> Iterator[Draft]:
    places = _places(draft.time)
    lie_apart = all(a.high <= b.low or b.high <= a.low for a, b in pairwise(places))
    if len(places) < 2 or not lie_apart or draft.duration.strip():
        yield draft
        return
    text = one_line(draft.time)[:80]
    said = Doubt(doubts.SEVERAL_TIMES, {"text": text, "count": len(places)})
    for at, place in enumerate(places):
        own = [*draft.doubts, said] if at == 0 else []
        time = draft.time[place.start : place.end]
        if not find_amounts(time):  # the unit stands after the last of them
            time = f"{time} {_UNITS.get(place.unit_months, '')}"
        yield replace(draft, time=time, doubts=own)


def ignored_time(text: str) -> Amount | None:
    """Give a time in a cell that disagrees with the first one in it."""
    places = _places(text)
    return next((other for other in places if not _agree(places[0], other)), None)


def _agree(one: Amount, other: Amount) -> bool:
    """Tell whether one time is the other, or the year in which the other lies."""
    wide, narrow = (one, other) if one.months >= other.months else (other, one)
    lies_in = wide.low <= narrow.low and narrow.high <= wide.high
    return lies_in and (wide.kind is Kind.ORDINAL or wide.months == narrow.months)


def _places(text: str) -> list[Amount]:
    placed = (Kind.INTERVAL, Kind.ORDINAL)
    return [amount for amount in find_amounts(text) if amount.kind in placed]


def share_out(drafts: Sequence[Draft]) -> None:
    """Share a time among the rows that name different parts of it, evenly."""
    for _, same in groupby(drafts, key=lambda draft: one_line(draft.time)):
        rows = list(same)
        parts = list(dict.fromkeys(one_line(draft.part) for draft in rows))
        if len(parts) < 2 or "" in parts:
            continue
        for draft in rows:
            draft.share = parts.index(one_line(draft.part)), len(parts)
