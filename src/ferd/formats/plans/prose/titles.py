"""Headings without numbers: those the format marks, or lines that read like one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ferd.formats.plans.document import Row
from ferd.formats.plans.prose.paragraphs import Print

LONGEST_HEADING = 120

_USUAL = re.compile(
    r"rettlei|veile[di]|vegleiing|supervis|undervisn?ing|vurdering|evaluering|forskn?ing"
    r"|revisjon|fordyp|fordjup|kompetansemål|hensikt|føremål|formål|målsett|organisering"
    r"|beskriv|utdanning|kurs|egnethet|eigna|dokumentasjon|rotasjon|annet|anna",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its number and words, and the lines it stands on.

    Attributes:
        number: as in ``2.1.4``; empty when the heading has none.
        first, end: places in the list of lines; `end` is the first of the body.
    """

    number: str
    text: str
    first: int
    end: int


def titles(lines: Sequence[Print | Row]) -> tuple[Heading, ...]:
    """Use the format's own headings, or else lines that read as usual headings."""
    by_format = [h for h in _all_lines(lines) if level_of(lines, h)]
    if _is_title(lines, by_format):
        del by_format[0]
    if len(by_format) >= 2:
        return tuple(by_format)
    by_words = [h for h in _all_lines(lines) if _is_usual(lines, h)]
    return tuple(by_words) if len(by_words) >= 2 else ()


def _is_title(lines: Sequence[Print | Row], found: Sequence[Heading]) -> bool:
    """Tell whether the first heading is that of the document: alone, and bare."""
    levels = [level_of(lines, heading) for heading in found]
    is_bare = len(found) > 1 and found[1].first == found[0].end
    return is_bare and levels[0] < min(levels[1:])


def _all_lines(lines: Sequence[Print | Row]) -> Iterator[Heading]:
    for place, line in enumerate(lines):
        if isinstance(line, Print) and len(line.text) <= LONGEST_HEADING:
            yield Heading("", line.text.strip("# ").rstrip(":"), place, place + 1)


def _is_usual(lines: Sequence[Print | Row], heading: Heading) -> bool:
    line = lines[heading.first]
    following = lines[heading.end] if heading.end < len(lines) else None
    if isinstance(line, Row) or not isinstance(following, Print) or line.line.is_item:
        return False
    is_short = len(line.text.split()) <= 7 and line.text[-1] not in ".,;!?"
    stands_alone = line.text[0].isupper() and following.text[0].isupper()
    return is_short and stands_alone and bool(_USUAL.search(line.text))


def level_of(lines: Sequence[Print | Row], heading: Heading) -> int:
    """Say how deep the format itself puts a heading; 0 where it does not say."""
    line = lines[heading.first]
    return line.line.level if isinstance(line, Print) else 0
