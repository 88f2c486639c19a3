"""Making pictures and PDFs anew; runs in the child of `sandbox`.

The caller, which reads no file itself, does not import it.
"""

import io
from typing import Final

import pikepdf
from PIL import Image, ImageOps

from ferd.formats.evidence_answers import LOCKED, TOO_LARGE

MOST_PIXELS: Final = 40_000_000
MOST_PAGES: Final = 200


def clean_png(data: bytes) -> bytes:
    """Draw a PNG again."""
    return _drawn_again(data, "PNG")


def clean_jpeg(data: bytes) -> bytes:
    """Draw a JPEG again, upright."""
    return _drawn_again(data, "JPEG")


def clean_pdf(data: bytes) -> bytes:
    """Copy the pages of a PDF: no properties, scripts, attachments or comments.

    What is filled in or stamped on a page is drawn into it first.
    """
    try:
        source = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        return LOCKED
    with source, pikepdf.new() as made:
        if source.is_encrypted:
            return LOCKED
        if len(source.pages) > MOST_PAGES:
            return TOO_LARGE
        source.flatten_annotations("print")
        for page in source.pages:
            _take_out(page.obj, "/Annots", "/AA")
        made.pages.extend(source.pages)
        for each in made.objects:
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                _take_out(each, "/Metadata", "/PieceInfo", "/LastModified", "/AF")
        made.remove_unreferenced_resources()
        answer = io.BytesIO()
        made.save(answer, deterministic_id=True)
        return answer.getvalue()


def _take_out(found: pikepdf.Object, *names: str) -> None:
    for name in names:
        if name in found:
            del found[name]


def _drawn_again(data: bytes, kind: str) -> bytes:
    with Image.open(io.BytesIO(data), formats=[kind]) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            return TOO_LARGE
        upright = ImageOps.exif_transpose(picture)
        plain = upright.convert(_mode(upright.mode, kind))
        drawn = Image.new(plain.mode, plain.size)
        drawn.paste(plain)
        answer = io.BytesIO()
        drawn.save(answer, kind, **({"quality": 90} if kind == "JPEG" else {}))
        return answer.getvalue()


def _mode(mode: str, kind: str) -> str:
    if mode in {"1", "L", "I", "I;16", "F"}:
        return "L"
    return "RGBA" if kind == "PNG" and mode != "RGB" else "RGB"
