"""Plain text as a `Document`: pages by form feed, drawn tables as tables.

A line's number counts within its page when there are form feeds, else within the
file. Nothing is joined here; what a broken line means is found out later.
"""

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line
from ferd.formats.plans.documents.text_tables import find_tables
from ferd.formats.plans.understanding.characters import clean


def read_text(text: str) -> Document:
    """Read plain text."""
    pages = split_pages(text)
    lines = [
        Line(clean(written).rstrip(), Source(page=page, line=number))
        for page, body in enumerate(pages, start=1)
        for number, written in enumerate(body.split("\n"), start=1)
    ]
    return Document(blocks=find_tables(lines), page_count=len(pages))


def split_pages(text: str) -> list[str]:
    """Cut a text at its form feeds, with one kind of line end."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n")
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return pages
