"""What pdfium sees on a page: glyphs, ruled lines and whether there are pictures.

Everything comes out with its place on the page as it is looked at: turned as the
page is turned, in points, from the top left corner downwards.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # no types

from ferd.formats.plans.pdf_geometry import SAME, Box, Drawn, Glyph, Place, placing
from ferd.formats.plans.pdf_rules import find_rules
from ferd.formats.plans.unreadable import unreadable

MOST_PAGES: Final = 500
_MOST_RULES: Final = 6_000
_DEEPEST_FORM: Final = 4
_PASSWORD_ERRORS: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_LETTERS: Final = {
    0x02: "-",
    0xAD: "\xad",
    0xFFFE: "-",
    0x2010: "-",
    0x2011: "-",
    0xA0: " ",
    0xF0B7: "\u2022",
    0xF0A7: "\u2022",
    0xF0D8: "\u2022",
    0xF0FC: "\u2022",
    0xF02D: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}


@dataclass(frozen=True, slots=True)
class Page:
    """All that is read from one page.

    Attributes:
        glyphs: in the order in which the file draws them.
        rules: boxes so thin that they are lines, and the sides of larger ones.
        unknown: glyphs that the file gives no letter for.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    has_pictures: bool
    unknown: int


def read_pages(data: bytes) -> Iterator[Page]:
    """Open a PDF and read its pages, one at a time.

    Raises:
        Unreadable: when it has a password, too many pages or cannot be opened.
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() in _PASSWORD_ERRORS
        raise unreadable("READ005") if is_locked else unreadable("READ007", kind="PDF")
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise unreadable("READ010", limit=MOST_PAGES)
    if count < 1:
        raise unreadable("READ007", kind="PDF")
    for index in range(count):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise unreadable("READ007", kind="PDF")
        yield _read_page(page)
        pdfium.FPDF_ClosePage(page)


def _read_page(page: pdfium.FPDF_PAGE) -> Page:
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    place = placing(page, width, height)
    glyphs, unknown = _read_glyphs(page, place)
    rules: list[Box] = []
    has_pictures = False
    for item, drawn in _walk(page, place):
        kind = pdfium.FPDFPageObj_GetType(item)
        has_pictures = has_pictures or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        if kind == pdfium.FPDF_PAGEOBJ_PATH and len(rules) <= _MOST_RULES:
            rules += find_rules(item, drawn)
    if len(rules) > _MOST_RULES:
        rules = []
    return Page(width, height, tuple(glyphs), tuple(rules), has_pictures, unknown)


def _read_glyphs(page: pdfium.FPDF_PAGE, place: Place) -> tuple[list[Glyph], int]:
    text = pdfium.FPDFText_LoadPage(page)
    upright = -90 * pdfium.FPDFPage_GetRotation(page)
    rect = pdfium.FS_RECTF()
    glyphs: list[Glyph] = []
    unknown = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code < 0x20 and code != 0x02:
            unknown += code not in (9, 10, 13)
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        letter = _letter(code)
        unknown += not letter
        angle = round(57.2958 * pdfium.FPDFText_GetCharAngle(text, index))
        is_level = abs((angle - upright + 45) % 360 - 45) < 10
        if letter and rect.right > rect.left and (is_level or letter == " "):
            box = place(rect.left, rect.bottom, rect.right, rect.top)
            glyphs.append(Glyph(letter, *box))
    pdfium.FPDFText_ClosePage(text)
    return glyphs, unknown


def _letter(code: int) -> str:
    """Give the letter for a code; none for what only the font knows."""
    known = _LETTERS.get(code)
    if known is not None:
        return known
    if 0xD800 <= code < 0xF900 or code == 0xFFFD or code > 0x10FFFF:
        return ""
    return chr(code)


def normal(text: str) -> str:
    """Join letters and their accents; drop the hyphens that are not shown."""
    return unicodedata.normalize("NFC", text.replace("\xad", ""))


Walk = Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Drawn]]


def _walk(page: pdfium.FPDF_PAGE, place: Place) -> Walk:
    """Give everything that is drawn, with the coordinates it is drawn in."""
    drawn = Drawn(SAME, place)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _walk_form(pdfium.FPDFPage_GetObject(page, index), drawn, 0)


def _walk_form(item: pdfium.FPDF_PAGEOBJECT, drawn: Drawn, depth: int) -> Walk:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        yield item, drawn
        return
    if depth >= _DEEPEST_FORM:
        return
    inside = drawn.inside(item)
    for index in range(pdfium.FPDFFormObj_CountObjects(item)):
        child = pdfium.FPDFFormObj_GetObject(item, index)
        yield from _walk_form(child, inside, depth + 1)
