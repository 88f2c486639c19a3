"""Bytes to a `Document`, by the reader of their kind.

Parses a stranger's file, so outside tests it runs only in a child with limits:
see `reading` for the way in. Imports only the one parser that it needs.
"""

from ferd.formats.plans.document import Document
from ferd.formats.plans.documents.bounds import refuse_long_text, within_bounds
from ferd.formats.plans.documents.decoding import decode
from ferd.formats.plans.documents.kinds import Kind, find_kind
from ferd.formats.plans.documents.unreadable import Unreadable, unreadable


def open_document(ending: str, data: bytes) -> Document:
    """Read a file of the kind that its content shows.

    Raises:
        Unreadable: whatever is wrong with the file.
    """
    kind = find_kind(ending, data)
    try:
        return within_bounds(_read(kind, data))
    except Unreadable:
        raise
    except RecursionError as error:
        raise unreadable("READ009") from error
    except MemoryError:
        raise
    except Exception as error:  # a parser may raise anything on a damaged file
        raise unreadable("READ007", kind=kind.upper()) from error


def _read(kind: Kind, data: bytes) -> Document:
    match kind:
        case Kind.DOCX:
            from ferd.formats.plans.documents.read_docx import read_docx  # noqa: PLC0415

            return read_docx(data)
        case Kind.PDF:
            from ferd.formats.plans.documents.read_pdf import read_pdf  # noqa: PLC0415

            return read_pdf(data)
        case Kind.HTML:
            from ferd.formats.plans.documents.read_html import read_html  # noqa: PLC0415

            return read_html(_characters(data))
        case Kind.MARKDOWN:
            from ferd.formats.plans.documents.read_markdown import (  # noqa: PLC0415
                read_markdown,
            )

            return read_markdown(_characters(data))
        case Kind.TEXT:
            from ferd.formats.plans.documents.read_text import read_text  # noqa: PLC0415

            return read_text(_characters(data))


def _characters(data: bytes) -> str:
    """Decode a text; refuse one that is empty or no text after all."""
    text = decode(data)
    if text is None:
        raise unreadable("READ002", kind="binary")
    if not text.strip():
        raise unreadable("READ001")
    refuse_long_text(len(text))
    return text
