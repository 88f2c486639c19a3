"""Numbers as Norwegian plans write them: figures, words and ranges.

``3 000``, ``3.000``, ``0,5``, ``½``, ``halvannen``, ``to til tre``, ``15 - 20``;
bokmål and nynorsk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ferd.formats.plans.understanding.number_words import (
    CARDINALS,
    ONE_AND_A_HALF,
    ORDINALS,
)

_WORDS = {
    **{word: n for word, n in CARDINALS.items() if n <= 20 or n % 10 == 0},
    **dict.fromkeys(ONE_AND_A_HALF, 1.5),
}
ARTICLES = frozenset({"en", "ei", "et", "ein", "eit"})
"""Words for one that are as often only an article."""

_ORDINALS = {**ORDINALS, "annen": 2.0, "annet": 2.0, "anna": 2.0, "annan": 2.0}

_HALF = r"(?:en|et|ein|eit|ei)\s+halv\w?|halv(?:e|t)?(?=\s+(?:dag|time|år|arbeidsdag))"
ONE = (
    r"(?:(?<![\d.,])\d{1,3}(?:[ .\u00a0]\d{3})+(?![\d])"
    r"|(?<![\d.,])\d{1,7}(?:,\d{1,2})?(?:\s?(?:½|1/2))?(?![\d])|½"
    rf"|\b(?:{_HALF}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
)
"""One number; a regular expression without groups, for text in lower case."""

RANGE = rf"{ONE}(?:\s?(?:-|\u2013|\u2014|til|à|eller)\s?{ONE})?"
"""One number, or two that are the ends of a range."""

ORDINAL = (
    rf"(?:\d{{1,2}}\.?|{'|'.join(_ORDINALS)}|to|tre|fire|fem|seks|sju|syv|åtte|ti|tolv)"
)
"""The number in every so many: ``2.``, ``annen``, ``tredje``, ``to``."""

_RANGE = re.compile(RANGE)
_ONE = re.compile(ONE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, or a range, and where it stands."""

    value: float
    upper: float | None
    start: int
    end: int
    is_article: bool = False


def numerals(text: str) -> Iterator[Numeral]:
    """Find the numbers of a text in lower case, from left to right."""
    return iter(_numerals(text))


@lru_cache(maxsize=64)
def _numerals(text: str) -> tuple[Numeral, ...]:
    """Find them once: many readers ask of the same sentence."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Numeral]:
    for match in _RANGE.finditer(text):
        ends = [_number(one) for one in _ONE.findall(match[0])]
        if len(ends) == 2 and ends[0] < ends[1]:
            yield Numeral(ends[0], ends[1], match.start(), match.end())
        else:
            is_article = match[0] in ARTICLES
            yield Numeral(ends[0], None, match.start(), match.end(), is_article)


def ordinal(written: str) -> int:
    """Read ``2.``, ``annen``, ``tredje`` or ``to`` as a whole number, at least one."""
    if written[0].isdigit():
        return max(1, int(written.rstrip(".")))
    return int(_ORDINALS.get(written) or _WORDS[written])


def _number(written: str) -> float:
    if written in _WORDS:
        return _WORDS[written]
    if "halv" in written or written == "½":
        return 0.5
    half = 0.5 if written.endswith(("½", "1/2")) else 0.0
    figures = re.sub(r"\s?(?:½|1/2)$", "", written)
    if re.fullmatch(r"\d{1,3}(?:[ .\u00a0]\d{3})+", figures):
        figures = re.sub(r"\D", "", figures)
    return float(figures.replace(",", ".")) + half
