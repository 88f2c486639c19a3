"""Lay stages on the training clock: intervals as written, lengths one after another.

A column of times is understood as a whole: `1-12`, `13-24` counts months from one,
and bare figures take the unit that makes sense of all of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import (
    Amount,
    Kind,
    find_amounts,
    read_bare_amount,
)
from ferd.formats.plans.understanding.calendar_time import read_calendar
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft
from ferd.formats.plans.understanding.number_words import Bound
from ferd.formats.plans.understanding.shared_time import ignored_time

_MOST_YEARS = 8.0


@dataclass(slots=True)
class Timing:
    """When one stage is, in months; None where that was not understood."""

    start: float | None = None
    end: float | None = None
    duration: float | None = None
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """What the texts of one stage say of its time."""

    text: str
    place: Amount | None = None
    length: Amount | None = None
    dated: tuple[float, float] | None = None
    doubts: list[Doubt] = field(default_factory=list)


def lay(drafts: Sequence[Draft]) -> list[Timing]:
    """Give the timing of every stage."""
    readings = [_read(draft) for draft in drafts]
    _read_bare(drafts, readings)
    _count_from_zero(readings)
    _count_alike(readings)
    _count_from_first_date(readings)
    cursor: float = 0.0
    base: Timing | None = None
    out: list[Timing] = []
    for draft, reading in zip(drafts, readings, strict=True):
        begin = cursor
        if draft.is_alternative and base is not None and base.start is not None:
            begin = base.start
        timing = _share(_timing(reading, begin), draft.share)
        out.append(timing)
        cursor = max(cursor, timing.end) if timing.end is not None else cursor
        base = base if draft.is_alternative and base else timing
    return out


def _read(draft: Draft) -> _Reading:
    """Read what a stage says of its time, before its neighbours are looked at."""
    reading = _Reading(one_line(draft.time) or one_line(draft.duration))
    for amount in find_amounts(draft.time):
        if amount.kind in (Kind.INTERVAL, Kind.ORDINAL):
            reading.place = reading.place or amount
        else:
            reading.length = reading.length or amount
    if reading.place is None and reading.length is None:
        reading.dated = read_calendar(one_line(draft.time) or one_line(draft.duration))
    reading.doubts.extend(_doubts_of_place(draft, reading))
    for amount in find_amounts(draft.duration):
        if amount.kind is Kind.INTERVAL:
            facts = {"text": one_line(draft.duration), "read": _plain(amount.low)}
            reading.doubts.append(Doubt(doubts.DURATION_RANGE, facts))
            reading.length = replace(amount, kind=Kind.DURATION, high=amount.low)
        elif amount.kind is Kind.ORDINAL:
            reading.place = reading.place or amount
        else:
            reading.length = amount
        break
    return reading


def _doubts_of_place(draft: Draft, reading: _Reading) -> Iterator[Doubt]:
    """Say what was mended or left out of a time on the clock."""
    text = reading.text[:80]
    if reading.place is not None and reading.place.is_reversed:
        read = f"{_plain(reading.place.low)}-{_plain(reading.place.high)}"
        yield Doubt(doubts.REVERSED_TIME, {"text": text, "read": read})
    if (ignored := ignored_time(draft.time)) is not None:
        written = one_line(draft.time[ignored.start : ignored.end])
        yield Doubt(doubts.IGNORED_TIME, {"text": text, "ignored": written})


def _read_bare(drafts: Sequence[Draft], readings: Sequence[_Reading]) -> None:
    """Read figures without a unit; the heading, or all of them, tell the unit."""
    bare = [
        (draft, reading)
        for draft, reading in zip(drafts, readings, strict=True)
        if reading.place is None and reading.length is None and not reading.dated
    ]
    figures = [
        float(figure.replace(",", "."))
        for draft, _ in bare
        for figure in re.findall(r"\d+(?:[.,]\d+)?", draft.time or draft.duration)
    ]
    counted = _counted_years([draft.time for draft, _ in bare])
    guess = 12.0 if figures and max(figures) <= _MOST_YEARS else 1.0
    for draft, reading in bare:
        text = draft.time if re.search(r"\d", draft.time) else draft.duration
        if not re.match(r"^\D{0,8}\d", text):
            continue
        unit = draft.unit_months or guess
        amount = read_bare_amount(text, unit_months=unit)
        if amount is not None and counted and draft.time.strip():
            low = amount.low - unit
            amount = replace(amount, kind=Kind.INTERVAL, low=low)
        if amount is None:
            continue
        if amount.kind is Kind.INTERVAL and draft.time.strip():
            reading.place = amount
        else:
            reading.length = replace(amount, kind=Kind.DURATION, high=amount.low)
        if not draft.unit_months:
            read = f"{_plain(amount.low)}-{_plain(amount.high)} mnd"
            facts = {"text": one_line(text), "read": read}
            reading.doubts.append(Doubt(doubts.GUESSED_UNIT, facts))


def _counted_years(texts: Sequence[str]) -> bool:
    """Tell whether a column counts: `1`, `2-3`, `4`, each after the one before.

    A figure repeated beside its neighbour is one cell merged over several rows.
    """
    expected = 1
    for text in (text for text, _ in groupby(texts)):
        match = re.fullmatch(r"\s*(\d{1,2})\s*(?:[-\u2013]\s*(\d{1,2}))?\s*", text)
        if match is None or int(match[1]) != expected:
            return False
        expected = int(match[2] or match[1]) + 1
    return len(texts) >= 2


def _count_from_zero(readings: Sequence[_Reading]) -> None:
    """Shift `1-12`, `13-24`, where both ends are counted, to 0-12 and 12-24."""
    placed = [
        r for r in readings if r.place is not None and r.place.kind is Kind.INTERVAL
    ]
    spans = [r.place for r in placed if r.place is not None]
    if len(spans) < 2 or abs(spans[0].low - spans[0].unit_months) > 0.01:
        return
    for before, after in pairwise(spans):
        if abs(after.low - before.high - before.unit_months) > 0.01:
            return
    for reading, span in zip(placed, spans, strict=True):
        reading.place = replace(span, low=span.low - span.unit_months)


def _count_alike(readings: Sequence[_Reading]) -> None:
    """Read `Years 1-3` as `Years 0-1` and `Years 3-4.5` beside it are meant.

    Alone it is three years, counted with both ends.
    """
    spans = [reading.place for reading in readings]
    if not any(span and span.kind is Kind.INTERVAL for span in spans):
        return
    for (_, before), (reading, span) in pairwise(zip(readings, spans, strict=True)):
        if before is None or span is None or span.kind is not Kind.ORDINAL:
            continue
        is_wide = span.months > span.unit_months
        if is_wide and abs(before.high - span.low - span.unit_months) < 0.01:
            low = span.low + span.unit_months
            reading.place = replace(span, kind=Kind.INTERVAL, low=low)


def _count_from_first_date(readings: Sequence[_Reading]) -> None:
    """Turn dates to months from the earliest of them, after what has no dates."""
    dated = [reading for reading in readings if reading.dated]
    if not dated:
        return
    first = min(dated, key=lambda reading: reading.dated or (0, 0))
    before = readings[: readings.index(dated[0])]
    begin = max((r.place.high for r in before if r.place is not None), default=0.0)
    zero = first.dated[0] if first.dated else 0.0
    for reading in dated:
        low, high = reading.dated or (zero, zero)
        reading.place = Amount(
            kind=Kind.INTERVAL,
            low=begin + low - zero,
            high=begin + high - zero,
            unit_months=1,
        )
    year, month = divmod(round(zero), 12)
    facts = {"text": first.text[:80], "start": f"{month + 1:02d}.{year}"}
    dated[0].doubts.append(Doubt(doubts.CALENDAR_DATES, facts))


def _share(timing: Timing, share: tuple[int, int]) -> Timing:
    """Give a stage its part of a time that several share."""
    which, of = share
    if of == 1 or timing.start is None or timing.duration is None:
        return timing
    length = timing.duration / of
    start = timing.start + which * length
    return _timed(start, start + length, timing.doubts)


def _timing(reading: _Reading, cursor: float) -> Timing:
    """Give one stage its timing, after what came before it."""
    place, length, found = reading.place, reading.length, list(reading.doubts)
    if place is not None and length is not None:
        return _timing_of_both(reading.text, place, length, cursor, found)
    if place is not None:
        return _timed(place.low, place.high, found)
    if length is not None:
        return _timed(cursor, cursor + length.months, found)
    unknown = Doubt(doubts.TIME_NOT_UNDERSTOOD, {"text": reading.text[:80]})
    return Timing(doubts=[*found, unknown])


def _timing_of_both(
    text: str, place: Amount, length: Amount, cursor: float, found: list[Doubt]
) -> Timing:
    """Settle a place on the clock with a length of its own."""
    fits = length.months <= place.months + 0.05
    if fits and length.bound is not Bound.EXACT:
        return _timed(place.low, place.high, found)
    if fits and place.kind is Kind.ORDINAL:
        begin = cursor if place.low <= cursor < place.high else place.low
        return _timed(begin, begin + length.months, found)
    if abs(place.months - length.months) > 0.05:
        facts = {
            "text": text[:80],
            "interval": _plain(place.months),
            "duration": _plain(length.months),
        }
        found.append(Doubt(doubts.CLASHING_TIMES, facts))
    return _timed(place.low, place.high, found)


def _timed(start: float, end: float, found: list[Doubt]) -> Timing:
    start, end = round(start, 2), round(end, 2)
    return Timing(start, end, round(end - start, 2), found)


def _plain(months: float) -> str:
    return f"{months:g}"
