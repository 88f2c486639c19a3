"""The lines of a document that say something, with the gaps between them.

Unlike a paragraph, such a line keeps its tabs and wide spaces, since in a table
they part the cells.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document, Line


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line with text.

    Attributes:
        gap: empty lines before it, beyond what is usual in the document.
        level: as `Line.level`.
        is_page_edge: whether it is the first or last line of one of many pages.
    """

    text: str
    source: Source
    gap: int
    level: int = 0
    is_item: bool = False
    is_page_edge: bool = False


def text_lines(document: Document) -> list[TextLine]:
    """Give the lines with text, outside tables."""
    found: list[tuple[Line, int]] = []
    gap = 0
    for block in document.blocks:
        if not isinstance(block, Line):
            gap += 3
        elif block.text.strip():
            found.append((block, gap))
            gap = 0
        else:
            gap += 1
    usual = _usual_gap([gap for _, gap in found[1:]])
    edges = _page_edges([line for line, _ in found])
    return [
        TextLine(
            text=line.text.strip(" "),
            source=line.source,
            gap=max(0, gap - usual),
            level=line.level,
            is_item=line.is_item,
            is_page_edge=at in edges,
        )
        for at, (line, gap) in enumerate(found)
    ]


def _usual_gap(gaps: Sequence[int]) -> int:
    """Tell whether an empty line follows nearly every line, as from some PDFs."""
    return 1 if Counter(gaps)[1] > len(gaps) * 0.6 else 0


def _page_edges(lines: Sequence[Line]) -> set[int]:
    edges: set[int] = set()
    for at in range(1, len(lines)):
        if lines[at].source.page != lines[at - 1].source.page:
            edges.update((at - 1, at))
    if edges:
        edges.add(len(lines) - 1)
    return edges
