"""The frame every drawing stands in: title, description, legend, and a table.

A drawing is one picture to a screen reader, with a name and a description; the
table beneath holds every value of it. On a narrow screen a drawing may have
another shape, made of words that wrap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing.markup import NOTHING, element, join

LETTER: Final = 6.9
"""How wide a letter of 13 px is on average."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a drawing is called and what it shows.

    Attributes:
        id: unique on the page; begins the ids of the drawing's parts.
        title: a few words, shown above the drawing.
        description: a sentence or two with the gist, for those who listen.
    """

    id: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a legend: a swatch and what it means."""

    swatch: SafeString
    meaning: str


def picture(
    caption: Caption, width: float, height: float, content: Iterable[str]
) -> SafeString:
    """Write the picture itself."""
    title = element("title", caption.title, id=f"{caption.id}-title")
    description = element("desc", caption.description, id=f"{caption.id}-desc")
    return element(
        "svg",
        title,
        description,
        *content,
        class_="drawing-picture",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        role="img",
        aria_labelledby=f"{caption.id}-title",
        aria_describedby=f"{caption.id}-desc",
    )


def frame(
    kind: str,
    shown: SafeString,
    table: SafeString,
    keys: Sequence[Key] = (),
    narrow: SafeString = NOTHING,
) -> SafeString:
    """Frame a picture with its legend, its narrow shape and its table."""
    has_narrow = "yes" if narrow else None
    summary = element("summary", gettext("Show as a table"))
    return element(
        "figure",
        shown,
        narrow,
        legend(keys),
        element("details", summary, table, class_="drawing-words"),
        class_=f"drawing drawing-{kind}",
        data_has_narrow=has_narrow,
    )


def legend(keys: Sequence[Key]) -> SafeString:
    """List what the signs mean."""
    if not keys:
        return NOTHING
    lines = [element("li", key.swatch, key.meaning) for key in keys]
    return element("ul", *lines, class_="legend")


def table(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> SafeString:
    """Write the values as a table whose rows begin with their heading."""
    head = element("tr", *[element("th", each, scope="col") for each in heads])
    body = [_row(heads, row) for row in rows]
    return element(
        "table",
        element("caption", title, class_="ds-sr-only"),
        element("thead", head),
        element("tbody", *body),
        class_="ds-table",
        data_border="",
        data_narrow="cards",
    )


def swatch(shape: SafeString) -> SafeString:
    """Draw the sign of a legend's line."""
    return element(
        "svg", shape, class_="swatch", viewBox="0 0 24 16", aria_hidden="true"
    )


def shortened(text: str, width: float, letter: float = LETTER) -> str:
    """Cut a text that is wider than its place; nothing when none of it fits."""
    room = int(width / letter)
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rstrip()}…" if room >= 4 else ""


def _row(heads: Sequence[str], row: Sequence[str]) -> SafeString:
    cells = [
        element("td", cell, data_label=head)
        for head, cell in zip(heads[1:], row[1:], strict=True)
    ]
    return element("tr", element("th", row[0], scope="row"), join(cells))
