"""Stretches of work on a horizontal line: bands, side by side or in lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from ferd.foundation.drawing.figure import shortened
from ferd.foundation.drawing.markup import NOTHING, element

HEIGHT: Final = 56
LANE: Final = HEIGHT + 6
LETTERS: Final = {"band-label": 7.4, "band-detail": 6.3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A band in the picture's own measure.

    Attributes:
        text_left, text_right: the part of it that is free for words.
        tone: the number of the site, from one; see `sites`.
        firmness: ``agreed`` is drawn solid, ``proposed`` hatched.
    """

    left: float
    right: float
    text_left: float
    text_right: float
    label: str
    detail: str
    tone: int
    firmness: str

    @property
    def width(self) -> float:
        """How wide it is; never so narrow that it cannot be seen."""
        return max(self.right - self.left, 2)


def lanes(strips: Sequence[Strip]) -> list[int]:
    """Give each strip the first lane where it covers nothing."""
    ends: list[float] = []
    given: list[int] = []
    for strip in strips:
        free = (lane for lane, end in enumerate(ends) if end <= strip.left + 0.5)
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append(strip.right)
        ends[lane] = strip.right
        given.append(lane)
    return given


def draw_strip(prefix: str, strip: Strip, top: float) -> SafeString:
    """Draw one band without its words: ground, site strip, hatch when proposed."""
    box = {"x": strip.left, "width": strip.width}
    is_proposed = strip.firmness == "proposed"
    return element(
        "g",
        element("title", f"{strip.label}. {strip.detail}"),
        element("rect", y=top, height=HEIGHT, rx=4, class_="band-ground", **box),
        element("rect", y=top, height=HEIGHT, rx=4, fill=f"url(#{prefix}-hatch)", **box)
        if is_proposed
        else NOTHING,
        element(
            "rect", y=top, height=8, fill=f"url(#{prefix}-strip-{strip.tone})", **box
        ),
        element("rect", y=top, height=HEIGHT, rx=4, class_="band-edge", **box),
        class_=f"band tone-{strip.tone} {strip.firmness}",
    )


def draw_words(strip: Strip, top: float) -> SafeString:
    """Write a band's two lines, above all that may cross them."""
    return element(
        "g",
        _text(strip, top + 28, strip.label, "band-label"),
        _text(strip, top + 46, strip.detail, "band-detail"),
        class_=f"band-words tone-{strip.tone} {strip.firmness}",
    )


def _text(strip: Strip, y: float, words: str, kind: str) -> SafeString:
    room = strip.text_right - strip.text_left - 12
    fitting = shortened(words, room, LETTERS[kind])
    if not fitting:
        return NOTHING
    return element("text", fitting, x=strip.text_left + 7, y=y, class_=kind)
