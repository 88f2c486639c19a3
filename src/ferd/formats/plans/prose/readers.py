"""Readers of figures: what each kind of promise counts, read from its sentence.

Each takes a sentence in lower case and gives the figure, or None without one.
"""

import re

from ferd.formats.plans.prose.numerals import RANGE, numerals
from ferd.formats.plans.prose.rhythms import (
    MONTH,
    WEEK,
    YEAR,
    Figure,
    hours,
    interval,
    rate,
    regular,
    rhythms,
    rounded,
    span,
)

_MEETING = r"(?:samtale|møt|treff|samling)\w*"
_SUPERVISION = r"(?:samtale|møt|treff|veiledning|rettleiing)\w*"
_TALK = (
    r"(?:presentasjon|innlegga?\b|foredrag|fr[ae]mlegg|poster|abstra[ck]t"
    r"|forelesn?ing)\w*"
)
_CHECK = r"(?:observasjon|mini-?cex|vurdering|evaluering|tilbakemelding|gong|gang)\w*"
_CLOCK_TIME = re.compile(r"\bkl\b|\d[.:]\d\d\b")
_YEARS_LONG = re.compile(r"\b(\d|to|tre|fire|fem|seks)[\s-]?årig")
_DAYS = re.compile(rf"(?P<number>{RANGE})\s*(?P<unit>dag|døgn|virkedag|uke|veke)\w*")


def hours_per_month(text: str) -> Figure | None:
    """Read hours in a month."""
    return hours(text, MONTH)


def hours_per_week(text: str) -> Figure | None:
    """Read hours in a week, unless they are counted as days in a year."""
    return None if days_per_year(text) else hours(text, WEEK)


def hours_per_year(text: str) -> Figure | None:
    """Read hours counted by the year."""
    is_yearly = any(rhythm.months == YEAR for rhythm in rhythms(text))
    return hours(text, YEAR) if is_yearly else None


def supervision_meetings(text: str) -> Figure | None:
    """Read supervision meetings in a year; hours alone are no meetings."""
    if hours(text, MONTH) and not re.search(_MEETING, text):
        return None
    return regular(text, _SUPERVISION, YEAR)


def meetings_per_year(text: str) -> Figure | None:
    """Read how often something is held in a year."""
    return regular(text, _SUPERVISION, YEAR)


def meetings_per_week(text: str) -> Figure | None:
    """Read meetings in a week."""
    return rate(text, _MEETING, WEEK)


def meeting_interval(text: str) -> Figure | None:
    """Read the months between two meetings."""
    return interval(text, r"(?:møt|kollegi|samling)\w*")


def revision_interval(text: str) -> Figure | None:
    """Read the months between two revisions."""
    return interval(text, r"(?:revisjon|evaluering|gjennomgang|oppdatering)\w*")


def interval_weeks(text: str) -> Figure | None:
    """Read the weeks between, of what comes less often than weekly, but often."""
    first = next(rhythms(text), None)
    is_timed = hours(text, WEEK) or _CLOCK_TIME.search(text)
    if first is None or not WEEK < first.months <= 2 or is_timed:
        return None
    return Figure(rounded(first.months / WEEK), first.start)


def courses_per_year(text: str) -> Figure | None:
    """Read courses in a year."""
    return rate(text, r"kurs(?:ene|a)?(?!\w)", YEAR)


def days_per_year(text: str) -> Figure | None:
    """Read days in a year."""
    found = rate(text, r"dag(?:er|ar)?(?!\w)", YEAR)
    is_yearly = any(rhythm.months >= YEAR / 2 for rhythm in rhythms(text))
    return found if is_yearly and re.search(r"dag(?:er|ar)?\b", text) else None


def weeks_per_year(text: str) -> Figure | None:
    """Read weeks in a year."""
    return rate(text, r"(?:uker?|veke[r]?)(?!\w)", YEAR)


def months_per_five_years(text: str) -> Figure | None:
    """Read months in five years."""
    found = rate(text, r"(?:måned|månad|mnd|mdr?)\w*\.?(?!\w)", 5 * YEAR)
    is_slow = any(rhythm.months > YEAR for rhythm in rhythms(text))
    return found if is_slow else None


def presentations_per_year(text: str) -> Figure | None:
    """Read presentations in a year."""
    return rate(text, _TALK, YEAR)


def assessments_per_year(text: str) -> Figure | None:
    """Read structured assessments in a year."""
    return rate(text, _CHECK, YEAR)


def at_most_months(text: str) -> Figure | None:
    """Read within how many months: the later end of a range."""
    found = span(text)
    return found[1] if found else None


def at_least_months(text: str) -> Figure | None:
    """Read for how many months: the lower end of a range."""
    found = span(text)
    return found[0] if found else None


def cycle_months(text: str) -> Figure | None:
    """Read how long it takes to come round: a length of time, or an interval."""
    if match := _YEARS_LONG.search(text):
        years = next(numerals(match[1]))
        return Figure(years.value * YEAR, match.start())
    return at_most_months(text) or interval(text)


def within_days(text: str) -> Figure | None:
    """Read within how many days."""
    match = _DAYS.search(text)
    if match is None:
        return None
    number = next(numerals(match["number"]))
    days = 7 if match["unit"] in {"uke", "veke"} else 1
    return Figure((number.upper or number.value) * days, match.start())


def counted_themes(text: str) -> Figure | None:
    """Read a number of themes."""
    for number in numerals(text):
        if re.match(r"\s*(?:\w+\s+){0,2}\w*tema(?:er|pakker?)?\b", text[number.end :]):
            return Figure(number.value, number.start)
    return None
