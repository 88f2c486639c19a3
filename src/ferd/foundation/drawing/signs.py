"""Signs that occur a hundred times on a page: defined once, used by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from ferd.foundation.drawing.markup import NOTHING, element


@dataclass(frozen=True, slots=True)
class Shape:
    """A sign on a square of 16: what is filled, drawn as a line, cut out."""

    filled: str = ""
    line: str = ""
    cut: str = ""


def define(family: str, shapes: Iterable[tuple[str, Shape]]) -> SafeString:
    """Define the signs of a family; once on a page is enough."""
    symbols = [
        element("symbol", *_paths(shape), id=f"{family}-{name}", viewBox="0 0 16 16")
        for name, shape in shapes
    ]
    return element("svg", *symbols, class_="symbols", aria_hidden="true")


def sign(family: str, name: str) -> SafeString:
    """Draw a sign that was defined; the words stand beside it."""
    use = element("use", href=f"#{family}-{name}")
    return element("svg", use, class_=f"sign {family}-{name}", aria_hidden="true")


def _paths(shape: Shape) -> list[SafeString]:
    parts = {"filled": shape.filled, "line": shape.line, "cut": shape.cut}
    return [
        element("path", d=d, class_=f"sign-{kind}") if d else NOTHING
        for kind, d in parts.items()
    ]
