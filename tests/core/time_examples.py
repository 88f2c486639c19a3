"""The worked examples of docs/rules/time.md, read from its tables."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path

from ferd.core.time import Leave, Period, TrainingClock, WorkingFraction
from ferd.core.time_rules import LeaveKind, TimeRules, TrainingPart

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "time.md"


def examples(heading: str) -> list[dict[str, str]]:
    """Read the table below ``### Worked examples: heading``."""
    return _table(f"### Worked examples: {heading}")


def rule_table() -> list[dict[str, str]]:
    """Read the table of rules and their defaults."""
    return _table("## The rules are data")


def fractions_of(text: str) -> tuple[WorkingFraction, ...]:
    """Read ``4/5``, or ``1 2026-01-01..2026-04-16; 1/2 2026-04-16..``."""
    if ".." not in text:
        return (WorkingFraction(Period(date(2000, 1, 1)), Fraction(text)),)
    pieces = (piece.split() for piece in text.split(";"))
    return tuple(WorkingFraction(_period(when), Fraction(f)) for f, when in pieces)


def leaves_of(text: str) -> tuple[Leave, ...]:
    """Read ``sick 2026-03-01..2026-07-01 1/2``."""
    pieces = (piece.split() for piece in text.split(";") if piece.strip())
    return tuple(
        Leave(_period(when), LeaveKind(kind), *map(Fraction, share))
        for kind, when, *share in pieces
    )


def clock_of(row: dict[str, str]) -> TrainingClock:
    """Make the clock that a row describes."""
    return TrainingClock(
        fractions_of(row["Working fraction"]),
        leaves_of(row["Absence"]),
        TimeRules(),
        TrainingPart(int(row["Part"])),
    )


def _period(text: str) -> Period:
    start, end = text.split("..")
    return Period(
        date.fromisoformat(start), date.fromisoformat(end) if end else date.max
    )


def _table(heading: str) -> list[dict[str, str]]:
    lines = iter(PAGE.read_text(encoding="utf-8").splitlines())
    while next(lines) != heading:
        pass
    while not (line := next(lines)).startswith("|"):
        pass
    names = _cells(line)
    next(lines)
    rows = []
    while (line := next(lines, "")).startswith("|"):
        rows.append(dict(zip(names, _cells(line), strict=True)))
    return rows


def _cells(line: str) -> Iterable[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
