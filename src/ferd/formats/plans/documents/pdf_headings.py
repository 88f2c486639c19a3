"""Headings of a PDF: lines that are larger or bolder than the running text.

Careful on purpose: a bold word in a sentence, a paragraph printed in bold and a
document that is bold throughout have no headings.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ferd.formats.plans.documents.pdf_lines import SetApart, TextLine
from ferd.formats.plans.documents.pdf_running import Part

_LARGER: Final = 1.12
_CLOSE: Final = 2.2
_MOST_LINES: Final = 3
_LONGEST: Final = 200
_MOST_MARKED: Final = 0.35
_DEEPEST: Final = 6
_NO_HEADING: Final = re.compile(r"^[\u2022\u25cf\u25aa\u25cb-]|[,;]$|^\W*$")
_SENTENCE: Final = re.compile(r":$|[^\d.]\.$")


def with_headings(pages: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """Give the parts again, with lines that are headings put together as such."""
    usual = _usual_size(pages)
    marks = Marks(usual)
    if not _stand_out(pages, marks):
        return [list(parts) for parts in pages]
    groups = [list(_groups(parts, marks)) for parts in pages]
    found = (lines for page in groups for lines in page if _is_heading(lines, marks))
    sizes = sorted({_rank(lines, usual) for lines in found}, reverse=True)
    return [
        [part for group in page for part in _finished(group, marks, sizes, usual)]
        for page in groups
    ]


class Marks:
    """Tells which lines are set apart from text of the usual size."""

    __slots__ = ("_usual",)

    def __init__(self, usual: float) -> None:
        self._usual = usual

    def sets_apart(self, part: Part) -> bool:
        """Tell whether a line is larger than usual, or bold and not smaller."""
        if not isinstance(part, TextLine):
            return False
        is_bold = part.is_bold and part.size > 0.95 * self._usual
        return is_bold or self.enlarges(part)

    def enlarges(self, part: Part) -> bool:
        """Tell whether a line is larger than usual."""
        return isinstance(part, TextLine) and part.size > _LARGER * self._usual


def _usual_size(pages: Sequence[Sequence[Part]]) -> float:
    """Give the size that most letters of the running text have."""
    letters: Counter[float] = Counter()
    for parts in pages:
        for part in parts:
            if isinstance(part, TextLine):
                letters[_rounded(part.size)] += sum(len(w.text) for w in part.words)
    return letters.most_common(1)[0][0] if letters else 0.0


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _rank(group: Sequence[Part], usual: float) -> float:
    """Give the size that decides the level; bold alone is the lowest."""
    size = max(_rounded(part.size) for part in group if isinstance(part, TextLine))
    return size if size > _LARGER * usual else usual


def _stand_out(pages: Sequence[Sequence[Part]], marks: Marks) -> bool:
    lines = [part for parts in pages for part in parts if isinstance(part, TextLine)]
    marked = sum(map(marks.sets_apart, lines))
    return 0 < marked <= _MOST_MARKED * len(lines)


def _groups(parts: Sequence[Part], marks: Marks) -> Iterator[list[Part]]:
    """Give lines that are set apart alike and stand close together at once."""
    group: list[Part] = []
    for part in parts:
        if group and not _belong(group[-1], part, marks):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _belong(before: Part, part: Part, marks: Marks) -> bool:
    if not (isinstance(before, TextLine) and isinstance(part, TextLine)):
        return False
    is_alike = before.is_bold == part.is_bold and (
        _rounded(before.size) == _rounded(part.size)
    )
    is_close = 0 < part.middle - before.middle < _CLOSE * part.size
    return marks.sets_apart(before) and marks.sets_apart(part) and is_alike and is_close


def _is_heading(group: Sequence[Part], marks: Marks) -> bool:
    if len(group) > _MOST_LINES or not marks.sets_apart(group[0]):
        return False
    text = " ".join(part.text for part in group if isinstance(part, TextLine))
    if len(text) > _LONGEST or _NO_HEADING.search(text):
        return False
    return marks.enlarges(group[0]) or _SENTENCE.search(text) is None


def _finished(
    group: Sequence[Part], marks: Marks, sizes: Sequence[float], usual: float
) -> Sequence[Part]:
    if not _is_heading(group, marks):
        return group
    lines = tuple(part for part in group if isinstance(part, TextLine))
    level = sizes.index(_rank(group, usual)) + 1
    return [SetApart(lines, min(level, _DEEPEST))]
