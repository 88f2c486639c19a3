"""The XML parts of a Word file, parsed without entities, network or surprise."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from lxml import etree  # type: ignore[import-untyped]  # it has no types

from ferd.formats.plans.documents.bounds import refuse_size
from ferd.formats.plans.documents.unreadable import unreadable

_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W: Final = "{" + _TRANSITIONAL.decode() + "}"
VAL: Final = W + "val"
_MAIN: Final = "word/document.xml"
_LARGEST_PART: Final = 40_000_000
_MOST_TAGS: Final = 1_000_000


class Element(Protocol):
    """What is used of an XML element; lxml comes without types."""

    @property
    def tag(self) -> str:
        """Give the name, with its namespace in braces."""

    @property
    def text(self) -> str | None:
        """Give the text before the first child."""

    def get(self, name: str) -> str | None:
        """Give an attribute."""

    def find(self, path: str) -> "Element | None":
        """Give the first child at a path."""

    def iterfind(self, path: str) -> "Iterator[Element]":
        """Give the children at a path."""

    def iter(self, *names: str) -> "Iterator[Element]":
        """Give all descendants of some names."""

    def __iter__(self) -> "Iterator[Element]": ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a Word file is read: its body, and what explains the body."""

    body: Element
    styles: Element | None
    numbering: Element | None
    margins: tuple[Element, ...]


def open_parts(data: bytes) -> Parts:
    """Unpack and parse the parts that are read, and only those."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = {name.lower().lstrip("/"): name for name in packed.namelist()}
        main = next(_targets(packed, names, "_rels/.rels", "officeDocument"), _MAIN)
        rels = posixpath.join(
            posixpath.dirname(main), "_rels", posixpath.basename(main) + ".rels"
        )

        def related(kind: str) -> Iterator[Element]:
            for name in _targets(packed, names, rels, kind):
                if (part := _parse(packed, names, name)) is not None:
                    yield part

        root = _parse(packed, names, main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise unreadable("READ007", kind="DOCX")
        return Parts(
            body,
            next(related("styles"), None),
            next(related("numbering"), None),
            (*related("header"), *related("footer")),
        )


def number(text: str | None, default: int = 0, largest: int = 100_000) -> int:
    """Read a whole number that a file gives; never a huge or a negative one."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), largest)


def is_on(parent: Element | None, name: str) -> bool:
    """Tell whether a switch such as ``w:vanish`` is there and not turned off."""
    if parent is None or (found := parent.find(W + name)) is None:
        return False
    return found.get(VAL) not in ("0", "false", "off")


def _targets(
    packed: zipfile.ZipFile, names: dict[str, str], rels: str, kind: str
) -> Iterator[str]:
    root = _parse(packed, names, rels)
    folder = posixpath.dirname(posixpath.dirname(rels))
    for relation in () if root is None else root:
        if relation.get("TargetMode") == "External":
            continue
        if (relation.get("Type") or "").endswith("/" + kind):
            target = relation.get("Target") or ""
            yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _parse(packed: zipfile.ZipFile, names: dict[str, str], name: str) -> Element | None:
    if (found := names.get(name.lower())) is None:
        return None
    if packed.getinfo(found).file_size > _LARGEST_PART:
        raise unreadable("READ009")
    xml = packed.read(found)
    if xml.count(b"<") > _MOST_TAGS:  # each becomes an object in memory
        raise refuse_size()
    if b"<!DOCTYPE" in xml:
        raise unreadable("READ011")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        tree = etree.ElementTree(
            etree.fromstring(xml.replace(_STRICT, _TRANSITIONAL), parser)
        )
    except etree.XMLSyntaxError as error:
        code = "READ009" if "depth" in str(error) else "READ007"
        raise unreadable(code, kind="DOCX") from error
    if tree.docinfo.doctype:
        raise unreadable("READ011")
    root: Element = tree.getroot()
    return root
