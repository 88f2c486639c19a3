"""The numbered sections of a plan, each with its text as Markdown.

All text between the first heading and the end of the document belongs to one
section; what stands before the first heading belongs to none.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ferd.core.diagnostics import Source
from ferd.core.plans.model import Section
from ferd.formats.plans.document import Document, Row
from ferd.formats.plans.prose.headings import headings
from ferd.formats.plans.prose.paragraphs import (
    Habits,
    Kind,
    Paragraph,
    Piece,
    Print,
    begins_paragraph,
    habits,
    item_of,
    joined,
    prints,
)

_MOST_LINES = 200
"""No paragraph has more lines; a text that never ends one is cut here."""


def sections(document: Document) -> tuple[Section, ...]:
    """Find the sections, in the order of the document."""
    lines = prints(document)
    habit = habits(lines)
    found = headings(lines)
    ends = [heading.first for heading in found[1:]] + [len(lines)]
    return tuple(
        Section(
            number=heading.number,
            heading=heading.text,
            body=as_markdown(paragraphs(lines[heading.end : end], habit)),
            source=_source(lines[heading.first]),
        )
        for heading, end in zip(found, ends, strict=False)
    )


@lru_cache(maxsize=1)
def all_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Give all paragraphs of a document; several readers ask for them in turn."""
    lines = prints(document)
    return paragraphs(lines, habits(lines))


def paragraphs(lines: Sequence[Print | Row], habit: Habits) -> tuple[Paragraph, ...]:
    """Join broken lines into paragraphs and items."""
    found: list[Paragraph] = []
    before: Print | None = None
    for line in lines:
        if isinstance(line, Row):
            found.append(_row(line))
            before = None
            continue
        last = found[-1] if before else None
        paragraph = _begun(line, before, last, habit)
        if paragraph:
            found.append(paragraph)
        else:
            found[-1] = _continued(found[-1], line)
        before = line
    return tuple(found)


def as_markdown(found: Sequence[Paragraph]) -> str:
    """Write paragraphs, lists and tables as Markdown."""
    parts: list[str] = []
    before: Paragraph | None = None
    for paragraph in found:
        parts.extend(_between(before, paragraph))
        parts.append(_written(paragraph))
        before = paragraph
    return "".join(parts)


def _begun(
    line: Print, before: Print | None, last: Paragraph | None, habit: Habits
) -> Paragraph | None:
    """Begin a paragraph with a line, unless the line goes on with the last one."""
    place = (Piece(0, line.line.source),)
    if line.line.level:
        text = line.text.lstrip("# ")
        return Paragraph(text, Kind.HEADING, place, level=line.line.level)
    if item := item_of(line.text, last):
        kind, marker, text = item
        return Paragraph(text, kind, place, marker=marker)
    if line.line.is_item:
        return Paragraph(line.text, Kind.BULLET, place, marker="-")
    is_full = last is not None and len(last.pieces) >= _MOST_LINES
    if last is None or is_full or begins_paragraph(before, line, habit):
        return Paragraph(line.text, Kind.TEXT, place)
    return None


def _continued(paragraph: Paragraph, line: Print) -> Paragraph:
    text = joined(paragraph.text, line.text)
    start = len(text) - len(line.text)
    pieces = (*paragraph.pieces, Piece(start, line.line.source))
    return Paragraph(text, paragraph.kind, pieces, paragraph.marker)


def _row(row: Row) -> Paragraph:
    cells = tuple(" ".join(cell.split()) for cell in row.cells)
    text = ": ".join(
        filter(None, [cells[0] if cells else "", "; ".join(filter(None, cells[1:]))])
    )
    return Paragraph(text, Kind.TABLE, (Piece(0, row.source),), cells=cells)


def _between(before: Paragraph | None, paragraph: Paragraph) -> Iterator[str]:
    """Give the line breaks (and the ruler of a table) that come in between."""
    if before is None:
        yield ""
    elif before.kind is paragraph.kind and paragraph.kind in {
        Kind.BULLET,
        Kind.NUMBERED,
        Kind.TABLE,
    }:
        yield "\n"
    else:
        yield "\n\n"
    is_first_row = before is None or before.kind is not Kind.TABLE
    if paragraph.kind is Kind.TABLE and is_first_row:
        columns = max(1, len(paragraph.cells))
        yield "|" + "  |" * columns + "\n|" + " --- |" * columns + "\n"


def _written(paragraph: Paragraph) -> str:
    match paragraph.kind:
        case Kind.TABLE:
            cells = (cell.replace("|", "\\|") for cell in paragraph.cells)
            return "| " + " | ".join(cells) + " |"
        case Kind.HEADING:
            return "#" * max(3, paragraph.level) + " " + paragraph.text
        case Kind.TEXT:
            return paragraph.text
        case Kind.BULLET | Kind.NUMBERED | Kind.LETTERED:
            return f"{paragraph.marker} {paragraph.text}"


def _source(line: Print | Row) -> Source:
    return line.source if isinstance(line, Row) else line.line.source
