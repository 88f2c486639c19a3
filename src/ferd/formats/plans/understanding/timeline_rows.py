"""A timeline whose table was lost: rows of plain text below broken headings.

This is how a PDF or a careless copy leaves a table. The headings say which
columns there were and in what order; a row begins where a time does, and ends
where the next begins or running text does.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ferd.core.diagnostics import Source
from ferd.formats.plans.documents.text_lines import TextLine
from ferd.formats.plans.understanding import doubts
from ferd.formats.plans.understanding.amounts import (
    Amount,
    Kind,
    amount_at_start,
    find_amounts,
)
from ferd.formats.plans.understanding.characters import one_line, words
from ferd.formats.plans.understanding.columns import PLACES, Role, role_of_word
from ferd.formats.plans.understanding.doubts import Doubt
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.lost_headings import (
    Header,
    find_header,
    header_at,
    is_heading_line,
)
from ferd.formats.plans.understanding.row_cells import objectives_span, share_places
from ferd.formats.plans.understanding.rows_together import goes_on
from ferd.formats.plans.understanding.stage_words import LABEL, is_alternative, is_sum

_LONGEST = 20_000
"""Letters that a timeline may have at most; a real one has a twentieth of it."""
_BEFORE_TIME = re.compile(
    rf"[\s•*\u2013(-]*(?:(?:eller|alternativt?|evt\.?)\W+)?(?:{LABEL.pattern})?[\s:.,\u2013(-]*$"
    r"|\s*\d{1,2}[.)]?\s+$",
    re.IGNORECASE,
)
_OBJECTIVES_ONLY = re.compile(
    r"[\s\d,;.()\u2013\u2014-]*(?:(?:og|samt|til|lm|fkm|nr)\b[\s\d,;.()\u2013\u2014-]*)*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:side|page)\s+\d{1,3}\b.{0,10}", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:del|kapittel|kap\.?)\s+\d+\s*$|\d+(?:\.\d+)+\.?\s+\D", re.IGNORECASE
)


def read_timeline_rows(lines: Sequence[TextLine], *, own: str = "") -> list[Draft]:
    """Read the first lost table that gives stages."""
    at = 0
    while (header := find_header(lines, at)) is not None:
        region = _region(lines, header)
        drafts = _drafts(region, header, own)
        if drafts:
            drafts[0].doubts.extend(
                Doubt(doubts.MISSPELT_HEADING, {"text": written, "read": known})
                for written, known in header.misspelt
            )
            return drafts
        at = header.line + 1
    return []


@dataclass(frozen=True, slots=True)
class _Region:
    """The text of the rows, and where each of its lines comes from.

    Attributes:
        pages: lone numbers that were taken for those of pages, and left out.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[Source, ...]
    pages: tuple[tuple[Source, str], ...] = ()

    def source_at(self, position: int) -> Source:
        return self.sources[max(0, bisect_right(self.starts, position) - 1)]


def _region(lines: Sequence[TextLine], header: Header) -> _Region:
    """Take the lines from the headings to where running text begins."""
    texts: list[str] = []
    sources: list[Source] = []
    pages: list[tuple[Source, str]] = []
    heads = _running_heads(lines)
    size = 0
    for at in range(header.line, len(lines)):
        line = lines[at]
        text = line.text[header.column :] if at == header.line else line.text
        is_head = bool(texts) and text.strip() in heads
        if not text.strip() or is_head or _is_page_number(line, texts):
            continue
        if (
            texts
            and at + 1 < len(lines)
            and _interrupts(texts[-1], text, lines[at + 1])
        ):
            pages.append((line.source, text.strip()))
            continue
        if texts and is_heading_line(text) and not _begins_row(text):
            again = header_at(lines, at)
            if again is not None and again.roles == header.roles:
                continue
        if size > _LONGEST or _ends_region(line, text, has_rows=bool(texts)):
            break
        texts.append(text[: _LONGEST - size])
        size += len(text)
        sources.append(line.source)
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1
    return _Region("\n".join(texts), tuple(starts), tuple(sources), tuple(pages))


def _is_page_number(line: TextLine, before: Sequence[str]) -> bool:
    """Tell whether a lone number is a page's, not an objective's."""
    if not re.fullmatch(
        r"\s*(?:(?:side|page)\s*)?\d{1,3}\s*(?:(?:av|of|/)\s*\d+)?\s*",
        line.text,
        re.IGNORECASE,
    ):
        return False
    if not line.text.strip().isdigit():
        return True
    goes_on = bool(before) and before[-1].rstrip().endswith(
        (",", "-", "\u2013", ";", "og")
    )
    return not goes_on and (line.is_page_edge or line.gap > 1)


