"""The sentences of a plan, each with what stands around it.

A promise is often only half said in its own sentence: the rest is in the heading,
in the line that introduces the list, or in the sentence before ("Dette skjer…").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ferd.core.diagnostics import Source
from ferd.core.plans.model import Section
from ferd.formats.plans.document import Document, Row
from ferd.formats.plans.paragraphs import Kind, Paragraph, Print, habits, prints
from ferd.formats.plans.sections import paragraphs

_LONGEST = 2000
_SHORTENED = re.compile(
    r"(?:\b(?:ca|f|eks|evt|ev|bl|a|m|fl|pr|dvs|jf|jfr|ref|mnd|mdr|nr|kl|min|maks|stk"
    r"|vedr|inkl|ekskl|tlf|spes|avd|seksj|o|osv|mv|kap|pkt|dr|prof|obs|ang|tom|fom"
    r"|t|mtp|nåv|mob|st)|\d)\.$",
    re.I,
)
_BREAK = re.compile(r"[.!?]+[)»\"”]*\s+(?=[\"«(–-]?\s?[A-ZÆØÅ0-9])")
_POINTING = re.compile(
    r"(?:Dette|Denne|Disse|Desse|Det|Den|De|Dei|Tiden|Tida|Kandidaten|Her|Dei)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its surroundings.

    Attributes:
        text: the sentence, its lines joined.
        heading: of the section it stands in.
        lead: the words that introduce the list it is an item of.
        before: the sentence before it in the same paragraph.
        whole: the paragraph.
        items: how many items follow, when the sentence introduces a list.
    """

    text: str
    paragraph: Paragraph
    start: int
    heading: str = ""
    lead: str = ""
    before: str = ""
    items: int = 0

    @property
    def whole(self) -> str:
        return self.paragraph.text[:_LONGEST]

    @property
    def context(self) -> str:
        """Give what a reader has in mind: the lead, what "dette" means, the words."""
        before = self.before if _POINTING.match(self.text) else ""
        return " ".join(filter(None, (self.lead, before, self.text)))

    @property
    def is_brief(self) -> bool:
        """Tell whether it is a note rather than a sentence, as in a list."""
        is_listed = self.paragraph.kind is not Kind.TEXT
        return len(self.text.split()) <= (14 if is_listed else 7)

    def source_at(self, position: int) -> Source:
        """Say on which line a letter of the sentence stands."""
        return self.paragraph.source_at(self.start + position)


def sentences(
    document: Document, sections: Sequence[Section] = ()
) -> tuple[Sentence, ...]:
    """Split all running text into sentences, in order."""
    lines = prints(document)
    habit = habits(lines)
    begins = {section.source: section.heading for section in sections}
    found: list[Sentence] = []
    heading = ""
    held: list[Print | Row] = []
    for line in lines:
        title = begins.get(line.source if isinstance(line, Row) else line.line.source)
        if title is None:
            held.append(line)
            continue
        found.extend(_of(paragraphs(held, habit), heading))
        heading, held = title, []
    found.extend(_of(paragraphs(held, habit), heading))
    return tuple(found)


def _of(found: Sequence[Paragraph], heading: str) -> Iterator[Sentence]:
    lead = ""
    for place, paragraph in enumerate(found):
        if paragraph.kind is Kind.HEADING:
            lead, heading = "", paragraph.text
            continue
        if paragraph.kind is Kind.TEXT:
            lead = ""
        split = tuple(_split(paragraph.text))
        before = ""
        for start, text in split:
            is_last = start == split[-1][0]
            items = _items_after(found, place) if is_last and text[-1] == ":" else 0
            yield Sentence(text, paragraph, start, heading, lead, before, items)
            before = text
        if paragraph.kind is Kind.TEXT and paragraph.text.endswith(":") and split:
            lead = split[-1][1]


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Give each sentence and where it begins."""
    start = 0
    for match in _BREAK.finditer(text):
        if _SHORTENED.search(text[max(0, match.start() - 12) : match.start() + 1]):
            continue
        yield start, text[start : match.end()].strip()[:_LONGEST]
        start = match.end()
    if text[start:].strip():
        yield start, text[start:].strip()[:_LONGEST]


def _items_after(found: Sequence[Paragraph], place: int) -> int:
    count = 0
    for paragraph in found[place + 1 :]:
        if paragraph.kind not in {Kind.BULLET, Kind.NUMBERED, Kind.LETTERED}:
            break
        count += 1
    return count
