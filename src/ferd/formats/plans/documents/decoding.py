"""Bytes of text to text, whatever the program that wrote them was used to."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\r\f\v\x08\x1b\x1a"))
_FEW: Final = 0.005


def decode(data: bytes) -> str | None:
    """Give the text, or None when the bytes are not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        return _decode_unmarked_utf16(data)
    if len(data) - len(data.translate(None, _CONTROLS)) > _FEW * len(data):
        return None
    return _decode_bytes(data)


def _decode_unmarked_utf16(data: bytes) -> str | None:
    """Try both orders: in a European text nearly every second byte is nought."""
    start = data[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = start[offset::2], start[1 - offset :: 2]
        if high.count(0) > 0.8 * len(high) and low.count(0) < 0.05 * len(low):
            return data.decode(encoding, "replace")
    return None


def _decode_bytes(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lenient = data.decode("utf-8", "replace")
    wrong = lenient.count("\ufffd")
    beyond = sum(character > "\x7f" for character in lenient)
    if wrong * 10 < beyond:
        return lenient
    return data.decode("cp1252", "replace").replace("\ufffd", "")
