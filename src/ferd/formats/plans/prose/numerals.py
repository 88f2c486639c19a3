"""Numbers as Norwegian plans write them: figures, words and ranges.

``3 000``, ``3.000``, ``0,5``, ``½``, ``halvannen``, ``to til tre``, ``15 - 20``;
bokmål and nynorsk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS: dict[str, float] = {
    "halvannen": 1.5,
    "halvannet": 1.5,
    "halvanna": 1.5,
    "én": 1,
    "éi": 1,
    "ett": 1,
    "éin": 1,
    "eitt": 1,
    "en": 1,
    "ei": 1,
    "et": 1,
    "ein": 1,
    "eit": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tjue": 20,
    "tyve": 20,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
    "seksti": 60,
}
ARTICLES = frozenset({"en", "ei", "et", "ein", "eit"})
"""Words for one that are as often only an article."""

_ORDINALS = {
    "annen": 2,
    "annet": 2,
    "anna": 2,
    "andre": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "sjuende": 7,
    "åttende": 8,
    "tiende": 10,
}

_HALF = r"(?:en|et|ein|eit|ei)\s+halv\w?|halv(?:e|t)?(?=\s+(?:dag|time|år|arbeidsdag))"
ONE = (
    r"(?:(?<![\d.,])\d{1,3}(?:[ .\u00a0]\d{3})+(?![\d])"
    r"|(?<![\d.,])\d{1,7}(?:,\d{1,2})?(?:\s?(?:½|1/2))?(?![\d])|½"
    rf"|\b(?:{_HALF}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
)
"""One number; a regular expression without groups, for text in lower case."""

RANGE = rf"{ONE}(?:\s?(?:-|–|—|til|à|eller)\s?{ONE})?"
"""One number, or two that are the ends of a range."""

_CARDINALS = "to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv"
ORDINAL = rf"(?:\d{{1,2}}\.?|{'|'.join(_ORDINALS)}|{_CARDINALS})"
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
    return _ORDINALS.get(written) or int(_WORDS[written])


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
