"""What a document consists of, before anyone has chosen PDF, Word or HTML.

A composition is made once, in one language, and every writer shows all of it.
All text is plain text: nothing in here is ever read as markup by a writer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ferd.formats.documents.language import Language


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress; a lone newline is a line break.

    Attributes:
        address: where a link leads (http, https or mailto); empty when none.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    address: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels count from one, under the title of the document."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Aside:
    """A quiet remark about what stands beside it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `start` is its first number, or None for bullets."""

    start: int | None
    items: "tuple[tuple[Block, ...], ...]"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks set in as someone else's words."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose line breaks and spaces count."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row.

    Attributes:
        caption: what the table shows, for those who cannot see its place.
        widths: the relative widths of the columns.
    """

    caption: str
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, with the words that stand in for it.

    Attributes:
        width, height: in the picture's own units; the width fills the page.
    """

    svg: str
    alternative: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on.

    Attributes:
        lines: who signs, the name and the date that stand there already.
    """

    date_label: str
    lines: tuple[tuple[str, str, str], ...]


Block = (
    Heading
    | Paragraph
    | Aside
    | Items
    | Quotation
    | Verbatim
    | Table
    | Drawing
    | Signatures
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A whole document.

    Attributes:
        kind: what sort of document it is, above the title.
        details: what identifies it (version, status, dates), label and value.
        imprint: what the foot of every page says beside the page number.
        page_label: how a page is numbered, with %(page)s and %(pages)s.
        issued_on: the day this copy was made.
        is_landscape: the pages lie on their side.
    """

    language: Language
    kind: str
    title: str
    subtitle: str
    details: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    imprint: tuple[str, ...]
    page_label: str
    issued_on: date
    is_landscape: bool = False


def plain(text: str) -> Text:
    """Make text of a string; its newlines become line breaks."""
    return (Run(text),) if text else ()


def written_address(runs: Sequence[Run]) -> str:
    """Give the address a link must write out on paper; empty when its text is it."""
    address = runs[0].address
    shown = "".join(run.text for run in runs)
    told = address.removeprefix("mailto:")
    return "" if shown in {address, told} else told
