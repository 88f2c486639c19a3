"""Text that can be stored and shown, out of whatever came.

HTML becomes plain text with its paragraphs and list items on lines of their
own; no word is added, left out or moved.
"""

import re
from html.parser import HTMLParser

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "section"}
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"script", "style"}


def showable(text: str) -> str:
    """Strip a text of surrounding space and of characters nothing can show."""
    return _UNSHOWABLE.sub("", text.replace("\r\n", "\n")).strip()


def text_of_html(written: str) -> str:
    """Give the plain text of HTML; a text without tags stays as it is."""
    if not _TAG.search(written):
        return showable(written)
    reader = _Reader()
    reader.feed(written)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return showable("\n".join(line for line in lines if line))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002
    ) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
