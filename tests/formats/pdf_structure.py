"""What a PDF says of itself: its structure, its text, what it could do."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

FORBIDDEN_ACTIONS = {
    *("/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData"),
    *("/Rendition", "/Movie", "/Sound", "/ResetForm", "/Hide", "/Named"),
}
FORBIDDEN_KEYS = {
    *("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AA", "/OpenAction", "/AF"),
    *("/AcroForm", "/XFA", "/RichMedia"),
}


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Give the elements of the structure tree, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                waiting.append(node.K)


def tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf)]


def heading_levels(pdf: pikepdf.Pdf) -> list[int]:
    found = (tag for tag in tags(pdf) if tag[:2] == "/H" and tag[2:].isdigit())
    return [int(tag[2:]) for tag in found]


def text_of(data: bytes) -> str:
    """Give the text of all pages without any space or break."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return bare("".join(pages))


def bare(text: str) -> str:
    """Drop what only lays text out."""
    return "".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def dangers(pdf: pikepdf.Pdf) -> list[str]:
    """Name everything in a PDF that could do more than be read."""
    found: list[str] = []
    for item in pdf.objects:
        for node in _dictionaries(item):
            found += FORBIDDEN_KEYS.intersection(node.keys())
            action = str(node.get("/S", ""))
            found += [action] if action in FORBIDDEN_ACTIONS else []
            address = str(node.get("/URI", ""))
            if address and not address.startswith(("http://", "https://", "mailto:")):
                found.append(address)
    return found


def addresses(pdf: pikepdf.Pdf) -> list[str]:
    """Give the addresses that links lead to."""
    nodes = (node for item in pdf.objects for node in _dictionaries(item))
    return sorted({str(node.URI) for node in nodes if "/URI" in node})


def _dictionaries(item: object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if isinstance(item, pikepdf.Dictionary):
        yield item
        for part in item.values():
            if isinstance(part, pikepdf.Dictionary) and not part.is_indirect:
                yield from _dictionaries(part)
