"""A timeline in sentences: `0-12 måneder: AHUS, NM. Læringsmål 1-17` and so on.

Each line begins with a time and ends with objectives. Two such lines make a
timeline; what stands between is the place.
"""

import re
from collections.abc import Sequence

from ferd.formats.plans.documents.text_lines import TextLine
from ferd.formats.plans.understanding.amounts import amount_at_start
from ferd.formats.plans.understanding.characters import one_line
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.place_names import (
    is_department,
    is_site,
    is_trust,
)
from ferd.formats.plans.understanding.row_cells import objectives_span
from ferd.formats.plans.understanding.stage_words import (
    is_alternative,
    stage_label,
    without_or,
)

_BULLET = re.compile(
    r"^[\s•●▪■□◦‣∙·➢✓\uf0b7\uf0a7*\u2013-]*"
    r"(?:(?:\d{1,2}\)|[a-zæøå]\)|[IVX]{1,4}[.)])\s+)?(?=\S)"
)
_OBJECTIVE_WORDS = re.compile(
    r"[\s,;:.(\u2013-]*\b(?:læringsm[åa]l\w*|LM|mål)\b[\s.:)nr]*$", re.IGNORECASE
)
_AT = re.compile(
    r"^\W*(?:(?:ved|på|i|hos|tjeneste|teneste|rotasjon|til)\s+)+", re.IGNORECASE
)
_GOES_ON = re.compile(r"(?:[,;/\u2013-]|\b(?:og|eller|samt))\s*$", re.IGNORECASE)
_LONGEST = 400


def read_timeline_sentences(lines: Sequence[TextLine], *, own: str = "") -> list[Draft]:
    """Read stages written one to a line; fewer than two are no timeline."""
    drafts = []
    for text, line in _joined(lines):
        draft = _draft(text, line, own)
        if draft is not None:
            drafts.append(draft)
    return drafts if len(drafts) >= 2 else []


def _joined(lines: Sequence[TextLine]) -> list[tuple[str, TextLine]]:
    """Put lines together that begin with a time and go on below."""
    out: list[tuple[str, TextLine]] = []
    for line in lines:
        text = _BULLET.sub("", line.text)
        if _begins(text):
            out.append((text, line))
        elif (
            out
            and line.gap == 0
            and (
                _GOES_ON.search(out[-1][0])
                or re.match(r"\s*(?:\d|læringsm|LM\b)", text, re.IGNORECASE)
            )
        ):
            out[-1] = (f"{out[-1][0]}\n{text}"[:_LONGEST], out[-1][1])
    return out


def _begins(text: str) -> bool:
    rest = _after_label(without_or(text))
    return amount_at_start(rest) is not None


def _after_label(text: str) -> str:
    label = stage_label(text)
    return text[len(label) :].lstrip(" :.\u2013-(") if label else text


def _draft(text: str, line: TextLine, own: str) -> Draft | None:
    bare = without_or(text)
    rest = _after_label(bare)
    amount = amount_at_start(rest)
    if amount is None:
        return None
    after = rest[amount.end :]
    span = objectives_span(after, own=own)
    if span is None or after[span[1] :].strip(" .;)\n"):
        return None
    middle = _OBJECTIVE_WORDS.sub("", after[: span[0]])
    if len(middle) > 200:
        return None
    place = _place(middle)
    return Draft(
        source=line.source,
        label=stage_label(bare),
        time=rest[: amount.end],
        places=[place] if place else [],
        objectives=after[span[0] : span[1]],
        has_objectives=True,
        is_alternative=is_alternative(text),
    )


def _place(text: str) -> DraftPlace:
    """Sort the names between commas by what they look like."""
    marked = re.sub(r"\t+| {2,}", ", ", text.strip())
    bare = _AT.sub("", one_line(marked)).strip(" ,;:.()\u2013-")
    parts = [p for p in re.split(r"\s*[,;:]\s*|\s+(?:ved|på)\s+", bare) if p.strip()]
    if len(parts) == 3 and not is_department(parts[0]):
        return DraftPlace(*parts)
    held = {"trust": "", "site": "", "department": ""}
    for part in parts:
        kind = _kind_of(part)
        held[kind] = f"{held[kind]}, {part}".strip(", ")
    return DraftPlace(held["trust"], held["site"], held["department"])


def _kind_of(part: str) -> str:
    if is_trust(part):
        return "trust"
    if is_department(part):
        return "department"
    return "site" if is_site(part) else "department"
