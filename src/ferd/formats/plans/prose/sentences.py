"""The sentences of a plan, each with what stands around it.

A promise is often only half said in its own sentence: the rest is in the heading,
in the line that introduces the list, or in the sentence before ("Dette skjer…").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ferd.core.diagnostics import Source
from ferd.core.plans.model import Section
from ferd.formats.plans.document import Document, Row
from ferd.formats.plans.prose.paragraphs import (
    Habits,
    Kind,
    Paragraph,
    Print,
    habits,
    prints,
)
from ferd.formats.plans.prose.sections import all_paragraphs, paragraphs

_LONGEST = 900
_MOST_SENTENCES = 3000
_MOST_ITEMS = 60
_SHORTENED = re.compile(
    r"(?:\b(?:ca|f|eks|evt|ev|bl|a|m|fl|pr|dvs|jf|jfr|ref|mnd|mdr|nr|kl|min|maks|stk"
    r"|vedr|inkl|ekskl|tlf|spes|avd|seksj|o|osv|mv|kap|pkt|dr|prof|obs|ang|tom|fom"
    r"|t|mtp|nåv|mob|st)|(?<![\d,.\u2013-])\d{1,2})\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.!?]+[)»\"”]*\s+(?=[\"«(\u2013-]?\s?[A-ZÆØÅ0-9])")
_NO_WORD = re.compile(r"[^\w/-]+")
_POINTING = re.compile(
    r"(?:Dette|Denne|Disse|Desse|Det|Den|De|Dei|Tiden|Tida|Kandidaten|Her|Dei)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its surroundings.

    The `words…` are in lower case, with single spaces between and around them and
    without punctuation, for looking up stems.

    Attributes:
        text: the sentence, its lines joined.
        lowered: the same in lower case.
        words: its words.
        words_in_context: also those that introduce the list it is an item of, and
            of the sentence before where it points back to it.
        words_with_heading: also those of the heading.
        words_around: those of heading and paragraph.
        items: how many items follow, when the sentence introduces a list.
        is_brief: whether it is a note rather than a sentence, as in a list.
    """

    text: str
    paragraph: Paragraph
    start: int
    lowered: str
    words: str
    words_in_context: str
    words_with_heading: str
    words_around: str
    items: int
    is_brief: bool

    def source_at(self, position: int) -> Source:
        """Say on which line a letter of the sentence stands."""
        return self.paragraph.source_at(self.start + position)


def sentences(
    document: Document, sections: Sequence[Section] = ()
) -> tuple[Sentence, ...]:
    """Split all running text into sentences, in order.

    No real plan has more than a few thousand; what comes after three thousand is not
    looked at.
    """
    if not sections:
        return tuple(islice(_of(all_paragraphs(document), ""), _MOST_SENTENCES))
    lines = prints(document)
    habit = habits(lines)
    begins = {section.source: section.heading for section in sections}
    return tuple(islice(_all(lines, habit, begins), _MOST_SENTENCES))


def _all(
    lines: Sequence[Print | Row], habit: Habits, begins: Mapping[Source | None, str]
) -> Iterator[Sentence]:
    heading = ""
    held: list[Print | Row] = []
    for line in lines:
        title = begins.get(line.source if isinstance(line, Row) else line.line.source)
        if title is None:
            held.append(line)
            continue
        yield from _of(paragraphs(held, habit), heading)
        heading, held = title, []
    yield from _of(paragraphs(held, habit), heading)


def _of(found: Sequence[Paragraph], heading: str) -> Iterator[Sentence]:
    lead = ""
    for place, paragraph in enumerate(found):
        if paragraph.kind is Kind.HEADING:
            lead, heading = "", paragraph.text
            continue
        if paragraph.kind is Kind.TEXT:
            lead = ""
        items = _items_after(found, place) if paragraph.text.endswith(":") else 0
        yield from _sentences(paragraph, heading, lead, items)
        if paragraph.kind is Kind.TEXT and paragraph.text.endswith(":"):
            lead = list(_split(paragraph.text))[-1][1]


def _sentences(
    paragraph: Paragraph, heading: str, lead: str, items: int
) -> Iterator[Sentence]:
    introduced, title = _words(lead), _words(heading)
    around = title + _words(paragraph.text[:_LONGEST])
    is_listed = paragraph.kind is not Kind.TEXT
    before = ""
    for start, text in _split(paragraph.text):
        words = _words(text)
        context = introduced + (before if _POINTING.match(text) else "") + words
        yield Sentence(
            text=text,
            paragraph=paragraph,
            start=start,
            lowered=text.lower(),
            words=words,
            words_in_context=context,
            words_with_heading=title + context,
            words_around=around,
            items=items if start + len(text) >= len(paragraph.text) else 0,
            is_brief=len(text.split()) <= (14 if is_listed else 7),
        )
        before = words


def _words(text: str) -> str:
    return f" {_NO_WORD.sub(' ', text.lower()).strip()} " if text else ""


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
    for paragraph in found[place + 1 : place + 1 + _MOST_ITEMS]:
        if paragraph.kind not in {Kind.BULLET, Kind.NUMBERED, Kind.LETTERED}:
            break
        count += 1
    return count
