"""Cut a cell of objectives into tokens, and mend numbers divided by a line break.

In a narrow cell a line may break inside `96`; the missing comma gives it away.
The break is mended only where the numbers around it make that the better
reading, and always with a doubt.
"""

import re
from dataclasses import dataclass

from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.characters import plain_dashes
from ferd.formats.plans.understanding.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word, a mark or a line break; numbers of any length are kept."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """Its value; more than six figures are never an objective."""
        return int(self.text) if len(self.text) <= 6 else 10**6


_TOKEN = re.compile(
    r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+\.?)|(?P<break>[ \t]*\n\s*)|(?P<mark>[^\s])"
)


def tokenise(text: str) -> list[Token]:
    """Cut a cell into tokens."""
    return [
        Token(
            match.lastgroup or "mark",
            "\n" if match.lastgroup == "break" else match[0],
            match.start(),
            match.end(),
        )
        for match in _TOKEN.finditer(plain_dashes(text))
    ]


def join_divided(tokens: list[Token]) -> tuple[list[Token], list[Doubt]]:
    """Mend numbers that a line break has divided."""
    out: list[Token] = []
    found: list[Doubt] = []
    at = 0
    while at < len(tokens):
        if _is_divided(tokens, at, out):
            left, right = out.pop(), tokens[at + 1]
            whole = Token("number", left.text + right.text, left.start, right.end)
            out.append(whole)
            facts = {"text": f"{left.text} {right.text}", "read": whole.text}
            found.append(Doubt(doubts.DIVIDED_NUMBER, facts))
            at += 2
        else:
            out.append(tokens[at])
            at += 1
    return out, found


def _is_divided(tokens: list[Token], at: int, before: list[Token]) -> bool:
    """Tell whether the line break at a token lies inside a number."""
    if tokens[at].kind != "break" or not 0 < at < len(tokens) - 1:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if left.kind != "number" or right.kind != "number" or not before:
        return False
    whole = left.text + right.text
    if len(whole) > 3 or not any(token.text == "," for token in tokens):
        return False
    lower = _number_before(before)
    upper = _number_after(tokens, at + 2)
    joins = lower < int(whole) < upper
    stands_apart = lower < left.number < right.number < upper
    return joins and not stands_apart


def _number_before(tokens: list[Token]) -> int:
    """Give the number before the last one, 0 when there is none."""
    earlier = [token.number for token in tokens[:-1] if token.kind == "number"]
    return earlier[-1] if earlier else 0


def _number_after(tokens: list[Token], at: int) -> int:
    for token in tokens[at:]:
        if token.kind == "number":
            return token.number
    return 1000
