"""Paragraphs and list items again, from the broken lines of a page.

A PDF's text breaks every line at the margin, and some extractors put an empty
line after each. Whether two lines belong together is read from the document's
own habits: how wide its lines are and how many empty lines usually stand between
them. Nothing here knows what the text says.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.running_heads import is_page_number

WIDEST_PAGE = 170
"""Lines longer than this many letters are whole paragraphs, not lines of a page."""

_ENDED = re.compile(r"[.!?:;][)\]»\"”']*$")
_BULLET = re.compile(
    r"(?:[•●▪▫■□◦‣∙·\uf0b7\uf0a7\uf0d8➢✓]\s*|[o*]\s+(?=\S))+(?:[-\u2013]\s+)?"
)
_DASH = re.compile(r"[-\u2013\u2014]\s+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LETTERED = re.compile(r"([a-zæøå])\)\s*(?=\S)")


class Kind(StrEnum):
    """What a stretch of text is."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBERED = "numbered"
    LETTERED = "lettered"
    HEADING = "heading"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """One source line inside a paragraph, from a position in its text."""

    start: int
    source: Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, an item of a list, a heading or a table row, on one line.

    Attributes:
        marker: ``-`` for bullets, ``1.`` or ``a)`` as written, else empty.
        cells: the cells of a table row.
        level: as `Line.level`.
    """

    text: str
    kind: Kind
    pieces: tuple[Piece, ...]
    marker: str = ""
    cells: tuple[str, ...] = ()
    level: int = 0

    @property
    def source(self) -> Source:
        """Say where it begins."""
        return self.pieces[0].source

    def source_at(self, position: int) -> Source:
        """Say on which line of the document a letter of the text stands."""
        before = [piece for piece in self.pieces if piece.start <= position]
        return (before or self.pieces)[-1].source


@dataclass(frozen=True, slots=True)
class Print:
    """One line that says something, and how it follows the one before it.

    Attributes:
        gap: empty lines before it.
        is_after_page: whether the number of a page stands between.
    """

    line: Line
    text: str
    gap: int
    is_after_page: bool = False


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document breaks its lines."""

    usual_gap: int
    width: int

    @property
    def are_lines_paragraphs(self) -> bool:
        """Tell whether each line is a paragraph, as in Word."""
        return self.width > WIDEST_PAGE


@lru_cache(maxsize=1)
def prints(document: Document) -> tuple[Print | Row, ...]:
    """Give what the document says line by line, without page numbers."""
    found: list[Print | Row] = []
    gap, is_after_page = 0, False
    for block in document.blocks:
        if isinstance(block, Table):
            found.extend(block.rows)
            gap, is_after_page = 0, False
            continue
        text = " ".join(block.text.replace("\u00ad", "").split())
        if not text or (is_page_number(text) and not block.level):
            gap += not text
            is_after_page = is_after_page or bool(text)
            continue
        found.append(Print(block, text, gap, is_after_page))
        gap, is_after_page = 0, False
    return tuple(_without_running_heads(found))


def habits(found: Sequence[Print | Row]) -> Habits:
    """Learn from all lines how wide they run and how far apart they stand."""
    lines = [p for p in found if isinstance(p, Print)]
    if not lines:
        return Habits(0, 0)
    gaps = Counter(p.gap for p in lines[1:] or lines)
    is_rarely_close = gaps[0] < len(lines) * 0.15 and gaps[1] > len(lines) * 0.4
    usual_gap = 1 if gaps[1] > len(lines) * 0.6 or is_rarely_close else 0
    lengths = sorted(len(p.text) for p in lines)
    return Habits(usual_gap, lengths[int(len(lengths) * 0.97)])


def begins_paragraph(before: Print | None, line: Print, habit: Habits) -> bool:
    """Tell whether a line cannot be the continuation of the line before it."""
    if before is None or habit.are_lines_paragraphs:
        return True
    if line.line.level or before.line.level or line.line.is_item:
        return True
    if line.gap > habit.usual_gap:
        return not _goes_on(before, line)
    if line.text[0].islower() and not _ENDED.search(before.text[-12:]):
        return False
    first_word = line.text.split(" ", 1)[0]
    has_room = len(before.text) + 1 + len(first_word) <= habit.width * 0.88
    is_new = line.text[0].isupper() or line.text[0].isdigit()
    return has_room and (bool(_ENDED.search(before.text[-12:])) or is_new)


def item_of(text: str, before: "Paragraph | None") -> tuple[Kind, str, str] | None:
    """Split an item of a list into kind, marker and text; None for other lines.

    A dash or a number also begins many a broken line, so they count only where a
    list may begin or go on.
    """
    may_begin = before is None or before.kind is not Kind.TEXT or _is_ended(before)
    if match := _BULLET.match(text):
        return Kind.BULLET, "-", text[match.end() :]
    if may_begin and (match := _DASH.match(text)):
        return Kind.BULLET, "-", text[match.end() :]
    if match := _NUMBERED.match(text):
        number = int(match[1])
        if number == (1 if may_begin else -1) or _follows(before, number):
            return Kind.NUMBERED, f"{number}.", text[match.end() :]
    if match := _LETTERED.match(text):
        return Kind.LETTERED, f"{match[1]})", text[match.end() :]
    return None


def joined(text: str, more: str) -> str:
    """Join two lines of one paragraph, mending a word split at the margin."""
    is_split = len(text) > 1 and text[-1] in "-\u2010" and text[-2].isalpha()
    if is_split and more[:1].islower():
        if more.split(" ", 1)[0] in {"og", "eller", "samt", "til"}:
            return f"{text} {more}"
        return text[:-1] + more
    return text + more if text.endswith("/") else f"{text} {more}"


def _goes_on(before: Print, line: Print) -> bool:
    """An empty line in the middle of a sentence is the end of a page."""
    is_next_page = before.line.source.page != line.line.source.page and line.gap == 1
    is_broken = line.text[0].islower() and not _ENDED.search(before.text[-12:])
    return is_broken and (is_next_page or line.is_after_page)


def _is_ended(paragraph: Paragraph) -> bool:
    return bool(_ENDED.search(paragraph.text[-12:])) or paragraph.kind is Kind.HEADING


def _follows(before: Paragraph | None, number: int) -> bool:
    return before is not None and before.marker == f"{number - 1}."


def _without_running_heads(found: list[Print | Row]) -> list[Print | Row]:
    """Leave out what stands at the edge of most pages, such as the plan's name."""
    edges: dict[int, list[Print]] = {}
    for line in _lines(found):
        edges.setdefault(line.line.source.page, []).append(line)
    seen: Counter[str] = Counter()
    for lines in edges.values():
        seen.update({_unnumbered(line.text) for line in (*lines[:2], *lines[-2:])})
    often = max(3, len(edges) * 0.6)
    heads = {text for text, times in seen.items() if times >= often}
    return [
        line
        for line in found
        if isinstance(line, Row) or _unnumbered(line.text) not in heads
    ]


def _lines(found: Sequence[Print | Row]) -> Iterator[Print]:
    return (line for line in found if isinstance(line, Print))


def _unnumbered(text: str) -> str:
    return re.sub(r"\d+", "#", text)
