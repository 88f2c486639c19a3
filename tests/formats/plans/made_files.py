"""Word and PDF files made by hand, down to the last byte."""

import io
import zipfile
import zlib

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KIND = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return stream.getvalue()


def docx(body, before=b"", method=zipfile.ZIP_DEFLATED, **more):
    document = b'<?xml version="1.0"?>' + before
    document += b"<w:document " + W + b"><w:body>" + body + b"</w:body></w:document>"
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
    }
    parts["word/document.xml"] = document
    parts["word/_rels/document.xml.rels"] = relations(
        {name: f"{name}.xml" for name in more}
    )
    more = {f"word/{name}.xml": part for name, part in more.items()}
    return packed(parts | more, method)


def relations(targets):
    """Name the parts a part refers to, by kind."""
    relation = b'<Relationship Id="r" Type="%s%s" Target="%s"/>'
    found = b"".join(
        relation % (_KIND, kind.encode(), target.encode())
        for kind, target in targets.items()
    )
    return b'<Relationships xmlns="%s">%s</Relationships>' % (_PACKAGE, found)


def text(words):
    return b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"


def pdf(*objects):
    data = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, count = len(data), len(places) + 1
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    data += b"trailer<</Size %d/Root 1 0 R>>\n" % count
    return data + b"startxref\n%d\n%%%%EOF" % start


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources"
    b"<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content, extra=b""):
    content = zlib.compress(content, 1)
    start = b"<<%s/Length %d/Filter/FlateDecode>>stream\n" % (extra, len(content))
    return start + content + b"\nendstream"


def one_page(content):
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return pdf(CATALOG, PAGES, PAGE, content, FONT, stream(b"/X Do " * 9, form))
