"""What pdfium sees on a page: glyphs, ruled lines and whether there are pictures.

Everything comes out with its place on the page as it is looked at: turned as the
page is turned, in points, from the top left corner downwards.
"""

import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pypdfium2.raw as pdfium

from ferd.formats.plans.documents.pdf_geometry import (
    SAME,
    Box,
    Drawn,
    Glyph,
    Place,
    placing,
)
from ferd.formats.plans.documents.pdf_rules import find_rules
from ferd.formats.plans.documents.unreadable import unreadable

MOST_PAGES: Final = 150
_MOST_RULES: Final = 6_000
_DEEPEST_FORM: Final = 4
_BOLD: Final = 600
_DEGREES: Final = 180 / math.pi
_LINE_ENDS: Final = (9, 10, 13)
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
        unknown: how many glyphs the file gives no letter for.
        rules: boxes so thin that they are lines, and the sides of larger ones.
        is_blank: whether nothing but text is drawn.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    unknown: int
    rules: tuple[Box, ...]
    has_pictures: bool
    is_blank: bool


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
    kinds: set[int] = set()
    for item, drawn in _walk(page, place):
        kind = pdfium.FPDFPageObj_GetType(item)
        kinds.add(kind)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += find_rules(item, drawn)
        if len(rules) > _MOST_RULES:
            rules = []
            break
    has_pictures = pdfium.FPDF_PAGEOBJ_IMAGE in kinds
    is_blank = not kinds - {pdfium.FPDF_PAGEOBJ_TEXT}
    found = (tuple(glyphs), unknown, tuple(rules))
    return Page(width, height, *found, has_pictures, is_blank)


def _read_glyphs(page: pdfium.FPDF_PAGE, place: Place) -> tuple[list[Glyph], int]:
    """Give the letters of a page that stand upright, and count the unknown ones.

    Called for every letter of a document, so names are looked up beforehand.
    """
    text = pdfium.FPDFText_LoadPage(page)
    upright = -90 * pdfium.FPDFPage_GetRotation(page)
    find_code, find_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    find_angle, find_weight = (
        pdfium.FPDFText_GetCharAngle,
        pdfium.FPDFText_GetFontWeight,
    )
    rect = pdfium.FS_RECTF()
    glyphs: list[Glyph] = []
    sideways: list[Glyph] = []
    unknown = 0
    is_bold, begins = False, True
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = find_code(text, index)
        if code in _LINE_ENDS:
            begins = True
            continue
        letter = _letter(code)
        if not letter:
            unknown += 1
            continue
        if begins and letter != " ":
            is_bold = find_weight(text, index) >= _BOLD
        begins = letter == " "
        angle = find_angle(text, index) * _DEGREES - upright
        is_level = letter == " " or (angle + 10) % 360 < 20
        if (is_level or (angle + 10) % 90 < 20) and find_box(text, index, rect):
            left, right = rect.left, rect.right
            if right > left:
                box = place(left, rect.bottom, right, rect.top)
                (glyphs if is_level else sideways).append(Glyph(letter, *box, is_bold))
    pdfium.FPDFText_ClosePage(text)
    return [*glyphs, *_read_sideways(sideways)], unknown


def _read_sideways(letters: list[Glyph]) -> Iterator[Glyph]:
    """Give words that stand on end, as in narrow headers, each as one glyph."""
    word: list[Glyph] = []
    for letter in letters:
        if word and not _touch(word[-1], letter):
            yield _one_glyph(word)
            word = []
        word.append(letter)
    if word:
        yield _one_glyph(word)


def _touch(one: Glyph, other: Glyph) -> bool:
    wide = max(one.x1 - one.x0, other.x1 - other.x0)
    gap = max(one.top, other.top) - min(one.bottom, other.bottom)
    return abs(one.x0 - other.x0) < wide and gap < 0.2 * wide


def _one_glyph(word: list[Glyph]) -> Glyph:
    text = "".join(letter.text for letter in word)
    left, top = min(g.x0 for g in word), min(g.top for g in word)
    return Glyph(text, left, top, max(g.x1 for g in word), max(g.bottom for g in word))


@cache
def _letter(code: int) -> str:
    """Give the letter for a code; none for what only the font knows."""
    known = _LETTERS.get(code)
    if known is not None:
        return known
    if code < 0x20 or 0xD800 <= code < 0xF900 or code == 0xFFFD or code > 0x10FFFF:
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
