"""What a Word file's styles say of a paragraph: heading, list, contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ferd.formats.plans.documents.docx_parts import VAL, Element, W, number

_HEADING: Final = re.compile(
    r"(?:heading|overskrift|overskrift nivå|rubrik|header level)\s*(\d)", re.IGNORECASE
)
_TITLES: Final = {"title", "tittel"}
_CONTENTS: Final = re.compile(r"(?:toc|innholdsfortegnelse|inh)\s*\d", re.IGNORECASE)
_BODY_LEVEL: Final = 9
_DEEPEST_HEADING: Final = 6


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph belongs to, and how deep; level None is unsaid."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, with what it takes over from its parent."""

    level: int = 0
    place: ListPlace | None = None
    is_contents: bool = False


@dataclass(slots=True)
class Styles:
    """All paragraph styles of a document, by id."""

    root: Element | None
    _known: dict[str, Style] = field(default_factory=dict)
    _elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    def __post_init__(self) -> None:
        for element in () if self.root is None else self.root.iter(W + "style"):
            style_id = element.get(W + "styleId") or ""
            self._elements.setdefault(style_id, element)
            is_default = element.get(W + "default") in ("1", "true", "on")
            if is_default and element.get(W + "type") == "paragraph":
                self.default = style_id

    def find(self, style_id: str) -> Style:
        """Give a style; an unknown one says nothing, but its id may."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        level = place = None
        chain = list(self._ancestry(style_id))
        names = [_name(element) for element in chain] or [style_id]
        for element in chain:
            properties = element.find(W + "pPr")
            level = _outline_level(properties) if level is None else level
            place = place or list_place(properties)
        if level is None:
            level = next((found for found in map(_named_level, names) if found), 0)
        is_contents = any(_CONTENTS.fullmatch(name) for name in names)
        return Style(level, place, is_contents)

    def _ancestry(self, style_id: str) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            element = self._elements[style_id]
            yield element
            parent = element.find(W + "basedOn")
            style_id = "" if parent is None else parent.get(VAL) or ""


def heading_level(properties: Element | None, style: Style) -> int:
    """Give 1-6 for a heading, else 0; the paragraph's own word counts first."""
    own = _outline_level(properties)
    return style.level if own is None else own


def list_place(properties: Element | None) -> ListPlace | None:
    """Give the list that paragraph properties name, if they name one."""
    if properties is None or (found := properties.find(W + "numPr")) is None:
        return None
    list_id, level = found.find(W + "numId"), found.find(W + "ilvl")
    if list_id is None:
        return None
    depth = None if level is None else number(level.get(VAL), largest=8)
    return ListPlace(list_id.get(VAL) or "0", depth)


def _outline_level(properties: Element | None) -> int | None:
    if properties is None or (found := properties.find(W + "outlineLvl")) is None:
        return None
    level = number(found.get(VAL), _BODY_LEVEL)
    return 0 if level >= _BODY_LEVEL else min(level + 1, _DEEPEST_HEADING)


def _name(element: Element) -> str:
    found = element.find(W + "name")
    return "" if found is None else found.get(VAL) or ""


def _named_level(name: str) -> int:
    if name.lower() in _TITLES:
        return 1
    found = _HEADING.fullmatch(name.strip())
    return min(int(found[1]), _DEEPEST_HEADING) if found else 0
