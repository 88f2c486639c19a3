"""Read how long and when: `0-1 år`, `halvannet år`, `18 pluss 6`, `4. året`.

A text is cut into tokens, and small functions read one kind of amount each from
a place in them. Everything comes out in months of full time. Nothing here knows
about plans; what a column of such amounts means is decided in `clock`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ferd.formats.plans.characters import plain_dashes
from ferd.formats.plans.number_words import (
    BOUND_WORDS,
    CARDINALS,
    HALF_WORDS,
    ONE_AND_A_HALF,
    ORDINALS,
    UNITS,
    Bound,
)


class Kind(StrEnum):
    """What kind of statement about time it is.

    An *interval* has two ends on the training clock; an *ordinal* names one or
    more years (the fourth year) and may be wider than the stay; a *duration* has
    no place on the clock, nor has a *last* one, which comes at the end.
    """

    INTERVAL = "interval"
    ORDINAL = "ordinal"
    DURATION = "duration"
    LAST = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One statement about time, in months.

    Attributes:
        low, high: the ends of the interval, or twice the same duration.
        unit_months: what one of the unit is worth; 0 when no unit was written.
        start, end: where in the text it stands.
    """

    kind: Kind
    low: float
    high: float
    unit_months: float
    bound: Bound = Bound.EXACT
    start: int = 0
    end: int = 0

    @property
    def months(self) -> float:
        """How long it is."""
        if self.kind in (Kind.INTERVAL, Kind.ORDINAL):
            return self.high - self.low
        return self.high


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    value: float
    start: int
    end: int


_Joiner = Callable[[list[_Token], int], bool]
_TOKEN = re.compile(
    r"""(?P<fraction>\d{1,2}\s?/\s?[234](?![\d/])|[½¼¾])
      | (?P<ordinal>\d{1,3}\.(?![\d]))
      | (?P<number>\d{1,6}(?:[.,]\d{1,3}(?!\d))?)
      | (?P<word>[^\W\d_]+\.?)
      | (?P<dash>-)
      | (?P<plus>\+)
      | (?P<other>\S)
    """,
    re.VERBOSE,
)
_HAS_UNIT = re.compile(
    r"år|m[åo]n|mnd|mdr|md\b|mths|uke|veke|semester|year|week", re.IGNORECASE
)
_STARTERS = frozenset(
    {*CARDINALS, *ORDINALS, *HALF_WORDS, *ONE_AND_A_HALF, *BOUND_WORDS, *UNITS}
    | {"siste", "last", "fra", "frå", "from", "mellom", "om"}
)
_FRACTIONS = {**dict.fromkeys(HALF_WORDS, 0.5), **dict.fromkeys(ONE_AND_A_HALF, 1.5)}
_FIRST = re.compile(r"\s*(?:(?P<figure>[\d½¼¾~])|(?P<word>[^\W\d_]+))")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_AND = frozenset({"og", "and"})
_TO = frozenset({"til", "to", "tom"})
_LAST = frozenset({"siste", "last"})


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find every amount of time in a text, from left to right."""
    if not _HAS_UNIT.search(text):
        return ()
    tokens = _tokens(plain_dashes(text))
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        read = _amount(tokens, at)
        if read is None:
            at += 1
        else:
            found.append(read[0])
            at = read[1]
    return tuple(found)


def read_amount(text: str) -> Amount | None:
    """Read the first amount of time in a text; None when there is none."""
    return next(iter(find_amounts(text)), None)


def amount_at_start(text: str) -> Amount | None:
    """Read an amount of time only where it begins the text."""
    first = _FIRST.match(text)
    if first is None or not _HAS_UNIT.search(text, 0, 80):
        return None
    if first["word"] and first["word"].casefold() not in _STARTERS:
        return None
    tokens = _tokens(plain_dashes(text[:80]))
    read = _amount(tokens, 0) if tokens else None
    return read[0] if read else None


def read_bare_amount(text: str, *, unit_months: float) -> Amount | None:
    """Read `0-1` or `18 pluss 6`, whose unit stands elsewhere (in the heading)."""
    tokens = [t for t in _tokens(plain_dashes(text)) if t.kind != "other"]
    first = _quantity(tokens, 0)
    if first is None:
        return None
    second = _after_joiner(tokens, first[1], _is_to)
    if second is not None:
        low, high = first[0] * unit_months, second[0] * unit_months
        return Amount(kind=Kind.INTERVAL, low=low, high=high, unit_months=unit_months)
    total, _ = _with_more(tokens, first)
    months = total * unit_months
    return Amount(kind=Kind.DURATION, low=months, high=months, unit_months=unit_months)


def _tokens(text: str) -> list[_Token]:
    return [
        _Token(kind, match[0], _value(kind, match[0]), match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (kind := match.lastgroup or "other")
    ]


def _value(kind: str, text: str) -> float:
    if kind == "fraction":
        if text in _GLYPHS:
            return _GLYPHS[text]
        above, below = text.split("/")
        return int(above) / int(below)
    if kind == "number":
        return float(text.replace(",", "."))
    return float(text[:-1]) if kind == "ordinal" else 0.0


def _amount(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read any kind of amount that begins at a token."""
    bound, begin = _bound(tokens, at)
    for reader in (_ordinal_years, _named_years, _last, _interval, _duration):
        read = reader(tokens, begin)
        if read is not None:
            amount, end = read
            start, stop = tokens[at].start, tokens[end - 1].end
            return replace(amount, bound=bound, start=start, end=stop), end
    return None


