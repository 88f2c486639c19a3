"""Which lines of a plan are the headings of its sections.

A number at the start of a line may be a heading, an item of a list, a line of the
table of contents, a date or the middle of a sentence. No single line tells; the
headings are the heaviest rising chain of numbers through the whole document.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import itemgetter

from ferd.formats.plans.document import Row
from ferd.formats.plans.prose.paragraphs import Print, joined
from ferd.formats.plans.prose.titles import (
    LONGEST_HEADING,
    Heading,
    level_of,
    titles,
)

Number = tuple[int, ...]

_MOST_CANDIDATES = 1500
_MOST_WORDS = 16

_SIGN = re.compile(
    r"^(?:#{1,6}\s*|§\s*|(?:kapittel|kap\.?|punkt|pkt\.?)\s+)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\s?[.,]\s?\d{1,2}){0,4})(?P<end>\s?[.:)]|\s|(?=[^\W\d_])|$)\s*(?P<text>.*)"
)
_TIME_OF_DAY = re.compile(r"(?:0?[7-9]|1\d|2[0-2])[.,][0-5][05]")
_CONTENTS = re.compile(r"(?:\.{3,}|…+|(?:\s\.){3,}|_{3,}|\t)\s*\d*\s*$")
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÆØÅ]")
_MEASURE = re.compile(
    r"(?:år|mnd|mdr|måned|månad|uke|veke|tim|min|dag|gang|prosent|stk|kl)\w{0,3}\b"
    r"|(?:og|til|eller|av|i)\b"
)
_NEXT_PART = re.compile(
    r"(?:DEL|Del)\s+(?:\d|[IVX]+)\s*(?:$|[:.\u2013-]\s*[A-ZÆØÅ][^.]*$)|(?:VEDLEGG|Vedlegg)\b[^.]*$"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: Heading
    path: Number
    weight: float


def headings(lines: Sequence[Print | Row]) -> tuple[Heading, ...]:
    """Choose the headings, in order."""
    numbered = _heaviest_chain(_candidates(lines))
    if len(numbered) < 2:
        return titles(lines)
    chosen = [candidate.heading for candidate in numbered]
    return tuple(sorted([*chosen, *_later_parts(lines, chosen)], key=_place))


def _place(heading: Heading) -> int:
    return heading.first


def _candidates(lines: Sequence[Print | Row]) -> list[_Candidate]:
    all_found = (c for i in range(len(lines)) if (c := _candidate(lines, i)))
    found = list(islice(all_found, _MOST_CANDIDATES))
    singles = [c for c in found if _is_doubtful(c)]
    apart = [c for c in found if not _is_doubtful(c)]
    apart.extend(_outside_lists(lines, singles))
    apart.sort(key=lambda candidate: candidate.heading.first)
    ends = [c.heading.first for c in apart[1:]] + [len(lines)]
    return [
        _Candidate(c.heading, c.path, c.weight + _bonus(lines, c.heading.end, end))
        for c, end in zip(apart, ends, strict=False)
    ]


def _is_doubtful(candidate: _Candidate) -> bool:
    """Tell whether it may just as well be an item of a list."""
    return candidate.weight < 1


def _candidate(lines: Sequence[Print | Row], place: int) -> _Candidate | None:
    line = lines[place]
    if isinstance(line, Row) or not (match := _numbered(line)):
        return None
    path = tuple(int(part) for part in re.findall(r"\d+", match["number"]))
    if path[0] == 0 or max(path) > 40 or re.search(r"[.,]\s?0\d", match["number"]):
        return None
    text, end = _whole_heading(lines, place, match["text"].strip())
    if not _reads_as_heading(text, path, line):
        return None
    is_clear = len(path) > 1 and not _TIME_OF_DAY.fullmatch(match["number"])
    weight = 3.0 if line.line.level else 1.0 if is_clear else 0.4
    heading = Heading(".".join(map(str, path)), text.rstrip(" .:"), place, end)
    return _Candidate(heading, path, weight)


def _numbered(line: Print) -> re.Match[str] | None:
    return _NUMBER.fullmatch(_SIGN.sub("", line.text)) if line.text else None


def _whole_heading(
    lines: Sequence[Print | Row], place: int, text: str
) -> tuple[str, int]:
    """Take the next line along when the heading runs on, or has only a number."""
    following = lines[place + 1] if place + 1 < len(lines) else None
    if not isinstance(following, Print) or following.line.is_item:
        return text, place + 1
    runs_on = len(text) > 45 and following.text[0].islower()
    if (runs_on or not text) and len(following.text) <= 70:
        is_closed = following.text[-1] not in ".,;:" and not _numbered(following)
        if is_closed:
            return joined(text, following.text).strip(), place + 2
    return text, place + 1


def _reads_as_heading(text: str, path: Number, line: Print) -> bool:
    if not any(letter.isalpha() for letter in text) or _CONTENTS.search(line.line.text):
        return False
    words = text.split()
    if len(text) > LONGEST_HEADING or len(words) > _MOST_WORDS:
        return False
    if line.line.level:
        return True
    if _SENTENCE.search(text) or text[-1] in ",;":
        return False
    if text.endswith(".") or not text[0].isupper():
        is_plausible = text[0].isalpha() and not _MEASURE.match(text)
        return len(path) > 1 + text[0].islower() and len(words) <= 8 and is_plausible
    return True


def _outside_lists(
    lines: Sequence[Print | Row], singles: list[_Candidate]
) -> Iterator[_Candidate]:
    """Leave out single numbers that count on from one another in a list."""
    neighbours: set[int] = set()
    for one, other in pairwise(singles):
        is_next = other.path[0] == one.path[0] + 1
        if is_next and _is_list(lines, one.heading.end, other.heading.first):
            neighbours |= {one.heading.first, other.heading.first}
    return (c for c in singles if c.heading.first not in neighbours)


def _is_list(lines: Sequence[Print | Row], first: int, end: int) -> bool:
    """Tell whether there is no more than the rest of an item between two numbers."""
    between = [line for line in lines[first:end] if isinstance(line, Print)]
    has_rest = len(between) <= 2 and all(line.text[0].islower() for line in between)
    return has_rest and first + len(between) == end


def _letters(lines: Sequence[Print | Row], first: int, end: int) -> int:
    """Count the letters between two lines, as far as it matters."""
    return sum(
        len(line.text) if isinstance(line, Print) else sum(map(len, line.cells))
        for line in lines[first : min(end, first + 12)]
    )


def _bonus(lines: Sequence[Print | Row], first: int, end: int) -> float:
    """Weigh a heading with text below it above the same line of the contents."""
    return min(200, _letters(lines, first, end)) / 2000


def _heaviest_chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Choose the rising numbers with the greatest weight together."""
    tails: list[tuple[Number, float, int]] = []
    before: list[int] = []
    for place, candidate in enumerate(candidates):
        at = bisect_left(tails, candidate.path, key=itemgetter(0))
        best = tails[at - 1] if at else ((), 0.0, -1)
        before.append(best[2])
        total = best[1] + candidate.weight
        tails[at:] = [
            (candidate.path, total, place),
            *(tail for tail in tails[at:] if tail[1] > total),
        ]
    chain: list[_Candidate] = []
    place = tails[-1][2] if tails else -1
    while place >= 0:
        chain.append(candidates[place])
        place = before[place]
    return chain[::-1]


def _later_parts(
    lines: Sequence[Print | Row], chosen: Sequence[Heading]
) -> Iterator[Heading]:
    """Find where another part or an appendix ends the numbered sections."""
    taken = {place for h in chosen for place in range(h.first, h.end)}
    levels = [level_of(lines, heading) for heading in chosen]
    deepest = max(levels, default=0)
    for place in range(chosen[0].first, len(lines)):
        line = lines[place]
        if isinstance(line, Row) or place in taken or len(line.text) > LONGEST_HEADING:
            continue
        is_above = bool(deepest) and 0 < line.line.level <= min(filter(None, levels))
        if is_above or _NEXT_PART.match(line.text):
            yield Heading("", line.text.strip("# "), place, place + 1)
