"""Quantities in a text: figures, number words, halves, and the unit after them.

The smallest steps of reading an amount of time (`amounts`): each takes the tokens
of a text and a place among them, and gives what it read with the place after it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ferd.formats.plans.understanding.number_words import (
    CARDINALS,
    HALF_WORDS,
    ONE_AND_A_HALF,
    UNITS,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a word or a mark; `value` is what a figure is worth."""

    kind: str
    text: str
    value: float
    start: int
    end: int


_Joiner = Callable[[list[Token], int], bool]
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
_FRACTIONS = {**dict.fromkeys(HALF_WORDS, 0.5), **dict.fromkeys(ONE_AND_A_HALF, 1.5)}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
AND = frozenset({"og", "and"})
_TO = frozenset({"til", "to", "tom"})


def tokenise(text: str) -> list[Token]:
    """Cut a text into tokens."""
    return [
        Token(kind, match[0], _value(kind, match[0]), match.start(), match.end())
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


def word_at(tokens: list[Token], at: int) -> str:
    """Give the word at a place in lower case; empty when it is none."""
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


def unit_at(tokens: list[Token], at: int) -> float:
    """Give the months of the unit at a place; 0 when it is none."""
    return _unit_of(word_at(tokens, at)) if at < len(tokens) else 0.0


def quantity(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read a number, in figures or words, with halves."""
    if at >= len(tokens):
        return None
    token, word = tokens[at], word_at(tokens, at)
    if token.kind == "number":
        return _with_half(tokens, token.value, at + 1)
    if token.kind == "fraction" or word in _FRACTIONS:
        return _FRACTIONS.get(word, token.value), at + 1
    if word not in CARDINALS:
        return None
    if CARDINALS[word] == 1 and word_at(tokens, at + 1) in HALF_WORDS:
        return 0.5, at + 2
    return _with_half(tokens, CARDINALS[word], at + 1)


def _with_half(tokens: list[Token], whole: float, at: int) -> tuple[float, int]:
    """Read what may follow a whole number: `2 1/2`, `to og et halvt`."""
    if at < len(tokens) and tokens[at].kind == "fraction" and tokens[at].value < 1:
        return whole + tokens[at].value, at + 1
    if word_at(tokens, at) in AND:
        after = at + 1
        if CARDINALS.get(word_at(tokens, after)) == 1:
            after += 1
        if word_at(tokens, after) in HALF_WORDS:
            return whole + 0.5, after + 1
        if after < len(tokens) and tokens[after].kind == "fraction":
            return whole + tokens[after].value, after + 1
    if word_at(tokens, at) in ("kvart", "kvarte") and whole == 3:
        return 0.75, at + 1
    return whole, at


def is_to(tokens: list[Token], at: int) -> bool:
    """Tell whether a dash or `til` stands at a place."""
    return at < len(tokens) and (
        tokens[at].kind == "dash" or word_at(tokens, at) in _TO
    )


def is_plus(tokens: list[Token], at: int) -> bool:
    """Tell whether a plus stands at a place."""
    return at < len(tokens) and (
        tokens[at].kind == "plus" or word_at(tokens, at) in ("pluss", "plus")
    )


def after_joiner(
    tokens: list[Token], at: int, is_joiner: _Joiner
) -> tuple[float, int] | None:
    """Read the quantity after a joining word; None without one."""
    return quantity(tokens, at + 1) if is_joiner(tokens, at) else None


def with_more(tokens: list[Token], first: tuple[float, int]) -> tuple[float, int]:
    """Read `18 pluss 6` as one sum."""
    total, at = first
    while (more := after_joiner(tokens, at, is_plus)) is not None:
        total, at = total + more[0], more[1]
    return total, at
