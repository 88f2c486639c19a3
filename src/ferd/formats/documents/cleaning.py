"""Text from outside, made fit to be printed: once, for every writer.

Drops what no document may hold (control characters, lone surrogates) and what
only deceives the eye (marks that override the direction of text). Everything a
reader could see is kept.
"""

import dataclasses
import re
import unicodedata
from typing import TypeVar, cast

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    "\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0010fffe\U0010ffff\ue000-\uf8ff]"
)

Value = TypeVar("Value")


def clean_text(text: str) -> str:
    """Drop what cannot be printed; line breaks become newlines, letters one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


def cleaned(value: Value) -> Value:
    """Give the same value with all text in it cleaned, however deep it lies."""
    return cast("Value", _clean(value))


def _clean(value: object) -> object:
    if type(value) is str:
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_clean(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {
            f.name: _clean(getattr(value, f.name)) for f in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **parts)
    return value
