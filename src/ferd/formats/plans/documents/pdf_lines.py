"""Glyphs to words, and words to the lines that a reader of the page sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ferd.formats.plans.documents.pdf_geometry import Box, Glyph
from ferd.formats.plans.documents.pdf_page import normal

_TOUCHING: Final = 0.2
_WIDE: Final = 1.5
_SAME_LINE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, and the box around them."""

    text: str
    box: Box

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
            yield _word(run)
            run = []
        if not glyph.text.isspace():
            run.append(glyph)
    if run:
        yield _word(run)


def _continues(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.bottom - before.top, glyph.bottom - glyph.top)
    gap = glyph.x0 - before.x1
    drop = abs((glyph.top + glyph.bottom) - (before.top + before.bottom)) / 2
    return -_TOUCHING * size < gap < _TOUCHING * size and drop < 0.3 * size


def _word(run: Sequence[Glyph]) -> Word:
    text = "".join(glyph.text for glyph in run)
    sides = (min(g.x0 for g in run), min(g.top for g in run))
    return Word(text, Box(*sides, max(g.x1 for g in run), max(g.bottom for g in run)))


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
        elif word.box.x0 - current.box.x1 < _TOUCHING * max(word.size, current.size):
            box = around((current.box, word.box))
            current = Word(current.text + word.text, box)
        else:
            yield current
            current = word
    if current is not None:
        yield current


def _is_echo(one: Word, other: Word) -> bool:
    shift = abs(one.box.x0 - other.box.x0)
    return one.text.endswith(other.text) and shift < 0.2 * other.size
