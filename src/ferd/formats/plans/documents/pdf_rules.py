"""The lines that are drawn on a page: thin boxes, strokes, sides of boxes."""

import ctypes
from collections.abc import Iterator
from typing import Final

import pypdfium2.raw as pdfium

from ferd.formats.plans.documents.pdf_geometry import Box, Drawn

_THIN: Final = 2.5
_SHORTEST: Final = 3.0
_MOST_POINTS: Final = 400

Point = tuple[float, float]


def find_rules(item: pdfium.FPDF_PAGEOBJECT, drawn: Drawn) -> Iterator[Box]:
    """Give the level and upright lines of one drawn path, as thin boxes."""
    if not _is_seen(item):
        return
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *bounds):
        return
    left, bottom, right, top = (bound.value for bound in bounds)
    box = drawn.box([(left, bottom), (right, top)])
    if _is_thin(box):
        if max(box.x1 - box.x0, box.bottom - box.top) >= _SHORTEST:
            yield box
        return
    own = drawn.inside(item)
    for start, end in _strokes(item):
        side = own.box([start, end])
        long = max(side.x1 - side.x0, side.bottom - side.top)
        if long >= _SHORTEST and _is_thin(side):
            yield side


def _is_thin(box: Box) -> bool:
    return min(box.x1 - box.x0, box.bottom - box.top) < _THIN


def _is_seen(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, fill, stroke):
        return False
    return bool(fill.value or stroke.value)


def _strokes(item: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[Point, Point]]:
    count = pdfium.FPDFPath_CountSegments(item)
    if not 0 < count <= _MOST_POINTS:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start
        last = point
