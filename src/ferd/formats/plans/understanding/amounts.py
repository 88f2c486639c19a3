"""Read how long and when: `0-1 år`, `halvannet år`, `18 pluss 6`, `4. året`.

A text is cut into tokens, and small functions read one kind of amount each from
a place in them. Everything comes out in months of full time. Nothing here knows
about plans; what a column of such amounts means is decided in `clock`.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ferd.formats.plans.understanding.characters import plain_dashes
from ferd.formats.plans.understanding.number_words import (
    BOUND_WORDS,
    CARDINALS,
    HALF_WORDS,
    ONE_AND_A_HALF,
    ORDINALS,
    UNITS,
    Bound,
)
from ferd.formats.plans.understanding.quantities import (
    AND,
    Token,
    after_joiner,
    is_plus,
    is_to,
    quantity,
    tokenise,
    unit_at,
    with_more,
    word_at,
)

_HAS_UNIT = re.compile(
    r"år|m[åo]n|mnd|mdr|md\b|mths|uke|veke|semester|year|week", re.IGNORECASE
)
_STARTERS = frozenset(
    {*CARDINALS, *ORDINALS, *HALF_WORDS, *ONE_AND_A_HALF, *BOUND_WORDS, *UNITS}
    | {"siste", "last", "fra", "frå", "from", "mellom", "om"}
)
_FIRST = re.compile(r"\s*(?:(?P<figure>[\d½¼¾~])|(?P<word>[^\W\d_]+))")
_LONGEST_MONTHS = 120
_LAST = frozenset({"siste", "last"})


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
        is_reversed: whether the later end was written first.
    """

    kind: Kind
    low: float
    high: float
    unit_months: float
    bound: Bound = Bound.EXACT
    start: int = 0
    end: int = 0
    is_reversed: bool = False

    @property
    def months(self) -> float:
        """How long it is."""
        if self.kind in (Kind.INTERVAL, Kind.ORDINAL):
            return self.high - self.low
        return self.high


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find every amount of time in a text, from left to right."""
    if not _HAS_UNIT.search(text):
        return ()
    tokens = tokenise(plain_dashes(text))
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
    tokens = tokenise(plain_dashes(text[:80]))
    read = _amount(tokens, 0) if tokens else None
    return read[0] if read else None


def read_bare_amount(text: str, *, unit_months: float) -> Amount | None:
    """Read `0-1` or `18 pluss 6`, whose unit stands elsewhere (in the heading)."""
    tokens = [t for t in tokenise(plain_dashes(text)) if t.kind != "other"]
    first = quantity(tokens, 0)
    if first is None:
        return None
    second = after_joiner(tokens, first[1], is_to)
    if second is not None:
        low, high = first[0] * unit_months, second[0] * unit_months
        return Amount(kind=Kind.INTERVAL, low=low, high=high, unit_months=unit_months)
    total, _ = with_more(tokens, first)
    months = total * unit_months
    return Amount(kind=Kind.DURATION, low=months, high=months, unit_months=unit_months)


def _amount(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read any kind of amount that begins at a token."""
    bound, begin = _bound(tokens, at)
    for reader in _READERS:
        read = reader(tokens, begin)
        if read is not None:
            amount, end = read
            start, stop = tokens[at].start, tokens[end - 1].end
            return replace(amount, bound=bound, start=start, end=stop), end
    return None


def _bound(tokens: list[Token], at: int) -> tuple[Bound, int]:
    """Read `minst`, `inntil`, `ca.` before an amount."""
    bound = Bound.EXACT
    while at < len(tokens) - 1:
        word = word_at(tokens, at)
        if word == "om" and word_at(tokens, at + 1) == "lag":
            bound, at = Bound.ABOUT, at + 2
        elif word in BOUND_WORDS:
            bound, at = BOUND_WORDS[word], at + 1
        elif tokens[at].text == "~":
            bound, at = Bound.ABOUT, at + 1
        else:
            break
    return bound, at


