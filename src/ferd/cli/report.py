"""Diagnostics for a terminal, as compilers write them, or as JSON for programs."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from ferd.core.diagnostics import Diagnostic, Severity

Painter = Callable[[str, str], str]
"""Takes a text and the name of its style, and gives it coloured or as it is."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "place": "1",
    "hint": "2",
    "clean": "1;32",
}
_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


def painter_for(stream: TextIO) -> Painter:
    """Paint on a terminal, unless its user has said no (NO_COLOR)."""
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _plain if is_plain or not stream.isatty() else _coloured


def as_text(name: str, diagnostics: Sequence[Diagnostic], paint: Painter) -> str:
    """Write ``file:line: CODE severity: message``, hints below, and a summary."""
    lines: list[str] = []
    for found in diagnostics:
        severity = found.severity.value
        lines.append(
            f"{paint(_place(name, found), 'place')}: {found.code} "
            f"{paint(severity, severity)}: {_shown(found.text())}"
        )
        if hint := found.advice():
            lines.append(paint(f"    {_shown(hint)}", "hint"))
    return "\n".join([*lines, _summary(name, diagnostics, paint), ""])


def as_json(name: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Write the findings as one object; see docs/reference/ferd-check.md."""
    counted = Counter(found.severity for found in diagnostics)
    form = {
        "file": name,
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "advice": counted[Severity.ADVICE],
        "diagnostics": [_form(found) for found in diagnostics],
    }
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _form(found: Diagnostic) -> dict[str, object]:
    source = found.source
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.text(),
        "hint": found.advice(),
        "where": found.where,
        "source": {"page": source.page, "line": source.line} if source else None,
    }


def _place(name: str, found: Diagnostic) -> str:
    """Write ``file:line``, with the page between them from the second page on."""
    if found.source is None:
        return f"{_shown(name)}:1"
    page, line = found.source.page, found.source.line
    return f"{_shown(name)}:{line}" if page == 1 else f"{_shown(name)}:{page}:{line}"


def _summary(name: str, diagnostics: Iterable[Diagnostic], paint: Painter) -> str:
    counted = Counter(found.severity for found in diagnostics)
    parts = [
        paint(f"{counted[severity]} {words[counted[severity] != 1]}", severity.value)
        for severity, words in _WORDS.items()
        if counted[severity]
    ]
    return f"{_shown(name)}: {', '.join(parts) or paint('no findings', 'clean')}."


def _shown(text: str) -> str:
    """Take out what could steer the terminal: a document may hold anything."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _plain(text: str, _style: str) -> str:
    return text


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"
