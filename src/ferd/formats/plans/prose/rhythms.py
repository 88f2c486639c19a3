"""How often and how long: ``annen hver måned``, ``to ganger i året``, ``4 timer/uke``.

All periods are measured in months; a year has 52 weeks and a week five days, as
in a work plan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ferd.formats.plans.prose.numerals import ORDINAL, RANGE, Numeral, numerals, ordinal

YEAR = 12.0
MONTH = 1.0
WEEK = 12 / 52
DAY = WEEK / 5

_PERIODS = {
    r"(?:arbeids)?dag(?:en)?": DAY,
    r"(?:morgen(?:en)?|morgon(?:en)?)": DAY,
    r"(?:uke[nr]?|uka|veke[nr]?|veka)": WEEK,
    r"(?:måned(?:en)?|måneder|månad(?:en)?|månader|mnd\.?|mdr?\.?|mån\.?)": MONTH,
    r"kvartal(?:et)?": 3 * MONTH,
    r"(?:halvår(?:et)?|semester(?:et)?|termin(?:en)?)": 6 * MONTH,
    r"(?:kalender)?år(?:et)?": YEAR,
}
_ADVERBS = {
    "dag": DAY,
    "ukent": WEEK,
    "vekent": WEEK,
    "uke": WEEK,
    "veke": WEEK,
    "måned": MONTH,
    "månad": MONTH,
    "kvartal": 3 * MONTH,
    "halvår": 6 * MONTH,
    "år": YEAR,
}
WEEKDAY = r"(?:man|tirs|tys|ons|tors|fre|lør|laur)dag"
_PERIOD = "|".join(_PERIODS)
_EVERY = r"(?:per|pr\.?|(?:hver|hvert|kvar|kvart)(?:\s+eneste|\s+einaste)?)"
_DEFINITE = (
    r"(?:uken|uka|veka|uke(?!\s*\d)|måneden|månaden|året|halvåret|semesteret|kvartalet"
    r"|døgnet)"
)
_FROM = r"(?:\d{1,2}\.?\s?[-\u2013]\s?)?"
_RHYTHM = re.compile(
    rf"\b(?:annenhver|annethvert|annakvar|annankvar|annakvart|(?:annen|anna|annan|annet)"
    rf"\s+(?:hver|hvert|kvar|kvart))\s+(?P<other>{_PERIOD})\b"
    rf"|\b{_EVERY}\s+(?:{_FROM}(?P<nth>{ORDINAL})\s*)?(?P<every>{_PERIOD})(?!\w)"
    rf"|/\s?(?P<slash>{_PERIOD})(?!\w)"
    rf"|\b(?:i løpet av|om|i)\s+(?P<definite>{_DEFINITE})\b(?!\s*\d)"
    r"|\b(?P<adverb>dag|ukent|vekent|måned|månad|halvår|år|kvartal)l(?:ig|eg)\w{0,2}\b"
    r"|\b(?P<wise>uke|veke|måned|månad|kvartal|halvår|år)s?vis\b"
    r"|\b(?P<daily>(?:alle\s+)?(?:hver|kvar)dag(?:er|ar)|alle\s+(?:arbeids)?dag(?:er|ar))\b"
    rf"|\b(?:(?:hver|kvar)\s+(?P<day>{WEEKDAY})\b|(?P<days>{WEEKDAY})(?:er|ar|ane|ene)\b)"
)
_COMPILED = {re.compile(period): months for period, months in _PERIODS.items()}
_TIMES = r"(?:ganger|gang|gonger|gong|ggr\.?|x)"
_HOURS = {
    r"(?:undervis(?:n)?ings|skole)tim(?:e|er|ar)": 0.75,
    r"\w*tim(?:e|er|ar|en|ene)s?": 1.0,
    r"t": 1.0,
    r"min(?:utt\w{0,3})?\.?": 1 / 60,
    r"\w*dag(?:er|ar)?s?": 7.5,
}
_TIME = re.compile(
    rf"(?:(?<!\w)(?P<times>\d{{1,2}})\s?[x\u00d7*]\s?)?(?P<number>{RANGE})[\s-]*(?:\w+\s+)?"
    rf"(?P<unit>{'|'.join(_HOURS)})(?!\w)"
)
_SPAN = re.compile(
    rf"(?P<number>{RANGE})[\s-]*(?P<unit>års?|måned\w*|månad\w*|mnd\.?|mdr?\.?)(?!\w)"
)
_NEAR = 70
_MOST = 8
"""No sentence says more often than this how often something happens."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Once in so many months, and where the text says it."""

    months: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure read from a sentence, and where it stands.

    Attributes:
        is_exact: whether it was read as it stands, not reckoned from a rule of
            thumb such as the length of a teaching hour.
    """

    value: float
    start: int
    is_exact: bool = True


def rhythms(text: str) -> Iterator[Rhythm]:
    """Find how often things happen in a text in lower case."""
    return iter(_rhythms(text))


@lru_cache(maxsize=64)
def _rhythms(text: str) -> tuple[Rhythm, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Rhythm]:
    for match in islice(_RHYTHM.finditer(text), _MOST):
        yield Rhythm(_months(match), match.start(), match.end())


def rate(text: str, noun: str, months: float) -> Figure | None:
    """Read how many of a noun there are in so many months; None without a number."""
    counted = re.compile(rf"\s*(?:[\w/-]+\s+){{0,3}}?(?:\w*(?:{noun})|{_TIMES}(?!\w))")
    for rhythm in rhythms(text):
        for number in _numbers_before(text, rhythm):
            between = text[number.end : rhythm.start].strip(" (,")
            if (not between and not number.is_article) or counted.match(
                text, number.end
            ):
                return Figure(
                    rounded(number.value * months / rhythm.months), number.start
                )
    return None


def regular(text: str, noun: str, months: float) -> Figure | None:
    """Read a rate, or a mere rhythm as once: ``møte hver måned``."""
    if figure := rate(text, noun, months):
        return figure
    first = next(rhythms(text), None)
    return Figure(rounded(months / first.months), first.start) if first else None


def interval(text: str, noun: str = "møte") -> Figure | None:
    """Read the months between two times: two for ``annen hver måned``."""
    if figure := rate(text, noun, YEAR):
        return (
            Figure(rounded(YEAR / figure.value), figure.start) if figure.value else None
        )
    first = next(rhythms(text), None)
    return Figure(rounded(first.months), first.start) if first else None


def hours(text: str, months: float) -> Figure | None:
    """Read hours in so many months: ``1 veiledningstime per måned``."""
    found = tuple(rhythms(text))
    for match in islice(_TIME.finditer(text), _MOST):
        number = next(numerals(match["number"]))
        for rhythm in found:
            apart = max(rhythm.start - match.end(), match.start() - rhythm.end)
            if apart <= _NEAR and not _other_time(text, match, rhythm):
                one = number.value * _hours(match["unit"])
                value = one * int(match["times"] or 1) * months / rhythm.months
                is_exact = _hours(match["unit"]) == 1.0
                return Figure(rounded(value), match.start(), is_exact)
    return None


def span(text: str) -> tuple[Figure, Figure] | None:
    """Read a length of time in months: its least and its most."""
    for match in _SPAN.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if re.search(r"(?:per|pr\.?|/|hver|hvert|kvar|kvart)\s?$", before):
            continue
        number = next(numerals(match["number"]))
        scale = YEAR if match["unit"].startswith("år") else MONTH
        least, most = number.value * scale, (number.upper or number.value) * scale
        return Figure(least, match.start()), Figure(most, match.start())
    return None


def rounded(value: float) -> float:
    """Round to two decimals, as whole as it gets."""
    return round(value, 2)


def _numbers_before(text: str, rhythm: Rhythm) -> list[Numeral]:
    start = max(0, rhythm.start - _NEAR)
    window = " " * start + text[start : rhythm.start]
    return list(numerals(window))[::-1]


def _months(match: re.Match[str]) -> float:
    if match["day"] or match["days"]:
        return WEEK
    if match["daily"]:
        return DAY
    if word := match["adverb"] or match["wise"]:
        return _ADVERBS[word]
    period = match["other"] or match["every"] or match["slash"] or match["definite"]
    months = next((m for p, m in _COMPILED.items() if p.fullmatch(period)), DAY)
    times = 2 if match["other"] else ordinal(match["nth"]) if match["nth"] else 1
    if months == DAY and times > 1:
        return times / 7 * WEEK
    return months * times


def _hours(unit: str) -> float:
    return next(value for name, value in _HOURS.items() if re.fullmatch(name, unit))


def _other_time(text: str, match: re.Match[str], rhythm: Rhythm) -> bool:
    """Tell whether another amount of time stands between amount and rhythm."""
    between = text[match.end() : rhythm.start] or text[rhythm.end : match.start()]
    return bool(_TIME.search(between))
