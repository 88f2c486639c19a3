"""Exactly what an approver is shown of an objective, as one value to be sealed.

Times are written in UTC, people by identifier and name, choices by their codes:
the reader's language is no part of it. What stands under `context` is kept as it
was seen; everything else is gathered again whenever the approval is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from django.db.models import Model, Prefetch, Q, QuerySet

from ferd.areas.accounts.models import Person
from ferd.areas.progress import standing
from ferd.areas.progress.models import (
    ActivityRecord,
    Approval,
    EvidenceFile,
    ObjectiveProgress,
    Observation,
    Recommendation,
    Remark,
)
from ferd.core.progress.seal import Shown, changes, seal_of

CONTEXT = "context"

SHOWN_RECORDS = (*ActivityRecord.COUNTED, ActivityRecord.Status.WITHDRAWN)
"""States of records that others than the trainee are shown as evidence."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What an objective rests on, as rows, newest first."""

    records: list[ActivityRecord]
    observations: list[Observation]
    recommendations: list[Recommendation]


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether what an approval rests on is still what was shown.

    Attributes:
        changed: the places at which it differs, such as ``records.0.words``.
        later: how many pieces of evidence came afterwards.
    """

    changed: tuple[str, ...]
    later: int

    @property
    def holds(self) -> bool:
        """Tell whether not one character differs."""
        return not self.changed


def gather(row: ObjectiveProgress) -> Gathered:
    """Gather what an objective rests on now."""
    return gather_all([row])[row.pk]


def gather_all(rows: Iterable[ObjectiveProgress]) -> dict[int, Gathered]:
    """Gather what each of some objectives rests on: as many questions as for one."""
    found = {row.pk: Gathered([], [], []) for row in rows}
    records = ActivityRecord.objects.filter(status__in=SHOWN_RECORDS)
    of_record = _by_evidence(ActivityRecord.objectives.through, "activityrecord", found)
    for record in _with_files(records.filter(pk__in=list(of_record))):
        for key in of_record[record.pk]:
            found[key].records.append(record)
    observations = standing.counted_observations()
    of_given = _by_evidence(Observation.objectives.through, "observation", found)
    for observation in _with_remarks(observations.filter(pk__in=list(of_given))):
        for key in of_given[observation.pk]:
            found[key].observations.append(observation)
    given = Recommendation.objects.filter(progress__in=list(found))
    for recommendation in given.select_related("by"):
        found[recommendation.progress_id].recommendations.append(recommendation)
    return found


def shown_of(row: ObjectiveProgress, gathered: Gathered) -> dict[str, Shown]:
    """Give what is shown of an objective as the value that is sealed."""
    return _content(row, gathered) | {
        CONTEXT: {
            "owner": row.owner.name,
            "unit": str(row.owner.uuid),
            "stage": row.stage_label,
            "expected_on": str(row.expected_on or ""),
            "round": row.round,
            "version": row.version,
        }
    }


def seal_now(row: ObjectiveProgress) -> str:
    """Give the hash of what is shown of an objective at this moment."""
    return seal_of(shown_of(row, gather(row)))


def cover_of(approval: Approval, row: ObjectiveProgress, now: Gathered) -> Cover:
    """Gather again what an approval rests on, and compare.

    Nothing that came afterwards breaks the seal, and nothing that is gone or
    different goes unseen.
    """
    sealed = cast("dict[str, Shown]", approval.shown)
    if seal_of(sealed) != approval.shown_hash:
        return Cover(("seal",), 0)
    again = _sealed_part(row, sealed)
    then = {key: value for key, value in sealed.items() if key != CONTEXT}
    known = _ids(sealed, "records") | _ids(sealed, "observations")
    there = [each.uuid for each in now.records]
    there += [each.uuid for each in now.observations]
    later = sum(str(piece) not in known for piece in there)
    return Cover(tuple(changes(then, again)), later)


def _sealed_part(
    row: ObjectiveProgress, sealed: Mapping[str, Shown]
) -> dict[str, Shown]:
    """Gather the pieces that were sealed as they are now, in the sealed order."""
    records = ActivityRecord.objects.filter(uuid__in=_ids(sealed, "records"))
    observations = Observation.objects.filter(uuid__in=_ids(sealed, "observations"))
    given = Recommendation.objects.filter(uuid__in=_ids(sealed, "recommendations"))
    gathered = Gathered(
        records=list(_with_files(records.filter(objectives=row))),
        observations=list(
            _with_remarks(
                observations.filter(objectives=row),
                Q(uuid__in=_inner_ids(sealed, "observations", "remarks")),
            )
        ),
        recommendations=list(given.filter(progress=row).select_related("by")),
    )
    return _content(row, gathered)


def _content(row: ObjectiveProgress, gathered: Gathered) -> dict[str, Shown]:
    objective, trainee = row.objective, row.traineeship.trainee
    return {
        "format": 1,
        "objective": {
            "code": objective.code,
            "title": objective.own_title,
            "text": objective.text,
        },
        "trainee": _person(trainee),
        "submission": {
            "by": _person(row.submitted_by),
            "at": _moment(row.submitted_at),
            "words": row.submitted_words,
            "basis": row.basis,
        },
        "records": [_record(each) for each in gathered.records],
        "observations": [_observation(each) for each in gathered.observations],
        "recommendations": [_recommendation(r) for r in gathered.recommendations],
    }


def _by_evidence(
    through: type[Model], column: str, keys: Iterable[int]
) -> dict[int, list[int]]:
    """Give the objectives that each piece of evidence is linked to."""
    links: dict[int, list[int]] = defaultdict(list)
    rows = through._default_manager.filter(objectiveprogress__in=list(keys))  # noqa: SLF001  Django's own name
    for piece, objective in rows.values_list(column, "objectiveprogress"):
        links[piece].append(objective)
    return links


def _record(record: ActivityRecord) -> dict[str, Shown]:
    return {
        "id": str(record.uuid),
        "kind": record.kind,
        "title": record.title,
        "words": record.words,
        "done_on": str(record.done_on),
        "unit": record.unit.name,
        "status": record.status,
        "signed_at": _moment(record.signed_at),
        "signed_by": _person(record.signed_by),
        "on_behalf_of": _person(record.on_behalf_of),
        "withdrawn_words": record.withdrawn_words,
        "files": [
            {"name": file.name, "hash": file.content_hash}
            for file in record.files.all()
        ],
    }


def _observation(observation: Observation) -> dict[str, Shown]:
    answers = cast("Mapping[str, Shown]", observation.answers)
    return {
        "id": str(observation.uuid),
        "template": str(observation.template.template),
        "number": observation.template.number,
        "situation": observation.situation,
        "observed_on": str(observation.observed_on),
        "given_at": _moment(observation.given_at),
        "assessor": _person(observation.assessor),
        "role": observation.assessor_role,
        "level": observation.level,
        "self_rating": observation.self_rating,
        "self_words": observation.self_words,
        "answers": answers,
        "words": observation.words,
        "remarks": [
            {"id": str(r.uuid), "by": _person(r.by), "words": r.words}
            for r in observation.remarks.all()
        ],
    }


def _recommendation(given: Recommendation) -> dict[str, Shown]:
    return {
        "id": str(given.uuid),
        "by": _person(given.by),
        "capacity": given.capacity,
        "round": given.round,
        "at": _moment(given.at),
        "words": given.words,
        "withdrawn_at": _moment(given.withdrawn_at),
        "withdrawn_words": given.withdrawn_words,
    }


def _with_files(records: QuerySet[ActivityRecord]) -> QuerySet[ActivityRecord]:
    kept = EvidenceFile.objects.filter(removed_at=None).defer("content")
    related = records.select_related("unit", "signed_by", "on_behalf_of", "trainee")
    return related.prefetch_related(Prefetch("files", kept)).order_by("-done_on", "-pk")


def _with_remarks(
    observations: QuerySet[Observation], which: Q | None = None
) -> QuerySet[Observation]:
    remarks = Remark.objects.filter(which or Q()).select_related("by")
    related = observations.select_related(
        "template__template", "assessor", "unit", "link", "trainee"
    )
    return related.prefetch_related(Prefetch("remarks", remarks)).order_by(
        "-observed_on", "-pk"
    )


def _person(person: Person | None) -> Shown:
    return {"id": str(person.uuid), "name": person.name} if person else None


def _moment(moment: datetime | None) -> Shown:
    return moment.astimezone(UTC).isoformat() if moment else None


def _ids(sealed: Mapping[str, Shown], part: str) -> set[str]:
    pieces = cast("Iterable[Mapping[str, str]]", sealed[part])
    return {piece["id"] for piece in pieces}


def _inner_ids(sealed: Mapping[str, Shown], part: str, inner: str) -> set[str]:
    pieces = cast("Iterable[Mapping[str, Iterable[Mapping[str, str]]]]", sealed[part])
    return {each["id"] for piece in pieces for each in piece[inner]}