def _interval(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `0-1 år`, `12 mnd - 2 år`, `fra 12 til 18 måneder`."""
    if word_at(tokens, at) in ("fra", "frå", "from", "mellom"):
        at += 1
    first = quantity(tokens, at)
    if first is None:
        return None
    low_unit = unit_at(tokens, first[1])
    joiner = first[1] + (1 if low_unit else 0)
    second = after_joiner(tokens, joiner, is_to)
    if second is None:
        return None
    unit, after = unit_at(tokens, second[1]), second[1] + 1
    if not unit:
        unit, after = _unit_of_next(tokens, second[1]), second[1]
    if not unit:
        return None
    low, high = first[0] * (low_unit or unit), second[0] * unit
    if low == high or (max(low, high) > _LONGEST_MONTHS and low > high):
        return None
    amount = Amount(
        kind=Kind.INTERVAL,
        low=min(low, high),
        high=max(low, high),
        unit_months=unit,
        is_reversed=low > high,
    )
    return amount, after


def _unit_of_next(tokens: list[Token], at: int) -> float:
    """Take the unit of `4-5 år` for the `0-1` in `0-1 og 4-5 år`; 0 without."""
    if word_at(tokens, at) not in AND and not (
        at < len(tokens) and tokens[at].text in (",", "&")
    ):
        return 0.0
    following = _interval(tokens, at + 1)
    return following[0].unit_months if following else 0.0


def _duration(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `18 måneder`, `1 år og 6 mnd`, `18 pluss 6 mnd`, `halvannet år`."""
    first = quantity(tokens, at)
    if first is None:
        return None
    total, after = with_more(tokens, first)
    unit = unit_at(tokens, after)
    if not unit:
        return None
    months, end = total * unit, after + 1
    while (more := _more(tokens, end, unit)) is not None:
        months, end = months + more[0], more[1]
    amount = Amount(kind=Kind.DURATION, low=months, high=months, unit_months=unit)
    return amount, end


def _more(tokens: list[Token], at: int, unit: float) -> tuple[float, int] | None:
    """Read `og 6 mnd` after `1 år`, and `pluss 6 mnd` after `18 mnd`."""
    has_plus = is_plus(tokens, at)
    if has_plus or word_at(tokens, at) in AND:
        at += 1
    part = quantity(tokens, at)
    if part is None:
        return None
    smaller = unit_at(tokens, part[1])
    if not smaller or (smaller >= unit and not has_plus):
        return None
    return part[0] * smaller, part[1] + 1


def _ordinal(tokens: list[Token], at: int) -> tuple[float, int] | None:
    if at >= len(tokens):
        return None
    if tokens[at].kind == "ordinal":
        return tokens[at].value, at + 1
    word = word_at(tokens, at)
    return (ORDINALS[word], at + 1) if word in ORDINALS else None


def _ordinal_years(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `4. året`, `1.-3. år`, `fjerde og femte år`, `2. halvår`."""
    first = _ordinal(tokens, at) or _before_ordinal(tokens, at)
    if first is None:
        return None
    last, after = first
    if is_to(tokens, after) or word_at(tokens, after) in AND | {"eller"}:
        second = _ordinal(tokens, after + 1)
        if second is not None and _lie_apart(tokens, first, second):
            unit = unit_at(tokens, second[1])
            return (_ordinals(first[0], first[0], unit), first[1]) if unit else None
        if second is not None:
            last, after = second
        elif tokens[at].kind == "number":
            return None
    unit = unit_at(tokens, after)
    if not unit or not 1 <= first[0] <= last:
        return None
    return _ordinals(first[0], last, unit), after + 1


def _before_ordinal(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read the `1` of `1-3. år`, which has its point only at the end."""
    if at + 1 < len(tokens) and tokens[at].kind == "number" and is_to(tokens, at + 1):
        return tokens[at].value, at + 1
    return None


def _lie_apart(
    tokens: list[Token], first: tuple[float, int], second: tuple[float, int]
) -> bool:
    """Tell `2. og 4. år`, which is two stays, from `2. og 3. år`, which is one."""
    return not is_to(tokens, first[1]) and second[0] != first[0] + 1


def _first_years(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `de to første årene`."""
    count = CARDINALS.get(word_at(tokens, at), 0.0)
    if tokens[at].kind == "number":
        count = tokens[at].value
    if not count or ORDINALS.get(word_at(tokens, at + 1)) != 1:
        return None
    unit = unit_at(tokens, at + 2)
    return (_ordinals(1, count, unit), at + 3) if unit else None


def _ordinals(first: float, last: float, unit: float) -> Amount:
    low, high = (first - 1) * unit, last * unit
    return Amount(kind=Kind.ORDINAL, low=low, high=high, unit_months=unit)


def _named_years(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `år 2`, `måned 13-24`: counted from one, both ends included."""
    unit = UNITS.get(word_at(tokens, at), 0.0)
    if not unit or at + 1 >= len(tokens) or tokens[at + 1].kind != "number":
        return None
    first, after = tokens[at + 1].value, at + 2
    last = first
    if (
        (is_to(tokens, after) or word_at(tokens, after) in AND)
        and after + 1 < len(tokens)
        and tokens[after + 1].kind == "number"
    ):
        last, after = tokens[after + 1].value, after + 2
    is_broken = not (first.is_integer() and last.is_integer())
    if unit_at(tokens, after) or not first <= last or (is_broken and first == last):
        return None
    if first == 0 or is_broken:
        low, high = first * unit, last * unit
        read = Amount(kind=Kind.INTERVAL, low=low, high=high, unit_months=unit)
        return read, after
    return _ordinals(first, last, unit), after


def _last(tokens: list[Token], at: int) -> tuple[Amount, int] | None:
    """Read `siste året`, `siste 6 måneder`."""
    if word_at(tokens, at) not in _LAST:
        return None
    unit = unit_at(tokens, at + 1)
    if unit:
        amount = Amount(kind=Kind.LAST, low=unit, high=unit, unit_months=unit)
        return amount, at + 2
    read = _duration(tokens, at + 1)
    return (replace(read[0], kind=Kind.LAST), read[1]) if read else None


_READERS = (
    _first_years,
    _ordinal_years,
    _named_years,
    _last,
    _interval,
    _duration,
)
