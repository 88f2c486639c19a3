"""A catalogue in whatever format it comes: the content decides, not the name.

Files that belong together are read together: the content API gives specialties,
objectives and activities apart, and a table of activities may lie beside one of
objectives.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ferd.core.curriculum import findings
from ferd.core.curriculum.catalogue import Edition
from ferd.core.curriculum.findings import Reading
from ferd.core.diagnostics import Diagnostic
from ferd.formats.case import read_case
from ferd.formats.delimited import read_delimited
from ferd.formats.hapi import read_hapi
from ferd.formats.hapi_objects import is_hapi
from ferd.formats.json_shape import as_object, parse_json
from ferd.formats.plans.documents.decoding import decode
from ferd.formats.tables import read_csv, read_sheets, read_xlsx
from ferd.formats.workbooks import MAX_ROWS, OLD_WORKBOOK, Sheet

LARGEST_FILE = 60_000_000
"""In bytes; all specialties of the country together are far below it."""


@dataclass(slots=True)
class _Pile:
    """Files sorted by how they are to be read."""

    answers: list[bytes] = field(default_factory=list)
    tables: list[Sheet] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)


def read_catalogue(files: Sequence[bytes], *, specialty: str = "") -> Reading:
    """Read files of any format that Ferd knows into editions, one a specialty.

    Args:
        files: whole files; those of the content API and CSV tables are read
            together, because they refer to one another.
        specialty: the specialty of objectives that stand as bare numbers.
    """
    pile = _Pile()
    for data in files:
        _sort(data, pile, specialty)
    if pile.answers:
        pile.readings.append(read_hapi(pile.answers))
    if pile.tables:
        pile.readings.append(read_sheets(pile.tables, specialty=specialty))
    editions = _joined(edition for found, _ in pile.readings for edition in found)
    said = tuple(finding for _, findings_ in pile.readings for finding in findings_)
    return editions, said


def _sort(data: bytes, pile: _Pile, specialty: str) -> None:
    start = (decode(data[:4096]) or "").lstrip("\ufeff \t\r\n")
    if len(data) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        pile.readings.append(((), (findings.file_is_too_large(megabytes),)))
    elif data.startswith((b"PK", OLD_WORKBOOK)):
        pile.readings.append(read_xlsx(data, specialty=specialty))
    elif start.startswith(("{", "[")):
        _sort_json(data, pile, specialty)
    else:
        _sort_table(data, pile, specialty)


def _sort_json(data: bytes, pile: _Pile, specialty: str) -> None:
    parsed = parse_json(data)
    if "CFDocument" in as_object(parsed):
        pile.readings.append(read_case(data, specialty=specialty))
    elif isinstance(parsed, Diagnostic):
        pile.readings.append(((), (parsed,)))
    elif is_hapi(parsed):
        pile.answers.append(data)
    else:
        pile.readings.append(((), (findings.kind_is_unknown(),)))


def _sort_table(data: bytes, pile: _Pile, specialty: str) -> None:
    rows = read_delimited(data) if data.strip() else None
    if rows is None:
        pile.readings.append(read_csv(data, specialty=specialty))
    else:
        pile.tables.append(Sheet("", rows[:MAX_ROWS], is_cut=len(rows) > MAX_ROWS))


def _joined(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Make one edition of those that are of the same specialty."""
    by_code: dict[str, Edition] = {}
    for edition in editions:
        code = edition.specialty.code
        known = by_code.get(code)
        by_code[code] = edition if known is None else _together(known, edition)
    return tuple(by_code.values())


def _together(first: Edition, second: Edition) -> Edition:
    objectives = {o.number: o for o in (*second.objectives, *first.objectives)}
    activities = {a.key: a for a in (*second.activities, *first.activities)}
    assessments = {a.key: a for a in (*second.assessments, *first.assessments)}
    return replace(
        first,
        objectives=tuple(objectives[number] for number in sorted(objectives)),
        activities=tuple(activities.values()),
        assessments=tuple(assessments.values()),
    )
