"""What a file is, told by its content: a name can lie, and bytes seldom do.

Looks only at what is cheap to look at; of a zip file, at its list of parts and
never at what they hold.
"""

import re
from enum import StrEnum
from typing import Final

from ferd.formats.plans.documents.unreadable import Unreadable, unreadable


class Kind(StrEnum):
    """A kind of document that can be read; the value is its usual ending."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"


_ENDINGS: Final = {
    "docx": Kind.DOCX,
    "docm": Kind.DOCX,
    "dotx": Kind.DOCX,
    "pdf": Kind.PDF,
    "txt": Kind.TEXT,
    "text": Kind.TEXT,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
}
_NAMES: Final = {
    Kind.DOCX: "Word (.docx)",
    Kind.PDF: "PDF",
    Kind.TEXT: "text",
    Kind.MARKDOWN: "text",
    Kind.HTML: "HTML",
}
_FOREIGN: Final = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "RIFF"),
    (b"\x7fELF", "ELF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"%!PS", "PostScript"),
    (b"SQLite format 3\0", "SQLite"),
)
_PACKED_KINDS: Final = (("xl/", "XLSX"), ("ppt/", "PPTX"), ("content.xml", "ODF"))
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START: Final = re.compile(
    r"\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def find_kind(ending: str, data: bytes) -> Kind:
    """Tell what kind of document the bytes are.

    Raises:
        Unreadable: when they are none, or not the one that the ending promises.
    """
    promised = _ENDINGS.get(ending)
    kind = _find_binary_kind(ending, data)
    if kind is None:
        return _find_text_kind(promised, ending, data)
    if promised not in (None, kind):
        raise unreadable("READ003", ending=ending, kind=_NAMES[kind])
    return kind


def _find_binary_kind(ending: str, data: bytes) -> Kind | None:
    """Give DOCX or PDF, or None for what may be text; raise on all else."""
    if data.startswith(_OLE):
        raise _refuse_ole(ending, data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        check_parts(data, ending)
        return Kind.DOCX
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    for start, name in _FOREIGN:
        if data.startswith(start):
            raise _foreign(ending, name)
    if data.startswith(b"MZ") and b"\0" in data[:128]:
        raise _foreign(ending, "EXE")
    return None


def _find_text_kind(promised: Kind | None, ending: str, data: bytes) -> Kind:
    from ferd.formats.plans.documents.decoding import decode  # noqa: PLC0415 - only for text

    start = decode(data[:8192])
    if start is None:
        if promised in (Kind.DOCX, Kind.PDF):
            raise unreadable("READ007", kind=_NAMES[promised])
        raise unreadable("READ002", kind="binary")
    if promised in (Kind.DOCX, Kind.PDF):
        name = "HTML" if _HTML_START.match(start) else "text"
        raise unreadable("READ003", ending=ending, kind=name)
    if promised is not None:
        return promised
    return Kind.HTML if _HTML_START.match(start) else Kind.TEXT


def _foreign(ending: str, name: str) -> Unreadable:
    if ending in _ENDINGS:
        return unreadable("READ003", ending=ending, kind=name)
    return unreadable("READ002", kind=name)


def _refuse_ole(ending: str, data: bytes) -> Unreadable:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return unreadable("READ005")
    if holds("WordDocument") or ending in ("doc", "dot"):
        return unreadable("READ004")
    if holds("Workbook"):
        return _foreign(ending, "XLS")
    if holds("PowerPoint Document"):
        return _foreign(ending, "PPT")
    if _ENDINGS.get(ending) is Kind.DOCX:
        return unreadable("READ005")
    return _foreign(ending, "OLE")


def check_parts(data: bytes, ending: str = "docx") -> None:
    """Refuse a zip file that is no Word document, or that unpacks too far.

    Raises:
        Unreadable: from the list of parts alone; nothing is unpacked.
    """
    from ferd.formats.archives import parts_of  # noqa: PLC0415 - a text has no parts
    from ferd.formats.sandboxed import Failure  # noqa: PLC0415

    parts = parts_of(data)
    if isinstance(parts, Failure):
        if parts is Failure.TOO_MUCH:
            raise unreadable("READ009")
        raise unreadable("READ007", kind=_NAMES[Kind.DOCX])
    names = {part.filename.replace("\\", "/") for part in parts}
    if not any(name.startswith("word/") for name in names):
        for start, name in _PACKED_KINDS:
            if any(part.startswith(start) for part in names):
                raise _foreign(ending, name)
        if "[Content_Types].xml" not in names:
            raise _foreign(ending, "ZIP")
    if any(part.flag_bits & 1 for part in parts):
        raise unreadable("READ005")
