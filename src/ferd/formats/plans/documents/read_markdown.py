"""Markdown as a `Document`: headings, items of lists and pipe tables.

Only what tells the shape of a plan is understood; emphasis and links are taken
off their words. Lines keep their numbers.
"""

import re

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line, Row, Table
from ferd.formats.plans.documents.read_text import split_pages
from ferd.formats.plans.documents.text_tables import find_tables
from ferd.formats.plans.understanding.characters import clean

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+|$)(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?=\S)")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|`{1,3})(?=\S)(.{1,500}?)(?<=\S)\1")
_UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)(.{1,500}?)(?<=\S)_(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^)\n]{0,500}\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~])")


def read_markdown(text: str) -> Document:
    """Read Markdown."""
    pages = split_pages(text)
    lines: list[Line] = []
    for page, body in enumerate(pages, start=1):
        for number, written in enumerate(body.split("\n"), start=1):
            _add_line(lines, clean(written), Source(page=page, line=number))
    blocks = tuple(
        _plain_table(block) if isinstance(block, Table) else block
        for block in find_tables(lines)
    )
    return Document(blocks=blocks, page_count=len(pages))


def _add_line(lines: list[Line], written: str, source: Source) -> None:
    heading = _HEADING.match(written)
    underline = _UNDERLINE.match(written)
    if heading:
        lines.append(Line(plain(heading[2]), source, level=len(heading[1])))
    elif underline and lines and lines[-1].text.strip() and not _is_special(lines[-1]):
        level = 1 if underline[1].startswith("=") else 2
        lines[-1] = Line(lines[-1].text, lines[-1].source, level=level)
        lines.append(Line("", source))
    elif "|" in written:
        lines.append(Line(written, source))
    else:
        bare = re.sub(r"^\s*>+ ?", "", written)
        is_item = bool(_ITEM.match(bare))
        text = plain(_BULLET.sub(r"\1", bare)).rstrip()
        lines.append(Line(text, source, is_item=is_item))


def _is_special(line: Line) -> bool:
    return line.level > 0 or line.is_item or "|" in line.text


def plain(text: str) -> str:
    """Take emphasis, code marks and links off the words."""
    text = _LINK.sub(r"\1", text)
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", _UNDERSCORE.sub(r"\1", text))


def _plain_table(table: Table) -> Table:
    rows = tuple(
        Row(tuple(_BREAK.sub("\n", plain(cell)) for cell in row.cells), row.source)
        for row in table.rows
    )
    return Table(rows, table.source)
