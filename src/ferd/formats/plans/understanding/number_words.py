"""Norwegian words for numbers and for time, in bokmål and nynorsk."""

from enum import StrEnum
from typing import Final

from ferd.formats.plans.understanding.characters import listed


class Bound(StrEnum):
    """Whether a figure is exact, the least, the most, or about right."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


_ONES: Final = {
    1: "en ett et én éin ein eit eitt ei one",
    2: "to two",
    3: "tre three",
    4: "fire four",
    5: "fem five",
    6: "seks six",
    7: "sju syv seven",
    8: "åtte eight",
    9: "ni nine",
}
_TEENS: Final = {
    10: "ti ten",
    11: "elleve ellevve eleven",
    12: "tolv twelve",
    13: "tretten",
    14: "fjorten",
    15: "femten",
    16: "seksten",
    17: "sytten",
    18: "atten eighteen",
    19: "nitten",
}
_TENS: Final = {
    20: "tjue tyve",
    30: "tretti",
    40: "førti",
    50: "femti",
    60: "seksti",
    70: "sytti",
    80: "åtti",
    90: "nitti",
}


def _cardinals() -> dict[str, float]:
    table = {**_ONES, **_TEENS, **_TENS}
    read = {w: float(n) for n, spelt in table.items() for w in spelt.split()}
    for ten, ten_words in _TENS.items():
        for one, one_words in _ONES.items():
            for first in ten_words.split():
                for second in one_words.split():
                    read[first + second] = float(ten + one)
    return read


CARDINALS: Final = _cardinals()
ORDINALS: Final = {
    word: float(number)
    for number, spelt in {
        1: "første fyrste først first",
        2: "andre second",
        3: "tredje third",
        4: "fjerde fourth",
        5: "femte fifth",
        6: "sjette sixth",
        7: "sjuende sjuande syvende",
        8: "åttende åttande",
    }.items()
    for word in spelt.split()
}
HALF_WORDS: Final = frozenset({"halvt", "halv", "halve", "half"})
ONE_AND_A_HALF: Final = listed(
    "halvannet halvannen halvtannet halvtannen halvanna halvtanna halvtanna"
)
BOUND_WORDS: Final = {
    **dict.fromkeys(
        ("minst", "minimum", "min", "minimalt", "least", "over"), Bound.AT_LEAST
    ),
    **dict.fromkeys(
        ("inntil", "opptil", "opp", "maks", "max", "maksimum", "maksimalt", "høyst"),
        Bound.AT_MOST,
    ),
    **dict.fromkeys(
        ("ca", "cirka", "circa", "omtrent", "rundt", "omlag", "omkring"), Bound.ABOUT
    ),
}

WEEK_MONTHS: Final = 12 / 52
UNITS: Final = {
    **dict.fromkeys(
        listed("år året åra årene åri års årig årigt year years"),
        12.0,
    ),
    **dict.fromkeys(("halvår", "halvåret", "semester", "semesteret"), 6.0),
    **dict.fromkeys(
        listed(
            "måned måneder måneden månedene månad månader månadar månaden "
            "månadane måneders månaders mnd mnder mnds mdr mdn md mån month "
            "months mths"
        ),
        1.0,
    ),
    **dict.fromkeys(
        listed("uke uker uken ukene ukers veke veker vekene vekers week weeks"),
        WEEK_MONTHS,
    ),
}
