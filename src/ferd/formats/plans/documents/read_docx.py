"""Word documents: paragraphs and tables in the order in which they stand.

A page is known only as far as Word noted it when it last saved the file; a line
is the paragraph or row on that page, from one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.bounds import MAX_CELLS, refuse_size
from ferd.formats.plans.documents.docx_numbering import Numbering
from ferd.formats.plans.documents.docx_parts import (
    VAL,
    Element,
    W,
    is_on,
    number,
    open_parts,
)
from ferd.formats.plans.documents.docx_styles import (
    ListPlace,
    Style,
    Styles,
    heading_level,
    list_place,
)
from ferd.formats.plans.documents.docx_text import Passage, Turn, passages, plain_text
from ferd.formats.plans.documents.running_heads import is_worth_keeping
from ferd.formats.plans.documents.unreadable import unreadable

_WRAPPERS: Final = {
    W + "sdt",
    W + "sdtContent",
    W + "customXml",
    W + "smartTag",
    W + "ins",
    W + "moveTo",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice",
}
_PICTURES: Final = (W + "drawing", W + "pict", W + "object")
_TABLE: Final = W + "tbl"
_CELL: Final = W + "tc"
_BLOCKS: Final = (W + "p", _TABLE)
_MOST_COLUMNS: Final = 63


def read_docx(data: bytes) -> Document:
    """Read a Word document.

    Raises:
        Unreadable: when it is damaged, hostile or without text.
    """
    parts = open_parts(data)
    styles = Styles(parts.styles)
    reader = _Reader(styles, Numbering(parts.numbering, styles))
    for margin in parts.margins:
        reader.read_margin(margin)
    reader.read_flow(parts.body)
    document = Document(tuple(reader.blocks), reader.page)
    if not any(line.text.strip() for line in document.lines()):
        has_pictures = any(True for _ in parts.body.iter(*_PICTURES))
        raise unreadable("READ006" if has_pictures else "READ001")
    return document


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    blocks: list[Line | Table] = field(default_factory=list)
    page: int = 1
    line: int = 0
    cells: int = 0
    is_fresh: bool = True
    carried: str = ""

    def read_margin(self, margin: Element) -> None:
        """Keep of a header or footer what may be said nowhere else."""
        for paragraph in margin.iter(W + "p"):
            text = " ".join(plain_text(paragraph).split())
            if is_worth_keeping(text):
                self.blocks.append(Line(text, Source(1, 1)))

    def read_flow(self, container: Element) -> None:
        """Read all paragraphs and tables in a body, cell or text box."""
        for element in _flow(container, _BLOCKS):
            if element.tag == _TABLE:
                self._read_table(element)
            else:
                self._read_paragraph(element)

    def _read_paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(W + "pPr")
        if is_on(properties, "pageBreakBefore"):
            self._turn(Turn.ASKED)
        style = self._style(properties)
        if style.is_contents:
            return
        level = heading_level(properties, style)
        label = self._label(properties)
        first, *others = passages(paragraph)
        first.text = self.carried + (label or "") + first.text
        self.carried = first.text if _is_mark_deleted(properties) else ""
        if not self.carried:
            for passage in (first, *others):
                self._add_passage(passage, level, label is not None and not level)
        if _ends_section(properties):
            self._turn(Turn.ASKED)

    def _add_passage(self, passage: Passage, level: int, is_item: bool) -> None:
        for turn in passage.turns:
            self._turn(turn)
        self._add_lines(passage.text, level, is_item)
        for box in passage.boxes:
            self.read_flow(box)
        for _ in range(passage.late_turns):
            self._turn(Turn.SEEN)

    def _add_lines(self, text: str, level: int, is_item: bool) -> None:
        for part in text.split("\n"):
            self.blocks.append(Line(part.strip(), self._next_source(), level, is_item))
            self.is_fresh = self.is_fresh and not part.strip()

    def _style(self, properties: Element | None) -> Style:
        named = None if properties is None else properties.find(W + "pStyle")
        default = self.styles.default
        return self.styles.find(default if named is None else named.get(VAL) or default)

    def _label(self, properties: Element | None) -> str | None:
        """Count a list item; give its number and a space, "" for a bullet."""
        style = self._style(properties)
        place = list_place(properties) or style.place
        if place is None:
            return None
        if place.level is None and style.place and style.place.level is not None:
            place = ListPlace(place.list_id, style.place.level)
        named = None if properties is None else properties.find(W + "pStyle")
        style_id = "" if named is None else named.get(VAL) or ""
        label = self.numbering.label(place, style_id)
        return f"{label} " if label else label

    def _read_table(self, table: Element) -> None:
        rows = [row for row in _flow(table, (W + "tr",)) if not _is_deleted(row)]
        cells = [list(_flow(row, (_CELL,))) for row in rows]
        if all(len(row) == 1 for row in cells):
            for (cell,) in cells:
                self.read_flow(cell)
            return
        inner: list[Element] = []
        read = [self._read_row(row, inner) for row in rows]
        if read:
            self.blocks.append(Table(tuple(read), read[0].source))
        for element in inner:
            if element.tag == _TABLE:
                self._read_table(element)
            else:
                self.read_flow(element)

    def _read_row(self, row: Element, inner: list[Element]) -> Row:
        texts, continued = [""] * _span(row.find(W + "trPr"), "gridBefore", 0), []
        leading = late = 0
        for cell in _flow(row, (_CELL,)):
            properties = cell.find(W + "tcPr")
            text, before, after = self._read_cell(cell, inner)
            leading, late = max(leading, before), max(late, after)
            if _is_merged_upwards(properties):
                continued.append(len(texts))
            texts += [text] + [""] * (_span(properties, "gridSpan", 1) - 1)
        self.cells += len(texts)
        if self.cells > MAX_CELLS:
            raise refuse_size()
        for _ in range(leading):
            self._turn(Turn.SEEN)
        source = self._next_source()
        self.is_fresh = self.is_fresh and not any(texts)
        for _ in range(late):
            self._turn(Turn.SEEN)
        return Row(tuple(texts), source, tuple(continued))

    def _read_cell(self, cell: Element, inner: list[Element]) -> tuple[str, int, int]:
        """Give a cell's text and how often the page turns before and in or after it."""
        paragraphs: list[str] = []
        before = after = 0
        for element in _flow(cell, _BLOCKS):
            if element.tag == _TABLE:
                inner.append(element)
                continue
            label = self._label(element.find(W + "pPr")) or ""
            for passage in passages(element):
                before += 0 if paragraphs else len(passage.turns)
                after += passage.late_turns
                inner += passage.boxes
                text, label = (label + passage.text).strip(), ""
                paragraphs += [text] if text else []
        return "\n".join(paragraphs), before, after

    def _next_source(self) -> Source:
        self.line += 1
        return Source(self.page, self.line)

    def _turn(self, turn: Turn) -> None:
        """Turn the page; Word notes a break that was asked for once more."""
        if turn is Turn.SEEN and self.is_fresh:
            return
        self.page, self.line, self.is_fresh = self.page + 1, 0, True


def _flow(container: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    for element in container:
        if element.tag in wanted:
            yield element
        elif element.tag in _WRAPPERS:
            yield from _flow(element, wanted)


def _span(properties: Element | None, name: str, least: int) -> int:
    found = None if properties is None else properties.find(W + name)
    span = least if found is None else number(found.get(VAL), least, _MOST_COLUMNS)
    return max(span, least)


def _is_merged_upwards(properties: Element | None) -> bool:
    merged = None if properties is None else properties.find(W + "vMerge")
    return merged is not None and merged.get(VAL) in (None, "continue")


def _is_deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_mark_deleted(properties: Element | None) -> bool:
    """Tell whether a tracked change joins the paragraph with the next one."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _ends_section(properties: Element | None) -> bool:
    section = None if properties is None else properties.find(W + "sectPr")
    if section is None:
        return False
    kind = section.find(W + "type")
    return kind is None or kind.get(VAL) != "continuous"
