"""Cut one row of a timeline that lost its columns: time, places, objectives.

The time and the objectives can be told from everything else by how they are
written; what remains is the places, and those are shared out among their columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations_with_replacement, pairwise

from ferd.formats.plans.understanding.characters import listed, mended, one_line
from ferd.formats.plans.understanding.columns import PLACES, Role
from ferd.formats.plans.understanding.objective_tokens import Token, tokenise
from ferd.formats.plans.understanding.place_names import (
    is_department,
    is_site,
    is_trust,
)
from ferd.formats.plans.understanding.symbols import symbol_span

_JOINING = listed(
    "og samt and til tom lm fkm læringsmål læringsmåla læringsmålene nr unntatt "
    "utenom unnateke utanom med t o m"
)
_MARKS = frozenset(",;-.()&+")
_MOST_WORDS = 14
_SLASHES = r"\n|/"


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    numbers: int


def objectives_span(text: str, *, own: str = "") -> tuple[int, int] | None:
    """Say where in a row its objectives stand; None when it has none."""
    runs = _runs(text, own.casefold())
    best = max(runs, key=lambda run: (run.numbers, run.start), default=None)
    if best is not None and best.numbers == 1 and text[best.end :].strip(" \n\t.,"):
        best = None
    symbol = symbol_span(text)
    if symbol is None:
        return (best.start, best.end) if best else None
    if best is None:
        return symbol
    if symbol[0] <= best.start and symbol[1] >= best.start - 2:
        return symbol[0], max(symbol[1], best.end)
    if best.end >= symbol[0] - 8:
        return min(best.start, symbol[0]), max(symbol[1], best.end)
    return best.start, best.end


def _runs(text: str, own: str) -> list[_Run]:
    """Find the stretches that hold nothing but numbers and what joins them."""
    tokens = tokenise(text)
    runs: list[_Run] = []
    at = 0
    while at < len(tokens):
        after = _end_of_run(tokens, at, text, own)
        if after > at:
            numbers = [t for t in tokens[at:after] if t.kind == "number"]
            if numbers:
                last = max(i for i in range(at, after) if tokens[i].kind == "number")
                runs.append(_Run(tokens[at].start, _closed(tokens, last), len(numbers)))
            at = after
        else:
            at += 1
    return runs


def _closed(tokens: Sequence[Token], last: int) -> int:
    """Take a closing mark after the last number into the run."""
    if last + 1 < len(tokens) and tokens[last + 1].text in (",", ";", ")", "-"):
        return tokens[last + 1].end
    return tokens[last].end


def _end_of_run(tokens: Sequence[Token], at: int, text: str, own: str) -> int:
    if not _may_begin(tokens[at], text, own):
        return at
    after, has_mark = at, True
    while after < len(tokens):
        token = tokens[after]
        if token.kind == "number":
            if not has_mark or _touches_letter(token, text):
                break
            has_mark = False
        elif (
            token.kind == "break"
            or token.text in _MARKS
            or _is_joining(token, text, own)
        ):
            has_mark = True
        else:
            break
        after += 1
    return after


def _may_begin(token: Token, text: str, own: str) -> bool:
    if token.kind == "number":
        return not _touches_letter(token, text)
    folded = token.text.casefold().rstrip(".")
    is_code = folded in ("lm", "fkm", own) or folded.startswith("læringsm")
    return token.kind == "word" and is_code and _stands_free(token, text)


def _is_joining(token: Token, text: str, own: str) -> bool:
    folded = token.text.casefold().rstrip(".")
    return (folded in _JOINING or folded == own) and _stands_free(token, text)


def _touches_letter(token: Token, text: str) -> bool:
    """Tell whether a number is part of a name: `PET2`, `4B`, `BDA/3`."""
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    return before.isalpha() or before == "/" or after.isalpha() or after in "/%"


def _stands_free(token: Token, text: str) -> bool:
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    return before != "/" and after != "/"


def share_places(
    text: str, roles: Sequence[Role], seen: Sequence[Sequence[str]] = ()
) -> tuple[list[str], bool]:
    """Share the words between time and objectives among the place columns.

    Gives one text for each role, and whether the text itself parts them.
    `seen` holds how other rows of the same timeline were shared.
    """
    stripped = text.strip(" \t\n,;:\u2013-")
    if not roles or not stripped:
        return [""] * len(roles), True
    if len(roles) == 1:
        return [one_line(stripped)], True
    whole = mended(stripped)
    for parting in (
        *(r"\n", _SLASHES, r"\t+|[ ]{2,}", r"\s*[|;]\s*", r"\s*,\s*", r"\s+"),
    ):
        parts = [part for part in re.split(parting, whole) if part.strip()]
        is_told = parting != _SLASHES or _are_told(parts, roles)
        if len(parts) == len(roles) and is_told:
            return [one_line(part) for part in parts], True
    shares = _best_shares(one_line(whole).split(), roles, seen)
    return shares, _are_told(shares, roles)


def _are_told(parts: Sequence[str], roles: Sequence[Role]) -> bool:
    """Tell whether trust, site and department each look like what they are."""
    if len(parts) != len(roles) or tuple(roles) != PLACES:
        return False
    trust, site, department = parts
    is_name = is_site(site) or (len(site.split()) == 1 and not is_department(site))
    return is_trust(trust) and is_name and is_department(department)


def _best_shares(
    words: list[str], roles: Sequence[Role], seen: Sequence[Sequence[str]]
) -> list[str]:
    """Try every way to cut the words in order, and keep the likeliest."""
    head, tail = words[:_MOST_WORDS], words[_MOST_WORDS:]
    best: list[str] = []
    best_score = -1.0
    for cuts in combinations_with_replacement(range(len(head) + 1), len(roles) - 1):
        edges = (0, *cuts, len(head))
        parts = [" ".join(head[a:b]) for a, b in pairwise(edges)]
        score = sum(
            _likelihood(part, role) + _familiar(part, at, seen)
            for at, (part, role) in enumerate(zip(parts, roles, strict=True))
        )
        if score > best_score:
            best, best_score = parts, score
    return [*best[:-1], " ".join([best[-1], *tail]).strip()] if best else []


def _familiar(part: str, at: int, seen: Sequence[Sequence[str]]) -> float:
    return 3.0 if part and any(row[at] == part for row in seen if at < len(row)) else 0


@lru_cache(maxsize=4096)
def _likelihood(part: str, role: Role) -> float:
    """Say how well a text suits a column."""
    if not part:
        return 0.0
    if re.match(r"(?:HF|og|for|av)\b", part):  # torn from the words before it
        return -3.0
    begins_well = 0.6 if part[0].isupper() else 0.1
    suits = {
        Role.TRUST: is_trust,
        Role.SITE: is_site,
        Role.DEPARTMENT: is_department,
    }
    judge = suits.get(role)
    return begins_well + (2.0 if judge is not None and judge(part) else 0.0)