def _bound(tokens: list[_Token], at: int) -> tuple[Bound, int]:
    """Read `minst`, `inntil`, `ca.` before an amount."""
    bound = Bound.EXACT
    while at < len(tokens) - 1:
        word = _word(tokens, at)
        if word == "om" and _word(tokens, at + 1) == "lag":
            bound, at = Bound.ABOUT, at + 2
        elif word in BOUND_WORDS:
            bound, at = BOUND_WORDS[word], at + 1
        elif tokens[at].text == "~":
            bound, at = Bound.ABOUT, at + 1
        else:
            break
    return bound, at


def _word(tokens: list[_Token], at: int) -> str:
    if at < len(tokens) and tokens[at].kind == "word":
        return tokens[at].text.rstrip(".").casefold()
    return ""


@lru_cache(maxsize=512)
def _unit_of(word: str) -> float:
    """Give the months of a unit; 0 when the word is none."""
    if word in UNITS:
        return UNITS[word]
    is_compound = word.endswith(("sår", "såret")) and len(word) > 5
    return 12.0 if is_compound else 0.0


def _unit(tokens: list[_Token], at: int) -> float:
    return _unit_of(_word(tokens, at)) if at < len(tokens) else 0.0


def _quantity(tokens: list[_Token], at: int) -> tuple[float, int] | None:
    """Read a number, in figures or words, with halves."""
    if at >= len(tokens):
        return None
    token, word = tokens[at], _word(tokens, at)
    if token.kind == "number":
        return _with_half(tokens, token.value, at + 1)
    if token.kind == "fraction" or word in _FRACTIONS:
        return _FRACTIONS.get(word, token.value), at + 1
    if word not in CARDINALS:
        return None
    if CARDINALS[word] == 1 and _word(tokens, at + 1) in HALF_WORDS:
        return 0.5, at + 2
    return _with_half(tokens, CARDINALS[word], at + 1)


def _with_half(tokens: list[_Token], whole: float, at: int) -> tuple[float, int]:
    """Read what may follow a whole number: `2 1/2`, `to og et halvt`."""
    if at < len(tokens) and tokens[at].kind == "fraction" and tokens[at].value < 1:
        return whole + tokens[at].value, at + 1
    if _word(tokens, at) in _AND:
        after = at + 1
        if CARDINALS.get(_word(tokens, after)) == 1:
            after += 1
        if _word(tokens, after) in HALF_WORDS:
            return whole + 0.5, after + 1
        if after < len(tokens) and tokens[after].kind == "fraction":
            return whole + tokens[after].value, after + 1
    if _word(tokens, at) in ("kvart", "kvarte") and whole == 3:
        return 0.75, at + 1
    return whole, at


def _is_to(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].kind == "dash" or _word(tokens, at) in _TO)


