"""How much of something is done: a bar, always with its number beside it."""

from dataclasses import dataclass
from typing import Final

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ferd.foundation.drawing import figure
from ferd.foundation.drawing.figure import Caption
from ferd.foundation.drawing.markup import NOTHING, element

WIDTH: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressDrawing:
    """So much of so much.

    Attributes:
        expected: what should be done by now; a notch in the bar.
    """

    caption: Caption
    done: float
    whole: float
    expected: float | None = None


def draw_progress(drawing: ProgressDrawing) -> SafeString:
    """Draw the bar; the words above it are its title and its figures."""
    whole = max(drawing.whole, 1e-9)
    share = min(max(drawing.done / whole, 0), 1)
    content = (
        element("rect", x=0, y=4, width=WIDTH, height=8, rx=4, class_="bar-ground"),
        element(
            "rect", x=0, y=4, width=WIDTH * share, height=8, rx=4, class_="bar-done"
        ),
        _notch(drawing, whole),
    )
    words = gettext("%(done)s of %(whole)s") % {
        "done": number_format(f"{drawing.done:g}"),
        "whole": number_format(f"{drawing.whole:g}"),
    }
    return element(
        "div",
        element("span", drawing.caption.title, class_="bar-title"),
        element("span", words, class_="bar-words"),
        figure.picture(drawing.caption, WIDTH, 16, content),
        class_="drawing bar",
    )


def _notch(drawing: ProgressDrawing, whole: float) -> SafeString:
    if drawing.expected is None:
        return NOTHING
    x = WIDTH * min(max(drawing.expected / whole, 0), 1)
    return element("line", x1=x, x2=x, y1=0, y2=16, class_="bar-notch")
