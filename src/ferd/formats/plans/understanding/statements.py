"""The sentences around the timeline, each with the words that introduce its list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ferd.core.diagnostics import Source
from ferd.formats.plans.document import Document
from ferd.formats.plans.prose.paragraphs import Kind, Paragraph
from ferd.formats.plans.prose.sections import all_paragraphs

_END = re.compile(r"[.!?][)»\"”]*\s+(?=[«\"(\u2013-]?\s?[A-ZÆØÅ])")
_SHORTENED = re.compile(
    r"(?:\b(?:ca|evt|f|eks|jf|jfr|nr|mnd|mdr|min|maks|avd|seksj|bl|a|m|pr|inkl|tom|fom"
    r"|st|o|t|kap|pkt|kl)|(?<![\d,.\u2013-])\d{1,2})\.$",
    re.IGNORECASE,
)
_LONGEST = 1500
_LISTED = frozenset({Kind.BULLET, Kind.NUMBERED, Kind.LETTERED})


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, where it stands, and what introduces it.

    Attributes:
        lead: the sentence before a list, for the items of the list.
    """

    text: str
    source: Source
    lead: str = ""


def statements(document: Document) -> tuple[Statement, ...]:
    """Give the sentences of a document in order."""
    found: list[Statement] = []
    lead = ""
    for paragraph in all_paragraphs(document):
        is_item = paragraph.kind in _LISTED
        if not is_item:
            lead = ""
        said = list(_split(paragraph))
        found.extend(Statement(text, at, lead) for text, at in said)
        if not is_item and said and paragraph.text.rstrip().endswith(":"):
            lead = said[-1][0]
    return tuple(found)


def _split(paragraph: Paragraph) -> Iterator[tuple[str, Source]]:
    text, start = paragraph.text, 0
    for match in _END.finditer(text):
        if _SHORTENED.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        yield text[start : match.end()].strip()[:_LONGEST], paragraph.source_at(start)
        start = match.end()
    if text[start:].strip():
        yield text[start:].strip()[:_LONGEST], paragraph.source_at(start)
