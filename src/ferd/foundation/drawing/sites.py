"""Which colour and pattern a site has, so that no two look alike in print."""

from collections.abc import Sequence
from typing import Final

from django.utils.safestring import SafeString

from ferd.foundation.drawing.markup import element

TONES: Final = 6

# What is drawn in each site's strip, on a square of 8; the first is plain.
PATTERNS: Final = (
    "",
    "M2 2h2v2H2zM6 6h2v2H6z",
    "M0 8L8 0M-2 2L2-2M6 10L10 6",
    "M2 0v8M6 0v8",
    "M0 4h8M4 0v8",
    "M0 6L4 2L8 6",
)


def tone_of(site: str, sites: Sequence[str]) -> int:
    """Give a site its number, from one, in the order they were listed."""
    return sites.index(site) % TONES + 1


def ordered(named: Sequence[str], listed: Sequence[str]) -> tuple[str, ...]:
    """List each site once: those given an order first, then as they appear."""
    return tuple(dict.fromkeys((*listed, *named)))


def patterns(prefix: str, tones: Sequence[int]) -> SafeString:
    """Define the strips of the sites and the hatch of what is only proposed."""
    hatch = element(
        "pattern",
        element("path", d=PATTERNS[2], class_="hatch"),
        id=f"{prefix}-hatch",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
    strips = [_strip(prefix, tone) for tone in sorted(set(tones))]
    return element("defs", hatch, *strips)


def _strip(prefix: str, tone: int) -> SafeString:
    ground = element("rect", width=8, height=8, class_=f"tone-{tone} strip-ground")
    lines = element("path", d=PATTERNS[tone - 1], class_="strip-lines")
    return element(
        "pattern",
        ground,
        lines,
        id=f"{prefix}-strip-{tone}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
