"""Tables of learning objectives, in CSV and in XLSX, to editions and back.

One row is one objective; a second table, or sheet, may say more about the
learning activities: their kind, and how many times a clinical procedure should
be done in which role.
"""

from collections.abc import Iterable, Sequence

from ferd.core.curriculum import findings
from ferd.core.curriculum.catalogue import Edition, Objective, Specialty
from ferd.core.curriculum.findings import Reading
from ferd.core.diagnostics import Diagnostic
from ferd.formats.catalogue_rows import (
    Harvest,
    entries,
    gather_activities,
    gather_objective,
)
from ferd.formats.columns import LABELS, Column, find_header
from ferd.formats.delimited import read_delimited, write_delimited
from ferd.formats.sandbox import Failure, Limits
from ferd.formats.workbooks import (
    MAX_COLUMNS,
    MAX_ROWS,
    OLD_WORKBOOK,
    USUAL_LIMITS,
    Sheet,
    read_workbook,
    write_workbook,
)

_OBJECTIVE_COLUMNS = (
    Column.CODE,
    Column.TITLE,
    Column.TEXT,
    Column.EXPLANATION,
    Column.GROUP,
    Column.VALID_FROM,
    Column.VALID_TO,
    Column.REPLACES,
    Column.THEME,
    Column.ACTIVITIES,
    Column.ASSESSMENTS,
)
_ACTIVITY_COLUMNS = (
    Column.ACTIVITY,
    Column.KIND,
    Column.TEXT,
    Column.ROW,
    Column.ROLE,
    Column.COUNT,
)
_SHEET_NAMES = {
    "nb": ("Læringsmål", "Læringsaktiviteter"),
    "nn": ("Læringsmål", "Læringsaktivitetar"),
    "en": ("Learning objectives", "Learning activities"),
}


def read_csv(data: bytes, *, specialty: str = "") -> Reading:
    """Read a CSV file; `specialty` is the one whose numbers stand without code."""
    if not data.strip():
        return (), (findings.file_is_empty(),)
    rows = read_delimited(data)
    if rows is None:
        return (), (findings.kind_is_unknown(),)
    return read_sheets((Sheet("", rows[:MAX_ROWS]),), specialty=specialty)


def read_xlsx(
    data: bytes, *, specialty: str = "", limits: Limits | None = None
) -> Reading:
    """Read an XLSX workbook; all its sheets that have objectives or activities."""
    if not data:
        return (), (findings.file_is_empty(),)
    if data.startswith(OLD_WORKBOOK):
        return (), (findings.workbook_is_locked(),)
    match read_workbook(data, limits or USUAL_LIMITS):
        case Failure.TOO_MUCH:
            return (), (findings.reading_hit_a_limit(),)
        case Failure.CRASHED | Failure.NOT_STARTED:
            return (), (findings.file_is_damaged(),)
        case sheets:
            return read_sheets(sheets, specialty=specialty)


def read_sheets(sheets: Iterable[Sheet], *, specialty: str) -> Reading:
    """Read tables of text, wherever they come from."""
    harvest = Harvest(specialty.strip().upper())
    strangers = [sheet for sheet in sheets if not _gather(sheet, harvest)]
    if not harvest.objectives and not harvest.activities and strangers:
        missing = findings.code_column_is_missing(strangers[0].name)
        harvest.diagnostics.append(missing)
    elif not harvest.objectives:
        harvest.diagnostics.append(findings.no_objectives())
    editions = tuple(_edition(code, harvest) for code in harvest.objectives)
    return editions, (*harvest.diagnostics, *wordless(editions))


def _gather(sheet: Sheet, harvest: Harvest) -> bool:
    """Read one table; tell whether it was one of ours."""
    if sheet.is_cut:
        cut = findings.sheet_is_cut(sheet.name, MAX_ROWS, MAX_COLUMNS)
        harvest.diagnostics.append(cut)
    found = find_header(sheet.rows)
    if found is None:
        return False
    header, columns = found
    rows = entries(sheet.rows, header, columns)
    if Column.ACTIVITY in columns and Column.CODE not in columns:
        gather_activities(rows, harvest)
    else:
        for entry in rows:
            gather_objective(entry, harvest)
    return True


def _edition(code: str, harvest: Harvest) -> Edition:
    objectives = tuple(o for _, o in sorted(harvest.objectives[code].items()))
    one_only = len(harvest.objectives) == 1
    cited = dict.fromkeys(key for o in objectives for key in o.activities)
    assessments = dict.fromkeys(key for o in objectives for key in o.assessments)
    return Edition(
        specialty=Specialty(code),
        objectives=objectives,
        activities=tuple(
            harvest.activities[key]
            for key in (harvest.activities if one_only else cited)
        ),
        assessments=tuple(harvest.assessments[key] for key in assessments),
        source="table",
    )


def wordless(editions: Iterable[Edition]) -> Iterable[Diagnostic]:
    """Say of which editions some objectives have neither title nor text."""
    for edition in editions:
        count = sum(not o.title and not o.text for o in edition.objectives)
        if count:
            yield findings.objectives_have_no_words(edition.specialty.code, count)


def write_csv(edition: Edition, *, language: str) -> bytes:
    """Write the objectives of an edition as CSV, headed in ``nb``, ``nn`` or ``en``."""
    return write_delimited(_objective_rows(edition, language))


def write_xlsx(edition: Edition, *, language: str) -> bytes:
    """Write an edition as a workbook: objectives, and learning activities if any."""
    objectives, activities = _SHEET_NAMES[language]
    sheets: dict[str, Iterable[Sequence[str]]] = {
        objectives: _objective_rows(edition, language)
    }
    if edition.activities:
        sheets[activities] = _activity_rows(edition, language)
    title = edition.title or edition.specialty.nb or edition.specialty.code
    return write_workbook(sheets, title=title)


def _objective_rows(edition: Edition, language: str) -> Iterable[Sequence[str]]:
    activities = {a.key: a.title for a in edition.activities}
    assessments = {a.key: a.title for a in edition.assessments}
    yield [LABELS[language][column] for column in _OBJECTIVE_COLUMNS]
    for objective in edition.objectives:
        yield [
            *_own_cells(objective),
            " | ".join(activities.get(key, key) for key in objective.activities),
            " | ".join(assessments.get(key, key) for key in objective.assessments),
        ]


def _own_cells(objective: Objective) -> Sequence[str]:
    return (
        objective.code,
        objective.title,
        objective.text,
        objective.explanation,
        objective.group,
        objective.valid_from.isoformat() if objective.valid_from else "",
        objective.valid_to.isoformat() if objective.valid_to else "",
        objective.replaces,
        objective.theme or "",
    )


def _activity_rows(edition: Edition, language: str) -> Iterable[Sequence[str]]:
    yield [LABELS[language][column] for column in _ACTIVITY_COLUMNS]
    for activity in edition.activities:
        own = (activity.title, activity.kind.value, activity.text)
        for count in activity.counts:
            yield (*own, count.row, count.role, str(count.count))
        if not activity.counts:
            yield (*own, "", "", "")
