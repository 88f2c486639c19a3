"""A timeline written as lists: `Fase 1: 12 måneder`, then `Sykehus: …` line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ferd.formats.plans.documents.text_lines import TextLine
from ferd.formats.plans.understanding.amounts import amount_at_start, find_amounts
from ferd.formats.plans.understanding.columns import PLACES, Role, read_heading
from ferd.formats.plans.understanding.drafts import Draft, DraftPlace
from ferd.formats.plans.understanding.row_cells import objectives_span
from ferd.formats.plans.understanding.stage_words import (
    is_alternative,
    is_stage_label,
    stage_label,
)

_BULLET = re.compile(r"^[\s•●▪■□◦‣∙·➢✓\uf0b7\uf0a7*\u2013\u2014-]+(?=[^\W_])")
_KEY = re.compile(
    r"(?:^|(?<=[\s,;.(]))(?P<key>[^\W\d_][\w/ -]{1,34}?)\s*(?:\([^)]*\))?\s*[:=]\s*"
    r"(?=\S|$)"
)
_DASHED_KEY = re.compile(
    r"^(?P<key>[^\W\d_][\w/ ]{1,34}?)\s+[\u2013\u2014-]\s+(?=\S)|\t+"
)
_GOES_ON = re.compile(r"(?:[,;/&\u2013-]|\b(?:og|eller|samt))\s*$", re.IGNORECASE)

_LONE_OR = re.compile(r"\W*(?:eller|alternativt?)\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Group:
    """The lines of one stage, keyed."""

    head: TextLine
    title: str
    entries: list[tuple[Role, str]] = field(default_factory=list)
    is_alternative: bool = False

    def texts(self, role: Role) -> list[str]:
        return [text for entry, text in self.entries if entry is role]


def read_timeline_lists(lines: Sequence[TextLine], *, own: str = "") -> list[Draft]:
    """Read stages written as keyed lists."""
    drafts = [_draft(group) for group in _groups(lines, own) if _is_stage(group)]
    return drafts or []


def _groups(lines: Sequence[TextLine], own: str) -> Iterator[_Group]:
    """Gather the lines of each stage."""
    group: _Group | None = None
    alternative = False
    for line in lines:
        text = _BULLET.sub("", line.text).strip()
        if _LONE_OR.fullmatch(text):
            alternative = True
            continue
        pairs = _pairs(text)
        if _is_head(text, pairs, group):
            if group is not None:
                yield group
            group = _group(line, text, pairs, is_alternative=alternative)
            alternative = False
        elif group is not None and not _belongs(group, line, text, pairs, own):
            yield group
            group = None
    if group is not None:
        yield group


def _group(
    line: TextLine,
    text: str,
    pairs: Sequence[tuple[Role, str, int]],
    *,
    is_alternative: bool,
) -> _Group:
    """Begin a stage with the line that names it."""
    title = text[: pairs[0][2]] if pairs else text
    entries = [(role, value) for role, value, _ in pairs]
    return _Group(line, title, entries, is_alternative)


def _belongs(
    group: _Group,
    line: TextLine,
    text: str,
    pairs: Sequence[tuple[Role, str, int]],
    own: str,
) -> bool:
    """Add a line to a stage, if it can belong there."""
    if pairs:
        group.entries.extend((role, value) for role, value, _ in pairs)
        return True
    return _add_to_last(group, line, text, own)


def _pairs(text: str) -> list[tuple[Role, str, int]]:
    """Find the keys of a line, each with its value and its place."""
    found: list[tuple[Role, int, int]] = []
    for match in _KEY.finditer(text):
        key, role = _role_of_key(match["key"])
        if role is not None:
            start = match.start("key") + match["key"].rindex(key)
            found.append((role, start, match.end()))
    if not found and (dashed := _DASHED_KEY.match(text)) and dashed["key"]:
        _, role = _role_of_key(dashed["key"])
        if role is not None:
            found.append((role, 0, dashed.end()))
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    return [
        (role, text[after:end].strip(" ,;.").strip(), start)
        for (role, start, after), end in zip(found, ends, strict=False)
    ]


def _role_of_key(key: str) -> tuple[str, Role | None]:
    """Give the role of a key; of several words, those at its end count."""
    parts = key.split()
    for size in range(min(4, len(parts)), 0, -1):
        tail = " ".join(parts[-size:])
        if is_stage_label(tail):
            return key, None
        heading = read_heading(tail)
        if heading.roles and size <= 3 and heading.roles[0] is not Role.OTHER:
            return tail, heading.roles[0]
    return key, None


def _is_head(
    text: str, pairs: Sequence[tuple[Role, str, int]], group: _Group | None
) -> bool:
    """Tell whether a line begins a stage."""
    before = text[: pairs[0][2]] if pairs else text
    if is_stage_label(before) or (is_alternative(before) and find_amounts(before)):
        return True
    if len(before) <= 60 and amount_at_start(before) and _is_short_title(before):
        return True
    if not pairs:
        return False
    role = pairs[0][0]
    if role in (Role.TIME, Role.DURATION, Role.LABEL):
        return group is None or any(group.texts(r) for r in (*PLACES, Role.OBJECTIVES))
    return False


def _is_short_title(text: str) -> bool:
    return text.rstrip().endswith(":") or len(text.split()) <= 6


def _add_to_last(group: _Group, line: TextLine, text: str, own: str) -> bool:
    """Add a line without a key to the value before it, if it can belong there."""
    if line.level:
        return False
    if not group.entries:
        return line.gap == 0 and len(text) < 160
    role, value = group.entries[-1]
    span = objectives_span(text, own=own)
    is_numbers = span is not None and span[1] - span[0] >= len(text) * 0.8
    if not value or _GOES_ON.search(value) or (role is Role.OBJECTIVES and is_numbers):
        group.entries[-1] = (role, f"{value}\n{text}".strip())
        return True
    if line.is_item and role in (*PLACES, Role.OBJECTIVES) and len(text) < 80:
        group.entries[-1] = (role, f"{value}\n{text}")
        return True
    return line.gap == 0 and not text.endswith(".") and len(text) < 100


def _is_stage(group: _Group) -> bool:
    has_what = group.texts(Role.OBJECTIVES) or any(group.texts(r) for r in PLACES)
    has_when = bool(
        find_amounts(group.title)
        or group.texts(Role.TIME)
        or group.texts(Role.DURATION)
        or is_stage_label(group.title)
    )
    return bool(has_what) and has_when


def _draft(group: _Group) -> Draft:
    times = group.texts(Role.TIME)
    title = group.title.strip(" :\u2013-")
    draft = Draft(
        source=group.head.source,
        label=stage_label(title),
        time=" ".join(times) if times else title,
        duration=" ".join(group.texts(Role.DURATION)),
        objectives="\n".join(group.texts(Role.OBJECTIVES)),
        has_objectives=True,
        capacity=" ".join(group.texts(Role.CAPACITY)),
        note=" ".join(group.texts(Role.NOTE)),
        is_alternative=group.is_alternative or is_alternative(title),
    )
    if times and find_amounts(title):
        draft.duration = draft.duration or title
    draft.places = list(_places(group))
    return draft


def _places(group: _Group) -> Iterator[DraftPlace]:
    """Gather the places; a key that comes again begins the next one."""
    held: dict[Role, str] = {}
    for role, value in group.entries:
        if role not in PLACES:
            continue
        if role in held:
            yield DraftPlace(*(held.get(r, "") for r in PLACES))
            first = PLACES.index(role)
            held = {r: t for r, t in held.items() if PLACES.index(r) < first}
        held[role] = value
    if held:
        yield DraftPlace(*(held.get(r, "") for r in PLACES))
