"""Places on a page as it is looked at: in points, from the top left corner down."""

from collections.abc import Callable
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium


class Box(NamedTuple):
    """A rectangle on the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Glyph(NamedTuple):
    """One character and its box, as high as its font; a bold one stands out."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    is_bold: bool = False


Matrix = tuple[float, float, float, float, float, float]
Place = Callable[[float, float, float, float], Box]
SAME: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """How the coordinates of something drawn become places on the page."""

    matrix: Matrix
    place: Place

    def box(self, points: list[tuple[float, float]]) -> Box:
        """Give the box around some points."""
        a, b, c, d, e, f = self.matrix
        xs = [a * x + c * y + e for x, y in points]
        ys = [b * x + d * y + f for x, y in points]
        return self.place(min(xs), min(ys), max(xs), max(ys))

    def inside(self, item: pdfium.FPDF_PAGEOBJECT) -> "Drawn":
        """Give the same for what is drawn inside an object with its own matrix."""
        found = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(item, found):
            return self
        inner = (found.a, found.b, found.c, found.d, found.e, found.f)
        return Drawn(_product(inner, self.matrix), self.place)


def placing(page: pdfium.FPDF_PAGE, width: float, height: float) -> Place:
    """Give the function from a box in the file to a box on the page."""
    corner = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, corner)
    left, base = corner.left, corner.bottom
    top = height + base
    turned = pdfium.FPDFPage_GetRotation(page)

    def place_upright(x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(x0 - left, top - y1, x1 - left, top - y0)

    def place(x0: float, y0: float, x1: float, y1: float) -> Box:
        x0, x1, y0, y1 = x0 - left, x1 - left, y0 - base, y1 - base
        match turned:
            case 1:
                x0, y0, x1, y1 = y0, height - x1, y1, height - x0
            case 2:
                x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
            case 3:
                x0, y0, x1, y1 = width - y1, x0, width - y0, x1
            case _:
                pass
        return Box(x0, height - y1, x1, height - y0)

    return place if turned else place_upright


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