def _running_heads(lines: Sequence[TextLine]) -> frozenset[str]:
    """Find what stands beside the numbers of several pages, such as the plan's name."""
    beside: Counter[str] = Counter()
    for above, line, below in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if _PAGE.fullmatch(line.text):
            beside.update({one.text.strip() for one in (above, below) if one})
    return frozenset(text for text, times in beside.items() if times > 1)


def _interrupts(before: str, text: str, following: TextLine) -> bool:
    """Tell whether a lone number stands in the way of numbers that go on below it.

    An objective there would have a comma after it, and lie between its neighbours.
    """
    number = re.fullmatch(r"\s*(\d{1,3})\s*", text)
    earlier = re.search(r"(\d{1,3})\s*,\s*$", before)
    later = re.match(r"\s*(\d{1,3})(?!\d)(?!\s*(?:år|mnd|m[åa]n))", following.text)
    if not (number and earlier and later) or _begins_row(following.text):
        return False
    return int(number[1]) < int(earlier[1]) < int(later[1])


def _begins_row(text: str) -> bool:
    found = find_amounts(text)
    return bool(found) and bool(_BEFORE_TIME.match(text[: found[0].start]))


def _ends_region(line: TextLine, text: str, *, has_rows: bool) -> bool:
    """Tell whether running text begins here."""
    if line.level or _SECTION.match(text):
        return True
    if _OBJECTIVES_ONLY.fullmatch(text):
        return False
    if _begins_row(text):
        return _is_prose(text) and not _cells_in(text)
    if is_alternative(text) and len(text.split()) <= 2:
        return False
    return _is_prose(text) or (has_rows and line.gap >= 2) or is_sum(text)


def _cells_in(text: str) -> bool:
    return objectives_span(text) is not None


def _is_prose(text: str) -> bool:
    """Tell whether a line is part of a sentence rather than of a table."""
    named = re.findall(r"[^\W\d_]{2,}", text)
    small = sum(1 for word in named if word[0].islower())
    ends = text.rstrip().endswith((".", ":", "?"))
    if len(named) >= 7 and small * 2 > len(named):
        return True
    return (ends and len(named) >= 3 and small >= 2) or (
        ":" in text and small >= 3 and not any(map(role_of_word, words(text)[:1]))
    )


def _drafts(region: _Region, header: Header, own: str) -> list[Draft]:
    """Cut the text into rows, and each row into its cells."""
    begins = _row_starts(region.text, own)
    spans = list(pairwise([*begins, len(region.text)]))
    spans_text = _with_cells_above([region.text[a:b] for a, b in spans], own)
    place_roles = [role for role in header.roles if role in PLACES]
    seen: list[Sequence[str]] = []
    drafts: list[Draft] = []
    pending = False
    for (begin, _), text in zip(spans, spans_text, strict=True):
        if is_sum(text):
            continue
        row, trailing_or = _without_last_or(text)
        draft = _draft(row, region.source_at(begin), place_roles, seen, own)
        draft.is_alternative = draft.is_alternative or pending
        pending = trailing_or
        draft.doubts.extend(_left_out(region, begin, begin + len(text)))
        if not (drafts and goes_on(drafts[-1], draft)):
            drafts.append(draft)
    return drafts if any(d.objectives.strip() or d.places for d in drafts) else []


def _left_out(region: _Region, begin: int, end: int) -> Iterator[Doubt]:
    """Doubt the numbers that were taken for those of pages inside a row."""
    first, last = (_at(region.source_at(place)) for place in (begin, end - 1))
    for source, text in region.pages:
        if first <= _at(source) <= last:
            yield Doubt(doubts.LONE_NUMBER, {"text": text})


def _at(source: Source) -> tuple[int, int]:
    return source.page, source.line


def _without_last_or(text: str) -> tuple[str, bool]:
    """Take a lone *eller* between two rows off the end of the first."""
    cut = re.sub(r"\n\W*(?:eller|alternativt?)\W*$", "", text, flags=re.IGNORECASE)
    return cut, cut != text


