"""Rows of a table to objectives and activities, once the columns are known.

A table knows learning activities and assessment methods by their titles, so
their titles are their keys.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ferd.core.curriculum import findings
from ferd.core.curriculum.catalogue import (
    COMMON,
    ActivityKind,
    AssessmentMethod,
    LearningActivity,
    Objective,
    ObjectiveKind,
    RecommendedCount,
    Theme,
)
from ferd.core.curriculum.model import objective_code, split_code
from ferd.core.diagnostics import Diagnostic
from ferd.formats.columns import Column
from ferd.formats.plain_text import showable
from ferd.formats.words import activity_kind, assessment_kind, date_of, theme_of

_BETWEEN = re.compile(r"[|\n]")
_BETWEEN_IN_ONE_LINE = re.compile(r"[;]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its number in the table from one, and its text by column."""

    row: int
    cells: Mapping[Column, str]

    def __getitem__(self, column: Column) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Harvest:
    """What has been read of a document so far, and what there is to say of it."""

    specialty: str
    objectives: dict[str, dict[int, Objective]] = field(default_factory=dict)
    activities: dict[str, LearningActivity] = field(default_factory=dict)
    assessments: dict[str, AssessmentMethod] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    lacks_specialty: bool = False


def entries(
    rows: Sequence[Sequence[str]], header: int, columns: Mapping[Column, int]
) -> Iterator[Entry]:
    """Give the rows below the header that are not empty."""
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        if any(row):
            cells = {c: showable(row[i]) for c, i in columns.items() if i < len(row)}
            yield Entry(number, cells)


def gather_objective(entry: Entry, harvest: Harvest) -> None:
    """Read a row about an objective."""
    written = entry[Column.CODE] or entry[Column.NUMBER]
    parts = split_code(written)
    if parts is None:
        finding = findings.code_is_unreadable(written[:80], entry.row)
        harvest.diagnostics.append(finding)
        return
    prefix, number = parts
    specialty = prefix or entry[Column.SPECIALTY].upper() or harvest.specialty
    if not specialty:
        if not harvest.lacks_specialty:
            harvest.diagnostics.append(findings.specialty_is_missing())
        harvest.lacks_specialty = True
        return
    known = harvest.objectives.setdefault(specialty, {})
    code = objective_code(specialty, number)
    if number in known:
        harvest.diagnostics.append(findings.objective_stands_twice(code))
        return
    known[number] = _objective(entry, specialty, number, harvest)


def _objective(
    entry: Entry, specialty: str, number: int, harvest: Harvest
) -> Objective:
    code = objective_code(specialty, number)
    common = specialty == COMMON
    return Objective(
        number=number,
        code=code,
        title=entry[Column.TITLE],
        text=entry[Column.TEXT],
        explanation=entry[Column.EXPLANATION],
        group=entry[Column.GROUP],
        valid_from=_date(entry[Column.VALID_FROM], code, harvest),
        valid_to=_date(entry[Column.VALID_TO], code, harvest),
        replaces=_normalised(entry[Column.REPLACES], specialty),
        kind=ObjectiveKind.COMMON if common else ObjectiveKind.SPECIALTY,
        theme=_theme(entry[Column.THEME], code, harvest) if common else None,
        activities=_cited_activities(entry[Column.ACTIVITIES], harvest),
        assessments=_cited_assessments(entry[Column.ASSESSMENTS], harvest),
    )


def _date(written: str, code: str, harvest: Harvest) -> date | None:
    read = date_of(written)
    if written and read is None:
        harvest.diagnostics.append(findings.date_is_unreadable(written[:80], code))
    return read


def _normalised(written: str, specialty: str) -> str:
    parts = split_code(written) if written else None
    return objective_code(parts[0] or specialty, parts[1]) if parts else written


def _theme(written: str, code: str, harvest: Harvest) -> Theme | None:
    read = theme_of(written)
    if written and read is None:
        finding = findings.word_is_unknown(written[:80], f"objective:{code}")
        harvest.diagnostics.append(finding)
    return read


def _cited_activities(written: str, harvest: Harvest) -> tuple[str, ...]:
    titles = _titles(written)
    for title in titles:
        kind = activity_kind(title)
        activity = LearningActivity(key=title, kind=kind, title=title)
        harvest.activities.setdefault(title, activity)
    return titles


def _cited_assessments(written: str, harvest: Harvest) -> tuple[str, ...]:
    titles = _titles(written)
    for title in titles:
        kind = assessment_kind(title)
        method = AssessmentMethod(key=title, kind=kind, title=title)
        harvest.assessments.setdefault(title, method)
    return titles


def _titles(written: str) -> tuple[str, ...]:
    between = _BETWEEN if _BETWEEN.search(written) else _BETWEEN_IN_ONE_LINE
    parts = (part.strip() for part in between.split(written))
    return tuple(dict.fromkeys(part for part in parts if part))


def gather_activities(rows: Iterable[Entry], harvest: Harvest) -> None:
    """Read rows about learning activities; several may be about the same one."""
    by_title: dict[str, list[Entry]] = {}
    for entry in rows:
        if title := entry[Column.ACTIVITY]:
            by_title.setdefault(title, []).append(entry)
    for title, about in by_title.items():
        counts = (_count(entry) for entry in about)
        harvest.activities[title] = LearningActivity(
            key=title,
            kind=_kind(title, about),
            title=title,
            text=next((e[Column.TEXT] for e in about if e[Column.TEXT]), ""),
            counts=tuple(count for count in counts if count is not None),
        )


def _kind(title: str, about: list[Entry]) -> ActivityKind:
    written = next((e[Column.KIND] for e in about if e[Column.KIND]), title)
    return activity_kind(written)


def _count(entry: Entry) -> RecommendedCount | None:
    written = entry[Column.COUNT] or entry[Column.NUMBER]
    if not written.isdecimal():
        return None
    return RecommendedCount(int(written), entry[Column.ROLE], entry[Column.ROW])
