"""The headings of a timeline whose table was lost, which may be broken over lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ferd.formats.plans.documents.text_lines import TextLine
from ferd.formats.plans.understanding.amounts import Kind, find_amounts
from ferd.formats.plans.understanding.characters import words
from ferd.formats.plans.understanding.columns import Role, role_of_phrase, role_of_word

_WHEN = (Role.TIME, Role.DURATION, Role.LABEL)
_HEADER_LINES = 8
_AFTER_COLON = re.compile(r":\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a lost table: roles in order, and where the rows begin.

    Attributes:
        line, column: the place just after the headings.
    """

    roles: tuple[Role, ...]
    line: int
    column: int
    misspelt: tuple[tuple[str, str], ...] = ()


def find_header(lines: Sequence[TextLine], start: int) -> Header | None:
    """Find headings, which may be broken over several lines."""
    for first in range(start, len(lines)):
        if is_heading_line(lines[first].text):
            header = header_at(lines, first)
            if header is not None:
                return header
    return None


def is_heading_line(text: str) -> bool:
    """Tell whether a line may be part of broken headings."""
    cut, _ = _before_time(text)
    if any(not role_of_word(word.casefold()) for word in _AFTER_COLON.findall(cut)):
        return False  # `Sykehus: Ski` is an entry of a list
    named = words(cut)
    if len(named) <= 4 and role_of_phrase(cut):
        return True
    roles = [word for word in named if role_of_word(word)]
    return bool(roles) and len(named) - len(roles) <= max(2, 2 * len(roles))


def _before_time(text: str) -> tuple[str, int]:
    """Cut a line before the first time in it, where a row begins."""
    for amount in find_amounts(text):
        if amount.kind in (Kind.INTERVAL, Kind.ORDINAL, Kind.DURATION):
            return text[: amount.start], amount.start
    return text, len(text)


def header_at(lines: Sequence[TextLine], first: int) -> Header | None:
    """Read the headings that begin at a line; None when it has none."""
    roles: list[Role] = []
    misspelt: list[tuple[str, str]] = []
    for at in range(first, min(first + _HEADER_LINES, len(lines))):
        text, column = _before_time(lines[at].text)
        if text.strip() and not is_heading_line(lines[at].text):
            return _complete(roles, misspelt, at, 0)
        _collect(text, roles, misspelt)
        if column < len(lines[at].text):
            return _complete(roles, misspelt, at, column)
    return None


def _complete(
    roles: list[Role], misspelt: list[tuple[str, str]], line: int, column: int
) -> Header | None:
    has_when = any(role in roles for role in _WHEN)
    has_what = Role.OBJECTIVES in roles
    if not has_when or not has_what or len(roles) < 2 or Role.OTHER in roles[:1]:
        return None
    return Header(tuple(roles), line, column, tuple(dict.fromkeys(misspelt)))


def _collect(text: str, roles: list[Role], misspelt: list[tuple[str, str]]) -> None:
    by_phrase = role_of_phrase(text)
    if by_phrase is not None and by_phrase not in roles:
        roles.append(by_phrase)
    for word in words(text):
        found = role_of_word(word)
        if found is None or found[0] in roles:
            continue
        roles.append(found[0])
        if word != found[1] and not word.startswith(found[1]):
            misspelt.append((word, found[1]))
