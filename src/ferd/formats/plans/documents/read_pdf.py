"""PDF documents: lines and tables where the page shows them.

A PDF knows glyphs and strokes, not words and tables. Tables are found by their
lines, else by columns of words; what is in none is running text. A line's number
is its place among the lines that a reader counts on the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.pdf_cells import join_lines
from ferd.formats.plans.documents.pdf_columns import find_columns
from ferd.formats.plans.documents.pdf_grid import find_grids
from ferd.formats.plans.documents.pdf_headings import with_headings
from ferd.formats.plans.documents.pdf_lines import SetApart, TextLine, find_lines
from ferd.formats.plans.documents.pdf_page import Page, read_pages
from ferd.formats.plans.documents.pdf_running import (
    Part,
    join_over_pages,
    without_running_heads,
)
from ferd.formats.plans.documents.pdf_tables import (
    FoundRow,
    FoundTable,
    take_glyphs,
)
from ferd.formats.plans.documents.unreadable import unreadable

_TAIL: Final = 16_384
_FEW_LETTERS: Final = 20
_PARAGRAPH_GAP: Final = 1.2


def read_pdf(data: bytes) -> Document:
    """Read a PDF document.

    Raises:
        Unreadable: when it has a password, is scanned, damaged or too long.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise unreadable("READ007", kind="PDF")
    pages = list(read_pages(data))
    _refuse_scanned(pages)
    parts = [_parts(page) for page in pages]
    sources = _Sources()
    for number, found in enumerate(parts, start=1):
        sources.number_lines(number, _lines(found))
    heights = [page.height for page in pages]
    joined = with_headings(join_over_pages(without_running_heads(parts, heights)))
    blocks = tuple(block for found in joined for block in _blocks(found, sources))
    return Document(blocks, len(pages))


def _refuse_scanned(pages: Sequence[Page]) -> None:
    """Refuse pages without text, or with codes that stand for no letters."""
    letters = sum(not glyph.text.isspace() for page in pages for glyph in page.glyphs)
    unknown = sum(page.unknown for page in pages)
    has_pictures = any(page.has_pictures for page in pages)
    has_few = letters < _FEW_LETTERS * len(pages) and has_pictures
    if has_few or unknown > letters:
        raise unreadable("READ006")
    if not letters:
        is_blank = all(page.is_blank for page in pages)
        raise unreadable("READ001" if is_blank else "READ006")


def _parts(page: Page) -> list[Part]:
    """Give the lines and tables of a page, from top to bottom."""
    tables, outside = take_glyphs(find_grids(page.rules), page.glyphs)
    parts: list[Part] = [*tables]
    level = [rule for rule in page.rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    for stretch in _stretches(find_lines(outside), tables):
        parts += find_columns(stretch, level)
    return sorted(parts, key=lambda part: part.box.top)


def _stretches(
    lines: Sequence[TextLine], tables: Sequence[FoundTable]
) -> Iterator[list[TextLine]]:
    """Give the lines between one ruled table and the next."""
    edges = sorted(table.box.top for table in tables)
    stretch: list[TextLine] = []
    for line in lines:
        while edges and line.middle > edges[0]:
            edges.pop(0)
            if stretch:
                yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _lines(parts: Sequence[Part]) -> Iterator[TextLine]:
    for part in parts:
        match part:
            case TextLine():
                yield part
            case SetApart(lines):
                yield from lines
            case FoundTable(rows):
                for row in rows:
                    yield from row.lines


class _Sources:
    """Where each line stands: the page, and which of the page's lines it is."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, Source] = {}

    def number_lines(self, page: int, lines: Iterable[TextLine]) -> None:
        """Count the lines of a page; two beside each other are one."""
        number, last = 0, float("-inf")
        for line in sorted(lines, key=lambda line: line.middle):
            if line.middle - last > line.size / 2:
                number, last = number + 1, line.middle
            self._known[id(line)] = Source(page, number)

    def find(self, lines: Iterable[TextLine]) -> Source:
        """Give the place of the first of some lines."""
        found = (self._known[id(line)] for line in lines)
        return min(found, key=lambda source: (source.page, source.line))


def _blocks(parts: Sequence[Part], sources: _Sources) -> Iterator[Line | Table]:
    pitch = _usual_pitch(parts)
    before: Part | None = None
    for part in parts:
        source = sources.find(_lines([part]))
        match part:
            case FoundTable(rows):
                yield Table(tuple(_row(row, sources) for row in rows), source)
            case SetApart():
                yield Line("", source)
                yield Line(_one_line(part.lines), source, part.level)
                yield Line("", source)
            case TextLine():
                if isinstance(before, TextLine) and part.middle - before.middle > pitch:
                    yield Line("", source)
                yield Line(part.text, source)
        before = part


def _one_line(lines: Sequence[TextLine]) -> str:
    return join_lines(lines, float("inf")).replace("\n", " ")


def _row(row: FoundRow, sources: _Sources) -> Row:
    return Row(row.cells, sources.find(row.lines), row.continued)


def _usual_pitch(parts: Sequence[Part]) -> float:
    """Give the distance of lines from which on a new paragraph begins."""
    pitches = [
        following.middle - line.middle
        for line, following in pairwise(parts)
        if isinstance(line, TextLine) and isinstance(following, TextLine)
    ]
    return _PARAGRAPH_GAP * median(pitches) if pitches else 0.0