def _is_plus(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and (
        tokens[at].kind == "plus" or _word(tokens, at) in ("pluss", "plus")
    )


def _after_joiner(
    tokens: list[_Token], at: int, is_joiner: _Joiner
) -> tuple[float, int] | None:
    return _quantity(tokens, at + 1) if is_joiner(tokens, at) else None


def _with_more(tokens: list[_Token], first: tuple[float, int]) -> tuple[float, int]:
    """Read `18 pluss 6` as one sum."""
    total, at = first
    while (more := _after_joiner(tokens, at, _is_plus)) is not None:
        total, at = total + more[0], more[1]
    return total, at


def _interval(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read `0-1 år`, `12 mnd - 2 år`, `fra 12 til 18 måneder`."""
    if _word(tokens, at) in ("fra", "frå", "from", "mellom"):
        at += 1
    first = _quantity(tokens, at)
    if first is None:
        return None
    low_unit = _unit(tokens, first[1])
    joiner = first[1] + (1 if low_unit else 0)
    second = _after_joiner(tokens, joiner, _is_to)
    if second is None:
        return None
    unit = _unit(tokens, second[1])
    if not unit:
        return None
    low, high = first[0] * (low_unit or unit), second[0] * unit
    if low > high:
        return None
    amount = Amount(kind=Kind.INTERVAL, low=low, high=high, unit_months=unit)
    return amount, second[1] + 1


def _duration(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read `18 måneder`, `1 år og 6 mnd`, `18 pluss 6 mnd`, `halvannet år`."""
    first = _quantity(tokens, at)
    if first is None:
        return None
    total, after = _with_more(tokens, first)
    unit = _unit(tokens, after)
    if not unit:
        return None
    months, end = total * unit, after + 1
    while (more := _more(tokens, end, unit)) is not None:
        months, end = months + more[0], more[1]
    amount = Amount(kind=Kind.DURATION, low=months, high=months, unit_months=unit)
    return amount, end


def _more(tokens: list[_Token], at: int, unit: float) -> tuple[float, int] | None:
    """Read `og 6 mnd` after `1 år`, and `pluss 6 mnd` after `18 mnd`."""
    is_plus = _is_plus(tokens, at)
    if is_plus or _word(tokens, at) in _AND:
        at += 1
    part = _quantity(tokens, at)
    if part is None:
        return None
    smaller = _unit(tokens, part[1])
    if not smaller or (smaller >= unit and not is_plus):
        return None
    return part[0] * smaller, part[1] + 1


def _ordinal(tokens: list[_Token], at: int) -> tuple[float, int] | None:
    if at >= len(tokens):
        return None
    if tokens[at].kind == "ordinal":
        return tokens[at].value, at + 1
    word = _word(tokens, at)
    return (ORDINALS[word], at + 1) if word in ORDINALS else None


def _ordinal_years(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read `4. året`, `1.-3. år`, `fjerde og femte år`, `2. halvår`."""
    first = _ordinal(tokens, at)
    if first is None:
        if not (at + 1 < len(tokens) and tokens[at].kind == "number"):
            return None
        first = (tokens[at].value, at + 1)
        if not _is_to(tokens, first[1]):
            return None
    last, after = first
    if _is_to(tokens, after) or _word(tokens, after) in _AND | {"eller"}:
        second = _ordinal(tokens, after + 1)
        if second is not None:
            last, after = second
        elif tokens[at].kind == "number":
            return None
    unit = _unit(tokens, after)
    if not unit or not 1 <= first[0] <= last:
        return None
    return _ordinals(first[0], last, unit), after + 1


def _ordinals(first: float, last: float, unit: float) -> Amount:
    low, high = (first - 1) * unit, last * unit
    return Amount(kind=Kind.ORDINAL, low=low, high=high, unit_months=unit)


def _named_years(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read `år 2`, `måned 13-24`: counted from one, both ends included."""
    unit = UNITS.get(_word(tokens, at), 0.0)
    if not unit or at + 1 >= len(tokens) or tokens[at + 1].kind != "number":
        return None
    first, after = tokens[at + 1].value, at + 2
    last = first
    if (
        (_is_to(tokens, after) or _word(tokens, after) in _AND)
        and after + 1 < len(tokens)
        and tokens[after + 1].kind == "number"
    ):
        last, after = tokens[after + 1].value, after + 2
    if _unit(tokens, after) or not first.is_integer() or not first <= last:
        return None
    if first == 0 or not last.is_integer():
        low, high = first * unit, last * unit
        read = Amount(kind=Kind.INTERVAL, low=low, high=high, unit_months=unit)
        return read, after
    return _ordinals(first, last, unit), after


def _last(tokens: list[_Token], at: int) -> tuple[Amount, int] | None:
    """Read `siste året`, `siste 6 måneder`."""
    if _word(tokens, at) not in _LAST:
        return None
    unit = _unit(tokens, at + 1)
    if unit:
        amount = Amount(kind=Kind.LAST, low=unit, high=unit, unit_months=unit)
        return amount, at + 2
    read = _duration(tokens, at + 1)
    return (replace(read[0], kind=Kind.LAST), read[1]) if read else None
