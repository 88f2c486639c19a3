"""The typeface of Ferd's documents (Inter, SIL Open Font License 1.1)."""

import struct
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def drawable_characters() -> frozenset[int]:
    """Give the code points that every shipped style of the typeface can draw."""
    styles = (_mapped(path.read_bytes()) for path in sorted(FOLDER.glob("*.ttf")))
    return frozenset.intersection(*styles)


def _mapped(font: bytes) -> frozenset[int]:
    """Read the code points from a TrueType font's ``cmap`` table, format 12."""
    start = _table(font, b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    for entry in range(count):
        offset = struct.unpack_from(">HHI", font, start + 4 + 8 * entry)[2]
        if struct.unpack_from(">H", font, start + offset)[0] == 12:
            return _groups(font, start + offset)
    raise ValueError("The font has no character map of format 12.")


def _table(font: bytes, tag: bytes) -> int:
    for entry in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * entry)
        if name == tag:
            return int(offset)
    raise ValueError("The font has no character map.")


def _groups(font: bytes, start: int) -> frozenset[int]:
    count = struct.unpack_from(">I", font, start + 12)[0]
    found: set[int] = set()
    for group in range(count):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * group)
        found.update(range(first, last + 1))
    return frozenset(found)
