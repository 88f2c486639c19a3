"""Glyphs to words, and words to the lines that a reader of the page sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ferd.formats.plans.documents.pdf_geometry import Box, Glyph
from ferd.formats.plans.documents.pdf_page import normal

_TOUCHING: Final = 0.2
_PARTED: Final = 0.02
_WIDE: Final = 1.5
_SAME_LINE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, and the box around them.

    Attributes:
        is_ended: whether the file has a space after it, however narrow.
    """

    text: str
    box: Box
    is_bold: bool = False
    is_ended: bool = False

    @property
    def size(self) -> float:
        """Give the height of the font."""
        return self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words beside each other, from left to right."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """Give the box around the line."""
        return around(word.box for word in self.words)

    @property
    def middle(self) -> float:
        """Give the height at which the line stands."""
        box = self.words[0].box
        return (box.top + box.bottom) / 2

    @property
    def size(self) -> float:
        """Give the height of the largest font; a hyphen's own box is flat."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Give the text; a wide gap, as before a tabulator's stop, is two spaces."""
        texts = (
            " ".join(word.text for word in part.words) for part in self.divided(_WIDE)
        )
        return normal("  ".join(texts))

    @property
    def is_bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(word.is_bold for word in self.words)

    def divided(self, gap: float) -> "list[TextLine]":
        """Divide the line where words stand further apart than `gap` font heights."""
        parts = [[self.words[0]]]
        widest = gap * self.size
        for before, word in pairwise(self.words):
            if word.box.x0 - before.box.x1 > widest:
                parts.append([word])
            else:
                parts[-1].append(word)
        return [TextLine(tuple(part)) for part in parts]


@dataclass(frozen=True, slots=True)
class SetApart:
    """Lines that belong to no paragraph: a heading, or what stands on each page.

    Attributes:
        level: 1-6 for a heading, else 0.
    """

    lines: tuple[TextLine, ...]
    level: int

    @property
    def box(self) -> Box:
        """Give the box around the lines."""
        return around(line.box for line in self.lines)


def around(boxes: Iterable[Box]) -> Box:
    """Give the smallest box that holds all the others."""
    sides = list(zip(*boxes, strict=True))
    return Box(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def find_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Give the lines from top to bottom."""
    words = sorted(_runs(glyphs), key=lambda word: word.box.top + word.box.bottom)
    lines: list[list[Word]] = []
    for word in words:
        if lines and _stand_together(_tallest(lines[-1]), word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(tuple(_joined(line))) for line in lines]


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Give the runs of letters that the file draws one after the other."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.text.isspace() or not _continues(run[-1], glyph)):
            yield _word(run, is_ended=glyph.text.isspace())
            run = []
        if not glyph.text.isspace():
            run.append(glyph)
    if run:
        yield _word(run, is_ended=False)


def _continues(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.bottom - before.top, glyph.bottom - glyph.top)
    gap = glyph.x0 - before.x1
    drop = abs((glyph.top + glyph.bottom) - (before.top + before.bottom)) / 2
    return -_TOUCHING * size < gap < _TOUCHING * size and drop < 0.3 * size


def _word(run: Sequence[Glyph], *, is_ended: bool) -> Word:
    text = "".join(glyph.text for glyph in run)
    sides = (min(g.x0 for g in run), min(g.top for g in run))
    box = Box(*sides, max(g.x1 for g in run), max(g.bottom for g in run))
    return Word(text, box, run[0].is_bold, is_ended)


def _tallest(words: Sequence[Word]) -> Word:
    return max(words[-8:], key=lambda word: word.size)


def _stand_together(one: Word, other: Word) -> bool:
    overlap = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return overlap > _SAME_LINE * min(one.size, other.size)


def _joined(words: Iterable[Word]) -> Iterator[Word]:
    """Join the parts of words that touch; drop what is drawn twice to look bold."""
    current: Word | None = None
    for word in sorted(words, key=lambda word: word.box.x0):
        if current is None:
            current = word
        elif _is_echo(current, word):
            continue
        elif _touch(current, word):
            box = around((current.box, word.box))
            is_bold = current.is_bold and word.is_bold
            current = Word(current.text + word.text, box, is_bold, word.is_ended)
        else:
            yield current
            current = word
    if current is not None:
        yield current


def _touch(one: Word, other: Word) -> bool:
    """Tell whether two runs are one word; justified lines have narrow spaces."""
    apart = _PARTED if one.is_ended else _TOUCHING
    return other.box.x0 - one.box.x1 < apart * max(one.size, other.size)


def _is_echo(one: Word, other: Word) -> bool:
    shift = abs(one.box.x0 - other.box.x0)
    return one.text.endswith(other.text) and shift < 0.2 * other.size
