"""Bring the letters of any source to one form before anything is understood.

Word, PDF and text write one space, one dash or one å in many ways. What a cell
*means* is decided elsewhere; here it is only made readable.
"""

import re
import unicodedata
from dataclasses import replace

from ferd.formats.plans.document import Document, Line, Table

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u0000-\u0008]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u000b]")
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_LAST_SOFT_HYPHEN = re.compile("\u00ad[ \t]*$")
_DASH = re.compile(f"[{DASHES}]")
_DIVIDED = re.compile(
    r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[a-zæøå])(?!(?:og|eller|samt)\b)"
)
_MARK = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|(?<=\S)[*\u2020\u2021]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def clean(text: str) -> str:
    """Compose letters, and turn odd spaces and hidden characters to plain ones."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    text = _LAST_SOFT_HYPHEN.sub("-", _SOFT_BREAK.sub("", text))
    return text.replace("\u00ad", "")


def plain_dashes(text: str) -> str:
    """Write every kind of dash as a hyphen; the length stays the same."""
    return _DASH.sub("-", text)


def one_line(text: str) -> str:
    """Put a broken cell on one line, joining a word that was divided."""
    return " ".join(mended(text).split())


def mended(text: str) -> str:
    """Join words divided by a line end; `barne-` before *og* keeps its hyphen."""
    joined = _DIVIDED.sub("", text)
    return re.sub(r"(?<=[/-])[ \t]*\n[ \t]*(?!(?:og|eller|samt)\b)", "", joined)


def without_marks(text: str) -> str:
    """Take the marks that point to footnotes off the words and figures."""
    return _MARK.sub("", text)


def listed(spelt: str) -> frozenset[str]:
    """Give the words of a list that is written as one text."""
    return frozenset(spelt.split())


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return _LETTERS.findall(text.casefold())


def clean_document(document: Document) -> Document:
    """Give the same document with every text cleaned."""
    return replace(
        document,
        blocks=tuple(
            _clean_line(block) if isinstance(block, Line) else _clean_table(block)
            for block in document.blocks
        ),
    )


def _clean_line(line: Line) -> Line:
    text = clean(line.text)
    return line if text == line.text else replace(line, text=text)


def _clean_table(table: Table) -> Table:
    rows = tuple(
        replace(row, cells=tuple(clean(cell) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)
