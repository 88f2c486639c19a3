"""Read a cell of objectives: `1-17, 69-75`, `NUK 001 og FKM 3`, `alle 172`.

The cell is cut into tokens; numbers and ranges are read from left to right, a
code before a number holds until the next code. Words that stand for objectives
without naming them are kept as a symbol and never read as an empty set.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from ferd.core.curriculum.model import as_ranges, objective_code
from ferd.core.plans.model import Objectives
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.characters import listed, one_line, without_marks
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.objective_tokens import (
    Token,
    join_divided,
    tokenise,
)
from ferd.formats.plans.understanding.symbols import find_symbol

HIGHEST = 999
WIDEST = 400

_OWN = frozenset({"", "LM", "LÆRINGSMÅL", "LÆRINGSMÅLA", "LÆRINGSMÅLENE", "MÅL", "NR"})
_COMMON = "FKM"
_EXCEPT = listed("unntatt utenom unnateke utanom unntak ekskl eksklusiv")
_RANGE_WORDS = frozenset({"til", "tom", "to", "through"})
_NOISE = listed(
    "og samt and i tillegg nr nummer fra frå fom f o m med lm mål læringsmål "
    "læringsmåla læringsmålene læringsmålet målene måla se også delvis del av "
    "eventuelt evt eller både pluss t"
)


_FROM_TO = re.compile(r"(?<!\w)([ft])\.\s?o\.\s?m\.?(?!\w)", re.IGNORECASE)


@dataclass(slots=True)
class _Findings:
    """What has been read so far."""

    numbers: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    excepted: set[int] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    prefix: str = ""
    excepting: bool = False


def read_objectives(
    text: str, *, specialty: str = ""
) -> tuple[Objectives, tuple[Doubt, ...]]:
    """Understand one cell; `specialty` is the short code that means our own."""
    written = one_line(text)
    symbol, rest = find_symbol(_FROM_TO.sub(_spelt_out, without_marks(text)))
    tokens, divided = join_divided(tokenise(rest))
    findings = _Findings(doubts=list(divided))
    at = 0
    while at < len(tokens):
        at = _read_at(tokens, at, findings, specialty.upper())
    numbers = tuple(sorted(set(findings.numbers) - findings.excepted))
    objectives = Objectives(
        numbers=numbers,
        codes=tuple(dict.fromkeys(findings.codes)),
        symbolic=symbol,
        text=written,
    )
    return objectives, (*findings.doubts, *_cell_doubts(objectives, findings))


def _spelt_out(match: re.Match[str]) -> str:
    return "til" if match[1] in "tT" else "fra"


def _read_at(tokens: list[Token], at: int, into: _Findings, own: str) -> int:
    """Read one thing, and give the place after it."""
    token = tokens[at]
    if token.kind == "number":
        return _read_numbers(tokens, at, into)
    if token.kind == "word":
        return _read_word(tokens, at, into, own)
    if token.text in ";)":
        into.excepting = False
    return at + 1


def _read_word(tokens: list[Token], at: int, into: _Findings, own: str) -> int:
    word = tokens[at].text
    if is_prefix(tokens, at):
        into.prefix = word.upper()
        if into.prefix in _OWN or into.prefix == own:
            into.prefix = ""
        after = at + 1
        while tokens[after].kind != "number":
            after += 1
        return after
    folded = word.casefold().rstrip(".")
    if folded in _EXCEPT:
        into.excepting = True
    elif folded in ("alle", "all") and _says(tokens, at + 1, _COMMON):
        into.codes.append(_COMMON)
        return at + 2
    elif folded in ("samt", "pluss"):
        into.excepting = False
    elif folded not in _NOISE and not folded.startswith(("læring", "fkm")):
        into.words.append(word)
    return at + 1


def _says(tokens: list[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].text.upper().startswith(word)


def is_prefix(tokens: list[Token], at: int) -> bool:
    """Tell whether a word is the code before a number: `NUK 001`, `NUK-1`."""
    word = tokens[at].text
    after = at + 1
    while after < len(tokens) and (
        tokens[after].text in ("-", ".", ":")
        or tokens[after].text.casefold() in ("nr", "nr.", "nummer")
    ):
        after += 1
    if after >= len(tokens) or tokens[after].kind != "number":
        return False
    if word.upper() in _OWN or word.upper() == _COMMON:
        return True
    return word.isupper() and 2 <= len(word) <= 5 and word.casefold() not in _NOISE


def _read_numbers(tokens: list[Token], at: int, into: _Findings) -> int:
    """Read a number or a range that begins at a token."""
    first = tokens[at]
    last, after = _end_of_range(tokens, at + 1)
    if last is None:
        _note(into, _checked(first.number, first.number, first.text, into))
        return at + 1
    text = f"{first.text}-{last.text}"
    low, high = first.number, last.number
    if low > high:
        low, high = high, low
        if high <= HIGHEST:
            into.doubts.append(
                Doubt(doubts.REVERSED_RANGE, {"text": text, "read": f"{low}-{high}"})
            )
    _note(into, _checked(low, high, text, into))
    return after


def _end_of_range(tokens: list[Token], at: int) -> tuple[Token | None, int]:
    """Find the number after a dash or `til og med`; skip a code before it."""
    after = at
    while after < len(tokens) and _joins(tokens[after], is_first=after == at):
        after += 1
    if after == at:
        return None, at
    if after < len(tokens) and tokens[after].kind == "word":
        word = tokens[after].text.upper()
        if not is_prefix(tokens, after) or not (word in _OWN or len(word) <= 5):
            return None, at
        after += 1
        while tokens[after].kind != "number":
            after += 1
    if after < len(tokens) and tokens[after].kind == "number":
        return tokens[after], after + 1
    return None, at


def _joins(token: Token, *, is_first: bool) -> bool:
    word = token.text.casefold().rstrip(".")
    if token.text == "-" or word in _RANGE_WORDS:
        return True
    return not is_first and (token.text == "\n" or word in ("og", "med", "o", "m"))


def _checked(low: int, high: int, text: str, into: _Findings) -> range:
    """Give the numbers, or none with a doubt when they make no sense."""
    if low < 1 or high > HIGHEST or high - low > WIDEST:
        into.doubts.append(Doubt(doubts.IMPOSSIBLE_NUMBER, {"text": text[:40]}))
        return range(0)
    return range(low, high + 1)


def _note(into: _Findings, numbers: range) -> None:
    if into.prefix:
        into.codes.extend(_code(into.prefix, number) for number in numbers)
    elif into.excepting:
        into.excepted.update(numbers)
    else:
        into.numbers.extend(numbers)


def _code(prefix: str, number: int) -> str:
    return f"FKM {number}" if prefix == _COMMON else objective_code(prefix, number)


def _cell_doubts(objectives: Objectives, findings: _Findings) -> list[Doubt]:
    """Say what the whole cell leaves open."""
    found: list[Doubt] = []
    text = objectives.text[:120]
    repeated = [n for n, times in Counter(findings.numbers).items() if times > 1]
    if repeated:
        found.append(Doubt(doubts.REPEATED_NUMBERS, {"numbers": as_ranges(repeated)}))
    is_empty = not (objectives.numbers or objectives.codes or objectives.symbolic)
    if not text.strip(" -\u2013\u2014.") and is_empty:
        found.append(Doubt(doubts.NO_OBJECTIVES))
    elif is_empty:
        found.append(Doubt(doubts.OBJECTIVES_NOT_UNDERSTOOD, {"text": text}))
    elif objectives.symbolic and findings.excepted:
        found.append(Doubt(doubts.EXCEPTED_OBJECTIVES, {"text": text}))
    elif objectives.symbolic and not objectives.numbers:
        found.append(Doubt(doubts.SYMBOLIC_OBJECTIVES, {"text": text}))
    elif findings.words:
        read = as_ranges(objectives.numbers) or ", ".join(objectives.codes)
        facts = {"words": " ".join(findings.words)[:80], "read": read}
        found.append(Doubt(doubts.UNKNOWN_WORDS, facts))
    return found
