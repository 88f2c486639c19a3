"""Times given by the calendar: `01.09.2025-31.08.2026`, `høst 2025`, `2025-2027`.

A plan for everyone counts from the trainee's start, but many are written with the
dates of the first. They are read as months of the calendar; `clock` counts them
from the first of them.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

from ferd.formats.plans.understanding.characters import plain_dashes

_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "ma[iy]",
    "jun",
    "jul",
    "aug",
    "sep",
    "o[kc]t",
    "nov",
    "de[sc]",
]
_YEAR = r"(?:19|20)\d\d"
_POINT = (
    rf"(?P<day{{n}}>\d{{{{1,2}}}})[./]\s?(?P<month{{n}}>\d{{{{1,2}}}})[./]\s?"
    rf"(?P<year{{n}}>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<iso{{n}}>{_YEAR}-\d\d-\d\d)"
    rf"|(?:(?P<named{{n}}>\d{{{{1,2}}}})\.?\s+)?(?P<name{{n}}>[^\W\d_]{{{{3,12}}}})\.?\s+"
    rf"(?P<of{{n}}>{_YEAR})"
    rf"|(?P<only{{n}}>{_YEAR})(?![\d.])"
)
_SPAN = re.compile(
    rf"(?<![\d.])(?:{_POINT.format(n=1)})"
    rf"(?:\s*(?:-|/|til|to|t\.?o\.?m\.?)\s*(?:(?:og\s+med\s+)?(?:{_POINT.format(n=2)})"
    r"|(?P<short>\d\d)(?!\d)))?",
    re.IGNORECASE,
)
_SEASONS = {"høst": 7, "haust": 7, "autumn": 7, "vår": 1, "spring": 1}
_HALF_YEAR, _ONE_YEAR = 6, 12
_NEAR_EDGE = 2


@dataclass(frozen=True, slots=True)
class _Point:
    """A day, a month, a half year or a year, by where it begins and ends."""

    start: float
    end: float
    is_year: bool = False


def read_calendar(text: str) -> tuple[float, float] | None:
    """Give the months of the calendar a text spans, counted from year 0."""
    match = _SPAN.search(plain_dashes(text))
    first = _point(match, 1) if match else None
    if match is None or first is None:
        return None
    last = _point(match, 2)
    if match["short"] and first.is_year:
        return first.start, first.start + _years_to(first, int(match["short"]))
    if last is None:
        is_moment = first.end - first.start < 1
        return None if is_moment else (first.start, first.end)
    end = last.start if first.is_year and last.is_year else last.end
    return (first.start, end) if end > first.start else None


def _years_to(first: _Point, short: int) -> float:
    """Read `2025/26`: as many years as the figures differ."""
    return ((short - round(first.start / _ONE_YEAR)) % 100 or 1) * _ONE_YEAR


def _point(match: re.Match[str], n: int) -> _Point | None:
    if match[f"iso{n}"]:
        year, month, day = map(int, match[f"iso{n}"].split("-"))
        return _day(year, month, day)
    if match[f"day{n}"]:
        year = int(match[f"year{n}"])
        year += 2000 if year < 100 else 0
        return _day(year, int(match[f"month{n}"]), int(match[f"day{n}"]))
    if match[f"only{n}"]:
        start = int(match[f"only{n}"]) * _ONE_YEAR
        return _Point(start, start + _ONE_YEAR, is_year=True)
    if not match[f"name{n}"]:
        return None
    return _named(
        match[f"name{n}"].casefold(), int(match[f"of{n}"]), match[f"named{n}"]
    )


def _named(name: str, year: int, day: str | None) -> _Point | None:
    for season, month in _SEASONS.items():
        if name.startswith(season):
            start = year * _ONE_YEAR + month
            return _Point(start, start + _HALF_YEAR)
    for month, pattern in enumerate(_MONTHS, start=1):
        if re.match(pattern, name):
            start = year * _ONE_YEAR + month - 1
            return _day(year, month, int(day)) if day else _Point(start, start + 1)
    return None


def _day(year: int, month: int, day: int) -> _Point | None:
    """Place a day, and a day or two from where a month begins or ends there.

    The first of a month, as an end, is the end of the month before.
    """
    if not 1 <= month <= _ONE_YEAR or not 1 <= day <= monthrange(year, month)[1]:
        return None
    begin, length = year * _ONE_YEAR + month - 1, monthrange(year, month)[1]
    if day <= _NEAR_EDGE or day > length - _NEAR_EDGE:
        begin += day > length - _NEAR_EDGE
        return _Point(begin, begin)
    return _Point(begin + (day - 1) / length, begin + day / length)
