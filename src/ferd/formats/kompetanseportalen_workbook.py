"""A trainee's record in Kompetanseportalen's shape as a workbook, and back.

Five sheets of plain text, without formulas or links: the trainee, objectives,
activities, signatures and comments. The rows of the last three name the
objective, and the activity where they belong to one. Any of the three languages
is read; what is written reads back as the same values.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from ferd.formats.documents.language import Language
from ferd.formats.kompetanseportalen import (
    FORM,
    Activity,
    ActivityKind,
    ActivityState,
    Comment,
    CommentKind,
    Objective,
    ObjectiveState,
    Signature,
    SignatureKind,
    TraineeRecord,
)
from ferd.formats.kompetanseportalen_words import (
    ABOUT,
    ACTIVITIES,
    COMMENTS,
    OBJECTIVES,
    SHEETS,
    SIGNATURES,
    in_language,
    meant,
    said,
)
from ferd.formats.sandbox import Failure
from ferd.formats.workbooks import USUAL_LIMITS, read_workbook, write_workbook

Row = Sequence[str]
Key = tuple[str, str]
"""The objective's code and the activity's id; no id for the objective itself."""


def write_xlsx(record: TraineeRecord, language: Language) -> bytes:
    """Write a record as a workbook with headings in one language."""
    titles = in_language(SHEETS, language)
    owners = list(_owners(record))
    tables: tuple[list[Row], ...] = (
        list(zip(in_language(ABOUT, language), _about(record), strict=True)),
        [_objective_row(each, language) for each in record.objectives],
        [
            _activity_row(o.code, each, language)
            for o in record.objectives
            for each in o.activities
        ],
        [_signature_row(k, s, language) for k, o in owners for s in o.signatures],
        [_comment_row(k, c, language) for k, o in owners for c in o.comments],
    )
    heads = (None, OBJECTIVES, ACTIVITIES, SIGNATURES, COMMENTS)
    return write_workbook(
        {
            title: [in_language(head, language), *rows] if head else rows
            for title, head, rows in zip(titles, heads, tables, strict=True)
        },
        title=f"{record.specialty_code}: {record.trainee}",
    )


def read_xlsx(data: bytes) -> TraineeRecord:
    """Read a record back; ValueError when the file is something else."""
    found = read_workbook(data, USUAL_LIMITS)
    sheets = () if isinstance(found, Failure) else found
    try:
        return _record([[_padded(row) for row in sheet.rows] for sheet in sheets])
    except (IndexError, ValueError) as error:
        refusal = f"This is not a workbook of the form {FORM}."
        raise ValueError(refusal) from error


def _record(tables: Sequence[Sequence[Row]]) -> TraineeRecord:
    about, objectives, activities, signatures, comments = tables
    values = [row[1] for row in about]
    if values[0] != FORM:
        raise ValueError(values[0])
    parts = _Parts(
        _language([row[0] for row in about]),
        activities[1:],
        signatures[1:],
        comments[1:],
    )
    return TraineeRecord(
        trainee=values[1],
        hpr_number=values[2],
        specialty_code=values[3],
        unit=values[4],
        starts_on=date.fromisoformat(values[5]),
        copied_at=datetime.fromisoformat(values[6]),
        objectives=tuple(parts.objective(row) for row in objectives[1:]),
    )


def _language(headings: list[str]) -> Language:
    for language in Language:
        if in_language(ABOUT, language) == headings:
            return language
    raise ValueError(headings)


def _about(record: TraineeRecord) -> Row:
    return (
        FORM,
        record.trainee,
        record.hpr_number,
        record.specialty_code,
        record.unit,
        record.starts_on.isoformat(),
        record.copied_at.isoformat(),
    )


def _owners(record: TraineeRecord) -> Iterator[tuple[Key, Objective | Activity]]:
    for objective in record.objectives:
        yield (objective.code, ""), objective
        for activity in objective.activities:
            yield (objective.code, activity.id), activity


def _objective_row(objective: Objective, language: Language) -> Row:
    return (
        objective.code,
        objective.title,
        said(objective.state, language),
        objective.unit,
        objective.stage,
        _when(objective.expected_on),
        _when(objective.submitted_at),
        _when(objective.approved_at),
    )


def _activity_row(code: str, activity: Activity, language: Language) -> Row:
    return (
        code,
        activity.id,
        said(activity.kind, language),
        activity.title,
        said(activity.state, language),
        _when(activity.done_on),
        _when(activity.recorded_at),
        _when(activity.sent_at),
        activity.unit,
        _figure(activity.self_rating),
    )


def _signature_row(key: Key, signature: Signature, language: Language) -> Row:
    return (
        *key,
        said(signature.kind, language),
        signature.by,
        signature.role,
        signature.on_behalf_of,
        _when(signature.at),
        _figure(signature.level),
        signature.basis,
        _when(signature.withdrawn_at),
    )


def _comment_row(key: Key, comment: Comment, language: Language) -> Row:
    return (
        *key,
        said(comment.kind, language),
        comment.by,
        _when(comment.at),
        comment.words,
    )


def _when(value: date | datetime | None) -> str:
    return value.isoformat() if value else ""


def _figure(value: int | None) -> str:
    return "" if value is None else str(value)


def _padded(row: Row) -> list[str]:
    return [*row, *[""] * (12 - len(row))]


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _moment(cell: str) -> datetime | None:
    return datetime.fromisoformat(cell) if cell else None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


class _Parts:
    """What belongs under which objective and activity."""

    def __init__(
        self,
        language: Language,
        activities: Sequence[Row],
        signatures: Sequence[Row],
        comments: Sequence[Row],
    ) -> None:
        self._language = language
        self._activities: Mapping[str, list[Row]] = _by_objective(activities)
        self._signatures: defaultdict[Key, list[Signature]] = defaultdict(list)
        self._comments: defaultdict[Key, list[Comment]] = defaultdict(list)
        for row in signatures:
            self._signatures[row[0], row[1]].append(self._signature(row))
        for row in comments:
            self._comments[row[0], row[1]].append(self._comment(row))

    def objective(self, row: Row) -> Objective:
        """Read one objective with all that stands under it."""
        return Objective(
            code=row[0],
            title=row[1],
            state=meant(ObjectiveState, row[2], self._language),
            unit=row[3],
            stage=row[4],
            expected_on=_day(row[5]),
            submitted_at=_moment(row[6]),
            approved_at=_moment(row[7]),
            activities=tuple(map(self._activity, self._activities.get(row[0], ()))),
            signatures=tuple(self._signatures[row[0], ""]),
            comments=tuple(self._comments[row[0], ""]),
        )

    def _activity(self, row: Row) -> Activity:
        return Activity(
            id=row[1],
            kind=meant(ActivityKind, row[2], self._language),
            title=row[3],
            state=meant(ActivityState, row[4], self._language),
            done_on=date.fromisoformat(row[5]),
            recorded_at=datetime.fromisoformat(row[6]),
            sent_at=_moment(row[7]),
            unit=row[8],
            self_rating=_whole(row[9]),
            signatures=tuple(self._signatures[row[0], row[1]]),
            comments=tuple(self._comments[row[0], row[1]]),
        )

    def _signature(self, row: Row) -> Signature:
        return Signature(
            kind=meant(SignatureKind, row[2], self._language),
            by=row[3],
            role=row[4],
            on_behalf_of=row[5],
            at=datetime.fromisoformat(row[6]),
            level=_whole(row[7]),
            basis=row[8],
            withdrawn_at=_moment(row[9]),
        )

    def _comment(self, row: Row) -> Comment:
        return Comment(
            kind=meant(CommentKind, row[2], self._language),
            by=row[3],
            at=datetime.fromisoformat(row[4]),
            words=row[5],
        )


def _by_objective(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found
