"""The numbers that Word shows before list items and headings, but does not store."""

import re
from dataclasses import dataclass, field
from typing import Final

from ferd.formats.plans.documents.docx_parts import VAL, Element, W, number
from ferd.formats.plans.documents.docx_styles import ListPlace, Styles

_LEVELS: Final = 9
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and shown."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style_id: str = ""


@dataclass(slots=True)
class Numbering:
    """Counts the lists of one document, from its beginning to its end."""

    root: Element | None
    styles: Styles
    _levels: dict[str, list[Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        links: dict[str, str] = {}
        for abstract in self.root.iterfind(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId") or ""
            self._levels[name] = _levels(abstract)
            if (link := abstract.find(W + "numStyleLink")) is not None:
                links[name] = link.get(VAL) or ""
        for element in self.root.iterfind(W + "num"):
            self._add_list(element)
        for name, style_id in links.items():
            place = self.styles.find(style_id).place
            linked = self._abstract.get(place.list_id, "") if place else ""
            self._levels[name] = self._levels.get(linked, self._levels[name])

    def label(self, place: ListPlace, style_id: str) -> str | None:
        """Count one item: "2.1." and the like, "" for a bullet, None for no list."""
        levels = self._levels.get(self._abstract.get(place.list_id, ""))
        if levels is None:
            return None
        depth = place.level
        if depth is None:
            named = [i for i, level in enumerate(levels) if level.style_id == style_id]
            depth = named[0] if named and style_id else 0
        counts = self._count(place.list_id, depth, levels)
        return _shown(levels, counts, depth)

    def _add_list(self, element: Element) -> None:
        list_id = element.get(W + "numId") or ""
        abstract = element.find(W + "abstractNumId")
        if abstract is None:
            return
        self._abstract[list_id] = abstract.get(VAL) or ""
        starts = self._restarts.setdefault(list_id, {})
        for override in element.iterfind(W + "lvlOverride"):
            if (start := override.find(W + "startOverride")) is not None:
                depth = number(override.get(W + "ilvl"), largest=_LEVELS - 1)
                starts[depth] = number(start.get(VAL), 1)

    def _count(self, list_id: str, depth: int, levels: list[Level]) -> list[int]:
        counts = self._counts.setdefault(self._abstract[list_id], [None] * _LEVELS)
        start = self._restarts.get(list_id, {}).pop(depth, None)
        current = counts[depth]
        if start is not None:
            counts[depth] = start
        elif current is None:
            counts[depth] = levels[depth].start
        else:
            counts[depth] = current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return [
            level.start if count is None else count
            for level, count in zip(levels, counts, strict=True)
        ]


def _levels(abstract: Element) -> list[Level]:
    levels = [Level() for _ in range(_LEVELS)]
    for element in abstract.iterfind(W + "lvl"):

        def value(name: str, element: Element = element) -> str | None:
            found = element.find(W + name)
            return None if found is None else found.get(VAL)

        depth = number(element.get(W + "ilvl"), largest=_LEVELS - 1)
        levels[depth] = Level(
            number(value("start"), 1),
            value("numFmt") or "decimal",
            value("lvlText") or "",
            value("pStyle") or "",
        )
    return levels


def _shown(levels: list[Level], counts: list[int], depth: int) -> str:
    if levels[depth].form in ("bullet", "none"):
        return ""

    def count(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        return _in_form(counts[index], levels[index].form) if index < _LEVELS else ""

    return re.sub(r"%([1-9])", count, levels[depth].text[:100]).strip()


def _in_form(count: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter" if count > 0:
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < 4000:
            roman = _in_roman(count)
            return roman if form == "lowerRoman" else roman.upper()
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def _in_roman(count: int) -> str:
    roman = ""
    for value, letters in _ROMAN:
        roman += letters * (count // value)
        count %= value
    return roman
