"""Web pages: what a browser would show of the text, in its order.

A line's number is its place among the lines and rows that are shown; the page is
always the first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Table
from ferd.formats.plans.documents.bounds import MAX_CELLS, refuse_size
from ferd.formats.plans.documents.html_tables import NOWHERE, Cell, cell, lay_out
from ferd.formats.plans.documents.unreadable import unreadable

_UNSEEN: Final = frozenset(
    [
        *("script", "style", "head", "title", "template", "noscript", "iframe"),
        *("object", "svg", "math", "canvas", "audio", "video", "datalist"),
        *("-comment", "-doctype"),
    ]
)
_IN_LINE: Final = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code"),
        *("data", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd"),
        *("label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "area", "map"),
        *("picture", "meter", "progress"),
    ]
)
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]{0,500}?(/?)>", re.IGNORECASE)
_NEED_NO_END: Final = frozenset(
    [
        *("p", "li", "td", "th", "tr", "thead", "tbody", "tfoot", "col", "colgroup"),
        *("dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "wbr"),
        *("area", "base", "source", "embed", "param", "track"),
    ]
)
_DEEPEST: Final = 2_000
_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
_ROWS: Final = ("thead", "tbody", "tfoot")


def read_html(text: str) -> Document:
    """Read a web page.

    Raises:
        Unreadable: when it shows no text.
    """
    _refuse_nesting(text)
    body = LexborHTMLParser(text).body
    writer = _Writer()
    if body is not None:
        writer.read(body)
    writer.end_line()
    blocks = tuple(_numbered(writer.blocks))
    if not blocks:
        raise unreadable("READ001")
    return Document(blocks)


def _refuse_nesting(text: str) -> None:
    """Refuse elements in elements without end, before a tree is made of them."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _NEED_NO_END or tag[3]:
            continue
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            raise unreadable("READ009")


def _numbered(blocks: list[Line | Table]) -> Iterator[Line | Table]:
    number = 1
    for block in blocks:
        source = Source(1, number)
        if isinstance(block, Line):
            yield replace(block, source=source)
            number += 1
        else:
            rows = tuple(
                replace(row, source=Source(1, number + index))
                for index, row in enumerate(block.rows)
            )
            yield Table(rows, source)
            number += len(rows)


@dataclass(slots=True)
class _Writer:
    """Puts down the lines of one page, or of one cell."""

    blocks: list[Line | Table] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    level: int = 0
    label: str = ""
    is_item: bool = False
    is_as_typed: bool = False
    cells: int = 0

    def read(self, parent: LexborNode) -> None:
        """Read all that stands inside an element."""
        node = parent.first_child
        while node is not None:
            self._read_node(node)
            node = node.next

    def end_line(self) -> None:
        """Put down what has been read as a line, or as several after breaks."""
        text, self.parts = "".join(self.parts).replace("\xad", ""), []
        for line in text.split("\n"):
            shown = " ".join(line.split())
            if shown:
                shown = self.label + shown
                self.blocks.append(Line(shown, NOWHERE, self.level, self.is_item))
                self.label, self.is_item = "", False

    def _read_node(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            self.parts.append(text if self.is_as_typed else re.sub(r"\s", " ", text))
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _UNSEEN or _is_hidden(node):
            return
        elif tag in _IN_LINE:
            self.read(node)
        elif tag == "table":
            self._read_table(node)
        else:
            self._read_block(node, tag)

    def _read_block(self, node: LexborNode, tag: str) -> None:
        self.end_line()
        if tag == "ol":
            self._read_numbered(node)
            return
        self.level = _LEVELS.get(tag, self.level)
        self.is_item = tag == "li" or self.is_item
        self.is_as_typed = tag == "pre" or self.is_as_typed
        self.read(node)
        self.end_line()
        self.level = 0 if tag in _LEVELS else self.level
        self.is_item = False
        self.is_as_typed = self.is_as_typed and tag != "pre"

    def _read_numbered(self, parent: LexborNode) -> None:
        number = _whole(parent.attributes.get("start"), 1)
        node = parent.first_child
        while node is not None:
            if node.tag == "li":
                number = _whole(node.attributes.get("value"), number)
                self.end_line()
                self.label, self.is_item = f"{number}. ", True
                self.read(node)
                self.end_line()
                self.label, self.is_item = "", False
                number += 1
            else:
                self._read_node(node)
            node = node.next

    def _read_table(self, table: LexborNode) -> None:
        self.end_line()
        for caption in _children(table, "caption"):
            self._read_block(caption, "caption")
        rows = list(_rows(table))
        if all(len(row) == 1 for row in rows):
            for row in rows:
                self.read(row[0])
                self.end_line()
            return
        inner: list[Line | Table] = []
        written = [[self._read_cell(node, inner) for node in row] for row in rows]
        laid_out = []
        for laid in lay_out(written):
            self.cells += len(laid.cells)
            if self.cells > MAX_CELLS:
                raise refuse_size()
            laid_out.append(laid)
        self.blocks.append(Table(tuple(laid_out), NOWHERE))
        self.blocks += inner

    def _read_cell(self, node: LexborNode, inner: list[Line | Table]) -> Cell:
        writer = _Writer()
        writer.read(node)
        writer.end_line()
        inner += [block for block in writer.blocks if isinstance(block, Table)]
        texts = [block.text for block in writer.blocks if isinstance(block, Line)]
        merged = node.attributes
        return cell("\n".join(texts), merged.get("colspan"), merged.get("rowspan"))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    return _HIDING.search(attributes.get("style") or "") is not None


def _children(parent: LexborNode, *tags: str) -> Iterator[LexborNode]:
    return (node for node in parent.iter() if node.tag in tags)


def _rows(table: LexborNode) -> Iterator[list[LexborNode]]:
    for node in _children(table, "tr", *_ROWS):
        if node.tag in _ROWS:
            yield from _rows(node)
        elif not _is_hidden(node) and (cells := list(_children(node, "td", "th"))):
            yield cells


def _whole(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
