"""Files made to exhaust whoever reads them: small to send, huge to open."""

import io
import zipfile
import zlib

from tests.formats.plans.made_files import (
    CATALOG,
    W,
    docx,
    one_page,
    packed,
    pdf,
    stream,
    text,
)


def billion_laughs():
    entities = b'<!ENTITY a0 "lol">' + b"".join(
        b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10)
    )
    return docx(text(b"&a9;"), b"<!DOCTYPE d [" + entities + b"]>")


def billion_laughs_in_utf16():
    with zipfile.ZipFile(io.BytesIO(billion_laughs())) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    body = parts["word/document.xml"].decode().replace('"1.0"', '"1.0" encoding="u16"')
    parts["word/document.xml"] = body.replace("u16", "utf-16").encode("utf-16")
    return packed(parts)


def entity_from_a_file():
    return docx(text(b"Plan &x;"), b'<!DOCTYPE d [<!ENTITY x SYSTEM "/etc/passwd">]>')


def unpacks_to_120_mb():
    return docx(b"<w:p/>" * 20_000_000)


def part_of_zeros():
    return docx(text(b"Plan"), media=b"\0" * 90_000_000)


def claims_to_be_small():
    """A list of parts that says ten bytes about a part of 90 MB."""
    data = docx(b"<w:p/>" * 15_000_000)
    at = data.rfind(b"PK\x01\x02")
    return data[: at + 24] + (10).to_bytes(4, "little") + data[at + 28 :]


def nested_tables():
    opened, closed = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    return docx(opened * 20_000 + closed * 20_000)


def nested_boxes():
    opened, closed = b"<w:p><w:r><w:txbxContent>", b"</w:txbxContent></w:r></w:p>"
    return docx(opened * 80 + text(b"dypt") + closed * 80)


def many_parts():
    return packed({f"word/{i}.xml": b"" for i in range(20_000)})


def million_cells():
    row = b"<w:tr>" + b"<w:tc/>" * 50 + b"</w:tr>"
    return docx(b"<w:tbl>" + row * 20_000 + b"</w:tbl>", method=zipfile.ZIP_STORED)


def merged_without_end():
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc>'
    return docx(b"<w:tbl>" + (b"<w:tr>" + cell * 63 + b"</w:tr>") * 500 + b"</w:tbl>")


def long_text_in_word():
    return docx(text(b"plan " * 200_000) * 20, method=zipfile.ZIP_STORED)


def styles_in_a_circle():
    style = b'<w:style w:styleId="%s"><w:basedOn w:val="%s"/></w:style>'
    styles = b"<w:styles " + W + b">" + style % (b"A", b"B") + style % (b"B", b"A")
    paragraph = b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>' + text(b"Plan")
    return docx(paragraph, styles=styles + b"</w:styles>")


def inflating_page():
    once = zlib.compress(b" " * 600_000_000, 1)
    twice = zlib.compress(once, 9)
    filters = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n" % len(twice)
    return one_page(filters + twice + b"\nendstream")


def page_tree_in_a_circle():
    return pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")


def many_pages():
    kids = b"<</Type/Pages/Kids[" + b"3 0 R " * 200_000 + b"]/Count 200000>>"
    return pdf(CATALOG, kids, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")


def form_inside_itself():
    return one_page(stream(b"/X Do"))


def million_strokes():
    return one_page(stream(b"0 0 m 90 0 l S 0 0 m 0 90 l S\n" * 500_000))


def million_letters():
    words = b"BT /F 1 Tf 1 0 0 1 9 9 Tm (Utdanningsplan for alle) Tj ET\n"
    return one_page(stream(words * 100_000))


def fine_grid():
    level = b"".join(b"0 %d m 600 %d l S\n" % (y, y) for y in range(0, 800, 4))
    upright = b"".join(b"%d 0 m %d 800 l S\n" % (x, x) for x in range(0, 600, 4))
    words = b"BT /F 3 Tf 1 0 0 1 5 5 Tm (Plan for utdanningen) Tj ET\n"
    return one_page(stream(level + upright + words))


def nested_arrays():
    return pdf(CATALOG, b"<</Type/Pages/Kids " + b"[" * 1_000_000 + b">>")


def html_nested():
    return b"<html><body>" + b"<div>" * 200_000 + b"plan"


def html_unclosed_styles():
    return b"<html><body>" + b"<p><b><i><a href=x><font>plan" * 20_000


def html_million_cells():
    return b"<html><table>" + (b"<tr>" + b"<td>1" * 50) * 20_000


def html_merged_without_end():
    row = b"<tr><td colspan=1000 rowspan=65534>x<td>y"
    return b"<html><table>" + row * 5_000


def html_many_attributes():
    return b"<html><p " + b"".join(b"a%d=1 " % i for i in range(20_000)) + b">plan"


def one_endless_line():
    return b"0-1 " * 7_500_000


def endless_blanks():
    return (b"0-1 \xc3\xa5r" + b" " * 100_000 + b"x\n") * 25


def hostile_to_patterns():
    lines = [
        b"1-" * 9_000,
        b"2.1." * 4_000,
        b"(" * 9_000,
        b"- " * 9_000,
        b"1,\t" * 6_000,
    ]
    return b"\n".join(lines * 20)


def hundred_thousand_lines():
    return b"plan\n" * 100_000


def markdown_nested():
    return b"> " * 8_000 + b"[" * 20_000 + b"\n" + b"`" * 20_000 + b"\n|" * 20_000


def nulls():
    return b"\0" * 5_000_000


BOMBS = {
    "docx": (
        billion_laughs,
        billion_laughs_in_utf16,
        entity_from_a_file,
        unpacks_to_120_mb,
        part_of_zeros,
        claims_to_be_small,
        nested_tables,
        nested_boxes,
        many_parts,
        million_cells,
        merged_without_end,
        long_text_in_word,
        styles_in_a_circle,
    ),
    "pdf": (
        inflating_page,
        page_tree_in_a_circle,
        many_pages,
        form_inside_itself,
        million_strokes,
        million_letters,
        fine_grid,
        nested_arrays,
    ),
    "html": (
        html_nested,
        html_unclosed_styles,
        html_million_cells,
        html_merged_without_end,
        html_many_attributes,
    ),
    "txt": (
        one_endless_line,
        endless_blanks,
        hostile_to_patterns,
        hundred_thousand_lines,
        nulls,
    ),
    "md": (markdown_nested, hostile_to_patterns, endless_blanks),
}
