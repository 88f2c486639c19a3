"""The text of one Word paragraph as a reader of the printed page would see it.

Changes that are tracked are taken as accepted; what is hidden, deleted or only
an instruction to Word is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from ferd.formats.plans.documents.docx_parts import Element, W, is_on


class Turn(Enum):
    """A page turned in the middle of a text."""

    ASKED = auto()
    SEEN = auto()


Piece = str | Turn | Element

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
)
_TEXTS: Final = {W + "t", _MATH}
_SIGNS: Final[dict[str, Piece]] = {
    W + "lastRenderedPageBreak": Turn.SEEN,
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_LEFT_OUT: Final = {
    _FALLBACK,
    W + "pPr",
    W + "rPr",
    W + "sdtPr",
    W + "del",
    W + "moveFrom",
    W + "delText",
    W + "rt",
    W + "instrText",
    W + "fldData",
}
_BOX: Final = W + "txbxContent"


@dataclass(slots=True)
class Passage:
    """Text between two page breaks that were asked for.

    Attributes:
        turns: the page turns before the text begins.
        late_turns: how often the text itself ran over to the next page.
        boxes: the text boxes that hang on it.
    """

    turns: list[Turn] = field(default_factory=list)
    text: str = ""
    late_turns: int = 0
    boxes: list[Element] = field(default_factory=list)


def passages(paragraph: Element) -> list[Passage]:
    """Divide a paragraph where a page break divides it; always at least one."""
    found = [Passage()]
    for piece in pieces(paragraph):
        last = found[-1]
        if isinstance(piece, str):
            last.text += piece
        elif not isinstance(piece, Turn):
            last.boxes.append(piece)
        elif not last.text.strip():
            last.turns.append(piece)
        elif piece is Turn.SEEN:
            last.late_turns += 1
        else:
            found.append(Passage([piece]))
    return found


def pieces(parent: Element) -> Iterator[Piece]:
    """Give the text of a paragraph, its page breaks and its text boxes, in order."""
    for element in parent:
        if element.tag in _LEFT_OUT or _is_hidden(element):
            continue
        piece = _piece(element)
        if piece is None:
            yield from pieces(element)
        else:
            yield piece


def plain_text(parent: Element) -> str:
    """Give the text alone."""
    return "".join(piece for piece in pieces(parent) if isinstance(piece, str))


def _piece(element: Element) -> Piece | None:
    """Give what an element itself says, or None when its children say it."""
    tag = element.tag
    if tag in _TEXTS:
        return (element.text or "").replace("\xad", "")
    if tag in _SIGNS:
        return _SIGNS[tag]
    if tag == W + "br":
        return Turn.ASKED if element.get(W + "type") == "page" else "\n"
    if tag == W + "sym":
        return _symbol(element)
    return element if tag == _BOX else None


def _is_hidden(element: Element) -> bool:
    return element.tag == W + "r" and is_on(element.find(W + "rPr"), "vanish")


def _symbol(element: Element) -> str:
    """Give a symbol its sign, unless only its font knows what it looks like."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else ""
