"""The languages documents speak, and how each writes dates and figures."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Language(StrEnum):
    """Bokmål, nynorsk, English."""

    NB = "nb"
    NN = "nn"
    EN = "en"


_TAGS = {Language.NB: "nb-NO", Language.NN: "nn-NO", Language.EN: "en-GB"}

_MONTHS: Mapping[Language, str] = {
    Language.NB: "januar februar mars april mai juni juli august september oktober "
    "november desember",
    Language.NN: "januar februar mars april mai juni juli august september oktober "
    "november desember",
    Language.EN: "January February March April May June July August September "
    "October November December",
}


def tag_of(language: Language) -> str:
    """Give the language's tag as documents state it: ``nb-NO``."""
    return _TAGS[language]


def write_date(day: date, language: Language) -> str:
    """Write ``14. mars 2027``, or ``14 March 2027`` in English."""
    month = _MONTHS[language].split()[day.month - 1]
    stop = "" if language is Language.EN else "."
    return f"{day.day}{stop} {month} {day.year}"


def write_number(value: float, language: Language) -> str:
    """Write ``3,5`` or ``3 200``; in English ``3.5`` and ``3,200``.

    Four digits and more are grouped; at most two decimals are shown.
    """
    written = f"{value:,.2f}".rstrip("0").rstrip(".")
    if language is Language.EN:
        return written
    return written.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
