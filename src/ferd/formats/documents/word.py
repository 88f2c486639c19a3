"""A composition as a Word document: real headings, lists and tables.

Text is written as text, never as a field or a live link; the only fields are
the page numbers, which are ours.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import groupby

import docx
from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from ferd.formats.documents import word_parts
from ferd.formats.documents.blocks import (
    Aside,
    Block,
    Composition,
    Drawing,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Signatures,
    Table,
    Text,
    Verbatim,
    written_address,
)
from ferd.formats.documents.language import tag_of
from ferd.formats.documents.typesetting import draw_png

_DEEPEST_LIST = 3


def render_docx(composition: Composition) -> bytes:
    """Write a composition as DOCX."""
    document = docx.Document()
    word_parts.set_look(document, tag_of(composition.language))
    _set_properties(document, composition)
    _title(document, composition)
    for block in composition.blocks:
        _block(document, block, 0)
    word_parts.set_footer(document, composition.imprint, composition.page_label)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_properties(document: Document, composition: Composition) -> None:
    properties = document.core_properties
    properties.title = composition.title
    properties.subject = composition.kind
    properties.author = composition.subtitle
    properties.language = tag_of(composition.language)
    properties.comments = ""
    made_at = datetime.combine(composition.issued_on, time(), UTC)
    properties.created = properties.modified = made_at


def _title(document: Document, composition: Composition) -> None:
    document.add_paragraph(composition.title, style="Title")
    if composition.subtitle:
        document.add_paragraph(composition.subtitle, style="Subtitle")
    for name, value in composition.details:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{name}: ")
        line.add_run(value).bold = True


def _block(document: Document, block: Block, depth: int) -> None:
    match block:
        case Heading():
            style = f"Heading {min(block.level, 6)}"
            _write(document.add_paragraph(style=style), block.text)
        case Paragraph():
            _write(document.add_paragraph(), block.text)
        case Aside():
            _write(document.add_paragraph(style="Caption"), block.text)
        case Items():
            _items(document, block, depth)
        case Quotation():
            for part in block.blocks:
                _quoted(document, part, depth)
        case Verbatim():
            document.add_paragraph(block.text, style="macro")
        case _:
            _figure(document, block)


def _figure(document: Document, block: Table | Drawing | Signatures) -> None:
    match block:
        case Table():
            _table(document, block)
        case Drawing():
            picture = document.add_picture(
                BytesIO(draw_png(block)), width=word_parts.text_width(document)
            )
            word_parts.describe_picture(picture, block.alternative)
        case Signatures():
            for line in block.lines:
                word_parts.add_signature_line(document, line, block.date_label)


def _quoted(document: Document, block: Block, depth: int) -> None:
    if isinstance(block, Paragraph):
        _write(document.add_paragraph(style="Quote"), block.text)
    else:
        _block(document, block, depth)


def _items(document: Document, items: Items, depth: int) -> None:
    level = min(depth + 1, _DEEPEST_LIST)
    suffix = "" if level == 1 else f" {level}"
    kind = "List Bullet" if items.start is None else "List Number"
    numbering = None
    if items.start is not None:
        numbering = word_parts.new_numbering(document, kind + suffix, items.start)
    for item in items.items:
        _item(document, item, kind + suffix, numbering, depth)


def _item(
    document: Document,
    item: tuple[Block, ...],
    style: str,
    numbering: int | None,
    depth: int,
) -> None:
    """The first paragraph carries the mark; what follows stands under it."""
    first = item[0] if item else Paragraph(())
    rest = item[1:]
    if not isinstance(first, Paragraph):
        first, rest = Paragraph(()), item
    line = document.add_paragraph(style=style)
    if numbering is not None:
        word_parts.number_with(line, numbering)
    _write(line, first.text)
    for block in rest:
        if isinstance(block, Paragraph):
            continued = style.replace("Bullet", "Continue").replace(
                "Number", "Continue"
            )
            _write(document.add_paragraph(style=continued), block.text)
        else:
            _block(document, block, depth + 1)


def _table(document: Document, table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    for number, cells in enumerate((table.header, *table.rows)):
        row = made.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            _write(cell.paragraphs[0], text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
        if number == 0:
            word_parts.mark_header(row)
    word_parts.finish_table(made, table.caption, table.widths)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write(paragraph: WordParagraph, text: Text) -> None:
    for address, together in groupby(text, key=lambda run: run.address):
        runs = list(together)
        _write_runs(paragraph, runs)
        if address and (told := written_address(runs)):
            paragraph.add_run(f" ({told})")


def _write_runs(paragraph: WordParagraph, runs: Iterable[Run]) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        # None inherits from the style; False would undo a heading's weight.
        written.bold = run.bold or None
        written.italic = run.italic or None
        if run.address:
            written.underline = True
        if run.code:
            written.font.name = word_parts.FIXED_WIDTH