def _row_starts(text: str, own: str) -> list[int]:
    """Find where rows begin: at a time that begins a line, or ends a full row."""
    starts: list[int] = []
    for amount in find_amounts(text):
        line_start = text.rfind("\n", 0, amount.start) + 1
        before = text[line_start : amount.start]
        if _BEFORE_TIME.match(before):
            if not starts or not _is_inside_row(text[starts[-1] :], amount, own):
                starts.append(line_start)
        elif not starts:
            starts.append(line_start)
        elif _is_full(text[starts[-1] : amount.start], own):
            label = re.search(rf"(?:{LABEL.pattern})\W*$", before, re.IGNORECASE)
            back = len(label[0]) if label else 0
            starts.append(amount.start - back)
    return list(dict.fromkeys(starts))


def _is_inside_row(row: str, amount: Amount, own: str) -> bool:
    """Tell whether a length at the start of a line belongs to the row above it."""
    first = amount_at_start(row)
    if first is None or amount.kind is not Kind.DURATION:
        return False
    return first.kind is not Kind.DURATION and not _is_full(row, own)


def _is_full(row: str, own: str) -> bool:
    """Tell whether a row has come as far as its objectives."""
    found = find_amounts(row)
    rest = row[found[0].end :] if found else row
    span = objectives_span(rest, own=own)
    return span is not None and not rest[span[1] :].strip(" \n\t.")


def _with_cells_above(rows: list[str], own: str) -> list[str]:
    """Give lines of objectives that stand above their row back to it.

    A cell of several lines is centred beside its row, so that half of its lines
    come before the row's own line.
    """
    out = list(rows)
    for at in range(1, len(out)):
        kept, above = _split_off_objectives(out[at - 1])
        if not above or not _is_full(kept, own) or kept.rstrip().endswith(","):
            continue
        first_line, _, rest = out[at].partition("\n")
        lacks = objectives_span(_after_time(first_line), own=own) is None
        if lacks and (
            above.rstrip().endswith((",", "-", "\u2013")) or not rest.strip()
        ):
            out[at - 1] = kept
            out[at] = f"{first_line}\n{above}\n{rest}".rstrip()
    return out


def _split_off_objectives(row: str) -> tuple[str, str]:
    """Part a row from the lines at its end that hold only objectives."""
    lines = row.rstrip("\n").split("\n")
    cut = len(lines)
    while cut > 1 and _OBJECTIVES_ONLY.fullmatch(lines[cut - 1]):
        cut -= 1
    return "\n".join(lines[:cut]), "\n".join(lines[cut:])


def _after_time(row: str) -> str:
    found = find_amounts(row)
    return row[found[0].end :] if found else row


def _draft(
    row: str,
    source: Source,
    roles: Sequence[Role],
    seen: list[Sequence[str]],
    own: str,
) -> Draft:
    amounts = find_amounts(row)
    time_end = amounts[0].end if amounts else 0
    before, rest = row[: amounts[0].start] if amounts else "", row[time_end:]
    while (more := re.match(r"\s*\(([^)\n]*)\)", rest)) and find_amounts(more[1]):
        rest, time_end = rest[more.end() :], time_end + more.end()
    span = objectives_span(rest, own=own)
    middle, objectives, after = rest, "", ""
    if span is not None:
        middle, objectives = rest[: span[0]], rest[span[0] : span[1]]
        after = rest[span[1] :].strip(" .\n\t")
    if after and not middle.strip():
        middle, after = after, ""
    shares, is_certain = share_places(middle, roles, seen)
    if not is_certain and own:
        # A department may be called as the specialty's code is: `RAD 1-50`.
        bare = objectives_span(rest)
        if bare is not None and share_places(rest[: bare[0]], roles, seen)[1]:
            return _draft(row, source, roles, seen, "")
    label = LABEL.search(before)
    draft = Draft(
        source=source,
        label=one_line(label[0]) if label else "",
        time=row[len(before) : time_end],
        objectives=f"{objectives} {after}".strip() if len(after) < 30 else objectives,
        has_objectives=True,
        is_alternative=is_alternative(before),
    )
    named = dict(zip(roles, shares, strict=False))
    place = DraftPlace(*(named.get(role, "") for role in PLACES))
    draft.places = [place] if place else []
    if is_certain:
        seen.append(shares)
    else:
        facts = {
            "text": one_line(middle)[:120],
            "read": " / ".join(share or "\u2013" for share in shares),
        }
        draft.doubts.append(Doubt(doubts.UNSURE_COLUMNS, facts))
    return draft
