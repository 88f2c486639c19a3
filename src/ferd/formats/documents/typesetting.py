"""The one warm Typst compiler of a process.

It sees two folders, its templates and its fonts, and no network. Text from
outside travels as data and is never compiled.
"""

import re
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from ferd.formats import fonts
from ferd.formats.documents.blocks import Drawing

_TEMPLATES = Path(__file__).parent.parent / "typst"
_PIXELS_PER_INCH = 220.0
_LOCK = Lock()
_LOOKALIKES = str.maketrans(
    # Boxes to tick, and marks that join or turn letters but are not seen.
    {"☐": "□", "☑": "✓", "☒": "\u00d7", "✔": "✓"}
    | dict.fromkeys("\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\u061c")
)


def typeset(data: str) -> bytes:
    """Typeset a document, given as JSON, as PDF/UA-1 and PDF/A-2a."""
    with _LOCK:
        made = _compiler().compile(
            _TEMPLATES / "document.typ",
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=["ua-1", "a-2a"],
        )
    return _single(made)


def draw_png(drawing: Drawing) -> bytes:
    """Draw a picture in pixels, for formats that cannot hold SVG."""
    with _LOCK:
        made = _compiler().compile(
            _TEMPLATES / "drawing.typ",
            format="png",
            ppi=_PIXELS_PER_INCH,
            sys_inputs={"svg": within_typeface(drawing.svg)},
        )
    return _single(made)


def within_typeface(text: str) -> str:
    """Write characters the typeface lacks as their number: ``[U+1F600]``.

    The standards forbid a page that shows an empty box for a letter.
    """
    if text.isascii():
        return text
    return _strange().sub(
        lambda found: f"[U+{ord(found[0]):04X}]", text.translate(_LOOKALIKES)
    )


@cache
def _strange() -> re.Pattern[str]:
    """Match one character that the typeface cannot draw."""
    drawable = fonts.drawable_characters() | {ord("\n"), ord("\N{SOFT HYPHEN}")}
    return re.compile(f"[^{re.escape(''.join(map(chr, sorted(drawable))))}]")


@cache
def _compiler() -> typst.Compiler:
    """Load the fonts once; that is what takes time."""
    typeface = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[fonts.FOLDER],
    )
    return typst.Compiler(
        _TEMPLATES / "document.typ", root=_TEMPLATES, font_paths=typeface
    )


def _single(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several files, or none, for one document.")
    return made
