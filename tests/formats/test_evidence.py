"""Files are known by their content, made anew, and tell nothing of their makers."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from ferd.formats.evidence import JPEG, PDF, PNG, Cleaned, Refusal, clean_evidence

CANARY = "CANARY-made-by-Kari"
MOST = 5_000_000


def picture(kind="PNG", mode="RGB", size=(40, 30), **saved):
    drawn = Image.new(mode, size, 120 if mode in {"L", "P"} else (10, 120, 200))
    data = io.BytesIO()
    drawn.save(data, kind, **saved)
    return data.getvalue()


def told_png():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY)
    told.add_itxt("XML:com.adobe.xmp", CANARY)
    return picture(pnginfo=told)


def told_jpeg():
    exif = Image.Exif()
    exif[0x013B] = CANARY
    exif[0x0112] = 6
    return picture("JPEG", exif=exif, comment=CANARY.encode())


def told_pdf(**saved):
    made = pikepdf.new()
    made.add_blank_page()
    made.docinfo["/Author"] = CANARY
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    made.attachments["note.txt"] = CANARY.encode()
    made.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')"
    )
    made.pages[0].Annots = made.make_indirect(
        pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Text,
                    Rect=[0, 0, 9, 9],
                    T=CANARY,
                    Contents=CANARY,
                )
            ]
        )
    )
    data = io.BytesIO()
    made.save(data, **saved)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [(told_png(), PNG), (told_jpeg(), JPEG), (told_pdf(), PDF)],
    ids=["png", "jpeg", "pdf"],
)
def test_what_a_file_told_of_its_maker_is_gone(data, kind):
    cleaned = clean_evidence(data, MOST)

    assert isinstance(cleaned, Cleaned)
    assert cleaned.media_type == kind
    assert CANARY.encode() not in cleaned.content
    if kind == PDF:
        with pikepdf.open(io.BytesIO(cleaned.content)) as made:
            whole = b"".join(repr(each).encode() for each in made.objects)
            assert len(made.pages) == 1
            assert "/Names" not in made.Root
            assert "/OpenAction" not in made.Root
            assert CANARY.encode() not in whole
    else:
        with Image.open(io.BytesIO(cleaned.content)) as drawn:
            assert CANARY not in str(drawn.info)
            assert not drawn.getexif()


def test_a_picture_is_turned_upright_before_it_forgets_how_it_lay():
    cleaned = clean_evidence(told_jpeg(), MOST)

    assert isinstance(cleaned, Cleaned)
    with Image.open(io.BytesIO(cleaned.content)) as drawn:
        assert drawn.size == (30, 40)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "I;16", "1"])
def test_pictures_of_every_mode_are_drawn_again(mode):
    data = io.BytesIO()
    Image.new(mode, (4, 4)).save(data, "PNG")

    assert isinstance(clean_evidence(data.getvalue(), MOST), Cleaned)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00",
        b"<html><script>",
        b"PK\x03\x04 a document",
        b"GIF89a",
        b" %PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_nothing_else_is_kept_whatever_it_is_called(data):
    assert clean_evidence(data, MOST) is Refusal.OTHER_KIND


def bomb():
    """Make a PNG of few bytes that says it is 60,000 by 60,000."""

    def chunk(name, data):
        check = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + check

    header = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    pixels = zlib.compress(bytes(1_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (bomb(), {Refusal.TOO_MUCH, Refusal.UNREADABLE}),
        (picture()[:-40], {Refusal.UNREADABLE}),
        (b"%PDF-1.7 and nothing more", {Refusal.UNREADABLE}),
        (b"\xff\xd8\xff" + bytes(100), {Refusal.UNREADABLE}),
        (b"\x89PNG\r\n\x1a\n" + told_pdf(), {Refusal.UNREADABLE}),
        (
            told_pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
            {Refusal.LOCKED},
        ),
        (
            told_pdf(encryption=pikepdf.Encryption(owner="a", user="")),
            {Refusal.LOCKED},
        ),
    ],
    ids=["bomb", "cut", "no pdf", "no jpeg", "polyglot", "locked", "half locked"],
)
def test_bombs_and_damaged_files_are_refused(data, refusal):
    assert clean_evidence(data, MOST) in refusal


def test_what_becomes_too_large_is_refused():
    assert clean_evidence(told_png(), 20) is Refusal.TOO_MUCH
