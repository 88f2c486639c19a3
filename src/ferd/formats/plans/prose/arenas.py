"""Recurring teaching: minutes a week, read from weekdays and times of day.

``tirsdag og torsdag fra kl 12 - 12:45`` is ninety minutes a week. Where only a
number of hours is given, a teaching hour is 45 minutes; a sentence with the time of
day is believed before one without.
"""

import re
from collections.abc import Iterator

from ferd.core.plans.kinds import COUNTED
from ferd.core.plans.model import Commitment
from ferd.formats.plans.prose.places import teaching_name
from ferd.formats.plans.prose.recognisers import Promise, has_any
from ferd.formats.plans.prose.rhythms import (
    DAY,
    WEEK,
    WEEKDAY,
    Figure,
    hours,
    rate,
    rhythms,
)
from ferd.formats.plans.prose.sentences import Sentence
from ferd.formats.plans.prose.stems import STUDY, TEACHING

KIND = "teaching_minutes_per_week"

_NOT_TEACHING = (*STUDY, "studenter", "studentar", " bruke ", " per år ", " i året ")
_CLOCK = re.compile(
    r"(?P<kl>kl\.?\s*)?(?<![\d.,:])(?P<h1>\d{1,2})(?:[.:](?P<m1>\d{2}))?\s*(?:-|\u2013|\u2014|til)\s*"
    r"(?:kl\.?\s*)?(?P<h2>\d{1,2})(?:[.:](?P<m2>\d{2}))?(?![\d])"
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}")
_REGULAR = re.compile(r"jevnlig|jamleg|regelmessig|fast\w*|\bskal\b|har\b")


def teaching(sentence: Sentence) -> Iterator[Promise]:
    """Find the teaching a sentence promises every week."""
    text = sentence.lowered
    brief = sentence.words_with_heading if sentence.is_brief else ""
    if not has_any(brief or sentence.words_in_context, TEACHING):
        return
    if has_any(sentence.words, _NOT_TEACHING):
        return
    figure = _by_the_clock(text) or _by_hours(text)
    if figure is None and not _is_without_length(text):
        return
    yield Promise(
        Commitment(
            kind=KIND,
            value=figure.value if figure else None,
            unit=COUNTED[KIND],
            text=sentence.text,
            about=teaching_name(sentence.text),
            source=sentence.source_at(figure.start if figure else 0),
        ),
        figure.is_exact if figure else True,
    )


def _by_the_clock(text: str) -> Figure | None:
    """Add up all times of day, each as often as its weekdays say."""
    total, first, before = 0.0, -1, 0
    for match in _CLOCK.finditer(text):
        minutes = _minutes(match)
        if not minutes:
            continue
        total += minutes * _times_a_week(text, before, match)
        first = match.start() if first < 0 else first
        before = match.end()
    return Figure(round(total), first) if total else None


def _times_a_week(text: str, before: int, match: re.Match[str]) -> float:
    """Count the weekdays before (or else after) a time, thinned by their rhythm."""
    days = len(_WEEKDAY.findall(text[before : match.start()]))
    days = days or len(_WEEKDAY.findall(text[match.end() :]))
    slow = [rhythm.months for rhythm in rhythms(text) if rhythm.months > WEEK]
    if days:
        return days * (WEEK / slow[0] if slow else 1)
    if often := rate(text, "økt|møte", WEEK):
        return often.value
    fast = [rhythm.months for rhythm in rhythms(text)]
    return WEEK / fast[0] if fast else 0


def _minutes(match: re.Match[str]) -> int:
    """Give the length of a stretch of the day; nothing when it is none."""
    if not (match["kl"] or match["m1"] or match["m2"]):
        return 0
    begins = int(match["h1"]) * 60 + int(match["m1"] or 0)
    ends = int(match["h2"]) * 60 + int(match["m2"] or 0)
    is_working_day = 6 * 60 <= begins < ends <= 22 * 60
    return ends - begins if is_working_day and ends - begins <= 8 * 60 else 0


def _by_hours(text: str) -> Figure | None:
    found = hours(text, WEEK)
    if found is None or any(r.months > 13 * WEEK for r in rhythms(text)):
        return None
    days = len(_WEEKDAY.findall(text))
    minutes = found.value * 60 * (max(1, days))
    return Figure(round(minutes), found.start, is_exact=False)


def _is_without_length(text: str) -> bool:
    """Tell whether it promises weekly teaching without saying how long."""
    is_weekly = any(DAY < rhythm.months <= WEEK for rhythm in rhythms(text))
    return is_weekly and bool(_REGULAR.search(text) or "delta" in text)
